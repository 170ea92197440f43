import { describe, expect, it } from 'vitest';
import { closeBlockers, openKeys } from '../../../shared/plan';
import { action, at, call, inside, order, Run, small } from './support';

const named = (run: Run) =>
  closeBlockers(run.ctx, run.state).map(
    ({ kind, key, party, undecided }) =>
      `${kind} ${key}${party === undefined ? '' : ` ${party}`}${undecided === undefined ? '' : ` if ${undecided}`}`,
  );

const MUST = 'clock: step, mandatory: true';

describe('what a run owes before its incident is closed', () => {
  it('a mandatory step that is not done, wherever it lies ahead, and not once it is done', () => {
    const run = new Run(small([action('a', 10, MUST), action('b'), action('c', 10, MUST)].join('\n')));
    expect(named(run)).toEqual(['mandatory a', 'mandatory c']);
    run.complete('a', { what: '已办' });
    expect(named(run)).toEqual(['mandatory c']);
  });

  it('a mandatory step in an option counts while the option may be taken, and says which choice it hangs on', () => {
    const choice = `  - id: q
    choice: 有人被困？
    question_en: Trapped?
    by: duty_officer
    limit: 5
    clock: step
    options:
      - when: 有
        when_en: 'yes'
        flow:
${inside(action('m', 10, MUST), 8)}
      - when: 没有
        when_en: 'no'
        flow:
${inside(action('n'), 8)}`;
    const run = new Run(small(choice));
    expect(named(run)).toEqual(['mandatory m if q']);
    run.do({ kind: 'choose', key: 'q', option: 1, decidedBy: '林×', way: 'phone' });
    expect(named(run)).toEqual([]);
  });

  it('every party that was told and has not reported back, also after the flow went on', () => {
    const run = new Run(small(`${order('o', 'fire_rescue, ambulance')}\n${action('a')}`));
    run.do({ kind: 'notify', key: 'o', party: 'fire_rescue', who: '值班员', at: at(0) });
    run.do({ kind: 'notify', key: 'o', party: 'ambulance', who: '值班员', at: at(0) });
    expect(named(run)).toEqual(['order o fire_rescue', 'order o ambulance']);
    run
      .clock(1)
      .do({ kind: 'report_back', key: 'o', party: 'ambulance', who: '王×', at: at(1), what: '已到' });
    expect(named(run)).toEqual(['order o fire_rescue']);
    expect(openKeys(run.ctx, run.state)).toEqual(['o', 'a']);
  });

  it('every call that rang without an answer read back', () => {
    const run = new Run(small(call('c', 'fire_rescue')));
    run.do({ kind: 'call_result', key: 'c', party: 'fire_rescue', result: 'no_answer', at: at(0) });
    expect(named(run)).toEqual(['call c fire_rescue']);
    run.clock(1).do({
      kind: 'call_result',
      key: 'c',
      party: 'fire_rescue',
      result: 'answered_confirmed',
      who: '王×',
      readBack: true,
      at: at(1),
    });
    expect(named(run)).toEqual([]);
  });

  it('nothing once the run has ended, also when its incident was closed over its head', () => {
    const run = new Run(small(action('a', 10, MUST)));
    run.apply({ kind: 'run_closed', key: '', at: at(3), reason: '移交', closed: ['a'] });
    expect(run.state).toMatchObject({ status: 'ended', endedAt: at(3) });
    expect(named(run)).toEqual([]);
    expect(openKeys(run.ctx, run.state)).toEqual([]);
    expect(run.dues()).toEqual([]);
  });
});
