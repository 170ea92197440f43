import type { LossProcess } from '../../../shared/contract/areas/losses';
import { LOSS_ITEMS, lossItem } from '../../../shared/rules/losses/items';
import { figureKey, lossValue, tableOf } from '../../../shared/rules/losses/table';
import { readCell } from '../../../shared/tally/solitaire';
import { deskNow } from '../../app/clock';
import type { Draft } from '../parts/draft';
import type { Typed } from '../tally/gridModel';
import type { Cells } from '../tally/useCells';
import type { LossDraft } from './model';

const keyOf = ({ row, column }: Pick<Typed, 'row' | 'column'>): string => figureKey(row.unit.code, column.id);

/** One typed cell laid into the draft; an empty one gives way to what the last report said. */
function withTyped(draft: LossDraft, typed: Typed, at: number): LossDraft {
  const { row, column, text } = typed;
  const { code } = row.unit;
  if (column.kind === 'extra') {
    const name = column.id === 'note' ? 'notes' : 'reporters';
    return { ...draft, [name]: { ...draft[name], [code]: text.trim().slice(0, 60) } };
  }
  const key = keyOf(typed);
  const { [key]: _failed, ...failed } = draft.failed;
  const { [key]: _value, ...values } = draft.values;
  if (text.trim() === '') return { ...draft, failed, values };
  const read = readCell(text, column.column);
  const item = lossItem(column.id);
  const value = typeof read === 'number' && item !== undefined ? lossValue(item, read) : null;
  if (value === null) return { ...draft, values, failed: { ...failed, [key]: text } };
  return { ...draft, failed, values: { ...values, [key]: { value, at } } };
}

/**
 * The grid's cells over a draft: nothing is sent before the report goes out as a whole. `=` takes a unit's figures as they were, `/` says that it has
 * none.
 */
export function useLossCells(process: LossProcess, draft: Draft<LossDraft>): Cells {
  const put = (next: LossDraft): void => draft.set(next);
  return {
    pending: {},
    error: null,
    falling: null,
    pendingOf: (typed) => {
      const text = draft.value.failed[keyOf(typed)];
      return text === undefined ? undefined : { text, state: 'failed' };
    },
    save: async (typed) => {
      put(typed.reduce((now, one) => withTyped(now, one, deskNow()), draft.value));
      return true;
    },
    fill: async (unit, how) => {
      const last = tableOf(process.reports.at(-1)?.figures ?? []);
      const at = deskNow();
      const filled = LOSS_ITEMS.flatMap((one) => {
        const known = last.get(figureKey(unit, one.id))?.value;
        if (known === undefined && how === 'same') return [];
        return [[figureKey(unit, one.id), { value: known ?? 0, at }] as const];
      });
      put({ ...draft.value, values: { ...draft.value.values, ...Object.fromEntries(filled) } });
      return true;
    },
    leaveFall: () => undefined,
  };
}
