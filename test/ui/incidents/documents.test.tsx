import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anIncident, createFakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';
import { aDocument } from '../documents/registerDesk';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

describe('the documents of an incident', () => {
  it('are those of the register that belong to it', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({
      'incident.list': () => [],
      'incident.get': (input) => ({
        incident: anIncident({ id: input.incidentId }),
        timeline: [],
        runs: [],
        obligations: [],
        deadlines: [],
        children: [],
        suggestedPlans: [],
      }),
      'document.list': (input) => ({
        documents: input.incidentId === 'inc-1' ? [aDocument({ id: 'd-1', title: '报转移人数' })] : [],
        total: 4,
        open: 1,
        overdue: 0,
      }),
    });
    const user = openPage(desk.bridge);
    await screen.findByTestId('rail-board');
    desk.bridge.emit({ event: 'navigate', to: 'incident/inc-1' });
    await user.click(await screen.findByTestId('tab-documents'));
    const rows = await screen.findAllByTestId('document-row');
    expect(rows.map((row) => row.textContent)).toEqual([expect.stringContaining('报转移人数')]);
  });
});
