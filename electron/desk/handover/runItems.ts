import type { Deadline } from '../../../shared/contract/alertModels';
import type { OpenItem } from '../../../shared/contract/areas/handover';
import { drillTitle } from '../../../shared/domain/drill';
import { clockTime } from '../../../shared/domain/time';
import { blockTitle, currentItems, partyName, type RunItem } from '../../../shared/plan';
import { type Db, statement } from '../db/statement';
import { openDeadlines } from '../deadlines/read';
import { type LoadedRun, loadRun } from '../runs/runRows';
import { cut, joined, openItem, ownerPair, placeAt, same } from './openItem';

const ALL = Number.MAX_SAFE_INTEGER;
/** Names that are written out before the rest is a number. */
const NAMED = 6;

/** Each running work plan with where it stands, and each of its steps on which somebody owes an answer or a report. */
export function runItems(db: Db, now: number): OpenItem[] {
  const running = statement<[], { id: string }>(
    db,
    'SELECT id FROM runs WHERE ended_at IS NULL ORDER BY started_at, id',
  ).all();
  if (running.length === 0) return [];
  const due = openDeadlines(db, now, null, ALL).filter(
    (one) => one.runId !== null && one.subject !== 'obligation',
  );
  return running.flatMap(({ id }) => {
    const run = loadRun(db, id);
    return run
      ? itemsOf(
          db,
          run,
          due.filter((one) => one.runId === id),
        )
      : [];
  });
}

function itemsOf(db: Db, run: LoadedRun, deadlines: readonly Deadline[]): OpenItem[] {
  const incidentTitle =
    run.row.incident_id === null
      ? null
      : (statement<[string], { title: string }>(db, 'SELECT title FROM incidents WHERE id = ?').get(
          run.row.incident_id,
        )?.title ?? null);
  const whose = { incidentId: run.row.incident_id, incidentTitle };
  const open = currentItems(run.context, run.state);
  const owed = open.flatMap((item) => owedItem(run, item, deadlines, whose));
  const taken = new Set(owed.flatMap((item) => item.deadlineIds));
  return [
    runItem(
      run,
      open,
      deadlines.filter((one) => !taken.has(one.id)),
      whose,
    ),
    ...owed,
  ];
}

type Whose = Pick<OpenItem, 'incidentId' | 'incidentTitle'>;

function groupOf(run: LoadedRun): OpenItem['group'] {
  if (run.row.incident_id !== null) return 'incidents';
  return run.row.warning_id === null ? 'other' : 'warnings';
}

function runItem(
  run: LoadedRun,
  open: readonly RunItem[],
  deadlines: readonly Deadline[],
  whose: Whose,
): OpenItem {
  const { plan } = run.context;
  const next = deadlines.find((one) => one.reached) ?? null;
  const steps = open.filter((item) => item.status === 'active');
  const step = (item: RunItem, locale: 'zh' | 'en'): string => {
    const due = deadlines.find((one) => one.blockKey === item.key && one.reached);
    return `${blockTitle(item.block, locale)}${due ? ` ${clockTime(due.dueAt)}` : ''}`;
  };
  return openItem({
    key: `run:${run.row.id}`,
    group: groupOf(run),
    ...whose,
    title: {
      zh: drillTitle(`方案：${plan.title}`, run.row.drill, 'zh'),
      en: drillTitle(`Work plan: ${plan.title_en}`, run.row.drill, 'en'),
    },
    state:
      steps.length === 0
        ? { zh: '等待回报', en: 'waiting for answers' }
        : {
            zh: `进行到：${steps
              .slice(0, NAMED)
              .map((item) => step(item, 'zh'))
              .join('、')}`,
            en: `at: ${steps
              .slice(0, NAMED)
              .map((item) => step(item, 'en'))
              .join(', ')}`,
          },
    next: next === null ? same('') : { zh: next.titleZh, en: next.titleEn },
    dueAt: next?.dueAt ?? null,
    owner: ownerPair(next?.owner ?? 'duty_officer'),
    place: placeAt('run', run.row.id),
    deadlineIds: deadlines.map((one) => one.id),
  });
}

/** A call that was not answered by everybody, or an order that not everybody has reported back on. */
function owedItem(run: LoadedRun, item: RunItem, deadlines: readonly Deadline[], whose: Whose): OpenItem[] {
  const owing = (item.parties ?? []).filter(
    (one) => one.progress !== 'answered' && one.progress !== 'reported',
  );
  const begun = owing.filter((one) => one.progress === 'notified' || one.progress === 'called');
  const isCall = owing.some((one) => one.progress === 'called' || one.progress === 'to_call');
  // An order that nobody was given yet is a step to be done, not an answer that is owed.
  if (owing.length === 0 || (begun.length === 0 && !isCall)) return [];
  const mine = deadlines.filter((one) => one.subject === 'chase' && one.blockKey === item.key);
  const [next] = mine;
  const names = (locale: 'zh' | 'en'): string => {
    const { tables, profile } = run.context;
    const all = owing.map((one) => partyName(one.party, tables, profile, locale));
    const told = all.slice(0, NAMED).join(locale === 'zh' ? '、' : ', ');
    if (all.length <= NAMED) return told;
    return locale === 'zh' ? `${told}等` : `${told} and ${all.length - NAMED} more`;
  };
  const all = item.parties?.length ?? 0;
  return [
    openItem({
      key: `run:${run.row.id}:${item.key}`,
      group: 'unanswered',
      ...whose,
      title: {
        zh: drillTitle(blockTitle(item.block, 'zh'), run.row.drill, 'zh'),
        en: drillTitle(blockTitle(item.block, 'en'), run.row.drill, 'en'),
      },
      state: joined([
        {
          zh: `${owing.length}/${all} ${isCall ? '未应答' : '未回报'}`,
          en: `${owing.length}/${all} ${isCall ? 'not answered' : 'not reported back'}`,
        },
        { zh: cut(names('zh'), 90), en: cut(names('en'), 120) },
      ]),
      next: isCall ? { zh: '继续呼叫', en: 'call again' } : { zh: '催报', en: 'chase' },
      dueAt: next?.dueAt ?? null,
      owner: ownerPair(next?.owner ?? 'duty_officer'),
      place: placeAt('run', run.row.id, item.key),
      deadlineIds: mine.map((one) => one.id),
    }),
  ];
}
