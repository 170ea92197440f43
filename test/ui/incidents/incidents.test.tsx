import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Incident, Obligation } from '../../../shared/contract/models';
import type { OutputOf } from '../../../shared/contract/procedures';
import { refusal } from '../../helpers/fakeBridge';
import { aDeadline, anIncident, createFakeDesk, type FakeDesk, NIGHT, SECOND } from '../../helpers/fakeDesk';
import { aPlan } from '../../helpers/fakePlan';
import { forgetPage, leavePage, openPage } from '../../helpers/page';

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const duty: Obligation = {
  id: 'ob-1',
  scopeId: 'inc-1',
  incidentId: 'inc-1',
  kind: 'phone_report',
  recipient: 'superior_duty_office',
  round: null,
  openedAt: NIGHT,
  targetAt: null,
  dueAt: NIGHT + 10 * MINUTE,
  state: 'open',
  metAt: null,
  receiver: '',
  way: '',
  readBack: false,
  titleZh: '电话首报 → 市应急管理局值班室',
  titleEn: 'First report by phone → Duty office of the next higher emergency department',
  rule: null,
  isWindow: false,
  wantedWay: null,
  lateReason: '',
  recordId: null,
  supersededBy: null,
  supersededAt: null,
};

function page(incident: Incident, over: Partial<OutputOf<'incident.get'>> = {}): OutputOf<'incident.get'> {
  return {
    incident,
    timeline: [],
    runs: [],
    obligations: [duty],
    deadlines: [aDeadline({ id: 'd-9', obligationId: 'ob-1', titleZh: '电话首报 → 市应急管理局值班室' })],
    children: [],
    suggestedPlans: ['landslide'],
    ...over,
  };
}

const BLOCKERS: OutputOf<'incident.closeGate'>['blockers'] = [
  { kind: 'run', id: 'r', titleZh: '山洪', titleEn: 'Flood', runId: 'run-1', key: null, dueAt: null },
  { kind: 'mandatory', id: 'm', titleZh: '派人', titleEn: 'Send', runId: 'run-1', key: 'send', dueAt: null },
  {
    kind: 'duty',
    id: 'd-9',
    titleZh: '电话首报 → 市应急管理局值班室',
    titleEn: 'Phone report',
    runId: null,
    key: null,
    dueAt: NIGHT,
  },
];

function incidentDesk(over: Partial<OutputOf<'incident.get'>> = {}): FakeDesk {
  const desk = createFakeDesk();
  desk.bridge.answer({
    'incident.list': () => desk.board.incidents,
    'incident.get': (input) => page(anIncident({ id: input.incidentId }), over),
    'plan.list': () => [aPlan('fire', '火灾'), aPlan('landslide', '山洪地质灾害')],
    'instruction.list': () => [],
    'incident.closeGate': () => ({ blockers: BLOCKERS, warnings: [], mayOverride: ['周明'] }),
  });
  return desk;
}

async function openForm(desk: FakeDesk): Promise<UserEvent> {
  const user = openPage(desk.bridge);
  await screen.findByTestId('rail-board');
  desk.bridge.emit({ event: 'navigate', to: 'newIncident' });
  await screen.findByTestId('incident-callback');
  return user;
}

async function openIncident(desk: FakeDesk): Promise<UserEvent> {
  const user = openPage(desk.bridge);
  await screen.findByTestId('rail-board');
  desk.bridge.emit({ event: 'navigate', to: 'incident/inc-1' });
  await screen.findByTestId('incident-part');
  return user;
}

describe('recording an incident', () => {
  it('goes by keyboard alone, the call-back number first, and is saved with Ctrl+Enter', async () => {
    const desk = incidentDesk();
    desk.bridge.answer({ 'incident.record': (input) => anIncident({ id: input.incidentId }) });
    const user = await openForm(desk);
    expect(document.activeElement).toBe(screen.getByTestId('incident-callback'));
    await user.keyboard('139 5550 0123{Tab}枫坪镇上坑村{Tab}屋后滑坡，3 人被困{Tab}');
    expect(document.activeElement).toBe(screen.getByTestId('incident-type'));
    await user.selectOptions(screen.getByTestId('incident-type'), 'geological');
    await user.keyboard('{Tab}{Tab}{Tab}{Tab}3');
    expect(document.activeElement).toBe(screen.getByTestId('incident-trapped'));
    await user.type(screen.getByTestId('incident-occurred'), '02:33');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByTestId('incident-part');
    const [sent] = desk.bridge.inputsOf('incident.record');
    expect(sent).toMatchObject({
      callback: '139 5550 0123',
      place: '枫坪镇上坑村',
      type: 'geological',
      summary: '屋后滑坡，3 人被困',
      occurredAt: NIGHT - 25 * MINUTE - 13_000,
      casualties: { dead: 0, missing: 0, trapped: 3 },
      grade: null,
      parentId: null,
    });
    // the moment the form was opened, to the minute
    expect(sent?.receivedAt).toBe(NIGHT - 13_000);
    expect(desk.bridge.inputsOf('alert.acknowledge')).toEqual([]);
  });

  it('says at each field what is missing, goes to the first, and sends nothing', async () => {
    const desk = incidentDesk();
    const user = await openForm(desk);
    await user.type(screen.getByTestId('incident-trapped'), 'drei');
    await user.click(screen.getByTestId('incident-save'));
    await screen.findByText('只填数字。');
    await user.clear(screen.getByTestId('incident-trapped'));
    await user.click(screen.getByTestId('incident-save'));
    expect((await screen.findAllByText('必填。')).length).toBeGreaterThanOrEqual(2);
    expect(desk.bridge.inputsOf('incident.record')).toEqual([]);
  });

  it('keeps all that was typed when it is refused, over a reload too, and repeats it under the same id', async () => {
    const desk = incidentDesk();
    desk.bridge.answer({ 'incident.record': () => refusal({ code: 'desk_unavailable' }) });
    const user = await openForm(desk);
    await user.type(screen.getByTestId('incident-place'), '上坑村');
    await user.selectOptions(screen.getByTestId('incident-type'), 'geological');
    await user.type(screen.getByTestId('incident-summary'), '滑坡');
    await user.click(screen.getByTestId('incident-save'));
    await within(screen.getByTestId('incident-form')).findByTestId('error-note');
    leavePage();
    desk.bridge.answer({ 'incident.record': (input) => anIncident({ id: input.incidentId }) });
    const again = await openForm(desk);
    expect((screen.getByTestId('incident-place') as HTMLInputElement).value).toBe('上坑村');
    await again.click(screen.getByTestId('incident-save'));
    await screen.findByTestId('incident-part');
    const [first, second] = desk.bridge.inputsOf('incident.record');
    expect(second).toEqual(first);
  });

  it('says that other words are stored under its id, keeps all, and records under a new one when pressed again', async () => {
    const desk = incidentDesk();
    const stored = { code: 'id_used', params: { name: 'SJ-20261124-001 上坑村滑坡' } } as const;
    desk.bridge.answer({ 'incident.record': () => refusal(stored) });
    const user = await openForm(desk);
    await user.type(screen.getByTestId('incident-place'), '上坑村3组');
    await user.selectOptions(screen.getByTestId('incident-type'), 'geological');
    await user.type(screen.getByTestId('incident-summary'), '滑坡，3人被困');
    await user.click(screen.getByTestId('incident-save'));
    const note = await within(screen.getByTestId('incident-form')).findByTestId('error-note');
    expect(note.textContent).toContain('“SJ-20261124-001 上坑村滑坡”');
    expect((screen.getByTestId('incident-summary') as HTMLTextAreaElement).value).toBe('滑坡，3人被困');
    desk.bridge.answer({ 'incident.record': (input) => anIncident({ id: input.incidentId }) });
    await user.click(screen.getByTestId('incident-save'));
    await screen.findByTestId('incident-screen');
    const [first, second] = desk.bridge.inputsOf('incident.record');
    expect(second?.incidentId).not.toBe(first?.incidentId);
    expect({ ...second, incidentId: '' }).toEqual({ ...first, incidentId: '' });
  });

  it('brings back what was cleared by mistake', async () => {
    const user = await openForm(incidentDesk());
    await user.type(screen.getByTestId('incident-place'), '上坑村');
    await user.click(screen.getByTestId('incident-discard'));
    expect((screen.getByTestId('incident-place') as HTMLInputElement).value).toBe('');
    await user.click(screen.getByTestId('incident-restore'));
    expect((screen.getByTestId('incident-place') as HTMLInputElement).value).toBe('上坑村');
  });

  it('keeps the text when Esc leaves the form', async () => {
    const user = await openForm(incidentDesk());
    await user.type(screen.getByTestId('incident-place'), '上坑村');
    await user.keyboard('{Escape}');
    expect((screen.getByTestId('incident-place') as HTMLInputElement).value).toBe('上坑村');
  });
});

describe('the page of an incident', () => {
  it('says what, where, how many, which grade and what is owed', async () => {
    await openIncident(incidentDesk());
    const header = screen.getByTestId('incident-header').textContent;
    expect(header).toContain('上坑村滑坡');
    expect(header).toContain('枫坪镇上坑村');
    expect(header).toContain('被困 3');
    expect(header).toContain('Ⅲ(初判)');
    expect(screen.getByTestId('obligation').textContent).toContain('电话首报 → 市应急管理局值班室');
  });

  it('records a duty as done with receiver, time, way and read-back', async () => {
    const desk = incidentDesk();
    desk.bridge.answer({ 'obligation.meet': () => ({ ...duty, state: 'met' }) });
    const user = await openIncident(desk);
    await user.click(screen.getByTestId('obligation-meet'));
    const form = within(screen.getByTestId('obligation-form'));
    await user.click(form.getByTestId('obligation-save'));
    await form.findByText('必填。');
    await user.type(form.getByTestId('obligation-receiver'), '市局小李');
    await user.click(form.getByLabelText('对方已复述'));
    await user.click(form.getByTestId('obligation-save'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('obligation.meet')).toEqual([
        { obligationId: 'ob-1', receiver: '市局小李', at: null, way: 'phone', readBack: true },
      ]),
    );
  });

  it('offers the suggested plan first and starts it once, however often it is pressed', async () => {
    const desk = incidentDesk();
    let answer: () => void = () => {};
    desk.bridge.answer({
      'run.start': () =>
        new Promise((resolve) => {
          answer = () => resolve(refusal({ code: 'desk_unavailable' }));
        }),
    });
    const user = await openIncident(desk);
    const buttons = await within(screen.getByTestId('start-plan')).findAllByRole('button');
    expect(buttons[0]?.dataset.testid).toBe('start-plan-landslide');
    await user.click(screen.getByTestId('start-plan-landslide'));
    await user.click(screen.getByTestId('start-plan-landslide'));
    answer();
    await within(screen.getByTestId('start-plan')).findByTestId('error-note');
    await user.click(screen.getByTestId('start-plan-landslide'));
    await waitFor(() => expect(desk.bridge.inputsOf('run.start')).toHaveLength(2));
    const [first, second] = desk.bridge.inputsOf('run.start');
    expect(second).toEqual(first);
    expect(first).toMatchObject({ planId: 'landslide', incidentId: 'inc-1', warningId: null });
  });

  it('sends new figures with who says so', async () => {
    const desk = incidentDesk();
    desk.bridge.answer({ 'incident.updateFacts': () => anIncident({ id: 'inc-1' }) });
    const user = await openIncident(desk);
    await user.click(screen.getByTestId('incident-facts'));
    await user.clear(screen.getByTestId('incident-trapped'));
    await user.type(screen.getByTestId('incident-trapped'), '2');
    await user.click(screen.getByTestId('facts-save'));
    expect(desk.bridge.inputsOf('incident.updateFacts')).toEqual([]);
    await user.type(screen.getByTestId('facts-source'), '现场指挥部');
    await user.click(screen.getByTestId('facts-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('incident.updateFacts')).toHaveLength(1));
    expect(desk.bridge.inputsOf('incident.updateFacts')[0]).toMatchObject({
      incidentId: 'inc-1',
      casualties: { trapped: 2, threatened: 26, evacuated: 19 },
      grade: 'level_3',
      source: '现场指挥部',
    });
  });
});

describe('closing an incident', () => {
  it('names what is open, keeps the result when refused, and takes a supervisor’s reason', async () => {
    const desk = incidentDesk();
    desk.bridge.answer({
      'incident.close': (input) =>
        input.overrideReason === ''
          ? refusal({ code: 'incident_has_open_items', params: { count: 1 } })
          : anIncident({ id: 'inc-1', state: 'closed' }),
    });
    const user = await openIncident(desk);
    await user.click(screen.getByTestId('incident-close'));
    expect((await screen.findByTestId('close-open-items')).textContent).toContain(
      '电话首报 → 市应急管理局值班室',
    );
    await user.type(screen.getByTestId('close-result'), '人员全部救出');
    await user.click(screen.getByTestId('close-save'));
    await within(screen.getByTestId('close-form')).findByTestId('error-note');
    expect((screen.getByTestId('close-result') as HTMLTextAreaElement).value).toBe('人员全部救出');
    await user.type(screen.getByTestId('close-override'), '已移交镇里');
    await user.type(screen.getByTestId('close-decided-by'), '林×');
    await user.click(within(screen.getByTestId('close-way')).getByLabelText('电话'));
    await user.click(screen.getByTestId('close-save'));
    await waitFor(() => expect(screen.queryByTestId('close-form')).toBeNull());
    expect(desk.bridge.inputsOf('incident.close').at(-1)).toEqual({
      incidentId: 'inc-1',
      result: '人员全部救出',
      overrideReason: '已移交镇里',
      decidedBy: '林×',
      way: 'phone',
      retention: null,
    });
  });

  it('goes to the step that is open with Enter', async () => {
    const desk = incidentDesk();
    const user = await openIncident(desk);
    await user.click(screen.getByTestId('incident-close'));
    const rows = await screen.findAllByTestId('close-blocker');
    within(rows[0] as HTMLElement)
      .getByRole('button')
      .focus();
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('run.get')[0]).toEqual({ runId: 'run-1' }));
  });

  it('offers no way around to an officer, and says who has it', async () => {
    const desk = incidentDesk();
    desk.status = { ...desk.status, signedIn: [SECOND] };
    const user = await openIncident(desk);
    await user.click(screen.getByTestId('incident-close'));
    expect((await screen.findByTestId('close-who')).textContent).toContain('周明');
    expect(screen.queryByTestId('close-override')).toBeNull();
  });
});
