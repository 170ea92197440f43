/** Waits, sub-plans, levels and typed fields, one at a time. */
import { describe, expect, it } from 'vitest';
import {
  currentItems,
  knownFacts,
  nodeStates,
  resolvePlan,
  suggestForWarning,
  toMermaid,
  type WorkPlan,
  waitUntil,
} from '../../../shared/plan';
import { action, at, HEAD, inside, MINUTE, order, planFrom, Run, SHIPPED, small, TABLES } from './support';

const wait = (id: string, what: string): string =>
  `  - {id: ${id}, wait: 等候, title_en: Wait, by: duty_officer, ${what}}`;
const subplan = (id: string, plan: string, more = ''): string =>
  `  - {id: ${id}, subplan: ${plan}, title: 子方案, title_en: Inner${more}}`;
const named = (id: string, blocks: string): WorkPlan =>
  planFrom(
    `${HEAD.replace('id: small', `id: ${id}`)}flow:\n${blocks}\n  - {id: done, end: 办结, title_en: Done}\n`,
    `${id}.yaml`,
  );

describe('a wait', () => {
  it('holds the flow until a person says it is over, and is due when its time comes', () => {
    const run = new Run(small(`${wait('w', 'for: 30')}\n${action('a')}`));
    expect(run.open()).toEqual(['w']);
    expect(run.due('wait:w')).toMatchObject({ kind: 'wait', dueAt: at(30), reached: true });
    run.refuses({ kind: 'complete', key: 'w', fields: {} }, 'wrong_kind');
    run.clock(31).do({ kind: 'confirm_wait', key: 'w', note: ' 雨停了 ' });
    expect(run.state.records['w']).toMatchObject({ waited: { at: at(31), note: '雨停了' } });
    expect(run.open()).toEqual(['a']);
    expect(run.dueMinutes()).toEqual({ 'limit:a': 41 });
    run.refuses({ kind: 'confirm_wait', key: 'w' }, 'already_done');
  });

  it('may be ended before its time, but not before the flow comes to it', () => {
    const run = new Run(small(`${action('a')}\n${wait('w', 'for: 30')}`));
    run.refuses({ kind: 'confirm_wait', key: 'w' }, 'not_open');
    run.clock(1).complete('a');
    run.clock(2).do({ kind: 'confirm_wait', key: 'w' });
    expect(run.open()).toEqual(['done']);
  });

  it('for a time of day means the next time the room’s clock shows it', () => {
    const shown = (time: string, from: string) =>
      new Date(
        waitUntil({ id: 'w', wait: '等', title_en: 'W', by: 'x', at: time }, Date.parse(from)) ?? 0,
      ).toISOString();
    expect(shown('06:00', '2026-08-04T02:38:00+08:00')).toBe('2026-08-03T22:00:00.000Z');
    expect(shown('06:00', '2026-08-04T06:00:00+08:00')).toBe('2026-08-03T22:00:00.000Z');
    expect(shown('06:00', '2026-08-04T06:00:00.001+08:00')).toBe('2026-08-04T22:00:00.000Z');
    expect(shown('00:00', '2026-12-31T23:59:59+08:00')).toBe('2026-12-31T16:00:00.000Z');
    expect(shown('23:59', '2026-03-01T00:00:00+08:00')).toBe('2026-03-01T15:59:00.000Z');
  });

  it('for a fact has no time; the fact only proposes to go on', () => {
    const run = new Run(small(wait('w', 'fact: trapped == 0 and dead > 0')));
    expect(run.dues()).toEqual([]);
    const shown = (facts: Record<string, number>) => currentItems(run.ctx, run.state, facts)[0]?.wait;
    expect(shown({ trapped: 1, dead: 1 })).toEqual({ proposed: false });
    expect(shown({ dead: 1 })).toEqual({ proposed: true });
    expect(run.open()).toEqual(['w']);
  });

  it('in a loop is waited for in every round', () => {
    const run = new Run(
      small(
        `  - id: l\n    loop: 循环\n    title_en: Loop\n    every: 60\n    on_change: false\n    until: 好了吗\n    until_en: Over\n    by: duty_officer\n    flow:\n${inside(wait('w', 'for: 5'))}`,
      ),
    );
    run.clock(70).do({ kind: 'confirm_wait', key: 'w@1' });
    run.until('l', false);
    expect(run.due('wait:w@2')).toMatchObject({ round: 2, dueAt: at(125) });
  });
});

describe('a sub-plan', () => {
  const inner = named('inner', `${action('a')}\n${order('o', 'police')}`);
  const others = new Map([['inner', inner]]);
  const outer = (): WorkPlan =>
    resolvePlan(small(`${subplan('s', 'inner')}\n${action('b')}`), others, 'county');

  it('is worked in its place, and the flow goes on behind it without its end', () => {
    const run = new Run(outer());
    expect(run.open()).toEqual(['s__a']);
    run.clock(5).complete('s__a');
    run.notify('s__o', 'police');
    expect(run.open()).toEqual(['s__o…', 'b']);
    expect(run.dueMinutes()).toMatchObject({ 'limit:b': 15, 'chase:s__o:police': 20 });
  });

  it('shows its state on a frame of its own and is never an item', () => {
    const run = new Run(outer());
    expect(nodeStates(run.ctx, run.state, run.now)['n_s']?.state).toBe('active');
    run.complete('s__a');
    run.notify('s__o', 'police');
    expect(nodeStates(run.ctx, run.state, run.now)['n_s']?.state).toBe('done');
    const drawing = toMermaid(run.ctx, null, 'zh');
    expect(drawing).toContain('subgraph n_s ["子方案"]');
    expect(drawing).toContain('n_s__o --> n_b');
  });

  it('may stand twice, each time by itself', () => {
    const plan = resolvePlan(small(`${subplan('s', 'inner')}\n${subplan('t', 'inner')}`), others, 'county');
    const run = new Run(plan);
    run.complete('s__a');
    run.notify('s__o', 'police');
    expect(run.open()).toEqual(['s__o…', 't__a']);
  });

  it('that is not there stays an empty block and hinders nobody', () => {
    const plan = resolvePlan(small(`${subplan('s', 'nowhere')}\n${action('b')}`), others, 'county');
    expect(new Run(plan).open()).toEqual(['b']);
  });
});

describe('blocks of some levels', () => {
  const plan = small(
    [
      action('a', 10, 'clock: step, profiles: [city, province]'),
      wait('w', 'for: 5, profiles: [county]'),
      action('b'),
    ].join('\n'),
  );
  it('are there at these levels only', () => {
    expect(new Run(resolvePlan(plan, new Map(), 'county')).open()).toEqual(['w']);
    expect(new Run(resolvePlan(plan, new Map(), 'city'), 'city').open()).toEqual(['a']);
  });

  it('may name one duty each, where no level has both', () => {
    const report = (id: string, profiles: string) =>
      `  - {id: ${id}, step: report, obligation: first_phone, title: 报告, title_en: R, post: duty_officer, instruction: 报, ticks: [{field: x, type: text, label: 内容}], outputs: [记录], basis: law, source: S1, profiles: [${profiles}]}`;
    const duty = TABLES.obligations.find((row) => row.clock === 'receipt' && row.basis === 'law');
    const text = (profiles: string) =>
      `${report('r', 'county')}\n${report('q', profiles)}\n${action('b')}`.replaceAll(
        'first_phone',
        duty?.id ?? '',
      );
    expect(() => small(text('city, province'))).not.toThrow();
    expect(() => small(text('city, county'))).toThrow('duty_twice');
  });
});

describe('fields', () => {
  const step = (ticks: string) => small(action('a').replace(/ticks: \[.*?\}\]/, `ticks: [${ticks}]`));
  it('are held to their options, bounds and whether they are required', () => {
    const run = new Run(
      step(
        '{field: kind, type: select, label: 类, options: [甲, 乙]}, {field: n, type: number, label: 数, min: 2, max: 5}, {field: p, type: phone, label: 电话, required: true}, {field: c, type: check, label: 核, required: true}',
      ),
    );
    const complete = (fields: Record<string, string | number | boolean | { pending: true }>) =>
      ({ kind: 'complete', key: 'a', fields }) as const;
    run.refuses(complete({}), 'field_missing');
    run.refuses(complete({ p: '110' }), 'field_missing');
    run.refuses(complete({ p: '110', c: false }), 'field_missing');
    run.refuses(complete({ p: '110', c: true, kind: '丙' }), 'field_option');
    run.refuses(complete({ p: '110', c: true, n: 6 }), 'field_range');
    run.refuses(complete({ p: '110', c: true, n: 1 }), 'field_range');
    run.refuses(complete({ p: 110, c: true }), 'field_type');
    run.do(complete({ p: { pending: true }, c: true, n: 5, kind: '乙' }));
  });

  it('that are required must be in what each party reports', () => {
    const plan = small(
      order('o', 'police, township').replace('label: 内容}', 'label: 内容, required: true}'),
    );
    const run = new Run(plan);
    run.notify('o', 'police', 'township');
    const report = {
      kind: 'report_back',
      key: 'o',
      party: 'police',
      who: '王',
      at: run.now,
      what: '到',
    } as const;
    run.refuses(report, 'field_missing');
    run.do({ ...report, fields: { what: '到场' } });
  });

  it('that feed a fact let an option be proposed where the record says nothing', () => {
    const plan = planFrom(
      `${HEAD}flow:\n${action('a').replace(
        /ticks: \[.*?\}\]/,
        'ticks: [{field: n, type: number, label: 被困, unit: 人, fact: trapped}]',
      )}\n  - id: c\n    choice: 有人被困？\n    question_en: Trapped?\n    by: duty_officer\n    limit: 5\n    clock: step\n    fact: trapped > 0\n    options:\n      - {when: 有, when_en: Yes, flow: []}\n      - {when: 无, when_en: No, flow: []}\n  - {id: done, end: 办结, title_en: Done}\n`
        .replace('when_en: Yes', "when_en: 'Yes'")
        .replace('when_en: No', "when_en: 'No'"),
    );
    const run = new Run(plan);
    run.complete('a', { n: 3 });
    const proposed = (facts: Record<string, number>) =>
      currentItems(run.ctx, run.state, facts).find((item) => item.kind === 'choice')?.proposedOption;
    expect(proposed({ trapped: 0 })).toBe(0);
    expect(knownFacts(run.ctx, run.state, { trapped: 7, dead: 0 })).toEqual({ trapped: 7, dead: 0 });
    expect(knownFacts(run.ctx, run.state, {})).toEqual({ trapped: 3 });
    expect(run.dues().every((due) => due.dueAt >= run.now - MINUTE)).toBe(true);
  });
});

describe('a warning', () => {
  const plans = [...SHIPPED.values()];
  const ids = (code: string | null, text: string) =>
    suggestForWarning(plans, code, text).map((one) => one.planId);
  it('suggests plans by its code, those that only remind last', () => {
    expect(ids('11B01', '台风红色预警信号')).toEqual([
      'maritime-fishing',
      'typhoon-flood',
      'building-collapse',
    ]);
    expect(ids('11B17', '大雾黄色预警').slice(0, 2)).toEqual(['maritime-fishing', 'road-traffic']);
  });
  it('suggests plans by its words when the plan has no code for it', () => {
    expect(ids(null, '地震速报：某县发生4.2级地震')).toEqual(['earthquake']);
    expect(ids(null, '森林火险橙色预警')[0]).toBe('forest-fire');
    expect(ids(null, '地质灾害气象风险橙色预警')[0]).toBe('flash-flood-geohazard');
    expect(ids(null, '别的什么')).toEqual([]);
  });
});
