import type { GuideStep } from '../../../shared/contract/areas/guide';
import type { SomeHandlers } from '../call';
import { type Db, statement } from '../db/statement';

/** Lines that are looked through for a telephone slip: no index leads there, and the list is for a room that begins. */
const NEWEST_LINES = 20_000;

const FOUND_BY: Readonly<Record<GuideStep, string>> = {
  shift: 'SELECT 1 FROM shifts',
  signOn: 'SELECT 1 FROM duty_sign_ons',
  line: 'SELECT 1 FROM log_entries WHERE human_number IS NOT NULL',
  slip: `SELECT 1 FROM (SELECT call FROM log_entries ORDER BY number DESC LIMIT ${NEWEST_LINES}) WHERE call IS NOT NULL`,
  incident: 'SELECT 1 FROM incidents',
  acknowledged: "SELECT 1 FROM alert_evidence WHERE step = 'acknowledged'",
  handover: 'SELECT 1 FROM handovers WHERE completed_at IS NOT NULL',
};

function isDone(db: Db, step: GuideStep): boolean {
  return (
    statement<[], { found: number }>(db, `SELECT EXISTS (${FOUND_BY[step]}) AS found`).get()?.found === 1
  );
}

export const guideHandlers: SomeHandlers<'guide.firstShift'> = {
  'guide.firstShift': (_input, { desk: { db } }) => ({
    shift: isDone(db, 'shift'),
    signOn: isDone(db, 'signOn'),
    line: isDone(db, 'line'),
    slip: isDone(db, 'slip'),
    incident: isDone(db, 'incident'),
    acknowledged: isDone(db, 'acknowledged'),
    handover: isDone(db, 'handover'),
  }),
};
