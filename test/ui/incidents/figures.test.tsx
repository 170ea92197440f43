import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OutputOf } from '../../../shared/contract/procedures';
import type { IncidentFacts } from '../../../shared/domain/incidentFacts';
import { INITIAL_FACTS, UPDATE_FACTS } from '../../fixtures/reports';
import { refusal } from '../../helpers/fakeBridge';
import { anIncident, createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, leavePage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  leavePage();
  forgetPage();
  vi.useRealTimers();
});

type Facts = OutputOf<'incident.factsAt'>;
const WITHOUT_LEDGER: IncidentFacts = { ...INITIAL_FACTS, people: [], peopleCounts: null };

function deskWith(facts: IncidentFacts): FakeDesk {
  const desk = createFakeDesk();
  desk.bridge.answer({
    'incident.get': (input) => ({
      incident: anIncident({ id: input.incidentId }),
      timeline: [],
      runs: [],
      obligations: [],
      deadlines: [],
      children: [],
      suggestedPlans: [],
    }),
    'incident.factsAt': () => ({ ...facts, incidentId: 'inc-1' }) as Facts,
    'plan.list': () => [],
    'instruction.list': () => [],
    'incident.updateFacts': () => anIncident({ id: 'inc-1' }),
  });
  return desk;
}

async function openTab(desk: FakeDesk, tab: 'facts' | 'people'): Promise<UserEvent> {
  const user = openPage(desk.bridge);
  await screen.findByTestId('rail-board');
  desk.bridge.emit({ event: 'navigate', to: 'incident/inc-1' });
  await user.click(await screen.findByTestId(`tab-${tab}`));
  await screen.findByTestId(`${tab}-tab`);
  return user;
}

describe('the figures', () => {
  it('take a new number with Enter, from the source of the last one', async () => {
    const desk = deskWith(WITHOUT_LEDGER);
    const user = await openTab(desk, 'facts');
    await user.click(screen.getByTestId('figure-evacuated'));
    await user.keyboard('26{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('incident.updateFacts')).toHaveLength(1));
    expect(desk.bridge.inputsOf('incident.updateFacts')[0]).toMatchObject({
      incidentId: 'inc-1',
      figures: { evacuated: 26 },
      asOf: null,
      reason: '',
      source: '枫坪镇值班室',
    });
    expect((await screen.findByTestId('figures-saved')).textContent).toContain('已转移 19→26');
    expect((screen.getByTestId('figure-evacuated') as HTMLInputElement).value).toBe('');
  });

  it('go together when several are typed, and the arrows move between them', async () => {
    const desk = deskWith(WITHOUT_LEDGER);
    const user = await openTab(desk, 'facts');
    await user.click(screen.getByTestId('figure-trapped'));
    await user.keyboard('2{ArrowDown}1{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('incident.updateFacts')).toHaveLength(1));
    expect(desk.bridge.inputsOf('incident.updateFacts')[0]?.figures).toEqual({ trapped: 2, rescued: 1 });
  });

  it('ask why one falls, keep what was typed, and send it with the reason under the same id', async () => {
    const desk = deskWith(WITHOUT_LEDGER);
    desk.bridge.answer({
      'incident.updateFacts': (input) =>
        input.reason === ''
          ? refusal({ code: 'figure_falls', params: { figure: 'trapped', from: 3, to: 2 } })
          : anIncident({ id: 'inc-1' }),
    });
    const user = await openTab(desk, 'facts');
    await user.click(screen.getByTestId('figure-trapped'));
    await user.keyboard('2{Enter}');
    expect((await screen.findByTestId('figure-fall')).textContent).toContain('被困由 3 降为 2');
    expect(document.activeElement).toBe(screen.getByTestId('figure-fall-reason'));
    await user.keyboard('重复统计{Enter}');
    await waitFor(() => expect(screen.queryByTestId('figure-fall')).toBeNull());
    const [first, second] = desk.bridge.inputsOf('incident.updateFacts');
    expect(second).toEqual({ ...first, reason: '重复统计' });
  });

  it('say what cannot be read and send nothing', async () => {
    const desk = deskWith(WITHOUT_LEDGER);
    const user = await openTab(desk, 'facts');
    await user.click(screen.getByTestId('figure-trapped'));
    await user.keyboard('二三{Enter}');
    expect((await screen.findByTestId('figures-problem')).textContent).toBe('“被困”要填数字');
    expect(desk.bridge.inputsOf('incident.updateFacts')).toEqual([]);
  });

  it('show their history, and what the ledger counts leads to the people', async () => {
    const user = await openTab(deskWith(UPDATE_FACTS), 'facts');
    await user.click(screen.getByTestId('figure-history-evacuated'));
    const values = within(screen.getByTestId('figure-values')).getAllByRole('listitem');
    expect(values.map((one) => one.querySelector('b')?.textContent)).toEqual(['26', '19']);
    expect(values[0]?.textContent).toContain('现行');
    await user.click(screen.getByTestId('figure-owned-trapped'));
    await screen.findByTestId('people-tab');
  });

  it('tell who is still to move', async () => {
    await openTab(deskWith(INITIAL_FACTS), 'facts');
    expect(screen.getByTestId('evacuation').textContent).toBe('7 户；应转 26，已转 19，待转 7');
  });
});

describe('forces and measures', () => {
  it('have those on scene and those on the way apart, and arrive with one press', async () => {
    const desk = deskWith(INITIAL_FACTS);
    desk.bridge.answer({ 'force.set': () => [] });
    const user = await openTab(desk, 'facts');
    const totals = screen.getByTestId('force-totals').textContent;
    expect(totals).toContain('在场 22 人 = 镇村 22');
    expect(totals).toContain('途中 15 人');
    await user.click(screen.getByTestId('force-arrived'));
    await waitFor(() => expect(desk.bridge.inputsOf('force.set')).toHaveLength(1));
    expect(desk.bridge.inputsOf('force.set')[0]?.force).toMatchObject({
      id: 'f-fire',
      persons: 15,
      state: 'present',
      at: null,
    });
  });

  it('are written by keyboard', async () => {
    const desk = deskWith(INITIAL_FACTS);
    desk.bridge.answer({ 'force.set': () => [], 'measure.record': () => [] });
    const user = await openTab(desk, 'facts');
    await user.click(screen.getByTestId('force-add'));
    await user.keyboard('县医疗急救中心{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('force.set')).toHaveLength(1));
    expect(desk.bridge.inputsOf('force.set')[0]?.force).toMatchObject({ unit: '县医疗急救中心', persons: 0 });
    await user.click(screen.getByTestId('measure-who'));
    await user.keyboard('枫坪镇{Tab}组织下方住户撤离{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('measure.record')).toHaveLength(1));
    expect(desk.bridge.inputsOf('measure.record')[0]).toMatchObject({
      who: '枫坪镇',
      text: '组织下方住户撤离',
    });
  });
});

describe('the ledger of people', () => {
  const counts = { trapped: 3, missing: 0, rescued: 0, hospitalised: 0, dead: 0, safe: 0, total: 3 };

  it('makes several rows of one sentence', async () => {
    const desk = deskWith(WITHOUT_LEDGER);
    desk.bridge.answer({ 'people.add': () => counts });
    const user = await openTab(desk, 'people');
    await user.click(screen.getByTestId('people-quick'));
    await user.keyboard('3人被困，1男2女');
    expect(screen.getByTestId('people-add').textContent).toBe('登记 3 人');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('people.add')).toHaveLength(1));
    const [sent] = desk.bridge.inputsOf('people.add');
    expect(sent?.people.map(({ sex, state }) => `${sex} ${state}`)).toEqual([
      'male trapped',
      'female trapped',
      'female trapped',
    ]);
    expect((screen.getByTestId('people-quick') as HTMLInputElement).value).toBe('');
  });

  it('is made from the figures that stand', async () => {
    const desk = deskWith(WITHOUT_LEDGER);
    desk.bridge.answer({ 'people.add': () => counts });
    const user = await openTab(desk, 'people');
    await user.click(screen.getByTestId('people-from-figures'));
    await waitFor(() => expect(desk.bridge.inputsOf('people.add')).toHaveLength(1));
    expect(desk.bridge.inputsOf('people.add')[0]?.people).toHaveLength(3);
  });

  it('changes a state with one key on the row', async () => {
    const desk = deskWith(INITIAL_FACTS);
    desk.bridge.answer({ 'people.setState': () => counts });
    const user = await openTab(desk, 'people');
    const [first, second] = screen.getAllByTestId('person-row').map((row) => within(row).getByRole('button'));
    first?.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(second);
    await user.keyboard('3');
    await waitFor(() => expect(desk.bridge.inputsOf('people.setState')).toHaveLength(1));
    expect(desk.bridge.inputsOf('people.setState')[0]).toMatchObject({
      personIds: ['p-2'],
      state: 'rescued',
      at: null,
      source: '枫坪镇值班室',
    });
  });

  it('sums up in its head, masks names, and shows them when asked for', async () => {
    const masked = UPDATE_FACTS.people.map((row) => ({ ...row, name: `${row.name.slice(0, 1)}××` }));
    const desk = deskWith({ ...UPDATE_FACTS, people: masked });
    desk.bridge.answer({ 'people.names': () => UPDATE_FACTS.people.map(({ id, name }) => ({ id, name })) });
    const user = await openTab(desk, 'people');
    expect(screen.getByTestId('people-counts').textContent).toBe('共 3 人 = 被困 2 + 获救 1');
    expect(screen.getByTestId('people-tab').textContent).not.toContain('林守田');
    await user.click(screen.getByTestId('people-names'));
    await waitFor(() => expect(screen.getByTestId('people-tab').textContent).toContain('林守田'));
  });

  it('takes a name later, and an empty one keeps what is known', async () => {
    const desk = deskWith(INITIAL_FACTS);
    desk.bridge.answer({ 'people.setDetails': () => counts });
    const user = await openTab(desk, 'people');
    const [first] = screen.getAllByTestId('person-row').map((row) => within(row).getByRole('button'));
    first?.focus();
    await user.keyboard('{Enter}林守田{Tab}61{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('people.setDetails')).toHaveLength(1));
    expect(desk.bridge.inputsOf('people.setDetails')[0]).toMatchObject({
      personId: 'p-1',
      name: '林守田',
      sex: 'male',
      age: 61,
    });
  });
});
