import type { LogScope } from '../../../shared/contract/areas/papers';
import type { Attachment, Caller, Instruction, LogEntry, PhoneCall } from '../../../shared/contract/models';
import { drillTitle } from '../../../shared/domain/drill';
import type { LogKind } from '../../../shared/domain/vocabulary';
import { type Db, statement } from '../db/statement';

type Row = {
  number: number;
  human_number: number | null;
  id: string;
  seq: number;
  kind: LogKind;
  text: string;
  system_fact: string | null;
  system_params: string | null;
  occurred_at: number | null;
  received_at: number;
  recorded_at: number;
  author_id: string | null;
  author_name: string | null;
  shift_id: string | null;
  incident_id: string | null;
  incident_title: string | null;
  caller: string | null;
  handling: string;
  corrects_id: string | null;
  corrects_number: number | null;
  corrected_by_id: string | null;
  corrected_by_number: number | null;
  leader_words: string;
  result: string;
  done_at: number | null;
  paper_serial: string;
  attachments: string;
  import_id: string | null;
  withdraws_id: string | null;
  withdraws_number: number | null;
  withdrawn_by_id: string | null;
  withdrawn_by_number: number | null;
  withdrawn_reason: string | null;
  withdrawn_author: string | null;
  pinned_at: number | null;
  call: string | null;
  drill: string | null;
};

const SELECT = `SELECT e.*, i.title AS incident_title, c.human_number AS corrects_number, b.human_number AS corrected_by_number,
    w.human_number AS withdraws_number, v.human_number AS withdrawn_by_number,
    v.text AS withdrawn_reason, v.author_name AS withdrawn_author
  FROM log_entries e
  LEFT JOIN incidents i ON i.id = e.incident_id
  LEFT JOIN log_entries c ON c.id = e.corrects_id
  LEFT JOIN log_entries b ON b.id = e.corrected_by_id
  LEFT JOIN log_entries w ON w.id = e.withdraws_id
  LEFT JOIN log_entries v ON v.id = e.withdrawn_by_id`;

function toEntry(db: Db, row: Row): LogEntry {
  return {
    number: row.number,
    humanNumber: row.human_number,
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    text: row.text === '' ? '' : drillTitle(row.text, row.drill),
    system: row.system_fact
      ? {
          fact: row.system_fact,
          params: JSON.parse(row.system_params ?? '{}') as Record<string, string | number | null>,
        }
      : null,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at,
    recordedAt: row.recorded_at,
    author: row.author_name === null ? null : { accountId: row.author_id, name: row.author_name },
    shiftId: row.shift_id,
    incidentId: row.incident_id,
    incidentTitle: row.incident_title,
    caller: row.caller ? (JSON.parse(row.caller) as Caller) : null,
    handling: row.handling,
    corrects: row.corrects_id ? { id: row.corrects_id, number: row.corrects_number ?? 0 } : null,
    correctedBy: row.corrected_by_id
      ? { id: row.corrected_by_id, number: row.corrected_by_number ?? 0 }
      : null,
    instruction: row.kind === 'instruction' ? (instructionById(db, row.id) ?? null) : null,
    leaderWords: row.leader_words,
    result: row.result,
    doneAt: row.done_at,
    paperSerial: row.paper_serial,
    attachments: row.attachments === '[]' ? [] : (JSON.parse(row.attachments) as Attachment[]),
    importId: row.import_id,
    withdraws: row.withdraws_id ? { id: row.withdraws_id, number: row.withdraws_number ?? 0 } : null,
    withdrawnBy: row.withdrawn_by_id
      ? {
          id: row.withdrawn_by_id,
          number: row.withdrawn_by_number ?? 0,
          reason: row.withdrawn_reason ?? '',
          by: row.withdrawn_author ?? '',
        }
      : null,
    pinnedAt: row.pinned_at,
    call: row.call ? (JSON.parse(row.call) as PhoneCall) : null,
    drill: row.drill,
  };
}

export function entryById(db: Db, id: string): LogEntry | undefined {
  const row = statement<[string], Row>(db, `${SELECT} WHERE e.id = ?`).get(id);
  return row && toEntry(db, row);
}

/** Whether a line has this id, without reading it. */
export function isEntry(db: Db, id: string): boolean {
  return statement<[string], unknown>(db, 'SELECT 1 FROM log_entries WHERE id = ?').get(id) !== undefined;
}

/** At most 500 lines from..to, both included, ascending; by number or by the number among people's lines. */
export function entriesBetween(db: Db, from: number, to: number, isPeople: boolean): LogEntry[] {
  const column = isPeople ? 'human_number' : 'number';
  return statement<[number, number], Row>(
    db,
    `${SELECT} WHERE e.${column} BETWEEN ? AND ? ORDER BY e.${column} LIMIT 500`,
  )
    .all(from, to)
    .map((row) => toEntry(db, row));
}

/** The newest lines, and the newest of people even where the desk wrote hundreds by itself since: a call-out must not push them out of sight. */
export function newestEntries(db: Db, limit: number, people: number): LogEntry[] {
  return statement<[number, number], Row>(
    db,
    `${SELECT} WHERE e.number IN (SELECT number FROM (SELECT number FROM log_entries ORDER BY number DESC LIMIT ?)
       UNION SELECT number FROM (SELECT number FROM log_entries WHERE human_number IS NOT NULL ORDER BY human_number DESC LIMIT ?))
     ORDER BY e.number DESC`,
  )
    .all(limit, people)
    .map((row) => toEntry(db, row));
}

const MOST_PINNED = 50;

/** Pinned lines, the latest pin first. */
export function pinnedEntries(db: Db): LogEntry[] {
  return statement<[number], Row>(
    db,
    `${SELECT} WHERE e.pinned_at IS NOT NULL ORDER BY e.pinned_at DESC, e.number DESC LIMIT ?`,
  )
    .all(MOST_PINNED)
    .map((row) => toEntry(db, row));
}

export function entriesOfIncident(db: Db, incidentId: string, limit: number): LogEntry[] {
  return statement<[string, number], Row>(
    db,
    `${SELECT} WHERE e.incident_id = ? ORDER BY e.number DESC LIMIT ?`,
  )
    .all(incidentId, limit)
    .map((row) => toEntry(db, row));
}

/** Every line of a shift, of a span of recorded time, or of a list of ids; ascending, read as asked for so that no size of log fills the memory. */
export function* entriesOfScope(db: Db, scope: LogScope): Generator<LogEntry> {
  const [where, params] = conditionOf(scope);
  const rows = db.prepare<unknown[], Row>(`${SELECT} WHERE ${where} ORDER BY e.number`).iterate(...params);
  for (const row of rows) yield toEntry(db, row);
}

/** How many lines a scope holds. */
export function countOfScope(db: Db, scope: LogScope): number {
  const [where, params] = conditionOf(scope);
  const row = db
    .prepare<unknown[], { lines: number }>(`SELECT count(*) AS lines FROM log_entries e WHERE ${where}`)
    .get(...params);
  return row?.lines ?? 0;
}

function conditionOf(scope: LogScope): readonly [string, readonly unknown[]] {
  if ('shiftId' in scope) return ['e.shift_id = ?', [scope.shiftId]];
  if ('from' in scope) return ['e.recorded_at >= ? AND e.recorded_at < ?', [scope.from, scope.to]];
  return ['e.id IN (SELECT value FROM json_each(?))', [JSON.stringify(scope.entryIds)]];
}

export function countEntries(db: Db): { all: number; people: number } {
  const row = statement<[], { all: number | null; people: number | null }>(
    db,
    'SELECT (SELECT max(number) FROM log_entries) AS "all", (SELECT max(human_number) FROM log_entries) AS people',
  ).get();
  return { all: row?.all ?? 0, people: row?.people ?? 0 };
}

/** Numbers of the first line recorded at or after an instant; past the end when there is none. */
export function numbersAt(db: Db, at: number): { number: number; humanNumber: number } {
  const all = statement<[number], { number: number }>(
    db,
    'SELECT number FROM log_entries WHERE recorded_at >= ? ORDER BY recorded_at, number LIMIT 1',
  ).get(at);
  const people = statement<[number], { human_number: number }>(
    db,
    'SELECT human_number FROM log_entries WHERE number >= ? AND human_number IS NOT NULL ORDER BY number LIMIT 1',
  ).get(all?.number ?? Number.MAX_SAFE_INTEGER);
  const counts = countEntries(db);
  return { number: all?.number ?? counts.all + 1, humanNumber: people?.human_number ?? counts.people + 1 };
}

type InstructionRow = {
  id: string;
  leader: string;
  way: Instruction['way'];
  words: string;
  owner: string;
  due_at: number | null;
  done_at: number | null;
  result: string;
  incident_id: string | null;
  recorded_at: number;
};

const toInstruction = (row: InstructionRow): Instruction => ({
  id: row.id,
  leader: row.leader,
  way: row.way,
  words: row.words,
  owner: row.owner,
  dueAt: row.due_at,
  doneAt: row.done_at,
  result: row.result,
  incidentId: row.incident_id,
  recordedAt: row.recorded_at,
});

export function instructionById(db: Db, id: string): Instruction | undefined {
  const row = statement<[string], InstructionRow>(db, 'SELECT * FROM instructions WHERE id = ?').get(id);
  return row && toInstruction(row);
}

export function instructions(db: Db, isOpenOnly: boolean): Instruction[] {
  return statement<[], InstructionRow>(
    db,
    `SELECT * FROM instructions ${isOpenOnly ? 'WHERE done_at IS NULL' : ''} ORDER BY recorded_at DESC LIMIT 500`,
  )
    .all()
    .map(toInstruction);
}
