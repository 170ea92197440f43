import type { Deadline } from '../../../shared/contract/alertModels';
import type { OpenItem } from '../../../shared/contract/areas/handover';
import type { Incident, Instruction } from '../../../shared/contract/models';
import { drillTitle } from '../../../shared/domain/drill';
import { clockTime } from '../../../shared/domain/time';
import { OPEN_ITEM_GROUPS } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { accountItems } from '../accounts/acts';
import { calloutItems } from '../callouts/openItems';
import { contactItems } from '../contacts/openItems';
import { type Db, statement } from '../db/statement';
import { openDeadlines } from '../deadlines/read';
import { registerItems } from '../documents/openItems';
import { dutyItems } from '../duty/openItems';
import { lateItems } from '../incidents/openItems';
import { incidentsIn } from '../incidents/read';
import { intakeItems } from '../intake/openItems';
import { instructions } from '../log/read';
import { lossItems } from '../losses/openItems';
import { planItems } from '../plans/openItems';
import { backupItems } from '../recovery/openItems';
import { reportItems as signedReportItems } from '../reports/openItems';
import { responseItems } from '../responses/openItems';
import { reviewItems } from '../review/read';
import { tallyItems } from '../tally/openItems';
import { warningItems } from '../warnings/openItems';
import {
  cut,
  figuresPair,
  joined,
  type OpenItemSource,
  openItem,
  ownerPair,
  placeAt,
  same,
} from './openItem';
import { handoverItems } from './ownItems';
import { runItems } from './runItems';

/**
 * Everything that is open in the room, by area. An area whose things stay open over a change of shift adds its function here; what it covers
 * (`deadlineIds`) is not listed a second time.
 */
const SOURCES: readonly OpenItemSource[] = [
  incidentItems,
  runItems,
  reportItems,
  lateItems,
  instructionItems,
  warningItems,
  responseItems,
  lossItems,
  registerItems,
  tallyItems,
  // call-outs
  calloutItems,
  // open questions about incidents
  intakeItems,
  // sign-on, equipment
  dutyItems,
  // the plan library
  planItems,
  // reports that wait for a signature or a receipt
  signedReportItems,
  // wrong numbers, the yearly renewal
  contactItems,
  // after-action reviews
  reviewItems,
  // backups that fail
  backupItems,
  // changes of roles and break-glass acts
  accountItems,
  // the handover itself
  handoverItems,
];

const ALL = Number.MAX_SAFE_INTEGER;

/**
 * All open items, by group in the order of the record (documents.md 2). A deadline that no area speaks for is an item by itself: nothing that
 * can sound is left out of a handover.
 */
export function openItems(db: Db, now: number): OpenItem[] {
  const items = SOURCES.flatMap((source) => source(db, now));
  const covered = new Set(items.flatMap((item) => item.deadlineIds));
  const left = openDeadlines(db, now, null, ALL)
    .filter((deadline) => deadline.reached && !covered.has(deadline.id))
    .map(deadlineItem);
  const rank = new Map(OPEN_ITEM_GROUPS.map((group, index) => [group, index]));
  return drillsApart(db, [...items, ...left]).sort(
    (a, b) => (rank.get(a.group) ?? 0) - (rank.get(b.group) ?? 0),
  );
}

/** What belongs to a drill stands in a group of its own, whichever area it is of. */
function drillsApart(db: Db, items: readonly OpenItem[]): OpenItem[] {
  const ids = statement<[], { id: string }>(
    db,
    `SELECT id FROM incidents WHERE drill IS NOT NULL UNION SELECT id FROM runs WHERE drill IS NOT NULL
     UNION SELECT id FROM deadlines WHERE drill IS NOT NULL AND state = 'open'`,
  ).all();
  if (ids.length === 0) return [...items];
  const drills = new Set(ids.map(({ id }) => id));
  const isDrill = (item: OpenItem): boolean =>
    [item.incidentId, item.place.id, ...item.deadlineIds].some((id) => id !== null && drills.has(id));
  return items.map((item) => {
    if (!isDrill(item)) return item;
    const title = { zh: drillTitle(item.title.zh, '', 'zh'), en: drillTitle(item.title.en, '', 'en') };
    return { ...item, group: 'drills', title };
  });
}

/** The last line that somebody wrote on an incident. */
function lastLine(db: Db, incidentId: string): string {
  const row = statement<[string], { text: string; received_at: number }>(
    db,
    `SELECT text, received_at FROM log_entries WHERE incident_id = ? AND human_number IS NOT NULL AND corrected_by_id IS NULL
     ORDER BY number DESC LIMIT 1`,
  ).get(incidentId);
  return row ? `${clockTime(row.received_at)} ${cut(row.text, 60)}` : '';
}

function gradeOf(incident: Incident) {
  if (incident.grade === null) return same('');
  const mark = incident.gradePreliminary ? { zh: '（初判）', en: ' (preliminary)' } : same('');
  return {
    zh: labels('zh').grade[incident.grade] + mark.zh,
    en: labels('en').grade[incident.grade] + mark.en,
  };
}

function incidentItems(db: Db, now: number): OpenItem[] {
  return incidentsIn(db, 'open', now).map((incident) => {
    const next = incident.nextDeadline;
    return openItem({
      key: `incident:${incident.id}`,
      group: 'incidents',
      incidentId: incident.id,
      incidentTitle: incident.title,
      title: same(incident.title),
      state: joined([gradeOf(incident), figuresPair(incident.casualties), same(lastLine(db, incident.id))]),
      next: next === null ? same('') : { zh: next.titleZh, en: next.titleEn },
      dueAt: next?.dueAt ?? null,
      owner: ownerPair(next?.owner ?? 'duty_officer'),
      place: placeAt('incident', incident.id),
    });
  });
}

const titleOf = (deadline: Deadline) => ({ zh: deadline.titleZh, en: deadline.titleEn });

/** The notice of a response is sent from its page; other reports from their incident or run. */
function reportPlace({ obligationId, incidentId, runId, blockKey }: Deadline): OpenItem['place'] {
  const [scope, kind] = obligationId?.split('.') ?? [];
  if (runId === null && scope !== undefined && kind?.startsWith('response_'))
    return placeAt('warnings', scope, 'responses');
  const isLoss = kind === 'zero_report' || kind === 'verified_report' || kind === 'dead_missing_ledger';
  if (runId === null && incidentId === null && scope !== undefined && isLoss)
    return placeAt('warnings', scope, 'losses');
  return incidentId === null ? placeAt('run', runId, blockKey) : placeAt('incident', incidentId);
}

/** Reports that are still to be made: every open duty whose turn has come. */
function reportItems(db: Db, now: number): OpenItem[] {
  return openDeadlines(db, now, null, ALL)
    .filter((deadline) => deadline.subject === 'obligation' && deadline.reached)
    .map((deadline) =>
      openItem({
        key: `deadline:${deadline.id}`,
        group: 'reports_due',
        incidentId: deadline.incidentId,
        incidentTitle: deadline.incidentTitle,
        title: titleOf(deadline),
        state: { zh: '未报', en: 'not reported yet' },
        next: { zh: '按时报送', en: 'report in time' },
        dueAt: deadline.dueAt,
        owner: ownerPair(deadline.owner),
        place: reportPlace(deadline),
        deadlineIds: [deadline.id],
      }),
    );
}

function instructionItems(db: Db): OpenItem[] {
  const titles = statement<[string], { title: string }>(db, 'SELECT title FROM incidents WHERE id = ?');
  return instructions(db, true).map((one: Instruction) =>
    openItem({
      key: `instruction:${one.id}`,
      group: 'instructions',
      incidentId: one.incidentId,
      incidentTitle: one.incidentId === null ? null : (titles.get(one.incidentId)?.title ?? null),
      title: {
        zh: `${one.leader}${labels('zh').decisionWay[one.way]}指示：${cut(one.words, 80)}`,
        en: `${one.leader} (${labels('en').decisionWay[one.way].toLowerCase()}): ${cut(one.words, 80)}`,
      },
      state: {
        zh: `${clockTime(one.recordedAt)} 记录，未办结`,
        en: `recorded ${clockTime(one.recordedAt)}, open`,
      },
      next: { zh: '催办并回复', en: 'press on and answer' },
      dueAt: one.dueAt,
      owner: same(one.owner),
      place: placeAt('log', one.id),
      deadlineIds: one.dueAt === null ? [] : [`ins.${one.id}`],
    }),
  );
}

/** A deadline that no area has an item for. */
function deadlineItem(deadline: Deadline): OpenItem {
  return openItem({
    key: `deadline:${deadline.id}`,
    group: deadline.incidentId === null ? 'other' : 'incidents',
    incidentId: deadline.incidentId,
    incidentTitle: deadline.incidentTitle,
    title: titleOf(deadline),
    state: { zh: '未办', en: 'open' },
    next: { zh: '按时办理', en: 'do it in time' },
    dueAt: deadline.dueAt,
    owner: ownerPair(deadline.owner),
    place:
      deadline.runId !== null
        ? placeAt('run', deadline.runId, deadline.blockKey)
        : deadline.incidentId !== null
          ? placeAt('incident', deadline.incidentId)
          : placeAt('board'),
    deadlineIds: [deadline.id],
  });
}
