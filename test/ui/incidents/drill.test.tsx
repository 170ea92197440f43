import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aDeadline, anIncident, createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const NAME = '汛前桌面推演';

function drillDesk(): FakeDesk {
  const desk = createFakeDesk();
  const drill = anIncident({ id: 'inc-9', title: '【演练】上坑村滑坡', drill: NAME });
  const late = aDeadline({
    id: 'd-drill',
    titleZh: '【演练】书面初报',
    titleEn: '[Drill] Written first report',
    drill: NAME,
    dueAt: NIGHT + 60_000,
  });
  desk.board = {
    ...desk.board,
    incidents: [...desk.board.incidents, drill],
    deadlines: [late, ...desk.board.deadlines],
  };
  desk.bridge.answer({
    'incident.list': () => desk.board.incidents,
    'incident.get': () => ({
      incident: drill,
      timeline: [],
      runs: [],
      obligations: [],
      deadlines: [],
      children: [],
      suggestedPlans: [],
    }),
    'plan.list': () => [],
    'instruction.list': () => [],
  });
  return desk;
}

describe('a drill on the screen', () => {
  it('stands apart from what is real on the board, and its deadlines name its clock', async () => {
    const desk = drillDesk();
    openPage(desk.bridge);
    const panel = await screen.findByTestId('board-drills');
    expect(within(panel).getAllByTestId('drill-row')).toHaveLength(1);
    expect(within(screen.getByTestId('board-incidents')).queryByText(/演练/)).toBeNull();
    const row = screen.getAllByTestId('spine-row').find((one) => one.dataset['deadline'] === 'd-drill');
    expect(row?.textContent).toContain(NAME);
    expect(row?.textContent).toContain('【演练】书面初报');
  });

  it('bears its band across the page of the incident', async () => {
    const desk = drillDesk();
    openPage(desk.bridge);
    await screen.findByTestId('rail-board');
    desk.bridge.emit({ event: 'navigate', to: 'incident/inc-9' });
    expect((await screen.findByTestId('drill-band')).textContent).toContain(NAME);
  });

  it('is ticked and named when it is recorded, and the form says so at once', async () => {
    const desk = drillDesk();
    desk.bridge.answer({ 'incident.record': (input) => anIncident({ id: input.incidentId, drill: NAME }) });
    const user = openPage(desk.bridge);
    await screen.findByTestId('rail-board');
    desk.bridge.emit({ event: 'navigate', to: 'newIncident' });
    await screen.findByTestId('incident-callback');
    expect(screen.queryByTestId('drill-band')).toBeNull();
    await user.click(screen.getByTestId('incident-drill'));
    await screen.findByTestId('drill-band');
    await user.type(screen.getByTestId('incident-place'), '上坑村');
    await user.selectOptions(screen.getByTestId('incident-type'), 'geological');
    await user.type(screen.getByTestId('incident-summary'), '滑坡');
    await user.click(screen.getByTestId('incident-save'));
    expect(desk.bridge.inputsOf('incident.record')).toEqual([]);
    await user.type(screen.getByTestId('incident-drill-name'), NAME);
    expect(screen.getByTestId('drill-band').textContent).toContain(NAME);
    await user.click(screen.getByTestId('incident-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('incident.record')).toHaveLength(1));
    expect(desk.bridge.inputsOf('incident.record')[0]).toMatchObject({ drill: NAME });
  });
});
