import type { WarningDetail } from '../../../shared/contract/areas/warnings';
import { messageOf, titleOf } from '../../../shared/warnings/place';
import { type Db, statement } from '../db/statement';
import { goesOnUnder } from './goesOn';
import { chainOf, choicesOf, messagesOf, type WarningRow, warningById, warningRow } from './read';

type Step = WarningDetail['history'][number];
type ImpactRow = {
  started_at: number | null;
  was_hit: number | null;
  note: string;
  at: number;
  by_name: string;
};

function stepOf(row: WarningRow, thisId: string, isFirst: boolean): Step {
  return {
    id: row.id,
    kind: isFirst && row.message !== 'update' ? 'alert' : 'update',
    identifier: row.identifier,
    title: titleOf(row),
    color: row.color,
    level: row.level,
    issuedAt: row.issued_at,
    receivedAt: row.received_at,
    isThis: row.id === thisId,
    original: row.original === '' ? row.text : row.original,
  };
}

function historyOf(db: Db, id: string): Step[] {
  const chain = chainOf(db, id);
  const rows = chain.flatMap((one) => warningRow(db, one) ?? []);
  const steps = rows.map((row, place) => stepOf(row, id, place === 0));
  const messages = messagesOf(db, chain).map(
    ({ id: messageId, reading, original, received_at }): Step => ({
      id: messageId,
      kind: messageOf(reading) === 'cancel' ? 'cancel' : 'noted',
      identifier: reading.identifier,
      title: titleOf(reading),
      color: reading.color,
      level: reading.level,
      issuedAt: reading.issuedAt,
      receivedAt: received_at,
      isThis: false,
      original: original === '' ? reading.text : original,
    }),
  );
  const when = (step: Step): number => step.issuedAt ?? step.receivedAt;
  return [...steps, ...messages].toSorted((a, b) => when(a) - when(b));
}

function impactOf(db: Db, id: string): WarningDetail['impact'] {
  const row = statement<[string], ImpactRow>(db, 'SELECT * FROM warning_impacts WHERE warning_id = ?').get(
    id,
  );
  if (!row) return null;
  const wasHit = row.was_hit === null ? null : row.was_hit === 1;
  return { startedAt: row.started_at, wasHit, note: row.note, at: row.at, by: row.by_name };
}

/** One warning with everything that was said about it. */
export function warningDetail(db: Db, id: string, now: number): WarningDetail | undefined {
  const row = warningRow(db, id);
  const warning = warningById(db, id, now);
  if (!row || !warning) return undefined;
  return {
    warning,
    original: row.original === '' ? row.text : row.original,
    history: historyOf(db, id),
    liftReason: row.lifted_at === null ? null : row.lift_reason,
    goesOn: goesOnUnder(db, id, now),
    decided: choicesOf(db, id).map((one) => {
      const otherId = one.followed_id === id ? one.other_id : one.followed_id;
      const other = warningRow(db, otherId);
      return {
        otherId,
        otherTitle: other === undefined ? '' : titleOf(other),
        isFollowed: one.followed_id === id,
        reason: one.reason,
        at: one.at,
        by: one.by_name,
      };
    }),
    impact: impactOf(db, id),
  };
}
