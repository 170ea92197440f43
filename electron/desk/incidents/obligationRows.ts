import { partyName } from '../../../shared/plan';
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
  readonly dueAt: number;
  readonly runId: string | null;
  readonly blockKey: string | null;
  readonly reached: boolean;
  /** true when it stands by itself (opened by the incident), false when only a run asks for it */
  readonly standing: boolean;
  /** a person, when the step was handed to one */
  readonly owner?: string | undefined;
};

type Row = { state: string; due_at: number; standing: number };

/**
 * Opens a duty and arms its deadline, or moves it to the earlier of two times when a second rule or run asks for the same. A duty that was done stays
 * done.
 */
export function openObligation(db: Db, wanted: WantedObligation, at: number): void {
  const row = statement<[string], Row>(
    db,
    'SELECT state, due_at, standing FROM obligations WHERE id = ?',
  ).get(wanted.id);
  if (row?.state === 'met') return;
  const isOpen = row?.state === 'open';
  const dueAt = isOpen && row.standing === 1 ? Math.min(row.due_at, wanted.dueAt) : wanted.dueAt;
  statement(
    db,
    `INSERT INTO obligations (id, scope_id, incident_id, kind, recipient, round, opened_at, target_at, due_at, state, standing)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?)
     ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, target_at = excluded.target_at, state = 'open',
       standing = max(standing, excluded.standing)`,
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
  );
  armDeadline(db, { ...deadlineOf(db, wanted), dueAt, reached: wanted.reached || row?.standing === 1 }, at);
  if (row === undefined) indexThing(db, 'report', wanted.id);
}

function deadlineOf(db: Db, wanted: WantedObligation) {
  const tables = currentTables(db);
  const profile = profileOf(db);
  const kind = tables?.obligations.find((one) => one.id === wanted.kind);
  const recipient = (locale: 'zh' | 'en') =>
    tables ? partyName(wanted.recipient, tables, profile, locale) : wanted.recipient;
  return {
    id: `ob.${wanted.id}`,
    subject: 'obligation' as const,
    titleZh:
      wanted.kind === 'leader_report'
        ? (kind?.zh ?? wanted.kind)
        : `${kind?.zh ?? wanted.kind} → ${recipient('zh')}`,
    titleEn:
      wanted.kind === 'leader_report'
        ? (kind?.en ?? wanted.kind)
        : `${kind?.en ?? wanted.kind} → ${recipient('en')}`,
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
  };
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
  },
  recordedAt: number,
): void {
  statement(
    db,
    `UPDATE obligations SET state = 'met', met_at = ?, receiver = ?, way = ?, read_back = ? WHERE id = ? AND state <> 'met'`,
  ).run(record.at, record.receiver, record.way, Number(record.readBack), id);
  endDeadline(db, `ob.${id}`, 'met', recordedAt);
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
