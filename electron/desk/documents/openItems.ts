import type { CheckRound, PostCheck } from '../../../shared/contract/areas/checks';
import type { OpenItem } from '../../../shared/contract/areas/handover';
import type { DocumentEntry } from '../../../shared/contract/areas/register';
import type { Reminder } from '../../../shared/contract/areas/reminders';
import { clockTime } from '../../../shared/domain/time';
import { documentLabels, registerNumber } from '../../../shared/wording/documentLabels';
import { documentName, dueText } from '../../../shared/wording/documentWords';
import type { Db } from '../db/statement';
import { joined, openItem, ownerPair, placeAt, same } from '../handover/openItem';
import { openShiftId } from '../log/line';
import { openChecks, roundsOf } from './checks/read';
import { openDocuments } from './register/read';
import { reminders } from './reminders/read';

type Pair = OpenItem['title'];
const inBoth = (words: (locale: 'zh' | 'en') => string): Pair => ({ zh: words('zh'), en: words('en') });

function incomingItem(entry: DocumentEntry): OpenItem {
  const name = inBoth((locale) =>
    [
      registerNumber(entry, locale),
      documentLabels(locale).urgency[entry.urgency],
      entry.unit,
      documentName(entry, locale),
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
  const told: Pair =
    entry.reportedAt === null
      ? { zh: '未报领导', en: 'no leader told' }
      : { zh: `${clockTime(entry.reportedAt)} 已报领导`, en: `leader told ${clockTime(entry.reportedAt)}` };
  const ids = entry.dueAt === null ? [] : [`doc.${entry.id}`];
  const isUntold = entry.reportDueAt !== null && entry.reportedAt === null;
  return openItem({
    key: `document:${entry.id}`,
    group: 'superior_documents',
    incidentId: entry.incidentId,
    incidentTitle: entry.incidentTitle,
    title: name,
    state: joined([told, same(entry.place === '' ? '' : entry.place)]),
    next: joined(
      [inBoth((locale) => documentLabels(locale).demand[entry.demand]), same(entry.demandText)],
      '：',
      ': ',
    ),
    dueAt: entry.dueAt ?? (isUntold ? entry.reportDueAt : null),
    owner: ownerPair(entry.owner === '' ? 'duty_officer' : entry.owner),
    place: placeAt('log', entry.id, 'documents'),
    deadlineIds: isUntold ? [...ids, `docrep.${entry.id}`] : ids,
  });
}

function outgoingItem(entry: DocumentEntry): OpenItem {
  const missing = entry.units.filter((unit) => unit.signedAt === null).map((unit) => unit.name);
  const some = missing.length <= 5 ? missing.join('、') : `${missing.slice(0, 5).join('、')}…`;
  return openItem({
    key: `document:${entry.id}`,
    group: 'unanswered',
    incidentId: entry.incidentId,
    incidentTitle: entry.incidentTitle,
    title: inBoth((locale) => `${registerNumber(entry, locale)} ${documentName(entry, locale)}`),
    state: {
      zh: `签收 ${entry.units.length - missing.length}/${entry.units.length}，未签收：${some}`,
      en: `${entry.units.length - missing.length} of ${entry.units.length} signed; missing: ${some}`,
    },
    next: { zh: '催签收', en: 'chase the receipts' },
    dueAt: entry.dueAt,
    owner: ownerPair(entry.owner === '' ? 'duty_officer' : entry.owner),
    place: placeAt('log', entry.id, 'documents'),
    deadlineIds: entry.dueAt === null ? [] : [`doc.${entry.id}`],
  });
}

function reminderItem(one: Reminder): OpenItem {
  return openItem({
    key: `reminder:${one.id}`,
    group: 'other',
    incidentId: one.incidentId,
    incidentTitle: one.incidentTitle,
    title: { zh: `提醒：${one.text}`, en: `Reminder: ${one.text}` },
    state: inBoth((locale) => (one.repeat === 'none' ? '' : documentLabels(locale).repeat[one.repeat])),
    next: { zh: `${dueText(one.dueAt, one.createdAt)} 办`, en: `at ${dueText(one.dueAt, one.createdAt)}` },
    dueAt: one.dueAt,
    owner: ownerPair(one.owner === '' ? 'duty_officer' : one.owner),
    place: placeAt('log', one.id, 'reminders'),
    deadlineIds: [`rem.${one.id}`],
  });
}

/** A post that did not answer and whose leader has not been told. */
function checkItem(check: PostCheck): OpenItem {
  const ids = [`chkl.${check.id}`];
  return openItem({
    key: `check:${check.id}`,
    group: 'unanswered',
    title: inBoth((locale) => `${documentLabels(locale).checkType[check.type]} ${check.unit.name}`),
    state: {
      zh: `${clockTime(check.begunAt)} 起呼叫 ${check.attempts.length} 次，无人应答`,
      en: `called ${check.attempts.length}× since ${clockTime(check.begunAt)}, no answer`,
    },
    next: { zh: '续呼，不应答的通知其负责人', en: 'call on; tell its leader if it stays silent' },
    dueAt: check.nextAt ?? check.lostAt,
    place: placeAt('log', check.id, 'checks'),
    deadlineIds: check.nextAt === null ? ids : [`chkn.${check.id}`, ...ids],
  });
}

function roundItem(round: CheckRound): OpenItem {
  return openItem({
    key: `checkRound:${round.id}`,
    group: 'other',
    title: inBoth((locale) => documentLabels(locale).checkType[round.type]),
    state: {
      zh: `${round.checks.filter((one) => one.result !== null).length}/${round.units.length} 个单位已查`,
      en: `${round.checks.filter((one) => one.result !== null).length} of ${round.units.length} units checked`,
    },
    next: { zh: `${clockTime(round.dueAt)} 查`, en: `at ${clockTime(round.dueAt)}` },
    dueAt: round.dueAt,
    place: placeAt('log', round.id, 'checks'),
    deadlineIds: [`chk.${round.id}`],
  });
}

/** Open documents, receipts that are missing, reminders, and posts that did not answer. */
export function registerItems(db: Db): OpenItem[] {
  return [
    ...openDocuments(db).map((entry) =>
      entry.direction === 'incoming' ? incomingItem(entry) : outgoingItem(entry),
    ),
    ...reminders(db, true, 500).map(reminderItem),
    ...openChecks(db).map(checkItem),
    ...roundsOf(db, openShiftId(db))
      .filter((round) => round.state === 'open')
      .map(roundItem),
  ];
}
