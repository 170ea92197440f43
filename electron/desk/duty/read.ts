import type {
  DutyFault,
  DutySpan,
  DutyState,
  Reinforcement,
  SignOn,
} from '../../../shared/contract/areas/duty';
import type { PlannedShift } from '../../../shared/contract/areas/roster';
import type { Shift, Warning } from '../../../shared/contract/models';
import { isSamePerson } from '../../../shared/domain/roster';
import { MINUTE_MS } from '../../../shared/domain/time';
import type { ShiftPost } from '../../../shared/domain/vocabulary';
import { needsReinforcedDuty } from '../../../shared/rules/responses/response';
import { type Db, statement } from '../db/statement';
import { inForce } from '../responses/read';
import { accountFinder, plannedShift, plannedShiftAt } from '../roster/read';
import { readSetting } from '../settings/read';
import { currentShift } from '../shifts/read';
import { warningsInEarnest } from '../warnings/read';

/** Who has to show up at the desk. The leader on duty and the standby officer are reached by telephone. */
export const MUST_SIGN: readonly ShiftPost[] = ['chief_duty_officer', 'primary_officer', 'secondary_officer'];
const AT_DESK: readonly ShiftPost[] = ['primary_officer', 'secondary_officer'];

type SignOnRow = {
  id: string;
  starts_at: number;
  ends_at: number;
  account_id: string;
  name: string;
  post: ShiftPost;
  arrived_at: number;
  way: SignOn['way'];
  late_minutes: number;
  checks: string;
  clock_shown_at: number | null;
  clock_true_at: number | null;
  clock_source: string;
  note: string;
};

const toSignOn = (row: SignOnRow): SignOn => ({
  id: row.id,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  accountId: row.account_id,
  name: row.name,
  post: row.post,
  arrivedAt: row.arrived_at,
  way: row.way,
  lateMinutes: row.late_minutes,
  checks: JSON.parse(row.checks) as SignOn['checks'],
  clock:
    row.clock_shown_at === null || row.clock_true_at === null
      ? null
      : { shownAt: row.clock_shown_at, trueAt: row.clock_true_at, source: row.clock_source },
  note: row.note,
});

export function signOnById(db: Db, id: string): SignOn | undefined {
  const row = statement<[string], SignOnRow>(db, 'SELECT * FROM duty_sign_ons WHERE id = ?').get(id);
  return row && toSignOn(row);
}

/** Who signed on for the shift that begins then, in the order of arrival. */
export function signOnsFor(db: Db, startsAt: number): SignOn[] {
  return statement<[number], SignOnRow>(
    db,
    'SELECT * FROM duty_sign_ons WHERE starts_at = ? ORDER BY arrived_at, id',
  )
    .all(startsAt)
    .map(toSignOn);
}

type FaultRow = { item: string; state: DutyFault['state']; note: string; found_at: number; found_by: string };

/** Equipment that the last self-check found broken or not there, oldest first. */
export function faults(db: Db): DutyFault[] {
  return statement<[], FaultRow>(db, 'SELECT * FROM duty_faults ORDER BY found_at, item')
    .all()
    .map((row) => ({
      item: row.item,
      state: row.state,
      note: row.note,
      foundAt: row.found_at,
      foundBy: row.found_by,
    }));
}

type ReinforcementRow = {
  id: string;
  started_at: number;
  started_by: string;
  reason: string;
  people: string;
  ended_at: number | null;
  ended_by: string | null;
  end_reason: string;
};

const toReinforcement = (row: ReinforcementRow): Reinforcement => ({
  id: row.id,
  startedAt: row.started_at,
  startedBy: row.started_by,
  reason: row.reason,
  people: JSON.parse(row.people) as Reinforcement['people'],
  endedAt: row.ended_at,
  endedBy: row.ended_by,
  endReason: row.end_reason,
});

export function reinforcementById(db: Db, id: string): Reinforcement | undefined {
  const row = statement<[string], ReinforcementRow>(db, 'SELECT * FROM duty_reinforcements WHERE id = ?').get(
    id,
  );
  return row && toReinforcement(row);
}

/** The reinforcement that is on now, or null. */
export function reinforced(db: Db): Reinforcement | null {
  const row = statement<[], ReinforcementRow>(
    db,
    'SELECT * FROM duty_reinforcements WHERE ended_at IS NULL ORDER BY started_at DESC LIMIT 1',
  ).get();
  return row ? toReinforcement(row) : null;
}

/** A warning of level one or two, or red or orange where no level is given (domain.md 1.2: 加强值班). */
const isHigh = (warning: Warning): boolean =>
  warning.level === null
    ? warning.color === 'red' || warning.color === 'orange'
    : warning.level === 'level_1' || warning.level === 'level_2';

/** People as the open shift has them, else as they are planned. */
function peopleOf(db: Db, shift: Shift | null, planned: PlannedShift | null) {
  const accountOf = accountFinder(db);
  if (shift !== null)
    return shift.posts.map((one) => ({ ...one, accountId: one.accountId ?? accountOf(one.name) }));
  return (planned?.posts ?? []).filter((one) => one.state !== 'absent');
}

/** How many officers there have to be at the desk: the setting, and more while duty is reinforced. */
export function neededOfficers(db: Db): number {
  const { minOfficers, reinforcedOfficers } = readSetting(db, 'duty');
  return minOfficers + (reinforced(db) === null ? 0 : reinforcedOfficers);
}

/** A shift as it is signed on for, from the open shift, the planned one, or both. */
function spanOf(db: Db, shift: Shift | null, planned: PlannedShift | null): DutySpan {
  const { startsAt, endsAt } = shift ?? planned ?? { startsAt: 0, endsAt: 0 };
  const { signOnBeforeMinutes, absentAfterMinutes } = readSetting(db, 'duty');
  const signOns = signOnsFor(db, startsAt);
  return {
    startsAt,
    endsAt,
    shiftId: shift?.id ?? null,
    isPlanned: planned !== null,
    opensAt: startsAt - signOnBeforeMinutes * MINUTE_MS,
    absentAt: startsAt + absentAfterMinutes * MINUTE_MS,
    expected: peopleOf(db, shift, planned).map(({ post, name, accountId, phone }) => ({
      post,
      name,
      accountId,
      phone,
      mustSign: MUST_SIGN.includes(post),
      signOnId: signOns.find((one) => isSamePerson(one, { accountId, name }))?.id ?? null,
    })),
    signOns,
    officers: signOns.filter((one) => AT_DESK.includes(one.post)).length,
    needed: neededOfficers(db),
  };
}

/** The shift that begins at an instant, planned or open; null when there is neither. */
export function spanAt(db: Db, startsAt: number): DutySpan | null {
  const open = currentShift(db);
  const shift = open?.startsAt === startsAt ? open : null;
  const planned = plannedShiftAt(db, startsAt);
  return shift === null && planned === null ? null : spanOf(db, shift, planned);
}

/** What may be signed on for now: the shift whose window is open, and the open shift where that is another one. */
export function spansNow(db: Db, now: number): DutySpan[] {
  const starts = [plannedShift(db, now)?.startsAt, currentShift(db)?.startsAt];
  return [...new Set(starts)].flatMap((at) => (at === undefined ? [] : (spanAt(db, at) ?? [])));
}

export function dutyState(db: Db, now: number): DutyState {
  return {
    spans: spansNow(db, now),
    selfCheck: [...readSetting(db, 'duty').selfCheck],
    faults: faults(db),
    reinforced: reinforced(db),
    suggestedBy: warningsInEarnest(db, now).filter(isHigh),
    responses: inForce(db, now).filter((one) => needsReinforcedDuty(one.level)),
  };
}
