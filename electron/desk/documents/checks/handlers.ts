import type { CheckRound, PostCheck } from '../../../../shared/contract/areas/checks';
import type { CheckType } from '../../../../shared/domain/documents';
import { afterNoAnswer, stepAfter } from '../../../../shared/rules/checks';
import type { SettingValue } from '../../../../shared/settings';
import { actorOf, pastOrNow, type SomeHandlers } from '../../call';
import type { Db } from '../../db/statement';
import { authorOf, fact, transact } from '../../desk';
import { refuseWith } from '../../deskError';
import { openShiftId } from '../../log/line';
import { requireRepeat } from '../../repeat';
import { readSetting } from '../../settings/read';
import { currentShift } from '../../shifts/read';
import { isActKnown } from '../acts';
import { checksPlanned } from './plan';
import {
  bulletin,
  checkById,
  checkOf,
  otherChecks,
  receivedById,
  receivedChecks,
  roundById,
  roundsOf,
} from './read';

type Unit = SettingValue<'checks'>['units'][number];
type Target = {
  readonly checkId: string;
  readonly roundId: string | null;
  readonly type: CheckType;
  readonly unitId: string;
};

function existing(db: Db, id: string): PostCheck {
  return checkById(db, id) ?? refuseWith('not_found', { field: 'checkId' });
}

/** The check that a call belongs to, if it was begun; a unit is checked once in a round, whoever begins. */
function begun(db: Db, target: Target): PostCheck | undefined {
  if (target.roundId !== null) {
    const round = roundById(db, target.roundId) ?? refuseWith('not_found', { field: 'roundId' });
    const isAsked = round.units.some((unit) => unit.id === target.unitId) && round.type === target.type;
    if (!isAsked) refuseWith('not_found', { field: 'unitId' });
    const other = checkOf(db, round.id, target.unitId);
    if (other !== undefined && other.id !== target.checkId) refuseWith('check_begun');
    if (round.state === 'skipped' || round.state === 'replaced') refuseWith('already_done');
  }
  const before = checkById(db, target.checkId);
  if (before && (before.unit.id !== target.unitId || before.roundId !== target.roundId))
    refuseWith('already_exists');
  return before;
}

/** The unit as it is called now; one that was taken off the list since is still known by its round or its first call. */
function unitOf(
  db: Db,
  units: readonly Unit[],
  target: Target,
): { unit: { id: string; name: string }; backup: string } {
  const listed = units.find((one) => one.id === target.unitId);
  if (listed !== undefined) return { unit: { id: listed.id, name: listed.name }, backup: listed.backup };
  const known =
    checkById(db, target.checkId)?.unit ??
    (target.roundId === null
      ? undefined
      : roundById(db, target.roundId)?.units.find((one) => one.id === target.unitId));
  return { unit: known ?? refuseWith('not_found', { field: 'unitId' }), backup: '' };
}

export const checkHandlers: SomeHandlers<
  | 'check.plan'
  | 'check.skipRound'
  | 'check.noAnswer'
  | 'check.conclude'
  | 'check.lost'
  | 'check.receive'
  | 'check.day'
  | 'check.bulletin'
> = {
  'check.plan': (_input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now): CheckRound[] => {
      const shift = currentShift(db) ?? refuseWith('no_shift');
      const planned = checksPlanned(call.desk, shift, actor, now) ?? refuseWith('check_no_units');
      write(planned);
      return roundsOf(db, shift.id);
    });
  },

  'check.skipRound': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const round = roundById(db, input.roundId) ?? refuseWith('not_found', { field: 'roundId' });
      if (round.state !== 'open') refuseWith('already_done');
      const body = { reason: input.reason, author: authorOf(actor) };
      write(fact('check.round_skipped', round.id, actor.accountId, body));
      return roundById(db, round.id) ?? refuseWith('not_found');
    });
  },

  'check.noAnswer': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      if (isActKnown(db, input.actId)) return existing(db, input.checkId);
      const before = begun(db, input);
      if (before !== undefined && before.result !== null) refuseWith('already_done');
      const setting = readSetting(db, 'checks');
      const { unit, backup } = unitOf(db, setting.units, input);
      const at = pastOrNow(input.at, now, 'at');
      const calls = before?.attempts.length ?? 0;
      const firstAt = before?.begunAt ?? at;
      if (at < firstAt) refuseWith('time_order', { field: 'at' });
      const { actId, roundId, type, phone } = input;
      const ladder = afterNoAnswer(setting, firstAt, at, calls + 1, backup !== '');
      const body = { actId, roundId, type, unit, step: stepAfter(calls), phone, at, ...ladder };
      write(fact('check.unanswered', input.checkId, actor.accountId, { ...body, author: authorOf(actor) }));
      return existing(db, input.checkId);
    });
  },

  'check.conclude': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = begun(db, input);
      if (before !== undefined && before.result !== null) return before;
      const { unit } = unitOf(db, readSetting(db, 'checks').units, input);
      const { checkId, unitId: _, ...rest } = input;
      const at = pastOrNow(input.at, now, 'at');
      if (before !== undefined && at < before.begunAt) refuseWith('time_order', { field: 'at' });
      if (rest.result !== 'equipment_fault' && rest.answeredBy === '')
        refuseWith('invalid_input', { field: 'answeredBy', params: { reason: 'empty' } });
      const answers = rest.answers.filter((one) => one.answer !== '');
      const body = { ...rest, unit, at, answers, author: authorOf(actor) };
      write(fact('check.concluded', checkId, actor.accountId, body));
      return existing(db, checkId);
    });
  },

  'check.lost': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = existing(db, input.checkId);
      if (before.result !== null) refuseWith('already_done');
      const at = pastOrNow(input.at, now, 'at');
      if (at < before.begunAt) refuseWith('time_order', { field: 'at' });
      const { informed, way, words } = input;
      const body = { informed, way, at, words, author: authorOf(actor) };
      write(fact('check.lost', before.id, actor.accountId, body));
      return existing(db, before.id);
    });
  },

  'check.receive': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = receivedById(db, input.checkId);
      const { checkId, ...rest } = input;
      if (before) {
        const given = { ...rest, at: rest.at ?? undefined };
        requireRepeat(db, 'check.received', checkId, given, { name: before.unit });
        return before;
      }
      const body = { ...rest, at: pastOrNow(input.at, now, 'at'), author: authorOf(actor) };
      write(fact('check.received', checkId, actor.accountId, body));
      return receivedById(db, checkId) ?? refuseWith('not_found');
    });
  },

  'check.day': (_input, { desk }) => {
    const shiftId = openShiftId(desk.db);
    return {
      rounds: roundsOf(desk.db, shiftId),
      others: otherChecks(desk.db, shiftId),
      received: receivedChecks(desk.db, desk.now()),
    };
  },

  'check.bulletin': (input, { desk }) => bulletin(desk.db, input.from, input.to),
};
