import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dutiesAt } from '../../../renderer/screens/incidents/PastState';
import { momentsOf } from '../../../renderer/screens/incidents/TimelineTab';
import { INITIAL_FACTS, UPDATE_FACTS } from '../../fixtures/reports';
import { aLine, anIncident, createFakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

describe('the moments of an incident', () => {
  it('are those at which something was written down, each once, in order', () => {
    expect(momentsOf([{ recordedAt: 5 }, { recordedAt: 2 }, { recordedAt: 5 }])).toEqual([2, 5]);
    expect(momentsOf([])).toEqual([]);
  });
});

const duty = (over: object) => ({
  id: 'd',
  scopeId: 's',
  incidentId: 's',
  kind: 'initial_report',
  recipient: 'x',
  round: null,
  openedAt: 10,
  targetAt: null,
  dueAt: 60,
  state: 'open' as const,
  metAt: null,
  receiver: '',
  way: '',
  readBack: false,
  supersededAt: null,
  ...over,
});

describe('the duties of an incident at a moment', () => {
  it('are open until they were met, and overdue from their time on', () => {
    const duties = [
      duty({ id: 'a', state: 'met', metAt: 40 }),
      duty({ id: 'b', dueAt: 30 }),
      duty({ id: 'c', openedAt: 90, dueAt: 120 }),
    ] as never;
    expect(dutiesAt(duties, 20)).toEqual({ met: 0, open: 2, overdue: 0 });
    expect(dutiesAt(duties, 35)).toEqual({ met: 0, open: 2, overdue: 1 });
    expect(dutiesAt(duties, 50)).toEqual({ met: 1, open: 1, overdue: 1 });
    expect(dutiesAt(duties, 90)).toEqual({ met: 1, open: 2, overdue: 1 });
  });
});

describe('the course of an incident', () => {
  it('shows how it stood when the event before was written, and goes back to now', async () => {
    const desk = createFakeDesk();
    const asked: (number | null)[] = [];
    const timeline = [
      aLine({ number: 1, receivedAt: NIGHT - 600_000, recordedAt: NIGHT - 600_000 }),
      aLine({ number: 2, receivedAt: NIGHT - 300_000, recordedAt: NIGHT - 300_000 }),
    ];
    desk.bridge.answer({
      'incident.list': () => [],
      'incident.get': (input) => ({
        incident: anIncident({ id: input.incidentId, receivedAt: NIGHT - 600_000 }),
        timeline,
        runs: [],
        obligations: [],
        deadlines: [],
        children: [],
        suggestedPlans: [],
      }),
      'incident.factsAt': ({ at }) => {
        asked.push(at);
        return at === null ? UPDATE_FACTS : INITIAL_FACTS;
      },
    });
    const user = openPage(desk.bridge);
    await screen.findByTestId('rail-board');
    desk.bridge.emit({ event: 'navigate', to: 'incident/inc-1' });
    await user.click(await screen.findByTestId('tab-timeline'));
    expect((await screen.findByTestId('past-state')).textContent).toContain('获救1');
    await user.click(screen.getByTestId('past-before'));
    expect(screen.getByTestId('past-moment').textContent).toBe('02:53');
    expect(await screen.findByText('被困')).toBeTruthy();
    expect(asked).toContain(NIGHT - 300_000);
    const rows = screen.getAllByTestId('timeline-row').map((row) => row.dataset['later']);
    expect(rows).toEqual(['false', 'false']);
    await user.click(screen.getByTestId('past-before'));
    expect(screen.getAllByTestId('timeline-row').map((row) => row.dataset['later'])).toEqual([
      'true',
      'false',
    ]);
    await user.click(screen.getByTestId('past-now'));
    expect(screen.getByTestId('past-moment').textContent).toBe('现在');
  });
});
