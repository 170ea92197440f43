import type { Statistics } from '../../../shared/contract/areas/statistics';
import type { LogEntry } from '../../../shared/contract/models';
import { dayOf, zoned } from '../../../shared/domain/time';
import type { RunEvent } from '../../../shared/plan';
import type { DeskRoom } from '../../helpers/deskRoom';

const tally = <K>(list: readonly K[]): Map<K, number> => {
  const map = new Map<K, number>();
  for (const one of list) map.set(one, (map.get(one) ?? 0) + 1);
  return map;
};

/** All lines of the room, as the log screen reads them. */
export async function allLines(room: DeskRoom): Promise<readonly LogEntry[]> {
  const { all } = await room.call('log.count', {});
  const lines: LogEntry[] = [];
  for (let from = 1; from <= all; from += 500)
    lines.push(...(await room.call('log.range', { from, to: from + 499, people: false })));
  return lines;
}

/** The numbers of lines, counted the slow and obvious way. Lines of a drill count in its own table only. */
export function naiveLines(all: readonly LogEntry[]) {
  const lines = all.filter((line) => line.drill === null);
  const people = lines.filter((line) => line.humanNumber !== null);
  const records = people.filter((line) => !line.corrects && !line.withdraws && !line.withdrawnBy);
  return {
    people: people.length,
    system: lines.length - people.length,
    records: records.length,
    corrections: people.filter((line) => line.corrects).length,
    late: people.filter(
      (line) =>
        !line.corrects &&
        !line.withdraws &&
        line.importId === null &&
        line.recordedAt - line.receivedAt > 300_000,
    ).length,
    byKind: tally(records.map((line) => line.kind)),
    byPerson: tally(records.map((line) => line.author?.name ?? '')),
    bySource: tally(records.map((line) => line.caller?.unit ?? '').filter((unit) => unit !== '')),
    byDay: tally(lines.map((line) => dayOf(line.receivedAt))),
    byHour: tally(lines.map((line) => zoned(line.receivedAt).hour)),
  };
}

/** Attempts, and who was called and answered, of the call-outs: from their facts alone. Who telephoned in counts as one attempt. */
function naiveCallOuts(facts: ReturnType<DeskRoom['facts']>) {
  const attempts = new Map<string, number>();
  const answered = new Set<string>();
  const dropped = new Set<string>();
  for (const fact of facts) {
    const body = fact.body as {
      personId?: string;
      answeredBy?: string | null;
      attempt?: { to: string };
    };
    const person = `${fact.subject} ${body.personId}`;
    if (fact.kind === 'callout.dropped') dropped.add(person);
    if (fact.kind === 'callout.attempted' && ['person', 'deputy'].includes(body.attempt?.to ?? ''))
      attempts.set(person, (attempts.get(person) ?? 0) + 1);
    if ((fact.kind === 'callout.attempted' || fact.kind === 'callout.fed_back') && body.answeredBy)
      answered.add(person);
  }
  for (const person of answered) attempts.set(person, Math.max(1, attempts.get(person) ?? 0));
  const counted = [...attempts].filter(([person]) => !dropped.has(person));
  return {
    attempts: counted.reduce((sum, [, count]) => sum + count, 0),
    called: counted.length,
    answered: [...answered].filter((person) => !dropped.has(person)).length,
  };
}

/** What the journal itself says was done in the whole room. */
export function naiveFacts(room: DeskRoom) {
  const facts = room.facts();
  const of = (kind: string) => facts.filter((fact) => fact.kind === kind);
  const started = new Map<string, number>();
  const waits: number[] = [];
  for (const fact of facts) {
    if (fact.kind === 'alert.raised' && !started.has(fact.subject)) started.set(fact.subject, fact.at);
    if (fact.kind === 'alert.acknowledged') {
      const since = started.get(fact.subject);
      if (since !== undefined) waits.push(fact.at - since);
      started.delete(fact.subject);
    }
  }
  const events = of('run.advanced').map((fact) => ({
    run: fact.subject,
    event: (fact.body as { event: RunEvent }).event,
  }));
  const calls = events.flatMap(({ run, event }) =>
    event.kind === 'call_attempted' ? [{ run, ...event }] : [],
  );
  const own = naiveCallOuts(facts);
  const person = (call: { run: string; key: string; party: string }) =>
    `${call.run} ${call.key} ${call.party}`;
  return {
    incidents: of('incident.reported').length,
    closed: of('incident.closed').length,
    // An exercise or a test is no warning of the room's.
    warnings: of('warning.recorded').filter((fact) => {
      const { status = 'actual' } = fact.body as { status?: string };
      return status === 'actual' || status === 'system';
    }).length,
    issued: of('instruction.recorded').length,
    done: of('instruction.done').length,
    raised: of('alert.raised').length,
    acknowledged: of('alert.acknowledged').length,
    reports: of('obligation.met').length,
    waits: waits.sort((a, b) => a - b),
    attempts: calls.length + own.attempts,
    called: new Set(calls.map(person)).size + own.called,
    answered:
      new Set(calls.filter((call) => call.result === 'answered_confirmed').map(person)).size + own.answered,
  };
}

/** A list of the statistics as a map, to be compared with one that was counted. */
export const mapOf = <K, T extends { readonly count: number }>(list: readonly T[], key: (one: T) => K) =>
  new Map(list.map((one) => [key(one), one.count]));

export const filled = (list: Statistics['byDay'] | Statistics['byHour']) =>
  new Map(
    list
      .map((one) => ['day' in one ? one.day : one.hour, one.people + one.system] as const)
      .filter(([, count]) => count > 0),
  );
