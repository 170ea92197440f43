import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusal } from '../../helpers/fakeBridge';
import { anIncident, NIGHT, SECOND } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';
import { createRunDesk, landslideText, type RunDesk } from './runDesk';

const MINUTE = 60_000;

// The drawing needs a browser that measures text; what is drawn is tested by its text in shared/plan and by eye.
vi.mock('../../../renderer/screens/runs/flow/loadMermaid', () => ({
  drawMermaid: () => new Promise(() => {}),
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

async function openRun(desk: RunDesk): Promise<UserEvent> {
  const user = openPage(desk.bridge);
  await screen.findByTestId('rail-board');
  desk.bridge.emit({ event: 'navigate', to: 'run/run-1' });
  await screen.findByTestId('run-screen');
  await screen.findAllByTestId('run-step');
  return user;
}

function step(block: string): HTMLElement {
  const found = screen.getAllByTestId('run-step').find((card) => card.dataset.block === block);
  if (found === undefined) throw new Error(`no open step ${block}`);
  return found;
}

/** Opens the card of a step when it is not open. */
async function card(user: UserEvent, block: string): Promise<ReturnType<typeof within>> {
  await waitFor(() => step(block));
  if (step(block).dataset.open !== 'true')
    await user.click(within(step(block)).getByTestId('run-step-toggle'));
  return within(step(block));
}

const intake = { kind: 'complete', key: 'intake', fields: {}, at: NIGHT - 15 * MINUTE } as const;
const pending = { pending: true } as const;
function pastIntake(facts = {}): RunDesk {
  const desk = createRunDesk(landslideText(), facts);
  const fields = {
    callback: '139',
    place: '上坑',
    kind: '滑坡',
    trapped: 3,
    missing: 0,
    households: 8,
    road: '通',
  };
  desk.act({ ...intake, fields });
  return desk;
}

describe('a step of the room itself', () => {
  it('sends typed values: numbers as numbers, the rest as 正在核实', async () => {
    const desk = createRunDesk(landslideText());
    const user = await openRun(desk);
    const own = await card(user, 'intake');
    await user.type(own.getByTestId('tick-callback'), '139 5550 0123');
    await user.type(own.getByTestId('tick-trapped'), '３');
    await user.click(own.getByTestId('set-pending-missing'));
    await user.click(own.getByTestId('step-rest-pending'));
    await user.click(own.getByTestId('step-complete'));
    await waitFor(() => expect(desk.acts).toHaveLength(1));
    expect(desk.acts[0]).toMatchObject({
      kind: 'complete',
      key: 'intake',
      fields: { callback: '139 5550 0123', trapped: 3, missing: pending, place: pending, road: pending },
    });
    await waitFor(() => expect(screen.queryAllByTestId('run-step').length).toBeGreaterThan(3));
  });

  it('names the empty fields of a mandatory step and sends nothing', async () => {
    const desk = createRunDesk(landslideText());
    const user = await openRun(desk);
    const own = await card(user, 'intake');
    await user.type(own.getByTestId('tick-callback'), '139');
    await user.click(own.getByTestId('step-complete'));
    expect((await own.findAllByText('必填。')).length).toBe(6);
    expect(desk.acts).toEqual([]);
  });

  it('offers what the report already said, and puts it in only when asked', async () => {
    const desk = createRunDesk(landslideText(), { trapped: 3 });
    const user = await openRun(desk);
    const own = await card(user, 'intake');
    const callback = own.getByTestId('tick-callback') as HTMLInputElement;
    expect(callback.value).toBe('');
    await user.click(await own.findByTestId('step-fill'));
    expect(callback.value).toBe('139 5550 0123');
    expect((own.getByTestId('tick-trapped') as HTMLInputElement).value).toBe('3');
    expect(desk.acts).toEqual([]);
  });

  it('keeps the record when it is refused', async () => {
    const desk = createRunDesk(landslideText());
    desk.bridge.answer({ 'run.act': () => refusal({ code: 'desk_unavailable' }) });
    const user = await openRun(desk);
    const own = await card(user, 'intake');
    await user.type(own.getByTestId('tick-callback'), '139');
    await user.click(own.getByTestId('step-rest-pending'));
    await user.click(own.getByTestId('step-complete'));
    await own.findByTestId('error-note');
    expect((own.getByTestId('tick-callback') as HTMLInputElement).value).toBe('139');
    await user.click(own.getByTestId('step-complete'));
    await waitFor(() => expect(desk.bridge.inputsOf('run.act')).toHaveLength(2));
    const [first, second] = desk.bridge.inputsOf('run.act');
    expect(second).toEqual(first);
  });

  it('is not completed by a stray Enter', async () => {
    const desk = pastIntake();
    const user = await openRun(desk);
    const own = await card(user, 'verify');
    own.getByTestId('step-complete').focus();
    await user.keyboard('{Enter}');
    expect(desk.acts).toEqual([]);
    await own.findByRole('status');
    await user.click(own.getByTestId('step-note'));
    await user.keyboard('{Enter}');
    expect(desk.acts).toEqual([]);
  });
});

describe('an order', () => {
  it('is told to each party, chased, and reported back with what was said', async () => {
    const desk = pastIntake();
    const user = await openRun(desk);
    const own = await card(user, 'send_main');
    const fire = within(own.getByTestId('party-fire_rescue'));
    await user.click(fire.getByTestId('notify-save'));
    expect(desk.acts).toEqual([]);
    await user.type(fire.getByTestId('notify-who'), '张队');
    await user.click(fire.getByTestId('notify-save'));
    await waitFor(() => expect(desk.acts).toHaveLength(1));
    expect(desk.acts[0]).toEqual({
      kind: 'notify',
      key: 'send_main',
      party: 'fire_rescue',
      who: '张队',
      at: NIGHT,
    });
    await user.click(await fire.findByTestId('chase'));
    await waitFor(() => expect(desk.acts[1]).toMatchObject({ kind: 'chase', party: 'fire_rescue' }));
    await user.click(fire.getByTestId('report-back'));
    await user.type(fire.getByTestId('report-who'), '张队');
    await user.type(fire.getByTestId('tick-people'), '6');
    await user.click(fire.getByTestId('report-save'));
    await waitFor(() => expect(desk.acts).toHaveLength(3));
    expect(desk.acts[2]).toMatchObject({
      kind: 'report_back',
      who: '张队',
      what: '到场人数 6',
      fields: { people: 6 },
    });
  });

  it('turns inverse when nothing came back past the chase time', async () => {
    const desk = pastIntake();
    desk.act({ kind: 'notify', key: 'send_main', party: 'police', who: '110', at: NIGHT - 14 * MINUTE });
    const user = await openRun(desk);
    const own = await card(user, 'send_main');
    const silence = within(own.getByTestId('party-police')).getByTestId('party-silence');
    expect(silence.textContent).toContain('未回报 14 分');
    expect(silence.className).toContain('overdue');
  });

  it('takes a time typed to the minute as the moment of the notice when that has seconds', async () => {
    const desk = pastIntake();
    desk.act({ kind: 'notify', key: 'send_main', party: 'police', who: '110', at: NIGHT - MINUTE });
    const user = await openRun(desk);
    const own = await card(user, 'send_main');
    const police = within(own.getByTestId('party-police'));
    await user.click(police.getByTestId('report-back'));
    await user.type(police.getByTestId('report-who'), '110');
    await user.type(police.getByTestId('report-what'), '已到');
    await user.type(police.getByLabelText('时刻'), '02:57');
    await user.click(police.getByTestId('report-save'));
    await waitFor(() => expect(desk.acts[0]).toMatchObject({ kind: 'report_back', at: NIGHT - MINUTE }));
  });
});

describe('a call-out', () => {
  it('counts an answer only when it was read back, and is completed when each was called', async () => {
    const desk = pastIntake();
    const user = await openRun(desk);
    const own = await card(user, 'evac');
    expect((own.getByTestId('step-complete') as HTMLButtonElement).disabled).toBe(true);
    await user.click(own.getByLabelText('应答并复述'));
    await user.click(own.getByTestId('call-save'));
    expect(desk.acts).toEqual([]);
    await user.click(own.getByTestId('call-read-back'));
    await user.type(own.getByTestId('call-who'), '镇长');
    await user.click(own.getByTestId('call-save'));
    await waitFor(() => expect(desk.acts).toHaveLength(1));
    expect(desk.acts[0]).toMatchObject({
      kind: 'call_result',
      party: 'township',
      result: 'answered_confirmed',
      who: '镇长',
      readBack: true,
    });
    await waitFor(() => expect((own.getByTestId('step-complete') as HTMLButtonElement).disabled).toBe(false));
  });
});

describe('a report', () => {
  it('is recorded for each recipient and fills the fields that the record says anyway', async () => {
    const desk = pastIntake();
    const user = await openRun(desk);
    const own = await card(user, 'leader');
    const leader = within(own.getByTestId('recipient-duty_leader'));
    expect(leader.queryByTestId('tick-way')).toBeNull();
    await user.type(leader.getByTestId('send-receiver'), '林国栋');
    await user.type(leader.getByTestId('tick-words'), '全力救人');
    await user.click(leader.getByTestId('send-read-back'));
    await user.click(leader.getByTestId('send-save'));
    await waitFor(() => expect(desk.acts).toHaveLength(1));
    expect(desk.acts[0]).toEqual({
      kind: 'send',
      key: 'leader',
      recipient: 'duty_leader',
      receiver: '林国栋',
      at: NIGHT,
      way: 'phone',
      readBack: true,
      fields: { way: '电话', at: NIGHT, words: '全力救人' },
    });
  });
});

describe('a choice', () => {
  it('shows what the facts propose and chooses nothing by itself', async () => {
    const desk = pastIntake({ trapped: 3, missing: 0 });
    const user = await openRun(desk);
    const own = await card(user, 'trapped');
    expect(own.getByText('建议')).toBeDefined();
    const [yes, no] = own.getAllByRole('radio').slice(0, 2) as HTMLInputElement[];
    expect([yes?.checked, no?.checked]).toEqual([false, false]);
    await user.click(own.getByTestId('choice-save'));
    expect(desk.acts).toEqual([]);
    await user.click(own.getByTestId('choice-option-0'));
    await user.click(own.getByTestId('decided-by-me'));
    await user.click(own.getByLabelText('电话'));
    await user.type(own.getByTestId('decision-words'), '先救人');
    await user.click(own.getByTestId('choice-save'));
    await waitFor(() => expect(desk.acts).toHaveLength(1));
    expect(desk.acts[0]).toEqual({
      kind: 'choose',
      key: 'trapped',
      at: NIGHT,
      option: 0,
      decidedBy: '陈立',
      way: 'phone',
      words: '先救人',
    });
    await waitFor(() => step('rescue'));
  });
});

describe('skipping', () => {
  it('asks for a reason and lets only a supervisor pass a mandatory step', async () => {
    const desk = pastIntake();
    const user = await openRun(desk);
    const own = await card(user, 'send_main');
    await user.click(own.getByTestId('step-skip'));
    await user.click(own.getByTestId('drop-save'));
    expect(desk.acts).toEqual([]);
    await user.type(own.getByTestId('drop-reason'), '119 已联动转警');
    await user.click(own.getByTestId('drop-save'));
    expect(desk.acts).toEqual([]);
    await user.type(own.getByTestId('decided-by'), '林局长');
    await user.click(own.getByLabelText('电话'));
    await user.type(own.getByTestId('decision-words'), '不用重复派');
    await user.click(own.getByTestId('drop-save'));
    await waitFor(() =>
      expect(desk.acts[0]).toMatchObject({
        kind: 'skip',
        key: 'send_main',
        reason: '119 已联动转警',
        override: true,
        decision: { decidedBy: '林局长', way: 'phone', words: '不用重复派' },
      }),
    );
    expect(desk.bridge.inputsOf('run.act')[0]?.countersign).toBeUndefined();
  });

  it('asks an officer for a supervisor’s password on a mandatory step, and keeps it nowhere', async () => {
    const desk = pastIntake();
    desk.status = { ...desk.status, signedIn: [SECOND] };
    const user = await openRun(desk);
    const own = await card(user, 'send_main');
    expect(own.getByTestId('needs-supervisor')).toBeDefined();
    await user.click(own.getByTestId('step-skip'));
    await user.type(own.getByTestId('drop-reason'), '119 已联动转警');
    await user.type(own.getByTestId('decided-by'), '林局长');
    await user.click(own.getByLabelText('当面'));
    await user.click(own.getByTestId('drop-save'));
    expect(desk.acts).toEqual([]);
    await user.type(await own.findByTestId('countersign-password'), 'Secret-word-1');
    await user.click(own.getByTestId('drop-save'));
    await waitFor(() => expect(desk.acts).toHaveLength(1));
    expect(desk.bridge.inputsOf('run.act')[0]?.countersign?.password).toBe('Secret-word-1');
    expect(JSON.stringify({ ...localStorage })).not.toContain('Secret-word-1');
    const verify = await card(user, 'verify');
    expect(verify.queryByTestId('needs-supervisor')).toBeNull();
  });
});

const LOOPING = `id: small
title: 小方案
title_en: Small plan
category: natural_disaster
hazards: [geological]
warning_types: []
level_notes: {county: 县, city: 市, province: 省}
trigger: 试
trigger_en: test
flow:
  - id: follow
    loop: 跟踪
    title_en: Follow
    every: 30
    until: 清零了吗？
    until_en: All found?
    by: duty_officer
    on_change: true
    flow:
      - id: ask
        step: action
        title: 问现场
        title_en: Ask
        post: duty_officer
        limit: 10
        clock: step
        instruction: 问一句。
        ticks: [{field: word, type: text, label: 回话}]
        outputs: [记录]
        basis: default
  - id: danger
    spawn: small
    title: 另立险情
    title_en: Own incident
  - id: over
    end: 结束
    title_en: End
`;

describe('loop, spawn and end', () => {
  async function askOnce(user: UserEvent, desk: RunDesk, answer: 'yes' | 'no'): Promise<void> {
    const before = desk.acts.length;
    const own = await card(user, 'ask');
    await user.type(own.getByTestId('tick-word'), '还有一人');
    await user.click(own.getByTestId('step-complete'));
    await waitFor(() => expect(desk.acts.length).toBe(before + 1));
    const loop = await card(user, 'follow');
    await loop.findByTestId('until-form');
    await user.click(loop.getByLabelText(answer === 'yes' ? '是，离开循环' : '否，再来一轮'));
    await user.click(loop.getByTestId('decided-by-me'));
    await user.click(loop.getByLabelText('当面'));
    await user.click(loop.getByTestId('until-save'));
    await waitFor(() => expect(desk.acts.length).toBe(before + 2));
  }

  it('goes round until it is answered, and the next round may be opened before its time', async () => {
    const desk = createRunDesk(LOOPING);
    const user = await openRun(desk);
    await askOnce(user, desk, 'no');
    expect(desk.acts.at(-1)).toMatchObject({ kind: 'answer_until', key: 'follow', yes: false, way: 'face' });
    const loop = await card(user, 'follow');
    await user.click(await loop.findByTestId('loop-open-now'));
    await waitFor(() => expect(desk.acts.at(-1)).toEqual({ kind: 'open_round', key: 'follow' }));
    await askOnce(user, desk, 'yes');
    expect(desk.acts.map((act) => act.key)).toContain('ask@2');
  });

  it('records the child incident first and enters it in the plan under its own id', async () => {
    const desk = createRunDesk(LOOPING);
    desk.bridge.answer({
      'incident.record': (input) => anIncident({ id: input.incidentId, parentId: input.parentId }),
    });
    const user = await openRun(desk);
    await askOnce(user, desk, 'yes');
    const own = await card(user, 'danger');
    await user.click(own.getByTestId('spawn-open'));
    const place = (await own.findByTestId('incident-place')) as HTMLInputElement;
    expect(place.value).toBe(anIncident({ id: 'inc-1' }).place);
    await user.clear(place);
    await user.type(place, '下坑村');
    await user.selectOptions(own.getByTestId('incident-type'), 'geological');
    await user.type(own.getByTestId('incident-summary'), '又滑了');
    await user.click(own.getByTestId('incident-save'));
    await waitFor(() => expect(desk.acts.at(-1)?.kind).toBe('spawn'));
    const [recorded] = desk.bridge.inputsOf('incident.record');
    expect(recorded).toMatchObject({ parentId: 'inc-1', place: '下坑村' });
    expect(desk.acts.at(-1)).toEqual({ kind: 'spawn', key: 'danger', childIncidentId: recorded?.incidentId });
    await waitFor(() =>
      expect(desk.bridge.inputsOf('run.start')).toMatchObject([
        { planId: 'small', incidentId: recorded?.incidentId },
      ]),
    );
  });

  it('ends only after the consequence was shown', async () => {
    const desk = createRunDesk(LOOPING);
    const user = await openRun(desk);
    await askOnce(user, desk, 'yes');
    const danger = await card(user, 'danger');
    await user.click(danger.getByTestId('step-not-applicable'));
    await user.type(danger.getByTestId('drop-reason'), '没有险情');
    await user.click(danger.getByTestId('drop-save'));
    const end = await card(user, 'over');
    await user.click(end.getByTestId('end-ask'));
    expect(desk.acts.some((act) => act.kind === 'confirm_end')).toBe(false);
    await user.click(end.getByTestId('end-confirm'));
    expect(desk.state.status).toBe('running');
    await user.type(end.getByTestId('decided-by'), '林局长');
    await user.click(end.getByLabelText('电话'));
    await user.click(end.getByTestId('end-confirm'));
    await waitFor(() => expect(desk.state.status).toBe('ended'));
    expect(desk.state.endDecision).toMatchObject({ decidedBy: '林局长', way: 'phone' });
    expect(await screen.findByText('方案已结束。')).toBeDefined();
    const rows = screen.getAllByTestId('run-done-row').map((row) => row.dataset.kind);
    expect(rows).toEqual(expect.arrayContaining(['ended', 'until', 'completed', 'not_applicable']));
  });
});
