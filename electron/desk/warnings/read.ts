import type { Warning } from '../../../shared/contract/models';
import { type Db, statement } from '../db/statement';

type Row = {
  id: string;
  issuer: string;
  kind: string;
  color: Warning['color'];
  level: Warning['level'];
  area: string;
  text: string;
  received_at: number;
  starts_at: number | null;
  ends_at: number | null;
  lifted_at: number | null;
};

function toWarning(row: Row, now: number): Warning {
  const isExpired = row.ends_at !== null && row.ends_at < now;
  return {
    id: row.id,
    issuer: row.issuer,
    kind: row.kind,
    color: row.color,
    level: row.level,
    area: row.area,
    text: row.text,
    receivedAt: row.received_at,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    state: row.lifted_at !== null ? 'lifted' : isExpired ? 'expired' : 'in_force',
    liftedAt: row.lifted_at,
  };
}

export function warningById(db: Db, id: string, now: number): Warning | undefined {
  const row = statement<[string], Row>(db, 'SELECT * FROM warnings WHERE id = ?').get(id);
  return row && toWarning(row, now);
}

/** Warnings, newest first; those in force are neither lifted nor past their end. */
export function warnings(db: Db, isInForceOnly: boolean, now: number): Warning[] {
  const where = isInForceOnly
    ? 'WHERE lifted_at IS NULL AND (ends_at IS NULL OR ends_at >= ?)'
    : 'WHERE ? > 0';
  return statement<[number], Row>(
    db,
    `SELECT * FROM warnings ${where} ORDER BY received_at DESC, id LIMIT 300`,
  )
    .all(now)
    .map((row) => toWarning(row, now));
}
