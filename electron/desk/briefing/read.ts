import { neutralSentence } from '../../../shared/briefing/neutral';
import { type OralCard, oralCard, type ReportMade } from '../../../shared/briefing/oral';
import { timingGroupOf } from '../../../shared/briefing/timing';
import type { BriefingPage } from '../../../shared/contract/areas/briefing';
import { partyName } from '../../../shared/plan';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import { incidentFactsAt } from '../figures/facts';
import { incidentById, obligationsOf } from '../incidents/read';
import { currentTables, profileOf } from '../plans/planStore';
import { readSetting } from '../settings/read';
import { mediaOf, unregisteredLines, wordingsOf } from './rows';

/** Whom the room has told, each once and when first, as they are called in this room. */
function reportsMade(db: Db, incidentId: string): ReportMade[] {
  const tables = currentTables(db);
  const profile = profileOf(db);
  const first = new Map<string, number>();
  for (const { recipient, metAt } of obligationsOf(db, incidentId)) {
    if (metAt === null) continue;
    first.set(recipient, Math.min(metAt, first.get(recipient) ?? metAt));
  }
  return [...first]
    .map(([recipient, at]) => ({
      recipient: tables === undefined ? recipient : partyName(recipient, tables, profile, 'zh'),
      at,
    }))
    .sort((a, b) => a.at - b.at || a.recipient.localeCompare(b.recipient));
}

/** The next report that is owed: the earliest open duty that tells somebody outside what is known. */
function nextReport(db: Db, incidentId: string): { readonly title: string; readonly at: number } | null {
  const kinds = currentTables(db)?.obligations ?? [];
  const open = obligationsOf(db, incidentId)
    .filter(
      ({ state, kind }) =>
        state === 'open' && ['phone', 'written', 'update', 'zero'].includes(timingGroupOf(kind)),
    )
    .flatMap(({ kind, dueAt }) => (dueAt === null ? [] : [{ kind, at: dueAt }]))
    .sort((a, b) => a.at - b.at);
  const [first] = open;
  if (first === undefined) return null;
  return { title: kinds.find((one) => one.id === first.kind)?.zh ?? '报告', at: first.at };
}

/** The oral card of an incident from the newest facts. */
export function cardOf(db: Db, incidentId: string, now: number): OralCard {
  const { oralSeconds, charactersPerSecond } = readSetting(db, 'briefing');
  return oralCard(incidentFactsAt(db, incidentId, null, now), {
    seconds: oralSeconds,
    charactersPerSecond,
    next: nextReport(db, incidentId),
    reported: reportsMade(db, incidentId),
  });
}

export function briefingPageOf(db: Db, incidentId: string, now: number): BriefingPage {
  const incident = incidentById(db, incidentId, now) ?? refuseWith('not_found', { field: 'incidentId' });
  return {
    incidentId,
    title: incident.title,
    isOpen: incident.state === 'open',
    drill: incident.drill,
    card: cardOf(db, incidentId, now),
    wordings: wordingsOf(db, incidentId),
    neutral: neutralSentence(profileOf(db)),
    media: mediaOf(db, incidentId),
    lines: incident.state === 'open' ? unregisteredLines(db, incidentId, now) : [],
  };
}
