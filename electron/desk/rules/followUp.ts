import type { Author } from '../../../shared/domain/facts';
import { type Db, statement } from '../db/statement';
import type { Desk, Write } from '../desk';
import type { RecordedFact } from '../journal/journal';
import { assess } from './assess';
import { ruleBook } from './book';

/** Facts of an incident from which nothing follows for its grade or its duties. */
const WITHOUT: ReadonlySet<string> = new Set([
  'incident.assessed',
  'incident.closed',
  'incident.retention_set',
  'incident.element_set',
  'incident.questions_asked',
  'incident.call_merged',
  'incident.names_shown',
  'incident.force_set',
  'incident.force_removed',
  'incident.measure_recorded',
  'incident.measure_withdrawn',
]);

/** The time of a repeated duty has come: whether it is done or not, the next one is asked for. */
function ofRepeated(db: Db, deadlineId: string): readonly string[] {
  const row = statement<[string], { incident_id: string | null }>(
    db,
    `SELECT o.incident_id FROM deadlines d JOIN obligations o ON o.id = d.obligation_id
     WHERE d.id = ? AND o.round IS NOT NULL AND o.rule_id IS NOT NULL`,
  ).get(deadlineId);
  return row?.incident_id == null ? [] : [row.incident_id];
}

/** The incidents that a fact says something about. */
function incidentsOf(db: Db, fact: RecordedFact): readonly string[] {
  if (fact.kind === 'settings.changed' && fact.subject === 'incidentRules')
    return statement<[], { id: string }>(db, "SELECT id FROM incidents WHERE state = 'open' ORDER BY id")
      .all()
      .map(({ id }) => id);
  if (fact.kind === 'obligation.met') {
    const row = statement<[string], { incident_id: string | null }>(
      db,
      'SELECT incident_id FROM obligations WHERE id = ?',
    ).get(fact.subject);
    return row?.incident_id == null ? [] : [row.incident_id];
  }
  if (fact.kind === 'alert.raised') return ofRepeated(db, fact.subject);
  return fact.kind.startsWith('incident.') && !WITHOUT.has(fact.kind) ? [fact.subject] : [];
}

const authorIn = (fact: RecordedFact): Author | null =>
  (fact.body as { readonly author?: Author | null }).author ?? null;

/**
 * What is done whenever facts are written, in the same transaction: the grade and the duties of every incident that they speak of follow at once,
 * whichever use case wrote them.
 */
export function followUps(desk: Desk, resources: string): NonNullable<Desk['followUp']> {
  return (write: Write, facts: readonly RecordedFact[], now: number): void => {
    for (const fact of facts) {
      const incidents = incidentsOf(desk.db, fact);
      if (incidents.length === 0) continue;
      const book = ruleBook(desk.db, resources);
      if (book === null) return;
      const occasion = { cause: fact.kind, author: authorIn(fact), now };
      for (const incidentId of incidents) assess(desk, book, write, { ...occasion, incidentId });
    }
  };
}
