import type { LossDuty } from '../../../shared/domain/facts/losses';
import type { SendWay } from '../../../shared/domain/vocabulary';
import { partyName } from '../../../shared/plan';
import type { LossKind } from '../../../shared/rules/losses/items';
import { coversDaily, nextZeroDue } from '../../../shared/rules/losses/process';
import { type Db, statement } from '../db/statement';
import type { Actor, Desk, Write } from '../desk';
import { obligationId } from '../incidents/obligationRows';
import { writeMet } from '../incidents/writeMet';
import { currentTables, profileOf } from '../plans/planStore';
import { readSetting } from '../settings/read';
import type { LossRow } from './read';

const MINUTE = 60_000;
const UPWARD = 'superior_duty_office';
/** County 09:00, city 10:00, province 12:00 (X6). */
const ZERO_MINUTES = { county: 540, city: 600, province: 720 } as const;

type Of = Pick<LossRow, 'id' | 'title' | 'incident_id'>;

/** What the duties of a process are grouped by: its incident, whose rules ask for the same, or the process alone. */
export const scopeOf = (loss: Pick<LossRow, 'id' | 'incident_id'>): string => loss.incident_id ?? loss.id;

function duty(
  db: Db,
  loss: Of,
  kind: string,
  times: { readonly dueAt: number | null; readonly targetAt: number | null },
  round: number | null = null,
): LossDuty[] {
  const tables = currentTables(db);
  const row = tables?.obligations.find((one) => one.id === kind);
  if (tables === undefined || row === undefined) return [];
  const scopeId = scopeOf(loss);
  const party = (locale: 'zh' | 'en'): string => partyName(UPWARD, tables, profileOf(db), locale);
  return [
    {
      id: obligationId(scopeId, kind, UPWARD, round === null ? [] : [round]),
      scopeId,
      kind,
      recipient: UPWARD,
      ...times,
      titleZh: `${loss.title}：${row.zh} → ${party('zh')}`,
      titleEn: `${loss.title}: ${row.en} → ${party('en')}`,
      way: 'written',
      ...(round === null ? {} : { round }),
    },
  ];
}

/** The daily report of the day after, zero report included (自然灾害救助条例 art. 17). The rules of an incident ask for theirs themselves. */
export function dailyDuty(db: Db, loss: Of, after: number): LossDuty[] {
  if (loss.incident_id !== null) return [];
  const { zeroMinute } = readSetting(db, 'losses');
  const minute = zeroMinute >= 0 ? zeroMinute : ZERO_MINUTES[profileOf(db)];
  const count = statement<[string], { count: number }>(
    db,
    "SELECT count(*) AS count FROM obligations WHERE scope_id = ? AND kind = 'zero_report'",
  ).get(loss.id);
  return duty(
    db,
    loss,
    'zero_report',
    { dueAt: nextZeroDue(after, minute), targetAt: null },
    (count?.count ?? 0) + 1,
  );
}

/** 核报 after the disaster is stable: so many minutes as the obligation table says. */
export function verifiedDuty(db: Db, loss: Of, stableAt: number): LossDuty[] {
  const row = currentTables(db)?.obligations.find((one) => one.id === 'verified_report');
  const limit = row?.limit_minutes ?? null;
  const target = row?.target_minutes ?? null;
  return duty(db, loss, 'verified_report', {
    dueAt: limit === null ? null : stableAt + limit * MINUTE,
    targetAt: target === null ? null : stableAt + target * MINUTE,
  });
}

/** Deaths or missing persons: 先报后核, and a ledger with one row for each person, once. */
export function ledgerDuty(
  db: Db,
  loss: Of,
  totals: Readonly<Record<string, number>>,
  at: number,
): LossDuty[] {
  if ((totals['dead'] ?? 0) + (totals['missing'] ?? 0) === 0) return [];
  const id = obligationId(scopeOf(loss), 'dead_missing_ledger', UPWARD, []);
  if (statement(db, 'SELECT 1 FROM obligations WHERE id = ?').get(id) !== undefined) return [];
  return duty(db, loss, 'dead_missing_ledger', { dueAt: at + 60 * MINUTE, targetAt: at + 30 * MINUTE });
}

type OpenRow = {
  id: string;
  scopeId: string;
  kind: string;
  recipient: string;
  due_at: number | null;
  rule_id: string | null;
};

/** What a report of this kind fulfils: the daily report of its day and before, the first report where the rule for disasters sets it, the verified one. */
function fulfils(duty: OpenRow, kind: LossKind, sentAt: number): boolean {
  switch (duty.kind) {
    case 'zero_report':
      return duty.due_at === null || coversDaily(duty.due_at, sentAt);
    case 'verified_report':
      return kind === 'verified';
    case 'initial_report':
      return kind === 'initial' && duty.rule_id === 'nd_initial';
    case 'update_report':
      return kind !== 'zero' && duty.rule_id === 'nd_drought';
    default:
      return false;
  }
}

/** Meets every duty of the process or its incident that the report fulfils. */
export function meetDuties(
  desk: Desk,
  write: Write,
  actor: Actor,
  sent: {
    readonly loss: LossRow;
    readonly kind: LossKind;
    readonly at: number;
    readonly receiver: string;
    readonly way: SendWay;
    readonly recordId: string;
  },
): void {
  const { loss, kind, at, receiver, way, recordId } = sent;
  const open = statement<[string, string], OpenRow>(
    desk.db,
    `SELECT id, scope_id AS scopeId, kind, recipient, due_at, rule_id FROM obligations
     WHERE scope_id IN (?, ?) AND state = 'open' AND recipient = '${UPWARD}' ORDER BY due_at, id`,
  ).all(loss.id, scopeOf(loss));
  for (const one of open.filter((duty) => fulfils(duty, kind, at)))
    writeMet(desk, write, actor, one, { at, receiver, way, recordId });
}
