import type { Casualties } from '../../../shared/contract/models';
import { FIGURE_IDS, type Figures } from '../../../shared/domain/figures';
import type { FigureValue } from '../../../shared/domain/incidentFacts';
import { standingFigures } from '../../../shared/rules/figures/standing';
import { type Db, statement } from '../db/statement';

type Row = {
  figure: FigureValue['figure'];
  value: number;
  as_of: number;
  source: string;
  reason: string;
  recorded_at: number;
  recorded_by: string;
};

/** Every value of every figure that was recorded up to a moment, in the order of recording. */
export function figureValues(db: Db, incidentId: string, until = Number.MAX_SAFE_INTEGER): FigureValue[] {
  return statement<[string, number], Row>(
    db,
    'SELECT * FROM incident_figures WHERE incident_id = ? AND recorded_at <= ? ORDER BY n',
  )
    .all(incidentId, until)
    .map((row) => ({
      figure: row.figure,
      value: row.value,
      asOf: row.as_of,
      source: row.source,
      reason: row.reason,
      recordedAt: row.recorded_at,
      by: row.recorded_by,
    }));
}

export function nextPlace(
  db: Db,
  table: 'incident_figures' | 'incident_people' | 'incident_forces' | 'incident_measures',
  incidentId: string,
): number {
  const row = statement<[string], { top: number | null }>(
    db,
    `SELECT max(n) AS top FROM ${table} WHERE incident_id = ?`,
  ).get(incidentId);
  return (row?.top ?? 0) + 1;
}

export type NewValues = {
  readonly figures: Figures;
  readonly asOf: number;
  readonly source: string;
  readonly reason: string;
  readonly actId: string;
};

/** Adds a value per figure; what stood before stays behind it. */
export function keepFigures(
  db: Db,
  incidentId: string,
  values: NewValues,
  recordedAt: number,
  by: string,
): void {
  let place = nextPlace(db, 'incident_figures', incidentId);
  for (const figure of FIGURE_IDS) {
    const value = values.figures[figure];
    if (value === undefined) continue;
    statement(
      db,
      `INSERT INTO incident_figures (incident_id, n, figure, value, as_of, source, reason, recorded_at, recorded_by, act_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      incidentId,
      place,
      figure,
      value,
      values.asOf,
      values.source,
      values.reason,
      recordedAt,
      by,
      values.actId,
    );
    place += 1;
  }
}

/** True when an act of this id gave its figures already: a repeated send does nothing. */
export function isActKept(db: Db, incidentId: string, actId: string): boolean {
  return (
    statement(db, 'SELECT 1 FROM incident_figures WHERE incident_id = ? AND act_id = ?').get(
      incidentId,
      actId,
    ) !== undefined
  );
}

/** The six figures that lists, runs and papers of before know; what nobody reported counts as nobody there. */
export function casualtiesOf(figures: Figures): Casualties {
  const { dead = 0, missing = 0, trapped = 0, seriousInjury = 0, threatened = 0, evacuated = 0 } = figures;
  return { dead, missing, trapped, seriousInjury, threatened, evacuated };
}

export const standingOf = (db: Db, incidentId: string): Figures =>
  standingFigures(figureValues(db, incidentId));

/** Writes what stands into the incident, where lists and runs read it. */
export function syncCasualties(db: Db, incidentId: string): void {
  statement(db, 'UPDATE incidents SET casualties = ? WHERE id = ?').run(
    JSON.stringify(casualtiesOf(standingOf(db, incidentId))),
    incidentId,
  );
}

/** Figures that a full set of counts changes: nought is said only of what was reported before. */
export function changedCounts(counts: Casualties, standing: Figures): Figures {
  const changed: { -readonly [K in keyof Figures]: Figures[K] } = {};
  for (const figure of Object.keys(counts) as (keyof Casualties)[]) {
    if (counts[figure] !== (standing[figure] ?? 0)) changed[figure] = counts[figure];
  }
  return changed;
}
