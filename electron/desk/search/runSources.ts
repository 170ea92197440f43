import { drillTitle } from '../../../shared/domain/drill';
import { statement } from '../db/statement';
import { parsedPlan, planRow } from '../plans/planStore';
import { idsOf, type Source } from './sources';

type RunRow = {
  plan_id: string;
  plan_revision: number;
  incident_id: string | null;
  warning_id: string | null;
  started_at: number;
  started_by: string;
  machine: string;
  drill: string | null;
  incident_title: string | null;
  area: string | null;
};

/** The words that people typed into a run, wherever its record keeps them. */
const TYPED: ReadonlySet<string> = new Set([
  'who',
  'what',
  'note',
  'receiver',
  'decidedBy',
  'words',
  'reason',
  'fields',
]);

function typedWords(machine: string): readonly string[] {
  const words = new Set<string>();
  const look = (value: unknown, isTyped: boolean): void => {
    if (typeof value === 'string') {
      if (isTyped) words.add(value);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) look(part, isTyped || TYPED.has(key));
    }
  };
  look(JSON.parse(machine), false);
  return [...words];
}

/** Runs by the title of their plan, the incident and every note. */
export const runSource: Source = {
  kind: 'run',
  facts: ['run'],
  changed: (_db, fact) => [fact.subject],
  ids: idsOf('runs'),
  read: (db, id) => {
    const row = statement<[string], RunRow>(
      db,
      `SELECT r.*, i.title AS incident_title, w.area FROM runs r
       LEFT JOIN incidents i ON i.id = r.incident_id LEFT JOIN warnings w ON w.id = r.warning_id WHERE r.id = ?`,
    ).get(id);
    const planned = row && planRow(db, row.plan_id, row.plan_revision);
    if (!row || !planned) return undefined;
    const { plan } = parsedPlan(planned);
    const about = row.incident_title ?? row.area ?? '';
    return {
      kind: 'run',
      id,
      at: row.started_at,
      number: '',
      title: about === '' ? drillTitle(plan.title, row.drill) : `${plan.title} · ${about}`,
      texts: [plan.title_en, row.started_by, ...typedWords(row.machine)],
      names: [plan.title, about, row.started_by],
      parent: row.incident_id ?? row.warning_id,
    };
  },
};

type ReportRow = {
  scope_id: string;
  incident_id: string | null;
  opened_at: number;
  receiver: string;
  title: string;
  drill: string | null;
  incident_title: string | null;
  area: string | null;
};

/** Where a duty is met, as a place of the page: its incident, the warnings, or its run. */
function placeOf(row: ReportRow): string {
  if (row.incident_id !== null) return `incident/${row.incident_id}`;
  return row.area === null ? `run/${row.scope_id}` : 'warnings';
}

/** What the room has to report, and has reported: by what and to whom, the incident, and who took it. */
export const reportSource: Source = {
  kind: 'report',
  // Duties are opened and met by facts of many kinds: incidents/obligationRows tells of each.
  facts: [],
  changed: () => [],
  // How a duty stood before another limit took its place is no report of its own.
  ids: (db, after, limit) =>
    statement<[string, number], { id: string }>(
      db,
      "SELECT id FROM obligations WHERE id > ? AND id NOT GLOB '*.was[0-9]*' ORDER BY id LIMIT ?",
    )
      .all(after, limit)
      .map(({ id }) => id),
  read: (db, id) => {
    const row = statement<[string], ReportRow>(
      db,
      `SELECT o.scope_id, o.incident_id, o.opened_at, o.receiver, o.title_zh AS title, coalesce(i.drill, d.drill) AS drill, i.title AS incident_title, w.area
       FROM obligations o LEFT JOIN deadlines d ON d.id = 'ob.' || o.id LEFT JOIN incidents i ON i.id = o.incident_id
       LEFT JOIN warnings w ON w.id = o.scope_id WHERE o.id = ?`,
    ).get(id);
    if (!row) return undefined;
    const about = row.incident_title ?? row.area ?? '';
    return {
      kind: 'report',
      id,
      at: row.opened_at,
      number: '',
      title: drillTitle(row.title, row.drill),
      texts: [about, row.receiver],
      names: [about, row.receiver],
      parent: placeOf(row),
    };
  },
};
