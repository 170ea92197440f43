import { describe, expect, it } from 'vitest';
import { possibleKeys, type RunAct } from '../../../shared/plan';
import { action, at, inside, order, Run, report, small } from './support';

const choice = (id: string, options: string, more = 'limit: 5, clock: step'): string =>
  `  - id: ${id}
    choice: 选哪个？
    question_en: Which?
    by: duty_officer
    decided_by: onsite_hq
    ${more.replaceAll(', ', '\n    ')}
    basis: default
    options:
${options}`;
const option = (when: string, flow: string): string =>
  `      - when: ${when}
        when_en: ${when}
        flow:${flow === '' ? ' []' : `\n${inside(flow, 8)}`}`;
const fork = (id: string, lanes: readonly (readonly [string, string])[]): string =>
  `  - id: ${id}
    fork: 分头办
    title_en: Side by side
    lanes:
${lanes.map(([lane, flow]) => `      - id: ${lane}\n        title: 一路${lane.at(-1)}\n        title_en: Lane\n        flow:\n${inside(flow, 8)}`).join('\n')}`;

describe('a choice', () => {
  const plan = small(
    `${choice('c', `${option('有', action('yes'))}\n${option('没有', '')}`)}\n${action('after')}`,
  );

  it('is due by its limit, then opens the flow of the option taken and closes the other', () => {
    const run = new Run(plan);
    expect(run.due('choice:c')).toMatchObject({ kind: 'choice', dueAt: at(5), reached: true });
    run.clock(2).choose('c', 0);
    expect(run.open()).toEqual(['yes']);
    expect(run.dueMinutes()).toEqual({ 'limit:yes': 12 });
    run.clock(4).complete('yes');
    expect(run.open()).toEqual(['after']);
    run.refuses({ kind: 'choose', key: 'c', option: 1, decidedBy: '局长', way: 'face' }, 'already_done');
  });

  it('goes on at once through an empty option, and the steps of the other become not applicable', () => {
    const run = new Run(plan);
    run.clock(2).choose('c', 1);
    expect(run.open()).toEqual(['after']);
    expect(run.dueMinutes()).toEqual({ 'limit:after': 12 });
    run.refuses({ kind: 'complete', key: 'yes', fields: {} }, 'not_on_path');
    expect([...possibleKeys(run.ctx, run.state)]).toEqual(['c', 'after', 'done']);
  });

  it('keeps who decided, by which way and in which words', () => {
    const run = new Run(plan);
    const act = {
      kind: 'choose',
      key: 'c',
      option: 0,
      decidedBy: ' 带班领导 ',
      way: 'signature',
      words: '先撤人',
    } as const;
    run.clock(2).do(act);
    expect(run.state.records['c']?.choice).toEqual({
      at: at(2),
      option: 0,
      decidedBy: '带班领导',
      way: 'signature',
      words: '先撤人',
    });
  });

  it('refuses an option that is not there and a decision by nobody', () => {
    const run = new Run(plan);
    const act = { kind: 'choose', key: 'c', option: 0, decidedBy: '局长', way: 'phone' } as const;
    for (const wrong of [-1, 2, 0.5, Number.NaN]) run.refuses({ ...act, option: wrong }, 'unknown_option');
    run.refuses({ ...act, option: '0' } as unknown as RunAct, 'unknown_option');
    run.refuses({ ...act, decidedBy: '' }, 'text_missing');
    run.refuses({ ...act, way: 'rumour' } as unknown as RunAct, 'unknown_way');
    run.refuses({ kind: 'complete', key: 'c', fields: {} }, 'wrong_kind');
  });
});

describe('a fork', () => {
  const plan = small(
    `${fork('f', [
      ['lane_a', `${action('a1')}\n${action('a2')}`],
      ['lane_b', action('b1')],
    ])}\n${action('after')}`,
  );

  it('opens all lanes at once and waits for all of them', () => {
    const run = new Run(plan);
    expect(run.open()).toEqual(['a1', 'b1']);
    run.clock(3).complete('b1');
    run.clock(4).complete('a1');
    expect(run.open()).toEqual(['a2']);
    run.clock(9).complete('a2');
    expect(run.open()).toEqual(['after']);
    expect(run.dueMinutes()).toEqual({ 'limit:after': 19 });
  });

  it('names the lanes around every open block', () => {
    const run = new Run(plan);
    expect(run.items().map((item) => item.lanes.map((lane) => lane.id))).toEqual([['lane_a'], ['lane_b']]);
  });
});

describe('receipt clocks', () => {
  const receipt = (id: string, limit: number): string => action(id, limit, 'clock: receipt');
  const plan = small(
    `${action('first')}\n${choice(
      'c',
      `${option('大', `${receipt('big', 30)}\n${report('notice', 'phone_report', 'practice')}`)}\n${option('小', receipt('little', 60))}`,
      'limit: 15, clock: receipt',
    )}\n${receipt('after', 90)}\n${action('slow')}`,
  );

  it('run from the receipt for every step still possible, also in options not yet decided', () => {
    const run = new Run(plan);
    expect(run.dues().map((due) => [due.id, (due.dueAt - at(0)) / 60_000, due.reached])).toEqual([
      ['limit:first', 10, true],
      ['choice:c', 15, false],
      ['limit:big', 30, false],
      ['obligation:notice:government_duty_office', 30, false],
      ['obligation:notice:superior_duty_office', 30, false],
      ['limit:little', 60, false],
      ['limit:after', 90, false],
    ]);
  });

  it('are looked at again after each choice', () => {
    const run = new Run(plan);
    run.clock(20).complete('first');
    run.choose('c', 1);
    expect(run.dueMinutes()).toEqual({ 'limit:little': 60, 'limit:after': 90 });
    expect(run.due('limit:little')?.reached).toBe(true);
  });

  it('leave a step that is reached late overdue at once', () => {
    const run = new Run(plan);
    run.clock(100).complete('first');
    run.choose('c', 0);
    expect(run.due('limit:big')).toMatchObject({ dueAt: at(30), reached: true });
  });
});

describe('an end', () => {
  const plan = small(
    `${fork('f', [
      ['lane_a', `${order('o', 'police')}\n${action('a2')}`],
      [
        'lane_b',
        choice(
          'real',
          `${option('属实', '')}\n${option('误报', '  - {id: false_alarm, end: 误报归档, title_en: False alarm}')}`,
        ),
      ],
    ])}\n${action('after', 50, 'clock: receipt')}`,
  );

  it('ends the whole run when a person confirms it, and names what is not needed any more', () => {
    const run = new Run(plan);
    run.clock(2).notify('o', 'police');
    run.clock(3).choose('real', 1);
    expect(run.open()).toEqual(['o…', 'a2', 'false_alarm']);
    const [event] = run.clock(5).do({ kind: 'confirm_end', key: 'false_alarm' });
    expect(event).toEqual({ kind: 'run_ended', key: 'false_alarm', at: at(5), closed: ['o', 'a2'] });
    expect(run.state).toMatchObject({ status: 'ended', endedAt: at(5), endKey: 'false_alarm' });
    expect(run.dues()).toEqual([]);
    expect(run.items()).toEqual([]);
    run.refuses({ kind: 'complete', key: 'a2', fields: {} }, 'run_ended');
  });

  it('takes what comes after it off the path, while the other lanes go on until it is confirmed', () => {
    const run = new Run(plan);
    run.clock(3).choose('real', 1);
    expect(run.due('limit:after')).toBeUndefined();
    run.refuses({ kind: 'complete', key: 'after', fields: {} }, 'not_on_path');
    expect(run.due('limit:o')).toBeDefined();
    run.notify('o', 'police');
    expect(run.due('chase:o:police')).toBeDefined();
  });

  it('is not confirmed before the flow has come to it', () => {
    const run = new Run(plan);
    run.refuses({ kind: 'confirm_end', key: 'false_alarm' }, 'choose_first');
    run.refuses({ kind: 'confirm_end', key: 'done' }, 'not_open');
    run.refuses({ kind: 'confirm_end', key: 'o' }, 'wrong_kind');
  });
});

describe('a spawn', () => {
  const plan = small(`  - {id: s, spawn: urban-fire, title: 另开事件, title_en: Child}\n${action('after')}`);

  it('is open and due in minutes until the child incident is there, then the parent goes on at once', () => {
    const run = new Run(plan);
    expect(run.open()).toEqual(['s']);
    expect(run.dueMinutes()).toEqual({ 'limit:s': 3 });
    run.clock(2).do({ kind: 'spawn', key: 's', childIncidentId: 'inc-7' });
    expect(run.state.records['s']?.spawned).toEqual({ at: at(2), childIncidentId: 'inc-7' });
    expect(run.open()).toEqual(['after']);
    run.refuses({ kind: 'spawn', key: 's', childIncidentId: 'inc-8' }, 'already_done');
  });

  it('may be dropped with a reason', () => {
    const run = new Run(plan);
    run.do({ kind: 'skip', key: 's', reason: '已由119立案' });
    expect(run.open()).toEqual(['after']);
  });
});

describe('working ahead', () => {
  const plan = small(
    `${action('a')}\n${choice('c', `${option('有', `${order('inner', 'police')}`)}\n${option('没有', '')}`)}\n${action('b')}\n${action('last')}`,
  );

  it('is allowed and marked for what lies behind no open choice', () => {
    const run = new Run(plan);
    const [event] = run.clock(2).do({ kind: 'complete', key: 'b', fields: {} });
    expect(event).toMatchObject({ kind: 'step_completed', ahead: true });
    expect(run.state.records['b']?.ahead).toBe(true);
    expect(run.open()).toEqual(['a']);
  });

  it('is not possible inside an option that nobody has chosen', () => {
    const run = new Run(plan);
    const act = { kind: 'notify', key: 'inner', party: 'police', who: '王', at: at(0) } as const;
    expect(run.try(act)).toEqual({ ok: false, code: 'choose_first', params: { choice: 'c' } });
  });

  it('may decide a choice ahead, and opens what follows when the flow arrives', () => {
    const run = new Run(plan);
    run.clock(1).choose('c', 0);
    run.clock(2).notify('inner', 'police');
    run.clock(3).complete('b');
    expect(run.open()).toEqual(['a', 'inner…']);
    expect(run.due('chase:inner:police')).toMatchObject({ dueAt: at(17), reached: true });
    run.clock(9).complete('a');
    expect(run.open()).toEqual(['inner…', 'last']);
    expect(run.dueMinutes()).toEqual({ 'chase:inner:police': 17, 'limit:last': 19 });
  });

  it('shows an order that was begun ahead, so that no chase is without its item', () => {
    const run = new Run(small(`${action('a')}\n${order('o', 'police, ambulance')}`));
    run.clock(2).notify('o', 'police');
    expect(run.open()).toEqual(['a', 'o']);
    expect(run.items()[1]).toMatchObject({ key: 'o', status: 'active', openedAt: at(2) });
  });

  it('is not marked when the flow had come', () => {
    const run = new Run(plan);
    expect(run.clock(1).do({ kind: 'complete', key: 'a', fields: {} })[0]).not.toHaveProperty('ahead');
  });
});

describe('an order given out before its path was closed', () => {
  it('is still owed an answer, can be chased, answered or dropped, but not widened', () => {
    const plan = small(
      fork('f', [
        ['lane_a', action('a1')],
        [
          'lane_b',
          `${choice('real', `${option('属实', '')}\n${option('误报', '  - {id: off, end: 误报归档, title_en: False alarm}')}`)}\n${order('o', 'police, ambulance')}`,
        ],
      ]),
    );
    const run = new Run(plan);
    run.clock(1).notify('o', 'police');
    run.clock(2).choose('real', 1);
    expect(run.open()).toEqual(['a1', 'off', 'o…']);
    expect(run.dueMinutes()).toMatchObject({ 'chase:o:police': 16 });
    run.refuses({ kind: 'notify', key: 'o', party: 'ambulance', who: '王', at: at(2) }, 'not_on_path');
    run.clock(4).do({ kind: 'chase', key: 'o', party: 'police', at: at(4) });
    run.clock(5).reportBack('o', 'police');
    expect(run.open()).toEqual(['a1', 'off']);
    expect(run.due('chase:o:police')).toBeUndefined();
  });
});
