import { isNight, limitsOf } from '../../../shared/callouts/clocks';
import { withoutTwins } from '../../../shared/callouts/merge';
import { splitOverPhones } from '../../../shared/callouts/phones';
import { callOutForecast } from '../../../shared/callouts/rates';
import { effectiveCallOutRules, type RuleReason, ruleFor } from '../../../shared/callouts/rules';
import type { CallOutDraft, DraftPerson, RuleModel } from '../../../shared/contract/areas/callouts';
import type { ParsedInputOf } from '../../../shared/contract/procedures';
import type { CallOutKind, CallOutRule } from '../../../shared/domain/callouts';
import { readRoom } from '../accounts/accountRows';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import { drillOfIncident } from '../incidents/drillRows';
import { incidentById } from '../incidents/read';
import { readSetting } from '../settings/read';
import { warningById } from '../warnings/read';
import { listOf } from './lists';
import { mattersOf, warningsFor, wordingOf } from './matters';
import { standingCalls, verdicts } from './merging';

/** The rules that hold in this room. */
export const roomRules = (db: Db): readonly CallOutRule[] =>
  effectiveCallOutRules(readSetting(db, 'callouts').rules, readRoom(db)?.profile ?? 'county');

export const ruleModel = (rule: CallOutRule): RuleModel => ({ ...rule, roles: [...rule.roles] });

export function ruleById(db: Db, id: string): CallOutRule {
  return roomRules(db).find((one) => one.id === id) ?? refuseWith('not_found', { field: 'ruleId' });
}

/** The rule that falls to a warning, an incident or a relief call. */
export function ruleOfCase(
  db: Db,
  one: { readonly kind: CallOutKind; readonly warningId: string | null; readonly ruleId: string | null },
  now: number,
): { readonly rule: CallOutRule; readonly why: RuleReason } {
  const warning = one.warningId === null ? undefined : warningById(db, one.warningId, now);
  const about = {
    kind: one.kind,
    hazard: warning?.kind ?? '',
    color: warning?.color ?? null,
    level: warning?.level ?? null,
  };
  const { shortFuseWords } = readSetting(db, 'callouts');
  return (
    ruleFor(roomRules(db), about, shortFuseWords, one.ruleId) ?? refuseWith('not_found', { field: 'ruleId' })
  );
}

/** People with the telephone that calls each: those given stand, the others are split. */
export function withPhones(
  people: readonly DraftPerson[],
  phones: number,
  relay: boolean,
): (DraftPerson & { readonly phone: number })[] {
  const split = splitOverPhones(people, phones, relay);
  return people.map((person, place) => ({
    ...person,
    phone: Math.min(person.phone ?? split[place] ?? 1, phones),
  }));
}

/**
 * More people for a list that is being worked on: whom a township's duty room calls stays with it, everybody else goes to the telephone with the fewest
 * left, so that somebody who is added late is not last in the longest queue.
 */
export function withFreestPhones(
  people: readonly DraftPerson[],
  standing: {
    readonly phones: number;
    readonly relay: boolean;
    readonly left: readonly { readonly phone: number }[];
  },
): (DraftPerson & { readonly phone: number })[] {
  const { phones, relay, left } = standing;
  const load = new Map(Array.from({ length: phones }, (_one, place) => [place + 1, 0]));
  for (const { phone } of left) if (phone > 0) load.set(phone, (load.get(phone) ?? 0) + 1);
  return withPhones(people, phones, relay).map((person, place) => {
    if (person.phone === 0 || people[place]?.phone != null) return person;
    const [freest = 1] = [...load.entries()].sort((a, b) => a[1] - b[1] || a[0] - b[0])[0] ?? [];
    load.set(freest, (load.get(freest) ?? 0) + 1);
    return { ...person, phone: freest };
  });
}

/** The list, the sentence and the arithmetic of a call-out that has not begun. Writes nothing. */
export function draftOf(db: Db, input: ParsedInputOf<'callout.draft'>, now: number): CallOutDraft {
  const { warningId, incidentId, kind, areaCodes } = input;
  if (incidentId !== null && !incidentById(db, incidentId, now))
    refuseWith('not_found', { field: 'incidentId' });
  const warnings = warningsFor(db, warningId === null ? [] : [warningId], now);
  const setting = readSetting(db, 'callouts');
  const { rule, why } = ruleOfCase(db, input, now);
  const whole = drillOfIncident(db, incidentId);
  const wording = wordingOf(db, { kind, warnings, incidentId, rule, isDrill: whole?.drill != null }, now);
  const phones = input.phones ?? setting.phones;
  const relay = input.relay ?? setting.relay;
  const wanted = [...(input.people ?? listOf(db, { rule, warnings, areaCodes }, now)), ...input.extra];
  const people = withPhones(withoutTwins(wanted), phones, relay);
  const standing = standingCalls(db, whole?.drillId ?? null, now);
  const judged = verdicts(db, people, mattersOf(warnings), standing, now);
  const { ringDueAt, answerDueAt } = limitsOf(rule, wording.from);
  const own = judged.flatMap(([person, { verdict }]) => (verdict === 'call' ? [person] : []));
  return {
    title: wording.title,
    rule: ruleModel(rule),
    why,
    rules: roomRules(db).map(ruleModel),
    people: judged.map(([person, verdict]) => ({
      ...person,
      verdict: verdict.verdict,
      callOutId: verdict.verdict === 'call' ? null : verdict.callOutId,
      personId: verdict.verdict === 'call' ? null : verdict.personId,
    })),
    phones,
    relay,
    sentence: wording.sentence,
    forecast: callOutForecast({
      remaining: own,
      phones,
      callSeconds: setting.callSeconds,
      dueAt: answerDueAt,
      now,
    }),
    isNight: isNight(now, { fromMinute: setting.nightFromMinute, toMinute: setting.nightToMinute }),
    ringDueAt,
    answerDueAt,
  };
}
