import type { SomeHandlers } from '../call';
import { refuseWith } from '../deskError';
import { planRow } from './planStore';
import { planSummaries, planSummary } from './read';

export const planHandlers: SomeHandlers<'plan.list' | 'plan.get'> = {
  'plan.list': (_input, { desk }) => planSummaries(desk.db),
  'plan.get': (input, { desk }) => {
    const row = planRow(desk.db, input.planId, null);
    const summary = planSummary(desk.db, input.planId);
    if (!row || !summary) return refuseWith('not_found', { field: 'planId' });
    return { summary, planText: row.text, tablesText: row.tables_text };
  },
};
