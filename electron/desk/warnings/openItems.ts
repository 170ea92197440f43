import type { OpenItem } from '../../../shared/contract/areas/handover';
import type { Warning } from '../../../shared/contract/models';
import { clockTime } from '../../../shared/domain/time';
import { titleOf } from '../../../shared/warnings/place';
import { type Locale, labels } from '../../../shared/wording/labels';
import { fileProblemText } from '../../../shared/wording/warningFileLines';
import { HELD_WORDS, STATUS_BANDS } from '../../../shared/wording/warningLines';
import { type Db, statement } from '../db/statement';
import { openItem, ownerPair, placeAt, same } from '../handover/openItem';
import { openFileCount, openFiles } from './fileRows';
import { goesOnUnder } from './goesOn';
import { heldRows, warningById, warnings } from './read';

const PLACE = placeAt('warnings');

function nameOf(warning: Warning, locale: Locale): string {
  const words = labels(locale);
  const scales = [
    warning.color === null ? '' : words.warningColor[warning.color],
    warning.level === null ? '' : words.grade[warning.level],
  ].filter((part) => part !== '');
  const band = STATUS_BANDS[locale][warning.status];
  if (locale === 'zh')
    return `${band === '' ? '' : `〔${band}〕`}${warning.issuer} ${warning.kind}${scales.join(' ')}（${warning.area}）`;
  return `${band === '' ? '' : `[${band}] `}${[warning.issuer, warning.kind, ...scales].join(' ')} (${warning.area})`;
}

const names = (warning: Warning): OpenItem['title'] => ({
  zh: nameOf(warning, 'zh'),
  en: nameOf(warning, 'en'),
});

function inForceItem(warning: Warning): OpenItem {
  const time = clockTime(warning.receivedAt);
  const disagrees = warning.disagreesWith.length > 0;
  return openItem({
    key: `warning:${warning.id}`,
    group: 'warnings',
    title: names(warning),
    state: disagrees
      ? {
          zh: `${time} 收到，与另一条预警不一致，未定按哪条`,
          en: `since ${time}; another warning says otherwise, undecided`,
        }
      : { zh: `${time} 收到，生效中`, en: `in force since ${time}` },
    next: disagrees
      ? { zh: '核实后定按哪条执行', en: 'find out which one is followed' }
      : warning.endsAt === null
        ? { zh: '留意变更和解除', en: 'watch for changes' }
        : { zh: `有效至 ${clockTime(warning.endsAt)}`, en: `ends ${clockTime(warning.endsAt)}` },
    place: PLACE,
  });
}

/** Warnings that were lifted while something started on them still runs: that is another decision, and somebody has to take it. */
function liftedItems(db: Db, now: number): OpenItem[] {
  const lifted = statement<[], { id: string }>(
    db,
    `SELECT DISTINCT h.id FROM warnings h JOIN warnings w ON w.head_id = h.id WHERE h.lifted_at IS NOT NULL AND (
       w.id IN (SELECT warning_id FROM responses WHERE state = 'active') OR
       w.id IN (SELECT warning_id FROM runs WHERE ended_at IS NULL)) ORDER BY h.lifted_at, h.id`,
  ).all();
  return lifted.flatMap(({ id }) => {
    const warning = warningById(db, id, now);
    const going = goesOnUnder(db, id, now);
    if (!warning || going.length === 0) return [];
    return openItem({
      key: `warning-lifted:${id}`,
      group: 'warnings',
      title: { zh: `已解除：${nameOf(warning, 'zh')}`, en: `Lifted: ${nameOf(warning, 'en')}` },
      state: {
        zh: `仍在进行：${going.map((one) => one.titleZh).join('、')}`,
        en: `still running: ${going.map((one) => one.titleEn).join(', ')}`,
      },
      next: {
        zh: '预警解除不是响应终止，是否终止另行决定',
        en: 'a lifting is not an end: decide whether they end',
      },
      owner: ownerPair('duty_leader'),
      place: PLACE,
    });
  });
}

function heldItems(db: Db): OpenItem[] {
  return heldRows(db).map((row) =>
    openItem({
      key: `warning-held:${row.id}`,
      group: 'warnings',
      title: same(titleOf(row.reading)),
      state: {
        zh: `${clockTime(row.received_at)} 收到，待关联（${HELD_WORDS.zh[row.reason ?? 'no_parent']}）`,
        en: `received ${clockTime(row.received_at)}, not linked (${HELD_WORDS.en[row.reason ?? 'no_parent']})`,
      },
      next: { zh: '关联到原预警，或按新预警登记', en: 'link it, or take it as a new warning' },
      place: PLACE,
    }),
  );
}

/** Files that are named one by one; a folder full of rubbish must not push everything else off the record of a handover. */
const MOST_FILES = 5;

/** Files of the watched folder of which something waits for an officer. */
function fileItems(db: Db): OpenItem[] {
  const count = openFileCount(db);
  if (count === 0) return [];
  const items = openFiles(db)
    .slice(0, MOST_FILES)
    .map(({ digest, name, readAt, problems }) => {
      const [first] = problems;
      const time = clockTime(readAt);
      const isAsked = problems.every(({ code }) => code === 'needs_officer');
      const why = (locale: Locale): string => (first === undefined ? '' : fileProblemText(first, locale));
      return openItem({
        key: `warning-file:${digest}`,
        group: 'warnings',
        title: { zh: `预警文件：${name}`, en: `File with a warning: ${name}` },
        state: { zh: `${time} 收到，没有导入：${why('zh')}`, en: `${time}, not taken in: ${why('en')}` },
        next: isAsked
          ? { zh: '核对原文，确认后登记', en: 'read the text and confirm it' }
          : { zh: '查清后按原文登记，或记为已处理', en: 'find out, record it by hand or say it is seen to' },
        place: PLACE,
      });
    });
  if (count <= MOST_FILES) return items;
  const rest = count - MOST_FILES;
  return [
    ...items,
    openItem({
      key: 'warning-file:more',
      group: 'warnings',
      title: { zh: `另有 ${rest} 份预警文件没有导入`, en: `${rest} more files with warnings not taken in` },
      next: { zh: '逐份处理', en: 'see to each' },
      place: PLACE,
    }),
  ];
}

/** Warnings in force, those lifted with something still running, messages that nobody has linked, and files that wait. */
export function warningItems(db: Db, now: number): OpenItem[] {
  return [
    ...warnings(db, true, now).map(inForceItem),
    ...liftedItems(db, now),
    ...heldItems(db),
    ...fileItems(db),
  ];
}
