import type { DutyRule, OpenedObligation } from '../../../shared/domain/facts/duties';
import { partyName } from '../../../shared/plan';
import { refreshWatch } from '../briefing/watch';
import { type Db, statement } from '../db/statement';
import { armDeadline, endDeadline } from '../deadlines/deadlineRows';
import { currentTables, profileOf } from '../plans/planStore';
import { indexThing } from '../search/thingIndex';

/**
 * `scope.kind.recipient`, or `scope.kind.recipient.r2` for the second of a repeated duty (`.r3.2` for the second in the third round of
 * the loop around): one duty has one id, whoever asks for it.
 */
export function obligationId(
  scopeId: string,
  kind: string,
  recipient: string,
  rounds: readonly number[],
): string {
  return `${scopeId}.${kind}.${recipient}${rounds.length === 0 ? '' : `.r${rounds.join('.')}`}`;
}

export type WantedObligation = {
  readonly id: string;
  readonly scopeId: string;
  readonly incidentId: string | null;
  readonly kind: string;
  readonly recipient: string;
  readonly round: number | null;
  readonly targetAt: number | null;
  /** null: it has to be done, and nothing rings for it */
  readonly dueAt: number | null;
  readonly runId: string | null;
  readonly blockKey: string | null;
  readonly reached: boolean;
  /** true when it stands by itself (opened by the incident), false when only a run asks for it */
  readonly standing: boolean;
  /** a person, when the step was handed to one */
  readonly owner?: string | undefined;
  /** what is owed and to whom, where the room's tables may not know it */
  readonly titleZh?: string | undefined;
  readonly titleEn?: string | undefined;
  /** a span in which changes are reported: nothing rings at its end */
  readonly isWindow?: boolean | undefined;
  /** phone, written, oral; who asks may leave it open */
  readonly way?: string | null | undefined;
  readonly rule?: DutyRule | undefined;
};

type Row = {
  state: string;
  due_at: number | null;
  standing: number;
  rule_id: string | null;
  title_zh: string;
  title_en: string;
};

const earlier = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

/**
 * Opens a duty and arms its deadline, or moves it to the earlier of two times when a second rule or run asks for the same. A duty that was done stays
 * done. The rule that is named is the one whose limit holds.
 */
export function openObligation(db: Db, wanted: WantedObligation, at: number): void {
  const row = statement<[string], Row>(
    db,
    'SELECT state, due_at, standing, rule_id, title_zh, title_en FROM obligations WHERE id = ?',
  ).get(wanted.id);
  if (row?.state === 'met') return;
  const isShared = row?.state === 'open' && (row.standing === 1 || wanted.standing);
  const dueAt = isShared ? earlier(row.due_at, wanted.dueAt) : wanted.dueAt;
  const title = row ? { zh: row.title_zh, en: row.title_en } : titlesOf(db, wanted);
  statement(
    db,
    `INSERT INTO obligations (id, scope_id, incident_id, kind, recipient, round, opened_at, target_at, due_at, state, standing, title_zh, title_en, wanted_way, is_window)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, target_at = excluded.target_at, state = 'open',
       standing = max(standing, excluded.standing), wanted_way = coalesce(excluded.wanted_way, wanted_way), is_window = min(is_window, excluded.is_window), superseded_by = NULL, superseded_at = NULL`,
  ).run(
    wanted.id,
    wanted.scopeId,
    wanted.incidentId,
    wanted.kind,
    wanted.recipient,
    wanted.round,
    at,
    wanted.targetAt,
    dueAt,
    Number(wanted.standing),
    title.zh,
    title.en,
    wanted.way ?? null,
    Number(wanted.isWindow === true),
  );
  if (wanted.rule !== undefined && (row?.rule_id == null || !isShared || dueAt === wanted.dueAt))
    nameRule(db, wanted.id, wanted.rule);
  if (dueAt !== null && wanted.isWindow !== true)
    arm(db, { ...wanted, dueAt, reached: wanted.reached || row?.standing === 1 }, title, at);
  if (wanted.isWindow === true && wanted.incidentId !== null)
    refreshWatch(db, wanted.incidentId, wanted.kind, at);
  if (row === undefined) indexThing(db, 'report', wanted.id);
}

function nameRule(db: Db, id: string, rule: DutyRule): void {
  statement(
    db,
    `UPDATE obligations SET rule_id = ?, clock_field = ?, clock_at = ?, limit_minutes = ?, mark = ?, document = ?, article = ?, is_law = ?, is_overridden = ?
     WHERE id = ?`,
  ).run(
    rule.ruleId,
    rule.clockField,
    rule.clockAt,
    rule.limitMinutes,
    rule.mark,
    rule.document,
    rule.article,
    Number(rule.isLaw),
    Number(rule.isOverridden),
    id,
  );
}

type Titles = { readonly zh: string; readonly en: string };

/** What is owed and to whom: as who asks for it says, else by the names of the room's tables. */
function titlesOf(db: Db, wanted: WantedObligation): Titles {
  if (wanted.titleZh !== undefined && wanted.titleEn !== undefined)
    return { zh: wanted.titleZh, en: wanted.titleEn };
  const tables = currentTables(db);
  const profile = profileOf(db);
  const kind = tables?.obligations.find((one) => one.id === wanted.kind);
  const title = (locale: 'zh' | 'en'): string => {
    const name = kind?.[locale] ?? wanted.kind;
    if (wanted.kind === 'leader_report') return name;
    return `${name} → ${tables ? partyName(wanted.recipient, tables, profile, locale) : wanted.recipient}`;
  };
  return { zh: title('zh'), en: title('en') };
}

function arm(db: Db, wanted: WantedObligation & { readonly dueAt: number }, title: Titles, at: number): void {
  armDeadline(
    db,
    {
      id: `ob.${wanted.id}`,
      subject: 'obligation',
      titleZh: title.zh,
      titleEn: title.en,
      owner: wanted.owner ?? 'duty_officer',
      scopeId: wanted.scopeId,
      incidentId: wanted.incidentId,
      runId: wanted.runId,
      blockKey: wanted.blockKey,
      instructionId: null,
      obligationId: wanted.id,
      targetAt: wanted.targetAt,
      dueAt: wanted.dueAt,
      reached: wanted.reached,
    },
    at,
  );
}

/** Opens what an incident's own fact asks for. */
export function openStanding(
  db: Db,
  incidentId: string,
  duties: readonly OpenedObligation[],
  at: number,
): void {
  for (const { way, rule, round, ...duty } of duties) {
    const wanted = { ...duty, round: round ?? null, scopeId: incidentId, incidentId };
    openObligation(
      db,
      { ...wanted, runId: null, blockKey: null, reached: true, standing: true, way, rule },
      at,
    );
  }
}

const COLUMNS = `scope_id, incident_id, kind, recipient, round, opened_at, target_at, due_at, met_at, receiver, way, read_back,
  title_zh, title_en, is_window, rule_id, clock_field, clock_at, limit_minutes, mark, document, article, is_law, is_overridden, wanted_way,
  late_reason, record_id`;

/**
 * A duty is not asked for as it stands. Where the same duty goes on with another limit (`by` is its own id) the row stays, free for that limit, and how it
 * stood is kept beside it; else the row itself becomes history, with what took its place.
 */
export function supersede(db: Db, id: string, by: string | null, at: number): void {
  const row = statement<[string], { state: string }>(db, 'SELECT state FROM obligations WHERE id = ?').get(
    id,
  );
  if (row?.state !== 'open') return;
  if (by === id) {
    const { n } = statement<[string], { n: number }>(
      db,
      "SELECT count(*) AS n FROM obligations WHERE id GLOB ? || '.was*'",
    ).get(id) ?? { n: 0 };
    statement(
      db,
      `INSERT INTO obligations (id, state, standing, superseded_by, superseded_at, ${COLUMNS})
       SELECT ?, 'superseded', 1, ?, ?, ${COLUMNS} FROM obligations WHERE id = ?`,
    ).run(`${id}.was${n + 1}`, id, at, id);
    freeLimit(db, id);
    return;
  }
  statement(
    db,
    'UPDATE obligations SET state = ?, superseded_by = ?, superseded_at = ?, standing = 0 WHERE id = ?',
  ).run(by === null ? 'not_needed' : 'superseded', by, at, id);
  endDeadline(db, `ob.${id}`, 'not_needed', at);
  watchAgain(db, id, at);
}

/** The limit of an open duty is forgotten, for the next one that is named to hold whatever it is. */
export function freeLimit(db: Db, id: string): void {
  statement(
    db,
    "UPDATE obligations SET standing = 1, due_at = NULL, target_at = NULL, rule_id = NULL WHERE id = ? AND state = 'open'",
  ).run(id);
}

/** What a watch of casualties hangs on has changed. */
function watchAgain(db: Db, id: string, at: number): void {
  const row = statement<[string], { incident_id: string | null; kind: string; is_window: number }>(
    db,
    'SELECT incident_id, kind, is_window FROM obligations WHERE id = ?',
  ).get(id);
  if (row?.is_window === 1 && row.incident_id !== null) refreshWatch(db, row.incident_id, row.kind, at);
}

/** Marks a duty as done by its record; its deadline is met. */
export function meetObligation(
  db: Db,
  id: string,
  record: {
    readonly at: number;
    readonly receiver: string;
    readonly way: string;
    readonly readBack: boolean;
    readonly lateReason?: string | undefined;
    readonly recordId?: string | undefined;
  },
  recordedAt: number,
): void {
  statement(
    db,
    `UPDATE obligations SET state = 'met', met_at = ?, receiver = ?, way = ?, read_back = ?, late_reason = ?, record_id = ?
     WHERE id = ? AND state <> 'met'`,
  ).run(
    record.at,
    record.receiver,
    record.way,
    Number(record.readBack),
    record.lateReason ?? '',
    record.recordId ?? null,
    id,
  );
  endDeadline(db, `ob.${id}`, 'met', recordedAt);
  watchAgain(db, id, recordedAt);
  indexThing(db, 'report', id);
}

/** A duty that only a run asked for falls away when the run does not ask for it any more. */
export function dropObligation(db: Db, id: string, at: number): void {
  const changed = statement(
    db,
    "UPDATE obligations SET state = 'not_needed' WHERE id = ? AND state = 'open' AND standing = 0",
  ).run(id).changes;
  if (changed > 0) endDeadline(db, `ob.${id}`, 'not_needed', at);
}
