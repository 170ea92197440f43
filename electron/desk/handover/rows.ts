import type {
  CheckpointSignature,
  HandedItem,
  HandoverPost,
  PastHandover,
} from '../../../shared/contract/areas/handover';
import { type Db, statement } from '../db/statement';
import type { Checkpoint } from '../journal/checkpoint';

export type HandoverRow = {
  readonly id: string;
  readonly shift_id: string;
  readonly next_shift_id: string;
  readonly state: 'open' | 'completed' | 'cancelled';
  readonly starts_at: number;
  readonly ends_at: number;
  readonly posts: string;
  readonly started_at: number;
  readonly started_by: string;
  readonly completed_at: number | null;
  readonly record: string | null;
  readonly closing: string | null;
  readonly signatures: string | null;
  readonly code: string | null;
  readonly origin: string | null;
  readonly seq: number | null;
  readonly hash: string | null;
  readonly leader_name: string;
  readonly leader_signed_at: number | null;
  readonly leader_way: 'key' | 'paper' | null;
};

/** The handover that is going on; the schema allows one. */
export function openHandover(db: Db): HandoverRow | undefined {
  return statement<[], HandoverRow>(db, "SELECT * FROM handovers WHERE state = 'open'").get();
}

export function handoverRow(db: Db, id: string): HandoverRow | undefined {
  return statement<[string], HandoverRow>(db, 'SELECT * FROM handovers WHERE id = ?').get(id);
}

export const postsOf = (row: HandoverRow): HandoverPost[] => JSON.parse(row.posts) as HandoverPost[];
export const recordOf = (row: HandoverRow): HandedItem[] => JSON.parse(row.record ?? '[]') as HandedItem[];
export const signaturesOf = (row: HandoverRow): CheckpointSignature[] =>
  JSON.parse(row.signatures ?? '[]') as CheckpointSignature[];

/** What was signed, again from its parts. */
export function checkpointOf(row: HandoverRow): Checkpoint {
  return {
    origin: row.origin ?? '',
    seq: row.seq ?? 0,
    hash: row.hash ?? '',
    shiftId: row.shift_id,
    nextShiftId: row.next_shift_id,
    closedAt: row.completed_at ?? 0,
  };
}

export function toPast(row: HandoverRow): PastHandover {
  const record = recordOf(row);
  const signatures = signaturesOf(row);
  const nameOf = (role: CheckpointSignature['role']): string =>
    signatures.find((one) => one.role === role)?.name ?? '';
  return {
    id: row.id,
    shiftId: row.shift_id,
    nextShiftId: row.next_shift_id,
    completedAt: row.completed_at ?? 0,
    code: row.code ?? '',
    offgoing: nameOf('offgoing'),
    oncoming: nameOf('oncoming'),
    leader: row.leader_name,
    leaderSignedAt: row.leader_signed_at,
    leaderWay: row.leader_way,
    items: record.filter((item) => !item.isObject).length,
    objections: record.filter((item) => item.answer?.verdict === 'objection').length,
  };
}

/** Handovers that were completed, newest first. */
export function pastHandovers(db: Db, limit: number): PastHandover[] {
  return statement<[number], HandoverRow>(
    db,
    'SELECT * FROM handovers WHERE completed_at IS NOT NULL ORDER BY completed_at DESC, id LIMIT ?',
  )
    .all(limit)
    .map(toPast);
}

/** Completed handovers that the leader has not signed yet, oldest first. */
export function unsignedHandovers(db: Db): HandoverRow[] {
  return statement<[], HandoverRow>(
    db,
    'SELECT * FROM handovers WHERE completed_at IS NOT NULL AND leader_signed_at IS NULL ORDER BY completed_at, id',
  ).all();
}
