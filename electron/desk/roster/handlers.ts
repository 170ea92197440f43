import type { RosterMonth } from '../../../shared/contract/areas/roster';
import {
  addDays,
  cellKey,
  changedCells,
  daysOfMonth,
  inOrder,
  type RosterCell,
} from '../../../shared/domain/roster';
import type { RosterLayout } from '../../../shared/rules/roster/layout';
import { swapCells } from '../../../shared/rules/roster/swap';
import { accountById } from '../accounts/accountRows';
import { actorOf, type Call, type SomeHandlers } from '../call';
import type { Db } from '../db/statement';
import { authorOf, fact, transact, type Write } from '../desk';
import { refuseWith } from '../deskError';
import { requireRepeat } from '../repeat';
import { readSetting } from '../settings/read';
import { calendarDay, isAnnounced } from './calendar';
import { rosterImportHandlers } from './importing';
import { knownPeople, plannedShift, publishedWith, rosterOf, swapById, swapsFor, versionsOf } from './read';

/** Everything that the month's screen needs, in one answer. */
export function readMonth(db: Db, month: string): RosterMonth {
  const stored = rosterOf(db, month);
  const days = daysOfMonth(month);
  const before = addDays(`${month}-01`, -1);
  const after = addDays(days.at(-1) ?? month, 1);
  const overrides = readSetting(db, 'calendar').days;
  const around = [before, after].flatMap((day) =>
    (rosterOf(db, day.slice(0, 7))?.cells ?? []).filter((cell) => cell.day === day),
  );
  return {
    month,
    version: stored?.version ?? null,
    firstPublishedAt: rosterOf(db, month, 1)?.version.publishedAt ?? null,
    starts: [...(stored?.starts ?? readSetting(db, 'duty').startsAt)],
    cells: copied(stored?.cells ?? []),
    days: [before, ...days, after].map((day) => calendarDay(day, overrides)),
    announced: isAnnounced(month.slice(0, 4)),
    around: copied(around),
    swaps: swapsFor(db, month),
    people: knownPeople(db),
  };
}

const copied = (cells: readonly RosterCell[]): RosterMonth['cells'] =>
  cells.map((cell) => ({ ...cell, people: cell.people.map((one) => ({ ...one })) }));

/** Cells lie in the month and in a shift that there is, each once; an account must exist. Empty ones are left out. */
function checkedCells(
  db: Db,
  month: string,
  cells: readonly RosterCell[],
  starts: readonly number[],
): RosterCell[] {
  const seen = new Set<string>();
  cells.forEach((cell, at) => {
    if (!cell.day.startsWith(month)) refuseWith('invalid_input', { field: `cells.${at}.day` });
    if (cell.shift >= starts.length) refuseWith('invalid_input', { field: `cells.${at}.shift` });
    if (seen.has(cellKey(cell))) refuseWith('invalid_input', { field: `cells.${at}.post` });
    seen.add(cellKey(cell));
    for (const { accountId } of cell.people) {
      if (accountId !== null && !accountById(db, accountId)) refuseWith('not_found', { field: 'accountId' });
    }
  });
  return inOrder(cells.filter((cell) => cell.people.length > 0));
}

/** The columns as a person confirmed them by publishing are how the next file is read. */
function rememberLayout(write: Write, call: Call, layout: RosterLayout | null): void {
  const value = { layout };
  if (layout === null) return;
  if (JSON.stringify(readSetting(call.desk.db, 'rosterLayout')) === JSON.stringify(value)) return;
  const actor = actorOf(call);
  write(
    fact('settings.changed', 'rosterLayout', actor.accountId, {
      key: 'rosterLayout',
      value,
      author: authorOf(actor),
    }),
  );
}

const isSameList = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

export const rosterHandlers: SomeHandlers<
  | 'roster.readFile'
  | 'roster.preview'
  | 'roster.planned'
  | 'roster.month'
  | 'roster.versions'
  | 'roster.version'
  | 'roster.publish'
  | 'roster.setState'
  | 'roster.requestSwap'
  | 'roster.decideSwap'
> = {
  ...rosterImportHandlers,
  'roster.planned': (input, { desk }) => plannedShift(desk.db, input.at, input.next ?? false),
  'roster.month': (input, { desk }) => readMonth(desk.db, input.month),
  'roster.versions': (input, { desk }) => versionsOf(desk.db, input.month),
  'roster.version': (input, { desk }) => {
    const stored =
      rosterOf(desk.db, input.month, input.version) ?? refuseWith('not_found', { field: 'version' });
    return { version: stored.version, starts: [...stored.starts], cells: copied(stored.cells) };
  },

  'roster.publish': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const repeated = publishedWith(db, input.publishId);
      if (repeated) return repeated.version;
      const { publishId, month, reason, source } = input;
      const before = rosterOf(db, month);
      const at = before?.version.version ?? 0;
      if (at !== input.base) refuseWith('roster_moved', { params: { version: at } });
      const starts = readSetting(db, 'duty').startsAt;
      const cells = checkedCells(db, month, input.cells, starts);
      const version = at + 1;
      const author = authorOf(actor);
      if (before === undefined || source !== null || !isSameList(before.starts, starts)) {
        const body = { publishId, month, version, starts, cells, reason, source, author };
        write(fact('roster.published', month, actor.accountId, body));
      } else {
        const changes = changedCells(before.cells, cells);
        if (changes.length === 0) return before.version;
        const body = { publishId, month, version, cells: changes, reason, author };
        write(fact('roster.cells_changed', month, actor.accountId, body));
      }
      rememberLayout(write, call, input.layout);
      return rosterOf(db, month)?.version ?? refuseWith('not_found');
    });
  },

  'roster.setState': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const { place, state, reason } = input;
      const month = place.day.slice(0, 7);
      const cell = rosterOf(db, month)?.cells.find((one) => cellKey(one) === cellKey(place));
      const person =
        cell?.people.find((one) => one.name === place.name) ?? refuseWith('not_found', { field: 'name' });
      if (person.state !== state) {
        const body = { ...place, state, reason, author: authorOf(actor) };
        write(fact('roster.state_set', month, actor.accountId, body));
      }
      return readMonth(db, month);
    });
  },

  'roster.requestSwap': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const before = swapById(db, input.swapId);
      const { from, to, substitute, reason } = input;
      if (before) {
        const name = `${before.from.day} ${before.from.name}`;
        requireRepeat(db, 'roster.swap_requested', before.id, { from, to, substitute, reason }, { name });
        return before;
      }
      const tried = swapCells(cellsFor(db, from.day, to?.day), input);
      if (!tried.ok) refuseWith('swap_impossible', { params: { reason: tried.problem } });
      const body = { from, to, substitute, reason, author: authorOf(actor) };
      write(fact('roster.swap_requested', input.swapId, actor.accountId, body));
      return swapById(db, input.swapId) ?? refuseWith('not_found');
    });
  },

  'roster.decideSwap': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const swap = swapById(db, input.swapId) ?? refuseWith('not_found', { field: 'swapId' });
      if (swap.state !== 'open') refuseWith('already_done');
      const author = authorOf(actor);
      const { words } = input;
      if (input.approved) {
        write(
          fact('roster.shift_swapped', swap.id, actor.accountId, { steps: stepsOf(db, swap), words, author }),
        );
      } else {
        write(fact('roster.swap_refused', swap.id, actor.accountId, { words, author }));
      }
      return swapById(db, swap.id) ?? refuseWith('not_found');
    });
  },
};

const monthsOf = (from: string, to: string | undefined): readonly string[] => [
  ...new Set([from, to ?? from].map((day) => day.slice(0, 7))),
];

const cellsFor = (db: Db, from: string, to: string | undefined): RosterCell[] =>
  monthsOf(from, to).flatMap((month) => rosterOf(db, month)?.cells ?? []);

/** A swap makes one further version of each month that it touches. */
function stepsOf(db: Db, swap: Parameters<typeof swapCells>[1]) {
  const before = cellsFor(db, swap.from.day, swap.to?.day);
  const swapped = swapCells(before, swap);
  if (!swapped.ok) return refuseWith('swap_impossible', { params: { reason: swapped.problem } });
  const changes = changedCells(before, swapped.cells);
  return monthsOf(swap.from.day, swap.to?.day).map((month) => ({
    month,
    version: (rosterOf(db, month)?.version.version ?? 0) + 1,
    cells: changes.filter((cell) => cell.day.startsWith(month)),
  }));
}
