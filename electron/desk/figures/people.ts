import type { PersonChange } from '../../../shared/domain/facts/figures';
import type { FigureId } from '../../../shared/domain/figures';
import type { PeopleCounts, PersonRow } from '../../../shared/domain/incidentFacts';
import { ledgerFalls, peopleInFigures } from '../../../shared/rules/figures/falls';
import {
  figuresToTell,
  type LedgerEntry,
  ledgerFigures,
  ledgerRows,
  peopleCounts,
} from '../../../shared/rules/figures/ledger';
import { standingFigures, standingValue } from '../../../shared/rules/figures/standing';
import { actorOf, type Call, pastOrNow } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { figureValues } from './figureRows';
import { openIncident } from './openIncident';
import { ledgerEntries } from './peopleRows';
import { refuseFalls, writeUpdate } from './update';

type Told = { readonly at: number | null; readonly source: string; readonly reason: string };

/**
 * Changes the ledger and brings the figures that it owns into step, in one transaction. `changesOf` says what changes of the rows that are there; nothing
 * to change writes nothing, so that a repeated send is harmless. Refusals: not_found, incident_closed, time_in_future, figure_falls.
 */
export function changePeople(
  call: Call,
  incidentId: string,
  told: Told,
  changesOf: (rows: readonly PersonRow[]) => readonly PersonChange[],
): PeopleCounts {
  const actor = actorOf(call);
  const { db } = call.desk;
  return transact(call.desk, (write, now) => {
    const incident = openIncident(db, incidentId, now);
    const known = ledgerEntries(db, incidentId);
    const before = ledgerRows(known);
    const changes = changesOf(before);
    if (changes.length === 0) return peopleCounts(before);
    const at = pastOrNow(told.at, now, 'at');
    const { source, reason } = told;
    const entries: LedgerEntry[] = [
      ...known,
      ...changes.map((change) => ({ ...change, at, source, recordedAt: now })),
    ];
    const rows = ledgerRows(entries);
    const values = figureValues(db, incidentId);
    const standing = standingFigures(values);
    const figures = rows.length === 0 ? {} : figuresToTell(ledgerFigures(entries), standing);
    const after = { ...standing, ...figures };
    const people = { from: before.length === 0 ? peopleInFigures(standing) : before.length, to: rows.length };
    refuseFalls(ledgerFalls(standing, after, people), reason);
    const changed = Object.keys(figures) as FigureId[];
    const isTold = changed.length > 0;
    const body = { changes, at, source, reason, isTold, author: authorOf(actor) };
    write(fact('incident.people_changed', incidentId, actor.accountId, body));
    // A count is as new as the newest of what it counts, also when one person's news came late.
    const asOf = Math.max(at, ...changed.map((id) => standingValue(values, id)?.asOf ?? 0));
    if (isTold) writeUpdate({ db, write, actor, incident }, { figures, asOf, reason, source }, after, true);
    return peopleCounts(rows);
  });
}

/** The rows that are meant; a row that is not there is refused. */
export function rowsNamed(rows: readonly PersonRow[], ids: readonly string[]): PersonRow[] {
  return ids.map(
    (id) => rows.find((row) => row.id === id) ?? refuseWith('not_found', { field: 'personIds' }),
  );
}
