import type { CrossCheckState, ReportDraft } from '../../../shared/contract/areas/reports';
import type { IncidentFacts } from '../../../shared/domain/incidentFacts';
import type { IncidentReport, ReportDocument, ReportKind } from '../../../shared/domain/incidentReports';
import { checkReport } from '../../../shared/reports/check';
import { composeReport } from '../../../shared/reports/compose';
import { crossCheckParties } from '../../../shared/reports/crossChecks';
import { changeWords, figureChanges, newClauses } from '../../../shared/reports/differences';
import { type DraftTexts, textsOf, withTexts } from '../../../shared/reports/draftFields';
import { reportName } from '../../../shared/reports/spoken';
import { type Db, statement } from '../db/statement';
import { refuseWith } from '../deskError';
import { shownFacts } from '../figures/facts';
import { readSetting } from '../settings/read';
import { currentShift } from '../shifts/read';
import { nameOf, optionsFor } from './context';
import { reportFacts } from './facts';
import { crossChecksOf, lastWritten } from './read';

export type DraftRow = {
  id: string;
  incident_id: string;
  kind: ReportKind;
  ordinal: number | null;
  facts: string;
  base: string;
  texts: string;
  next_at: number | null;
  version: number;
  saved_at: number;
  saved_by: string;
};

export const draftRow = (db: Db, id: string): DraftRow | undefined =>
  statement<[string], DraftRow>(db, 'SELECT * FROM local_report_drafts WHERE id = ?').get(id);

export const draftsOf = (db: Db, incidentId: string): DraftRow[] =>
  statement<[string], DraftRow>(
    db,
    'SELECT * FROM local_report_drafts WHERE incident_id = ? ORDER BY saved_at, id',
  ).all(incidentId);

export const dropDraft = (db: Db, id: string): void => {
  statement(db, 'DELETE FROM local_report_drafts WHERE id = ?').run(id);
};

/** A draft that was saved by somebody else meanwhile is not written over. */
export function draftAt(db: Db, id: string, version: number): DraftRow {
  const row = draftRow(db, id) ?? refuseWith('not_found', { field: 'draftId' });
  if (row.version !== version)
    refuseWith('draft_conflict', { params: { by: row.saved_by, at: row.saved_at, version: row.version } });
  return row;
}

export function storeDraft(db: Db, row: DraftRow): void {
  statement(
    db,
    `INSERT INTO local_report_drafts (id, incident_id, kind, ordinal, facts, base, texts, next_at, version, saved_at, saved_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET facts = excluded.facts, base = excluded.base, texts = excluded.texts, next_at = excluded.next_at,
       version = excluded.version, saved_at = excluded.saved_at, saved_by = excluded.saved_by`,
  ).run(
    row.id,
    row.incident_id,
    row.kind,
    row.ordinal,
    row.facts,
    row.base,
    row.texts,
    row.next_at,
    row.version,
    row.saved_at,
    row.saved_by,
  );
}

export type Composed = {
  readonly document: ReportDocument;
  readonly facts: IncidentFacts;
  readonly before: IncidentReport | null;
};

/** What would be drafted now. */
export function composeNow(
  db: Db,
  incidentId: string,
  kind: ReportKind,
  ordinal: number | null,
  now: number,
): Composed {
  const facts = reportFacts(db, incidentId, now);
  const before = lastWritten(db, incidentId);
  return {
    facts,
    before,
    document: composeReport(kind, facts, before, optionsFor(db, facts, kind, ordinal, now)),
  };
}

/** The document of a draft with what was typed, from the facts that it was drafted from. */
export function documentOf(db: Db, row: DraftRow, now: number): Composed {
  const facts = JSON.parse(row.facts) as IncidentFacts;
  const before = lastWritten(db, row.incident_id);
  const options = optionsFor(db, facts, row.kind, row.ordinal, now);
  const drafted = composeReport(row.kind, facts, before, options);
  const typed = withTexts(drafted, JSON.parse(row.texts) as DraftTexts);
  return { facts, before, document: { ...typed, nextAt: row.next_at } };
}

const ELEMENT_IDS = [
  'place',
  'consequence',
  'course',
  'cause',
  'scope',
  'trend',
  'handling',
  'planned_measures',
  'suggestions',
  'onsite_contact',
] as const;

/** What has become known since a draft was made, worded. */
function changedFacts(was: IncidentFacts, is: IncidentFacts): readonly string[] {
  const figures = figureChanges(was, is).length === 0 ? [] : changeWords(was, is);
  const clauses = ELEMENT_IDS.flatMap((element) => newClauses(was, is, element));
  const measures = is.measures
    .filter((line) => !was.measures.some((old) => old.id === line.id))
    .map((line) => `${line.who}${line.text}`);
  return [...new Set([...figures, ...clauses, ...measures])];
}

export function crossCheckStates(db: Db, facts: IncidentFacts): readonly CrossCheckState[] {
  const checks = crossChecksOf(db, facts.incidentId);
  return crossCheckParties(facts).map((party) => ({
    party,
    nameZh: nameOf(db, party, 'zh'),
    nameEn: nameOf(db, party, 'en'),
    last: checks.findLast((one) => one.party === party) ?? null,
  }));
}

/** Who is likely to sign, and who hears it. */
function suggested(db: Db): ReportDraft['suggested'] {
  const posts = currentShift(db)?.posts ?? [];
  const witness = posts.find((one) => one.post === 'secondary_officer')?.name ?? '';
  return { leader: readSetting(db, 'reports').leader, witness, way: 'phone' };
}

/** A draft as the editor shows it: typed, drafted, and as it would be drafted now; with the checks. */
export function draftView(db: Db, row: DraftRow, now: number): ReportDraft {
  const { document, facts, before } = documentOf(db, row, now);
  const fresh = composeNow(db, row.incident_id, row.kind, row.ordinal, now);
  return {
    id: row.id,
    incidentId: row.incident_id,
    kind: row.kind,
    ordinal: row.ordinal,
    version: row.version,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    texts: JSON.parse(row.texts) as DraftTexts,
    base: JSON.parse(row.base) as DraftTexts,
    fresh: { ...textsOf(fresh.document), ...keptLead(row, fresh.facts, facts, fresh.document) },
    nextAt: row.next_at,
    asOf: facts.asOf,
    document,
    facts: shownFacts(fresh.facts),
    changedFacts: [...changedFacts(facts, fresh.facts)],
    before:
      before === null
        ? null
        : { id: before.id, name: reportName(before.kind, before.ordinal), asOf: before.facts.asOf },
    findings: [...checkReport(document, facts, before, crossChecksOf(db, row.incident_id))],
    crossChecks: [...crossCheckStates(db, fresh.facts)],
    suggested: suggested(db),
  };
}

/** The time alone going on is no reason to redraft the lead. */
function keptLead(
  row: DraftRow,
  now: IncidentFacts,
  then: IncidentFacts,
  fresh: ReportDocument,
): Partial<DraftTexts> {
  const base = JSON.parse(row.base) as DraftTexts;
  const isOnlyTime = fresh.lead.startsWith('现将截至') && changedFacts(then, now).length === 0;
  return isOnlyTime ? { lead: base.lead } : {};
}
