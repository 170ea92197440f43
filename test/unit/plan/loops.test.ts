import { describe, expect, it } from 'vitest';
import { findReport } from '../../../shared/plan';
import { action, at, inside, order, Run, report, small } from './support';

const loop = (id: string, flow: string, every = 60): string =>
  `  - id: ${id}
    loop: 一轮轮办
    title_en: Rounds
    every: ${every}
    on_change: true
    until: 结束了吗？
    until_en: Over?
    by: duty_officer
    flow:
${inside(flow)}`;

describe('rounds of a loop', () => {
  const plan = small(`${loop('l', `${action('a')}\n${action('b', 5)}`)}\n${action('after')}`);

  it('are due every so often, the first counted from the entry', () => {
    const run = new Run(plan);
    expect(run.dueMinutes()).toEqual({ 'round:l:1': 60, 'limit:a@1': 70 });
    expect(run.due('round:l:1')).toMatchObject({ kind: 'round', key: 'l', blockId: 'l', round: 1 });
    expect(run.open()).toEqual(['l…', 'a@1']);
    expect(run.items()[0]?.loop).toEqual({ round: 1, dueAt: at(60), opensAt: at(60), ask: false });
    expect(run.items()[1]).toMatchObject({ key: 'a@1', round: 1, openedAt: at(60) });
  });

  it('say on a due which moment its block waits for', () => {
    const run = new Run(plan);
    expect(run.due('limit:a@1')).toMatchObject({ opensAt: at(60), dueAt: at(70), reached: true, round: 1 });
  });

  it('ask until when all is done, and go on or leave by the answer', () => {
    const run = new Run(plan);
    run.clock(61).complete('a@1');
    expect(run.dueMinutes()).toEqual({ 'limit:b@1': 66 });
    run.refuses(
      { kind: 'answer_until', key: 'l', yes: true, decidedBy: '王', way: 'phone' },
      'round_not_done',
    );
    run.clock(63).complete('b@1');
    expect(run.open()).toEqual(['l']);
    expect(run.items()[0]?.loop?.ask).toBe(true);
    expect(run.dueMinutes()).toEqual({ 'until:l:1': 68 });
    run.clock(64).until('l', false);
    expect(run.dueMinutes()).toEqual({ 'round:l:2': 120, 'limit:a@2': 130 });
    run.clock(121).complete('a@2');
    run.complete('b@2');
    run.clock(125).until('l', true);
    expect(run.open()).toEqual(['after']);
    expect(run.dueMinutes()).toEqual({ 'limit:after': 135 });
    run.refuses({ kind: 'answer_until', key: 'l', yes: true, decidedBy: '王', way: 'phone' }, 'already_done');
    run.refuses({ kind: 'open_round', key: 'l' }, 'already_done');
  });

  it('keep every pass with its own records', () => {
    const run = new Run(plan);
    run.clock(61).complete('a@1', { what: '第一轮' });
    run.complete('b@1');
    run.until('l', false);
    run.clock(121).complete('a@2', { what: '第二轮' });
    expect(run.state.records['a@1']?.fields).toEqual({ what: '第一轮' });
    expect(run.state.records['a@2']?.fields).toEqual({ what: '第二轮' });
    expect(run.state.records['l']?.rounds).toEqual([
      { answer: { at: at(61), decidedBy: '现场指挥部', way: 'phone', yes: false } },
    ]);
  });

  it('may be worked before their time, which is marked and does not move the grid', () => {
    const run = new Run(plan);
    const [event] = run.clock(10).do({ kind: 'complete', key: 'a@1', fields: {} });
    expect(event).toMatchObject({ ahead: true });
    expect(run.dueMinutes()).toEqual({ 'limit:b@1': 65 });
    run.clock(12).complete('b@1');
    expect(run.dueMinutes()).toEqual({ 'until:l:1': 65 });
    run.clock(13).until('l', false);
    expect(run.dueMinutes()).toEqual({ 'round:l:2': 120, 'limit:a@2': 130 });
  });

  it('leave the loop at the moment of the answer, also when the round was worked before its time', () => {
    const run = new Run(plan);
    run.clock(10).complete('a@1');
    run.complete('b@1');
    run.clock(12).until('l', true);
    expect(run.items()[0]).toMatchObject({ key: 'after', openedAt: at(12) });
  });

  it('open at once when a fact changed: limits count from then, and so does the next round', () => {
    const run = new Run(plan);
    run.clock(20).do({ kind: 'open_round', key: 'l' });
    expect(run.dueMinutes()).toEqual({ 'limit:a@1': 30 });
    run.refuses({ kind: 'open_round', key: 'l' }, 'round_open');
    expect(run.do({ kind: 'complete', key: 'a@1', fields: {} })[0]).not.toHaveProperty('ahead');
    run.clock(25).complete('b@1');
    run.refuses({ kind: 'open_round', key: 'l' }, 'round_open');
    run.clock(26).until('l', false);
    expect(run.dueMinutes()).toEqual({ 'round:l:2': 80, 'limit:a@2': 90 });
  });

  it('cannot be opened when they are open by their time, or before the loop is entered', () => {
    const run = new Run(small(`${action('first')}\n${loop('l', action('a'))}`));
    run.refuses({ kind: 'open_round', key: 'l' }, 'not_open');
    run.refuses({ kind: 'answer_until', key: 'l', yes: true, decidedBy: '王', way: 'phone' }, 'not_open');
    run.complete('first');
    run.clock(61).refuses({ kind: 'open_round', key: 'l' }, 'round_open');
    run.refuses({ kind: 'complete', key: 'a@2', fields: {} }, 'round_not_started');
  });

  it('follow a pass that was closed late with the next point ahead: nobody records passes that never were', () => {
    const run = new Run(plan);
    run.clock(200).complete('a@1');
    run.complete('b@1');
    run.clock(205).until('l', false);
    expect(run.dueMinutes()).toEqual({ 'round:l:2': 240, 'limit:a@2': 250 });
  });

  it('are begun by the first thing done in them: the start is met, the steps keep their own limits', () => {
    const run = new Run(small(loop('l', `${order('o', 'police, ambulance')}\n${action('b')}`)));
    run.clock(60).notify('o@1', 'police');
    expect(run.dueMinutes()).toEqual({ 'limit:o@1': 70, 'chase:o@1:police': 75 });
  });

  it('do not lose an order of the round before: it is chased until somebody reports', () => {
    const run = new Run(small(loop('l', order('o', 'police'))));
    run.clock(60).notify('o@1', 'police');
    run.clock(61).until('l', false);
    run.clock(120).notify('o@2', 'police');
    expect(run.open()).toEqual(['l', 'o@1…', 'o@2…']);
    expect(run.dueMinutes()).toEqual({
      'until:l:2': 125,
      'chase:o@1:police': 75,
      'chase:o@2:police': 135,
    });
    run.until('l', true);
    expect(run.open()).toEqual(['o@1…', 'o@2…', 'done']);
    run.reportBack('o@1', 'police');
    expect(run.dueMinutes()).toEqual({ 'chase:o@2:police': 135 });
  });
});

describe('a loop in a loop', () => {
  const plan = small(loop('out', `${action('a')}\n${loop('in', action('b'), 20)}`, 100));

  it('has keys with the rounds of both, and counts from its own entry', () => {
    const run = new Run(plan);
    run.clock(100).complete('a@1');
    expect(run.dueMinutes()).toEqual({ 'round:in@1:1': 120, 'limit:b@1.1': 130 });
    run.clock(121).complete('b@1.1');
    run.until('in@1', false);
    run.clock(141).complete('b@1.2');
    run.until('in@1', true);
    run.until('out', false);
    expect(run.dueMinutes()).toEqual({ 'round:out:2': 200, 'limit:a@2': 210 });
    run.clock(200).complete('a@2');
    expect(run.open()).toEqual(['out…', 'in@2…', 'b@2.1']);
    expect(run.dueMinutes()).toEqual({ 'round:in@2:1': 220, 'limit:b@2.1': 230 });
  });
});

describe('a loop with a duty that counts from the last report', () => {
  const written = report('written', 'initial_report', 'practice');
  const plan = small(
    `${written}\n${action('confirm')}\n${loop('l', `${action('grade')}\n${report('update', 'update_report')}`, 120)}`,
  );
  const both = ['government_duty_office', 'superior_duty_office'] as const;

  it('counts for each recipient from the report that one got, and opens a lead before the first', () => {
    const run = new Run(plan);
    run.clock(50).send('written', 'government_duty_office');
    run.clock(54).send('written', 'superior_duty_office');
    run.clock(58).complete('confirm');
    expect(run.dueMinutes()).toEqual({
      'limit:grade@1': 150,
      'obligation:update@1:government_duty_office': 170,
      'obligation:update@1:superior_duty_office': 174,
    });
    expect(run.due('obligation:update@1:superior_duty_office')).toMatchObject({
      clock: 'last_report',
      round: 1,
      reached: false,
    });
    expect(run.items()[0]?.loop).toMatchObject({ dueAt: at(170), opensAt: at(140) });
  });

  it('has no other due for its start: the duty itself is the due', () => {
    const run = new Run(plan);
    run.clock(50).send('written', ...both);
    run.complete('confirm');
    expect(run.dues().filter((due) => due.kind === 'round')).toEqual([]);
  });

  it('counts the next round from the update, also when it was early or late', () => {
    const run = new Run(plan);
    run.clock(50).send('written', ...both);
    run.complete('confirm');
    run.clock(155).complete('grade@1');
    run.clock(160).send('update@1', ...both);
    expect(run.dueMinutes()).toEqual({ 'until:l:1': 165 });
    run.until('l', false);
    expect(run.dueMinutes()).toMatchObject({
      'obligation:update@2:superior_duty_office': 280,
      'limit:grade@2': 260,
    });
    run.clock(300).complete('grade@2');
    run.clock(310).send('update@2', ...both);
    run.until('l', false);
    expect(run.dueMinutes()).toMatchObject({ 'obligation:update@3:superior_duty_office': 430 });
  });

  it('counts from the entry when nothing was ever reported to this one', () => {
    const run = new Run(small(loop('l', report('update', 'update_report'), 120)));
    expect(run.dueMinutes()).toEqual({
      'obligation:update@1:government_duty_office': 120,
      'obligation:update@1:superior_duty_office': 120,
    });
  });

  it('is not put off by reports to other recipients: a daily zero report stays daily', () => {
    const zero =
      '  - {id: zero, step: report, obligation: zero_report, ticks: [{field: n, type: number, label: 数}], title: 零报告, title_en: Zero, post: info_editor, instruction: 报, outputs: [日报], basis: law, source: S4 art. 17}';
    const run = new Run(small(`${written}\n${loop('l', zero, 1440)}`));
    run.clock(50).send('written', ...both);
    expect(run.dueMinutes()).toEqual({ 'obligation:zero@1:superior_duty_office': 50 + 1440 });
  });

  it('goes on by the interval when the report of a round was dropped', () => {
    const run = new Run(plan);
    run.clock(50).send('written', ...both);
    run.complete('confirm');
    run.clock(150).complete('grade@1');
    run.clock(171).do({ kind: 'skip', key: 'update@1', reason: '上级电话同意合并' });
    run.until('l', false);
    expect(run.dueMinutes()).toMatchObject({ 'obligation:update@2:government_duty_office': 290 });
  });

  it('takes the same duty done elsewhere for the round that is waiting', () => {
    const run = new Run(plan);
    expect(findReport(run.ctx, run.state, 'update_report', 'superior_duty_office')).toBe('update@1');
    run.clock(50).send('written', ...both);
    run.complete('confirm');
    const key = findReport(run.ctx, run.state, 'update_report', 'superior_duty_office');
    expect(key).toBe('update@1');
    run.apply({
      kind: 'obligation_met',
      key: 'update@1',
      recipient: 'superior_duty_office',
      receiver: '王',
      way: 'phone',
      at: at(100),
    });
    expect(findReport(run.ctx, run.state, 'update_report', 'superior_duty_office')).toBeNull();
    expect(findReport(run.ctx, run.state, 'update_report', 'government_duty_office')).toBe('update@1');
    expect(findReport(run.ctx, run.state, 'final_report', 'government_duty_office')).toBeNull();
    run.clock(150).complete('grade@1');
    run.clock(160).send('update@1', 'government_duty_office');
    run.until('l', false);
    expect(run.dueMinutes()).toMatchObject({
      'obligation:update@2:superior_duty_office': 220,
      'obligation:update@2:government_duty_office': 280,
    });
  });

  it('opens its steps at once when a fact changed, and leaves the duty its own time', () => {
    const run = new Run(plan);
    run.clock(50).send('written', ...both);
    run.complete('confirm');
    run.clock(70).do({ kind: 'open_round', key: 'l' });
    expect(run.dueMinutes()).toMatchObject({
      'limit:grade@1': 80,
      'obligation:update@1:superior_duty_office': 170,
    });
  });
});
