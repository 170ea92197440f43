import { useCallback, useRef, useState } from 'react';
import type { TallySheet } from '../../../shared/contract/areas/tallies';
import type { InputOf } from '../../../shared/contract/procedures';
import { readCell } from '../../../shared/tally/solitaire';
import { CallError, call } from '../../bridge/client';
import { readDraft, writeDraft } from '../parts/draft';
import { isReadable, type Typed } from './gridModel';

type Row = InputOf<'tally.report'>['rows'][number];
/** A typed cell on its way: its text stays until the desk has it. */
export type Pending = { readonly text: string; readonly state: 'saving' | 'saved' | 'failed' };
/** A figure that falls: what was typed waits for its reason. */
export type Falling = { readonly typed: Typed; readonly error: CallError };

const SAVED_MS = 2_500;
const keyOf = ({ row, column }: Pick<Typed, 'row' | 'column'>): string => `${row.unit.code}|${column.id}`;

const emptyRow = (unit: string): Row => ({
  unit,
  reporter: '',
  at: null,
  how: 'values',
  cells: [],
  note: null,
  source: '',
});

function withTyped(row: Row, { column, text }: Typed, reason: string): Row {
  if (column.kind === 'extra') {
    return column.id === 'note' ? { ...row, note: text.trim() } : { ...row, reporter: text.trim() };
  }
  const value = text.trim() === '' ? null : readCell(text, column.column);
  return { ...row, cells: [...row.cells, { columnId: column.id, value, reason }] };
}

/** Rows of one act, out of cells that were typed or pasted. */
export function rowsOf(typed: readonly Typed[], reason: string): Row[] {
  const rows = new Map<string, Row>();
  for (const one of typed) {
    const { code } = one.row.unit;
    rows.set(code, withTyped(rows.get(code) ?? emptyRow(code), one, reason));
  }
  return [...rows.values()];
}

export type Cells = {
  readonly pending: Readonly<Record<string, Pending>>;
  readonly error: CallError | null;
  readonly falling: Falling | null;
  pendingOf(typed: Pick<Typed, 'row' | 'column'>): Pending | undefined;
  /** saves typed cells in one act; what cannot be read or was refused stays as it was typed */
  save(typed: readonly Typed[], way: 'typed' | 'pasted', reason?: string): Promise<boolean>;
  fill(unit: string, how: 'same' | 'zero'): Promise<boolean>;
  leaveFall(): void;
};

/**
 * What is typed into a sheet and not yet stored. Every value is sent by itself at once; a failure keeps the text in its cell, over a reload too, until
 * it was saved or typed over.
 */
export function useCells(sheet: TallySheet): Cells {
  const { summary, round } = sheet;
  const draftKey = `tally.${summary.id}.${round.number}`;
  const [pending, setPending] = useState<Readonly<Record<string, Pending>>>(
    () => readDraft<Record<string, Pending>>(draftKey) ?? {},
  );
  const latest = useRef(pending);
  const [error, setError] = useState<CallError | null>(null);
  const [falling, setFalling] = useState<Falling | null>(null);
  const put = useCallback((change: Readonly<Record<string, Pending | null>>) => {
    const next = { ...latest.current };
    for (const [key, value] of Object.entries(change)) {
      if (value === null) delete next[key];
      else next[key] = value;
    }
    latest.current = next;
    setPending(next);
  }, []);
  // Cell by cell: a save that ends after the sheet was left and opened again leaves what failed since alone.
  const keep = (change: Readonly<Record<string, Pending | null>>): void => {
    const kept = { ...readDraft<Record<string, Pending>>(draftKey) };
    for (const [key, value] of Object.entries(change)) {
      if (value === null || value.state === 'saved') delete kept[key];
      // What is still on its way when the page goes is not known to be stored.
      else kept[key] = { ...value, state: 'failed' };
    }
    writeDraft(draftKey, kept);
    put(change);
  };
  const mark = (typed: readonly Typed[], state: Pending['state']): void =>
    keep(Object.fromEntries(typed.map((one) => [keyOf(one), { text: one.text, state }])));
  const forget = (typed: readonly Typed[]): void => {
    const gone = typed.filter((one) => latest.current[keyOf(one)]?.state === 'saved');
    put(Object.fromEntries(gone.map((one) => [keyOf(one), null])));
  };
  const send = async (rows: Row[], way: 'typed' | 'pasted'): Promise<CallError | null> => {
    try {
      const act = { tallyId: summary.id, actId: crypto.randomUUID(), round: round.number, way, rows };
      await call('tally.report', act);
      return null;
    } catch (cause) {
      return cause instanceof CallError ? cause : new CallError({ code: 'internal', ref: String(cause) });
    }
  };
  const save: Cells['save'] = async (typed, way, reason = '') => {
    const unreadable = typed.filter((one) => !isReadable(one));
    const good = typed.filter(isReadable);
    mark(unreadable, 'failed');
    if (good.length === 0) return false;
    mark(good, 'saving');
    setError(null);
    const problem = await send(rowsOf(good, reason), way);
    if (problem === null) {
      mark(good, 'saved');
      setFalling(null);
      setTimeout(() => forget(good), SAVED_MS);
      return unreadable.length === 0;
    }
    mark(good, 'failed');
    const [first] = good;
    if (problem.error.code === 'tally_falls' && first !== undefined && good.length === 1) {
      setFalling({ typed: first, error: problem });
    } else setError(problem);
    return false;
  };
  const fill: Cells['fill'] = async (unit, how) => {
    setError(null);
    const problem = await send([{ ...emptyRow(unit), how }], 'typed');
    if (problem !== null) setError(problem);
    return problem === null;
  };
  const leaveFall = (): void => {
    // The text that waited for a reason is thrown away on purpose: what stood before stands.
    if (falling !== null) keep({ [keyOf(falling.typed)]: null });
    setFalling(null);
  };
  return { pending, error, falling, pendingOf: (one) => pending[keyOf(one)], save, fill, leaveFall };
}
