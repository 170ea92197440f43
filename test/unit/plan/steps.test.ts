import { describe, expect, it } from 'vitest';
import type { RunAct } from '../../../shared/plan';
import { action, at, call, order, RECEIVED, Run, report, small } from './support';

describe('an action', () => {
  it('opens when the run starts, is due by its limit, and lets the flow go on when it is completed', () => {
    const run = new Run(small(`${action('a')}\n${action('b', 20)}`));
    expect(run.open()).toEqual(['a']);
    expect(run.dueMinutes()).toEqual({ 'limit:a': 10 });
    run.clock(4).complete('a', { what: '记下' });
    expect(run.open()).toEqual(['b']);
    expect(run.dueMinutes()).toEqual({ 'limit:b': 24 });
    expect(run.state.records['a']).toEqual({ completed: { at: at(4) }, fields: { what: '记下' } });
  });

  it('counts from when it happened, not from when it was typed', () => {
    const run = new Run(small(`${action('a')}\n${action('b', 20)}`));
    run.clock(9).do({ kind: 'complete', key: 'a', fields: {}, at: at(3), note: ' 补记 ' });
    expect(run.dueMinutes()).toEqual({ 'limit:b': 23 });
    expect(run.state.records['a']?.completed).toEqual({ at: at(3), note: '补记' });
  });

  it('asks for every field of a mandatory step but the check boxes, and takes 正在核实 for an answer', () => {
    const run = new Run(small(action('a', 10, 'clock: step, mandatory: true')));
    run.refuses({ kind: 'complete', key: 'a', fields: {} }, 'field_missing');
    run.refuses({ kind: 'complete', key: 'a', fields: { what: '  ' } }, 'field_missing');
    run.do({ kind: 'complete', key: 'a', fields: { what: { pending: true } } });
    expect(run.state.records['a']?.fields).toEqual({ what: { pending: true } });
  });

  it('checks the type of every field', () => {
    const ticks =
      'ticks: [{field: t, type: time, label: 时}, {field: n, type: number, label: 数}, {field: p, type: person, label: 人}, {field: c, type: check, label: 勾}]';
    const plan = small(action('a').replace(/ticks: \[.*?\}\]/, ticks));
    const run = new Run(plan);
    const wrong: readonly Record<string, unknown>[] = [
      { t: -1 },
      { t: 1.5 },
      { t: '02:40' },
      { n: -3 },
      { n: Number.NaN },
      { n: Number.POSITIVE_INFINITY },
      { n: '3' },
      { n: true },
      { p: 7 },
      { c: 'yes' },
      { c: 1 },
      { t: null },
      { n: { pending: false } },
      { n: [] },
    ];
    for (const fields of wrong)
      run.refuses({ kind: 'complete', key: 'a', fields } as unknown as RunAct, 'field_type');
    run.refuses({ kind: 'complete', key: 'a', fields: { x: 1 } }, 'field_unknown');
    run.refuses(
      { kind: 'complete', key: 'a', fields: { constructor: 1 } } as unknown as RunAct,
      'field_unknown',
    );
    run.refuses({ kind: 'complete', key: 'a', fields: null } as unknown as RunAct, 'field_type');
    run.refuses({ kind: 'complete', key: 'a', fields: { p: 'x'.repeat(2_001) } }, 'text_too_long');
    run.refuses({ kind: 'complete', key: 'a', fields: { p: 'a\u0000b' } }, 'text_unusable');
    run.refuses({ kind: 'complete', key: 'a', fields: { p: '\ud800' } }, 'text_unusable');
    run.complete('a', { t: at(1), n: 0, p: '林秋平', c: false });
    expect(run.state.records['a']?.fields).toEqual({ t: at(1), n: 0, p: '林秋平', c: false });
  });

  it('is done once', () => {
    const run = new Run(small(action('a')));
    run.complete('a');
    run.refuses({ kind: 'complete', key: 'a', fields: {} }, 'already_done');
    run.refuses({ kind: 'skip', key: 'a', reason: '重复' }, 'already_done');
  });
});

describe('an order', () => {
  const plan = small(`${order('o', 'fire_rescue, police')}\n${action('b')}`);

  it('is met by its limit when all are notified, and then waits with a chase for each party', () => {
    const run = new Run(plan);
    run.clock(2).notify('o', 'fire_rescue');
    expect(run.open()).toEqual(['o']);
    expect(run.dueMinutes()).toEqual({ 'limit:o': 10, 'chase:o:fire_rescue': 17 });
    run.clock(5).notify('o', 'police');
    expect(run.open()).toEqual(['o…', 'b']);
    expect(run.dueMinutes()).toEqual({ 'chase:o:fire_rescue': 17, 'chase:o:police': 20, 'limit:b': 15 });
  });

  it('lets the flow go on before anybody has reported, and is done when the last has', () => {
    const run = new Run(plan);
    run.clock(1).notify('o', 'fire_rescue', 'police');
    run.clock(3).complete('b');
    expect(run.open()).toEqual(['o…', 'done']);
    run.clock(9).reportBack('o', 'police');
    expect(run.dueMinutes()).toEqual({ 'chase:o:fire_rescue': 16 });
    run.clock(12).reportBack('o', 'fire_rescue');
    expect(run.open()).toEqual(['done']);
    expect(run.dues()).toEqual([]);
  });

  it('puts the next chase off by each chase, and shows who was told, who reported and what', () => {
    const run = new Run(plan);
    run.clock(1).notify('o', 'fire_rescue', 'police');
    run.clock(16).do({ kind: 'chase', key: 'o', party: 'police', at: at(16), note: '占线' });
    expect(run.dueMinutes()).toMatchObject({ 'chase:o:fire_rescue': 16, 'chase:o:police': 31 });
    run.clock(18).reportBack('o', 'fire_rescue');
    const item = run.items().find((row) => row.key === 'o');
    expect(item?.parties).toEqual([
      {
        party: 'fire_rescue',
        progress: 'reported',
        notified: { at: at(1), who: '陈小兰' },
        reports: [{ at: at(18), who: '林队长', what: '已到场' }],
      },
      {
        party: 'police',
        progress: 'notified',
        notified: { at: at(1), who: '陈小兰' },
        chases: [{ at: at(16), note: '占线' }],
        chaseAt: at(31),
      },
    ]);
  });

  it('keeps every report of a party that reports more than once', () => {
    const run = new Run(plan);
    run.clock(1).notify('o', 'fire_rescue', 'police');
    run.clock(5).reportBack('o', 'police');
    run.clock(8).do({
      kind: 'report_back',
      key: 'o',
      party: 'police',
      who: '王警官',
      at: at(8),
      what: '道路已封',
      fields: { what: '两辆车' },
    });
    expect(run.state.records['o']?.parties?.['police']?.reports?.map((row) => row.what)).toEqual([
      '已到场',
      '道路已封',
    ]);
  });

  it('refuses what did not happen in this order', () => {
    const run = new Run(plan);
    run.clock(3);
    run.refuses(
      { kind: 'report_back', key: 'o', party: 'police', who: '王', at: at(3), what: '到' },
      'not_notified',
    );
    run.refuses({ kind: 'chase', key: 'o', party: 'police', at: at(3) }, 'not_notified');
    run.refuses({ kind: 'notify', key: 'o', party: 'ambulance', who: '王', at: at(3) }, 'unknown_party');
    run.refuses({ kind: 'notify', key: 'o', party: 'police', who: ' ', at: at(3) }, 'text_missing');
    run.notify('o', 'police');
    run.refuses({ kind: 'notify', key: 'o', party: 'police', who: '王', at: at(3) }, 'already_notified');
    run.refuses(
      { kind: 'report_back', key: 'o', party: 'police', who: '王', at: at(2), what: '到' },
      'at_before_notice',
    );
    run.reportBack('o', 'police');
    run.refuses({ kind: 'chase', key: 'o', party: 'police', at: at(3) }, 'already_reported');
    run.refuses({ kind: 'complete', key: 'o', fields: {} }, 'wrong_kind');
    run.refuses({ kind: 'call_result', key: 'o', party: 'police', result: 'busy', at: at(3) }, 'wrong_kind');
  });

  it('does not move the moment the flow went on when it is dropped while waiting', () => {
    const run = new Run(plan);
    run.clock(1).notify('o', 'fire_rescue', 'police');
    run.clock(30).do({ kind: 'skip', key: 'o', reason: '两家都已撤回' });
    expect(run.open()).toEqual(['b']);
    expect(run.dueMinutes()).toEqual({ 'limit:b': 11 });
  });
});

describe('a call', () => {
  const plan = small(`${call('c', 'township, site_unit')}\n${action('b')}`);
  const tried = (
    party: string,
    result: 'no_answer' | 'answered_confirmed' | 'answered_no_readback',
    minute: number,
  ) => ({ kind: 'call_result', key: 'c', party, result, at: at(minute) }) as const;

  it('may be completed once each party was tried, and waits for those who did not answer', () => {
    const run = new Run(plan);
    run.clock(2).refuses({ kind: 'complete', key: 'c', fields: {} }, 'call_missing');
    run.do(tried('township', 'answered_confirmed', 1));
    run.do(tried('site_unit', 'no_answer', 2));
    expect(run.dueMinutes()).toEqual({ 'limit:c': 10, 'chase:c:site_unit': 7 });
    run.clock(3).complete('c');
    expect(run.open()).toEqual(['c…', 'b']);
    expect(run.dueMinutes()).toEqual({ 'chase:c:site_unit': 7, 'limit:b': 13 });
    run.clock(8).do(tried('site_unit', 'answered_no_readback', 8));
    expect(run.dueMinutes()).toMatchObject({ 'chase:c:site_unit': 13 });
    run.clock(12).do(tried('site_unit', 'answered_confirmed', 12));
    expect(run.open()).toEqual(['b']);
  });

  it('is not done by answers alone: it is completed by a person, until then its limit runs', () => {
    const run = new Run(plan);
    run.clock(2).do(tried('township', 'answered_confirmed', 1));
    run.do(tried('site_unit', 'answered_confirmed', 2));
    expect(run.open()).toEqual(['c']);
    expect(run.dueMinutes()).toEqual({ 'limit:c': 10 });
    run.complete('c');
    expect(run.open()).toEqual(['b']);
  });

  it('takes only a read-back for an answer', () => {
    const run = new Run(plan);
    run.clock(1);
    const answered = {
      kind: 'call_result',
      key: 'c',
      party: 'township',
      result: 'answered_confirmed',
      at: at(1),
    } as const;
    run.refuses({ ...answered, readBack: false }, 'read_back_missing');
    run.refuses({ ...answered, result: 'voicemail' } as unknown as RunAct, 'unknown_result');
    run.refuses({ kind: 'chase', key: 'c', party: 'township', at: at(1) }, 'not_called');
    run.do({ ...answered, readBack: true, who: '镇长' });
    run.refuses({ kind: 'chase', key: 'c', party: 'township', at: at(1) }, 'already_answered');
    const item = run.items()[0];
    expect(item?.parties?.map((row) => row.progress)).toEqual(['answered', 'to_call']);
  });
});

describe('a report', () => {
  const plan = small(`${action('a')}\n${report('r', 'phone_report', 'practice')}\n${action('b')}`);

  it('is one duty for each recipient, with target and limit of its obligation, from the receipt on', () => {
    const run = new Run(plan);
    expect(run.dues().filter((due) => due.kind === 'obligation')).toEqual([
      {
        id: 'obligation:r:government_duty_office',
        kind: 'obligation',
        key: 'r',
        blockId: 'r',
        obligation: 'phone_report',
        recipient: 'government_duty_office',
        clock: 'receipt',
        targetAt: at(15),
        dueAt: at(30),
        reached: false,
      },
      expect.objectContaining({ recipient: 'superior_duty_office', dueAt: at(30), reached: false }),
    ]);
    run.clock(3).complete('a');
    expect(run.due('obligation:r:government_duty_office')?.reached).toBe(true);
  });

  it('is done when every recipient has it', () => {
    const run = new Run(plan);
    run.clock(3).complete('a');
    run.clock(8).send('r', 'superior_duty_office');
    expect(run.open()).toEqual(['r']);
    expect(run.dueMinutes()).toEqual({ 'obligation:r:government_duty_office': 30 });
    run.refuses(
      { kind: 'send', key: 'r', recipient: 'superior_duty_office', receiver: '王', at: at(8), way: 'phone' },
      'already_sent',
    );
    run.refuses(
      { kind: 'send', key: 'r', recipient: 'police', receiver: '王', at: at(8), way: 'phone' },
      'unknown_recipient',
    );
    run.clock(11).send('r', 'government_duty_office');
    expect(run.open()).toEqual(['b']);
    expect(run.dueMinutes()).toEqual({ 'limit:b': 21 });
  });

  it('is done by the same duty met outside the run, once', () => {
    const run = new Run(plan);
    run.clock(3).complete('a');
    const met = { kind: 'obligation_met', key: 'r', receiver: '王', way: 'fax' } as const;
    run.apply({ ...met, recipient: 'superior_duty_office', at: at(6) });
    run.apply({ ...met, recipient: 'superior_duty_office', at: at(7) });
    run.apply({ ...met, recipient: 'government_duty_office', at: at(8) });
    expect(run.open()).toEqual(['b']);
    expect(run.dueMinutes()).toEqual({ 'limit:b': 18 });
    expect(run.state.records['r']?.sent?.['superior_duty_office']).toEqual({
      at: at(6),
      receiver: '王',
      way: 'fax',
      outside: true,
    });
  });
});

describe('skipping', () => {
  it('needs a reason, and for a mandatory step an override', () => {
    const run = new Run(small(`${action('a', 10, 'clock: step, mandatory: true')}\n${action('b')}`));
    run.refuses({ kind: 'skip', key: 'a', reason: '不需要' }, 'mandatory');
    run.refuses({ kind: 'not_applicable', key: 'a', reason: '不需要' }, 'mandatory');
    const decision = { decidedBy: '林局长', way: 'phone', words: '先放一放' } as const;
    run.refuses({ kind: 'skip', key: 'a', reason: '不需要', override: true }, 'decision_missing');
    run.refuses({ kind: 'skip', key: 'a', reason: '', override: true, decision }, 'text_missing');
    run.clock(2).do({ kind: 'skip', key: 'a', reason: '值班长决定', override: true, decision });
    run.clock(5).do({ kind: 'not_applicable', key: 'b', reason: '无此情况' });
    expect(run.state.records['a']?.dropped).toEqual({
      how: 'skipped',
      at: at(2),
      reason: '值班长决定',
      override: true,
      decision: { ...decision, at: at(2) },
    });
    expect(run.open()).toEqual(['done']);
  });

  it('is not for choices, loops and ends', () => {
    const run = new Run(small(action('a')));
    run.complete('a');
    run.refuses({ kind: 'skip', key: 'done', reason: '不要' }, 'wrong_kind');
  });
});

describe('the moment of an act', () => {
  it('is a whole number of milliseconds between the receipt and now', () => {
    const run = new Run(small(order('o', 'police')));
    run.clock(5);
    const notify = { kind: 'notify', key: 'o', party: 'police', who: '王' } as const;
    run.refuses({ ...notify, at: at(6) }, 'at_in_future');
    run.refuses({ ...notify, at: RECEIVED - 1 }, 'at_before_receipt');
    run.refuses({ ...notify, at: at(1) + 0.5 }, 'at_invalid');
    run.refuses({ ...notify, at: Number.NaN }, 'at_invalid');
    run.refuses({ ...notify, at: '02:40' } as unknown as RunAct, 'at_invalid');
    run.do({ ...notify, at: RECEIVED });
  });

  it('may lie before the start of the run: the telephone was used before the plan was opened', () => {
    const run = new Run(small(order('o', 'police')), 'county', at(4));
    run.clock(5).do({ kind: 'notify', key: 'o', party: 'police', who: '王', at: at(1) });
    expect(run.dueMinutes()).toEqual({ 'chase:o:police': 16 });
    expect(run.items().find((item) => item.key === 'done')?.openedAt).toBe(at(4));
  });
});

describe('unknown keys and acts', () => {
  it('are refused, never thrown', () => {
    const run = new Run(small(action('a')));
    for (const key of ['', 'zzz', 'a@1', 'constructor', '__proto__', 'toString', 'a@', '@', 'a@1.2.3'])
      run.refuses({ kind: 'complete', key, fields: {} }, 'unknown_key');
    for (const key of [undefined, null, 7, {}])
      run.refuses({ kind: 'complete', key, fields: {} } as unknown as RunAct, 'unknown_key');
    run.refuses({ kind: 'explode', key: 'a' } as unknown as RunAct, 'act_unknown');
    run.refuses({ kind: 'toString', key: 'a' } as unknown as RunAct, 'act_unknown');
  });
});
