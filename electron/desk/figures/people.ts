import type { PersonChange } from '../../../shared/domain/facts/figures';
import type { FigureId } from '../../../shared/domain/figures';
import type { PeopleCounts, PersonRow } from '../../../shared/domain/incidentFacts';
import { ledgerFalls, peopleInFigures } from '../../../shared/rules/figures/falls';
import { figuresOfLedger, peopleCounts } from '../../../shared/rules/figures/ledger';
import { standingFigures, standingValue } from '../../../shared/rules/figures/standing';
import { actorOf, type Call, pastOrNow } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { figureValues } from './figureRows';
import { openIncident } from './openIncident';
import { peopleOf } from './peopleRows';
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
    const before = peopleOf(db, incidentId);
    const changes = changesOf(before);
    if (changes.length === 0) return peopleCounts(before);
    const at = pastOrNow(told.at, now, 'at');
    const values = figureValues(db, incidentId);
    const standing = standingFigures(values);
    const { source, reason } = told;
    write(
      fact('incident.people_changed', incidentId, actor.accountId, {
        changes,
        at,
        source,
        reason,
        author: authorOf(actor),
      }),
    );
    const rows = peopleOf(db, incidentId);
    const counts = peopleCounts(rows);
    const figures = figuresOfLedger(counts, standing);
    const after = { ...standing, ...figures };
    const people = { from: before.length === 0 ? peopleInFigures(standing) : before.length, to: rows.length };
    refuseFalls(ledgerFalls(standing, after, people), reason);
    const changed = Object.keys(figures) as FigureId[];
    // A count is as new as the newest of what it counts, also when one person's news came late.
    const asOf = Math.max(at, ...changed.map((id) => standingValue(values, id)?.asOf ?? 0));
    if (changed.length > 0) {
      writeUpdate({ db, write, actor, incident }, { figures, asOf, reason, source }, after, true);
    }
    return counts;
  });
}

/** The rows that are meant; a row that is not there is refused. */
export function rowsNamed(rows: readonly PersonRow[], ids: readonly string[]): PersonRow[] {
  return ids.map(
    (id) => rows.find((row) => row.id === id) ?? refuseWith('not_found', { field: 'personIds' }),
  );
}
