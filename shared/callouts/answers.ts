import type {
  Attempt,
  AttemptResult,
  AttemptTarget,
  AttemptWay,
  CallOther,
  CallOutRule,
} from '../domain/callouts';
import { isNight, type Night } from './clocks';

export type Spoke = Attempt['spoke'];

export type Said = Pick<Attempt, 'way' | 'result' | 'readBack' | 'spoke' | 'who'>;

/** What is wrong with an attempt as it was typed. */
export type AttemptProblem = 'read_back_missing' | 'not_a_deputy';

const ANSWERED: ReadonlySet<AttemptResult> = new Set(['answered_confirmed', 'answered_no_readback']);
/** Nobody speaks in these, whatever was typed. */
const SILENT: ReadonlySet<AttemptWay> = new Set(['sms', 'loudspeaker']);

export const readBackWhole = (said: Pick<Attempt, 'readBack'>): boolean =>
  said.readBack.what && said.readBack.where && said.readBack.when;

const bare = (name: string): string => name.replaceAll(/[\s·•]/g, '');

/** Whether somebody is registered as a deputy; without a name it is one of them when there are any. */
export function isDeputy(deputies: readonly CallOther[], who: string): boolean {
  if (deputies.length === 0) return false;
  const name = bare(who);
  return name === '' || deputies.some((one) => bare(one.name) === name || one.contactId === who);
}

/** Checks what was typed before it is stored: read-back without its three points, a deputy whom nobody registered. */
export function attemptProblem(
  said: Said,
  rule: Pick<CallOutRule, 'receiptOnly'>,
  deputies: readonly CallOther[],
): AttemptProblem | null {
  if (said.spoke === 'deputy' && ANSWERED.has(said.result) && !isDeputy(deputies, said.who))
    return 'not_a_deputy';
  const owesReadBack = said.result === 'answered_confirmed' && !rule.receiptOnly && !SILENT.has(said.way);
  return owesReadBack && !readBackWhole(said) ? 'read_back_missing' : null;
}

/**
 * Who answered with this attempt, if anybody did (domain.md 3.5): the person or a registered deputy speaks and repeats the three points; where the rule
 * asks for a receipt only, speaking is enough. A text message never is, nor a loudspeaker, a family member or a voice box.
 */
export function answeredBy(
  said: Said,
  rule: Pick<CallOutRule, 'receiptOnly'>,
  deputies: readonly CallOther[],
): 'self' | 'deputy' | null {
  if (SILENT.has(said.way) || (said.spoke !== 'self' && said.spoke !== 'deputy')) return null;
  if (said.spoke === 'deputy' && !isDeputy(deputies, said.who)) return null;
  if (rule.receiptOnly) return ANSWERED.has(said.result) ? said.spoke : null;
  return said.result === 'answered_confirmed' && readBackWhole(said) ? said.spoke : null;
}

/**
 * Whether an attempt is a call to the person at all: it meets the limit of the first ring and begins the ladder. A text message is one only where a
 * receipt is enough and never at night.
 */
export function isRing(
  attempt: { readonly way: AttemptWay; readonly to: AttemptTarget; readonly at: number },
  rule: Pick<CallOutRule, 'receiptOnly'>,
  night: Night,
): boolean {
  if (attempt.to !== 'person' && attempt.to !== 'deputy') return false;
  if (attempt.way === 'loudspeaker') return false;
  return attempt.way !== 'sms' || (rule.receiptOnly && !isNight(attempt.at, night));
}
