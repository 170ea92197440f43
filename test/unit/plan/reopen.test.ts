import { describe, expect, it } from 'vitest';
import { decide, reduce } from '../../../shared/plan';
import { action, at, call, inside, order, Run, report, small } from './support';

const choice = (id: string, options: string): string =>
  `  - {id: ${id}, choice: 选哪个？, question_en: Which?, by: duty_officer, limit: 5, clock: step, options: [\n${options}]}`;
const option = (when: string, id: string): string =>
  `      {when: ${when}, when_en: ${when}, flow: [{id: ${id}, step: action, limit: 10, clock: step, title: 步骤, title_en: Step, post: duty_officer, instruction: 做, ticks: [{field: w, type: text, label: 内容}], outputs: [记录], basis: default}]}`;

describe('opening a step again', () => {
  it('keeps what was recorded, leaves the flow where it is, and the clock of the step counts on', () => {
    const run = new Run(small(`${action('a')}\n${action('b')}`));
    run.clock(3).complete('a', { what: '三人' });
    const before = run.dueMinutes();
    run.clock(5).do({ kind: 'reopen', key: 'a', reason: '人数有误' });
    expect(run.open()).toEqual(['a', 'b']);
    expect(run.dueMinutes()).toEqual({ 'limit:a': 10, ...before });
    expect(run.state.records['a']).toEqual({
      past: [
        {
          completed: { at: at(3) },
          fields: { what: '三人' },
          reopened: { at: at(5), reason: '人数有误', passedAt: at(3) },
        },
      ],
    });
    run.clock(7).complete('a', { what: '四人' });
    expect(run.open()).toEqual(['b']);
    expect(run.dueMinutes()).toEqual(before);
  });

  it('can be done as often as needed, and each time is kept', () => {
    const run = new Run(small(action('a')));
    for (const minute of [2, 4, 6]) {
      run.clock(minute).complete('a', { what: String(minute) });
      run.clock(minute + 1).do({ kind: 'reopen', key: 'a', reason: '再看' });
    }
    expect(run.state.records['a']?.past?.map((one) => one.fields?.['what'])).toEqual(['2', '4', '6']);
    expect(run.open()).toEqual(['a', 'done']);
  });

  it('is refused for what was not done, what was sent out, and without a reason', () => {
    const run = new Run(small(`${report('r', 'leader_report')}\n${action('a')}`));
    run.refuses({ kind: 'reopen', key: 'r', reason: '重来' }, 'not_done');
    run.clock(1).send('r', 'duty_leader');
    run.refuses({ kind: 'reopen', key: 'r', reason: '重来' }, 'report_sent');
    run.clock(2).complete('a');
    run.refuses({ kind: 'reopen', key: 'a', reason: ' ' }, 'text_missing');
    run.refuses({ kind: 'reopen', key: 'done', reason: '重来' }, 'wrong_kind');
  });

  it('takes back a skip: who was told still owes his answer, with the time since the last contact', () => {
    const run = new Run(small(`${order('o', 'police, township')}\n${action('b')}`));
    run.clock(2).notify('o', 'police');
    run.clock(4).do({ kind: 'skip', key: 'o', reason: '不用了' });
    expect(run.open()).toEqual(['b']);
    run.clock(9).do({ kind: 'reopen', key: 'o', reason: '还是要' });
    expect(run.open()).toEqual(['o', 'b']);
    expect(run.dueMinutes()).toMatchObject({ 'limit:o': 10, 'chase:o:police': 17, 'limit:b': 14 });
    run.clock(10).notify('o', 'township');
    run.reportBack('o', 'police', 'township');
    expect(run.open()).toEqual(['b']);
  });

  it('begins a done order or call anew, and what it had brought is kept', () => {
    const run = new Run(small(`${order('o', 'police')}\n${call('k', 'township')}`));
    run.clock(1).notify('o', 'police');
    run.reportBack('o', 'police');
    run.clock(3).do({ kind: 'reopen', key: 'o', reason: '换人' });
    expect(run.items()[0]).toMatchObject({ key: 'o', parties: [{ party: 'police', progress: 'to_notify' }] });
    expect(run.state.records['o']?.past?.[0]?.parties?.['police']?.reports).toHaveLength(1);
  });

  it('of a step done ahead waits for its turn again', () => {
    const run = new Run(small(`${action('a')}\n${action('b')}\n${action('c')}`));
    run.clock(1).complete('b');
    run.clock(2).do({ kind: 'reopen', key: 'b', reason: '早了' });
    run.clock(3).complete('a');
    expect(run.open()).toEqual(['b']);
    expect(run.dueMinutes()).toEqual({ 'limit:b': 13 });
  });
});

describe('deciding a choice another way', () => {
  const plan = small(
    `${choice('c', `${option('有', 'yes')},\n${option('没有', 'no')}`)}\n${order('o', 'police')}\n${action('z')}`,
  );

  it('closes the old path, keeps what was done on it, and opens the new one beside what had begun', () => {
    const run = new Run(plan);
    run.clock(1).choose('c', 0);
    run.clock(2).complete('yes', {});
    run.clock(3).do({ kind: 'reopen', key: 'c', reason: '现场核实没有' });
    expect(run.open()).toEqual(['c', 'o']);
    run.clock(4).choose('c', 1);
    expect(run.open()).toEqual(['no', 'o']);
    expect(run.dueMinutes()).toEqual({ 'limit:no': 14, 'limit:o': 12 });
    expect(run.state.records['yes']?.completed).toEqual({ at: at(2) });
    expect(run.state.records['c']?.past?.[0]?.choice).toMatchObject({ option: 0, at: at(1) });
  });

  it('leaves an order that was given on the old path owed', () => {
    const flow = inside(order('told', 'police'), 8);
    const text = `  - id: c
    choice: 选哪个？
    question_en: Which?
    by: duty_officer
    limit: 5
    clock: step
    options:
      - when: 有
        when_en: Yes
        flow:
${flow}
      - when: 没有
        when_en: No
        flow: []`;
    const run = new Run(small(`${text}\n${action('z')}`));
    run.clock(1).choose('c', 0);
    run.clock(2).notify('told', 'police');
    run.clock(3).do({ kind: 'reopen', key: 'c', reason: '误报' });
    run.choose('c', 1);
    expect(run.open()).toEqual(['told…', 'z']);
    expect(run.dueMinutes()['chase:told:police']).toBe(17);
    run.clock(6).reportBack('told', 'police');
    expect(run.open()).toEqual(['z']);
  });

  it('with the same answer begins nothing anew', () => {
    const run = new Run(plan);
    run.clock(1).choose('c', 0);
    run.clock(3).do({ kind: 'reopen', key: 'c', reason: '再问一次' });
    expect(run.open()).toEqual(['c', 'yes']);
    run.clock(8).choose('c', 0);
    expect(run.dueMinutes()).toEqual({ 'limit:yes': 11 });
  });
});

describe('words, files and a new owner', () => {
  const file = { sha256: 'a'.repeat(64), name: '现场.jpg', size: 9, mime: 'image/jpeg' };

  it('come to any step at any time and make nothing due or done', () => {
    const run = new Run(small(`${action('a')}\n${action('b')}`));
    run.clock(1).complete('a');
    const before = [run.dueMinutes(), run.open()];
    run.do({ kind: 'note', key: 'a', text: ' 路断 ' });
    run.do({ kind: 'attach', key: 'done', attachments: [file, file] });
    run.do({ kind: 'attach', key: 'b', attachments: [file] });
    expect(run.do({ kind: 'attach', key: 'b', attachments: [file] })).toEqual([]);
    expect([run.dueMinutes(), run.open()]).toEqual(before);
    expect(run.state.records['a']?.notes).toEqual([{ at: at(1), text: '路断' }]);
    run.clock(2).complete('b');
    run.do({ kind: 'confirm_end', key: 'done' });
    run.clock(9).do({ kind: 'note', key: 'a', text: '事后补记' });
    expect(run.state.endedAt).toBe(at(2));
  });

  it('hand an open step to somebody, again and again, but not one that is done', () => {
    const run = new Run(small(`${action('a')}\n${action('b')}`));
    run.do({ kind: 'assign', key: 'a', to: '王某' });
    run.clock(2).do({ kind: 'assign', key: 'a', to: '李某', note: '王某出警' });
    expect(run.items()[0]?.assigned).toEqual({ at: at(2), to: '李某', note: '王某出警' });
    run.complete('a');
    run.refuses({ kind: 'assign', key: 'a', to: '王某' }, 'already_done');
    run.refuses({ kind: 'assign', key: 'done', to: '王某' }, 'wrong_kind');
  });

  it('name who recorded them', () => {
    const run = new Run(small(action('a')));
    const decided = decide(run.ctx, run.state, { kind: 'note', key: 'a', text: '路断' }, run.now, '陈立');
    expect(decided).toMatchObject({ ok: true, events: [{ kind: 'step_noted', by: '陈立' }] });
  });
});

describe('several parties', () => {
  it('are told at one time, all or none', () => {
    const run = new Run(small(`${order('o', 'police, township')}\n${action('b')}`));
    const parties = [
      { party: 'police', who: '值班员' },
      { party: 'township', who: '王镇长' },
    ];
    run.refuses(
      {
        kind: 'notify_all',
        key: 'o',
        at: run.now,
        parties: [...parties, { party: 'fire_rescue', who: '甲' }],
      },
      'unknown_party',
    );
    run.refuses(
      { kind: 'notify_all', key: 'o', at: run.now, parties: [{ party: 'police', who: '' }] },
      'text_missing',
    );
    run.clock(2).do({ kind: 'notify_all', key: 'o', at: run.now, parties });
    expect(run.open()).toEqual(['o…', 'b']);
    run.refuses({ kind: 'notify_all', key: 'o', at: run.now, parties }, 'already_notified');
  });
});

describe('after the end', () => {
  it('an answer that was still owed is recorded, and nothing else begins', () => {
    const run = new Run(small(order('o', 'police')));
    run.clock(1).notify('o', 'police');
    run.clock(2).do({ kind: 'confirm_end', key: 'done' });
    run.refuses({ kind: 'chase', key: 'o', party: 'police', at: at(2) }, 'run_ended');
    run.clock(30).reportBack('o', 'police');
    expect(run.state).toMatchObject({ status: 'ended', endedAt: at(2) });
    expect(run.dues()).toEqual([]);
    run.refuses(
      { kind: 'report_back', key: 'o', party: 'police', who: '林', what: '又报', at: at(30) },
      'run_ended',
    );
  });
});

describe('events of earlier versions', () => {
  it('replay to the state that they always gave', () => {
    const run = new Run(small(`${action('a', 10, 'clock: step, mandatory: true')}\n${action('b')}`));
    const old = { kind: 'step_skipped', key: 'a', at: at(1), reason: '不需要', override: true } as const;
    expect(reduce(run.ctx, run.state, old).records).toEqual({
      a: { dropped: { how: 'skipped', at: at(1), reason: '不需要', override: true } },
    });
  });
});
