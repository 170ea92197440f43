import { limitsOf } from '../../../shared/callouts/clocks';
import { type CallMatter, withoutTwins } from '../../../shared/callouts/merge';
import type { DraftPerson } from '../../../shared/contract/areas/callouts';
import type { Warning } from '../../../shared/contract/models';
import type { ParsedInputOf } from '../../../shared/contract/procedures';
import type { CallOutRule } from '../../../shared/domain/callouts';
import { drillOf } from '../../../shared/domain/drill';
import type { ListedPerson, MergedPerson } from '../../../shared/domain/facts/callouts';
import type { Db } from '../db/statement';
import { type Actor, authorOf, fact, type Write } from '../desk';
import { refuseWith } from '../deskError';
import { drillOfIncident } from '../incidents/drillRows';
import { incidentById } from '../incidents/read';
import { readSetting } from '../settings/read';
import { ruleById, withFreestPhones, withPhones } from './draft';
import { mattersOf, warningsFor, wordingOf } from './matters';
import { standingCalls, verdicts } from './merging';
import { type CallOutRow, callOutById, peopleOf, personById } from './rows';

type Limits = { readonly ringDueAt: number; readonly answerDueAt: number };
type Sorted = {
  readonly own: readonly DraftPerson[];
  /** whose call goes on in another call-out, or has been answered there for all of it */
  readonly elsewhere: readonly (MergedPerson & { readonly isKnown: boolean })[];
  /** rows of the call-out itself that another warning joins */
  readonly joined: readonly string[];
};

/** Sorts a list by one person, one call: who is called, whose call goes on. */
function sorted(
  db: Db,
  people: readonly DraftPerson[],
  matters: readonly CallMatter[],
  context: { readonly callOutId: string; readonly drillId: string | null; readonly now: number },
): Sorted {
  const { callOutId, drillId, now } = context;
  const standing = standingCalls(db, drillId, now);
  const judged = verdicts(db, withoutTwins(people), matters, standing, now);
  const own = judged.flatMap(([person, { verdict }]) => (verdict === 'call' ? [person] : []));
  const rest = judged.flatMap(([person, one]) => (one.verdict === 'call' ? [] : [{ person, ...one }]));
  const there = rest.filter((one) => one.callOutId !== callOutId);
  return {
    own,
    elsewhere: there.map(({ person, callOutId: id, personId, verdict }) => ({
      callOutId: id,
      personId,
      name: person.name,
      unit: person.areaName === '' ? person.unit : person.areaName,
      isKnown: verdict === 'known',
    })),
    joined: rest.flatMap((one) =>
      one.callOutId === callOutId && one.verdict === 'merge' ? [one.personId] : [],
    ),
  };
}

function listed(
  callOutId: string,
  people: readonly (DraftPerson & { readonly phone: number })[],
  context: Limits & { readonly warningIds: readonly string[]; readonly firstRow: number },
): ListedPerson[] {
  const { ringDueAt, answerDueAt, warningIds, firstRow } = context;
  return people.map((person, place) => {
    const row = firstRow + place;
    return { ...person, id: `${callOutId}:${row}`, row, warningIds, ringDueAt, answerDueAt };
  });
}

/** Tells the calls that go on that they are about this warning as well: the sentence of each covers all of it. */
function mergeInto(
  db: Db,
  write: Write,
  actor: Actor,
  merged: Sorted['elsewhere'],
  from: Limits & { readonly id: string; readonly warnings: readonly Warning[]; readonly isDrill: boolean },
  now: number,
): void {
  const going = merged.filter((one) => !one.isKnown);
  const warningIds = from.warnings.map((one) => one.id);
  for (const callOutId of new Set(going.map((one) => one.callOutId))) {
    const callOut = callOutById(db, callOutId) ?? refuseWith('not_found');
    const people = going
      .filter((one) => one.callOutId === callOutId)
      .map(({ personId }) => {
        const ids = [...new Set([...(personById(db, personId)?.warningIds ?? []), ...warningIds])];
        return { personId, ...sentenceOf(db, callOut, ids, from.isDrill, now), ...limitsOnly(from) };
      });
    const body = { fromId: from.id, warningIds, people, author: authorOf(actor) };
    write(fact('callout.merged', callOutId, actor.accountId, body));
  }
}

const limitsOnly = ({ ringDueAt, answerDueAt }: Limits): Limits => ({ ringDueAt, answerDueAt });

function sentenceOf(
  db: Db,
  callOut: CallOutRow,
  warningIds: readonly string[],
  isDrill: boolean,
  now: number,
): { readonly sentence: string } {
  const warnings = warningsFor(db, warningIds, now);
  const { kind, incidentId, rule } = callOut;
  const { sentence } = wordingOf(db, { kind, warnings, incidentId, rule, isDrill }, now);
  return { sentence };
}

/** Begins a call-out; what is called elsewhere already joins there. */
export function startCallOut(
  db: Db,
  write: Write,
  actor: Actor,
  input: ParsedInputOf<'callout.start'>,
  now: number,
): void {
  const { callOutId, kind, incidentId, phones, relay } = input;
  if (incidentId !== null && !incidentById(db, incidentId, now))
    refuseWith('not_found', { field: 'incidentId' });
  const rule: CallOutRule = ruleById(db, input.ruleId);
  const drill = drillOf(drillOfIncident(db, incidentId), input.drill, callOutId);
  if (drill === 'mixed') refuseWith('drill_mixed', { field: 'drill' });
  const warnings = warningsFor(db, [...new Set(input.warningIds)], now);
  if (input.people.length === 0) refuseWith('callout_nobody', { field: 'people' });
  const isDrill = drill.drill !== null;
  const { title, sentence, from } = wordingOf(db, { kind, warnings, incidentId, rule, isDrill }, now);
  const limits = limitsOf(rule, from);
  const context = { callOutId, drillId: drill.drillId, now };
  const { own, elsewhere } = sorted(db, input.people, mattersOf(warnings), context);
  const warningIds = warnings.map((one) => one.id);
  const people = listed(callOutId, withPhones(own, phones, relay), { ...limits, warningIds, firstRow: 1 });
  const merged = elsewhere.map(({ isKnown: _known, ...one }) => one);
  const author = authorOf(actor);
  write(
    fact('callout.started', callOutId, actor.accountId, {
      kind,
      title,
      warningIds,
      incidentId,
      rule,
      ladder: readSetting(db, 'callouts').ladder,
      from,
      ...limits,
      phones,
      relay,
      people,
      merged,
      sentence: input.sentence === '' ? sentence : input.sentence,
      ...(drill.drill === null || drill.drillId === null
        ? {}
        : { drill: drill.drill, drillId: drill.drillId }),
      author,
    }),
  );
  mergeInto(db, write, actor, elsewhere, { id: callOutId, ...limits, warnings, isDrill }, now);
  if (people.length > 0) return;
  const body = { reason: '', persons: 0, answered: 0, unanswered: [], author };
  write(fact('callout.closed', callOutId, actor.accountId, body));
}

/** Who is put on a list after its limits have run out could never meet them: theirs run from now on. */
function limitsFromNow(rule: CallOutRule, from: number, now: number): Limits {
  const limits = limitsOf(rule, from);
  return limits.ringDueAt > now ? limits : limitsOf(rule, now);
}

/** Another warning or more people for a call-out that goes on. */
export function addToCallOut(
  db: Db,
  write: Write,
  actor: Actor,
  callOut: CallOutRow,
  input: ParsedInputOf<'callout.add'>,
  now: number,
): void {
  const { id: callOutId, kind, incidentId, rule } = callOut;
  const isDrill = callOut.drill !== null;
  const added = warningsFor(db, [...new Set(input.warningIds)], now);
  const all = warningsFor(db, [...new Set([...callOut.warningIds, ...input.warningIds])], now);
  const wording = wordingOf(db, { kind, warnings: all, incidentId, rule, isDrill }, now);
  const { title, sentence } = added.length === 0 ? callOut : wording;
  const limits = limitsFromNow(rule, wording.from, now);
  const context = { callOutId, drillId: callOut.drillId, now };
  const matters = added.length === 0 ? mattersOf(all) : mattersOf(added);
  const { own, elsewhere, joined } = sorted(db, input.people, matters, context);
  const before = peopleOf(db, callOutId);
  // A warning that is added concerns everybody of the list who has not answered yet.
  const waiting = added.length === 0 ? [] : before.filter((one) => !one.isDropped && one.answeredAt === null);
  const warningIds = added.length === 0 ? callOut.warningIds : added.map((one) => one.id);
  const firstRow = Math.max(0, ...before.map((one) => one.row)) + 1;
  const left = before.filter((one) => !one.isDropped && one.answeredAt === null);
  const placed = withFreestPhones(own, { phones: callOut.phones, relay: callOut.relay, left });
  const people = listed(callOutId, placed, { ...limits, warningIds, firstRow });
  const allJoined = [...new Set([...waiting.map((one) => one.id), ...(added.length === 0 ? [] : joined)])];
  if (people.length === 0 && allJoined.length === 0 && elsewhere.length === 0) refuseWith('nothing_changed');
  write(
    fact('callout.added', callOutId, actor.accountId, {
      actId: input.actId,
      title,
      warningIds: added.map((one) => one.id),
      people,
      joined: allJoined,
      merged: elsewhere.map(({ isKnown: _known, ...one }) => one),
      sentence: input.sentence === '' ? sentence : input.sentence,
      ...limits,
      author: authorOf(actor),
    }),
  );
  mergeInto(db, write, actor, elsewhere, { id: callOutId, ...limits, warnings: added, isDrill }, now);
}
