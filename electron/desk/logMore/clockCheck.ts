import type { ClockQuestion } from '../../../shared/contract/areas/logMore';
import { type Db, statement } from '../db/statement';

type Row = { id: string; from_at: number; to_at: number; due_count: number };

/** The newest stop after which nobody has yet said what time it is. */
export function openQuestion(db: Db): ClockQuestion | null {
  const row = statement<[], Row>(
    db,
    'SELECT id, from_at, to_at, due_count FROM clock_questions WHERE answered_at IS NULL ORDER BY to_at DESC, id DESC LIMIT 1',
  ).get();
  return row ? { id: row.id, from: row.from_at, to: row.to_at, due: row.due_count } : null;
}

const MINUTE = 60_000;

/**
 * How far the desk's clock is ahead of a time that a person typed, in ms. People type minutes: within the same minute the clock is right, and beyond it
 * the difference is whole minutes.
 */
export function clockDifference(deskAt: number, trueAt: number | null): number {
  if (trueAt === null) return 0;
  return Math.floor(deskAt / MINUTE) * MINUTE - Math.floor(trueAt / MINUTE) * MINUTE;
}

const NAMED = 3;

/** What fell due between the last moment surely alive and now, for the line of the gap. */
export function cameDue(
  db: Db,
  from: number,
  to: number,
): { count: number; firstZh: string[]; firstEn: string[] } {
  const rows = statement<[number, number], { title_zh: string; title_en: string }>(
    db,
    `SELECT title_zh, title_en FROM deadlines WHERE state = 'open' AND reached = 1 AND due_at > ? AND due_at <= ? ORDER BY due_at, id`,
  ).all(from, to);
  const first = rows.slice(0, NAMED);
  return {
    count: rows.length,
    firstZh: first.map((row) => row.title_zh),
    firstEn: first.map((row) => row.title_en),
  };
}
