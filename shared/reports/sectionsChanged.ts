import { FIGURE_IDS } from '../domain/figures';
import type {
  FigureValue,
  IncidentFacts,
  MeasureLine,
  PersonRow,
  PersonState,
} from '../domain/incidentFacts';
import type { IncidentReport, ReportKind, ReportSection } from '../domain/incidentReports';
import { answeredElements, elementCorrections, elementOf, figureChanges, newClauses } from './differences';
import { measureWords } from './sectionsWhole';
import { clausesOf, reportName, sentence, timeNear } from './spoken';
import {
  amount,
  FIGURE_WORDS,
  figureWords,
  forcePersons,
  forcesByKind,
  noneReported,
  peopleSentence,
  threatenedWords,
} from './told';

/** Sections of the reports that tell what is other now: 续报, 核报, 补报, 零报告. */

const BECAME: Readonly<Record<PersonState, string>> = {
  rescued: '救出',
  hospitalised: '救出送医',
  safe: '脱险',
  dead: '确认遇难',
  missing: '失联',
  trapped: '被困',
};

const sameMinute = (a: number, b: number): boolean => Math.floor(a / 60_000) === Math.floor(b / 60_000);

/** People of the ledger whose state is another one than in the report before. */
function movedPeople(before: IncidentFacts, facts: IncidentFacts): readonly PersonRow[] {
  const was = new Map(before.people.map((one) => [one.id, one.state]));
  return facts.people.filter((one) => was.has(one.id) && was.get(one.id) !== one.state);
}

const bare = (text: string): string => text.trim().replace(/[。；，]+$/u, '');

/** 被困3人中，1人于4时47分救出，意识清醒；其余2人仍被困: by the ledger, each group with its time and what is known of it. */
function ledgerSentence(before: IncidentFacts, facts: IncidentFacts, near: number): string {
  const moved = movedPeople(before, facts);
  const was = before.peopleCounts?.trapped ?? 0;
  const fromTrapped = moved.filter(
    (one) => before.people.find((old) => old.id === one.id)?.state === 'trapped',
  );
  if (fromTrapped.length === 0 || was === 0) return '';
  const groups = new Map<string, PersonRow[]>();
  for (const one of fromTrapped) {
    const key = `${one.state}.${Math.floor(one.at / 60_000)}.${one.note}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const told = [...groups.values()].map((group) => {
    const [first] = group;
    if (first === undefined) return '';
    const note = bare(first.note);
    return `${group.length}人于${timeNear(first.at, near)}${BECAME[first.state]}${note === '' ? '' : `，${note}`}`;
  });
  const rest = facts.peopleCounts?.trapped ?? 0;
  const notes = facts.people
    .filter((one) => one.state === 'trapped')
    .filter((one) => one.note !== '' && before.people.find((old) => old.id === one.id)?.note !== one.note)
    .map((one) => bare(one.note));
  const still =
    rest === 0
      ? ''
      : `；其余${rest}人仍被困${notes.length === 0 ? '' : `，${[...new Set(notes)].join('，')}`}`;
  return sentence(`被困${was}人中，${told.join('；')}${still}`);
}

const PEOPLE = [
  'dead',
  'missing',
  'rescued',
  'trapped',
  'hospitalised',
  'seriousInjury',
  'minorInjury',
] as const;

/** The same without a ledger, figure by figure with its time. */
function peopleChanges(before: IncidentFacts, facts: IncidentFacts, near: number): string {
  const told = figureChanges(before, facts).flatMap(({ figure, from, to, value }) => {
    if (!(PEOPLE as readonly string[]).includes(figure)) return [];
    const at = value === null || value.value !== to ? '' : `${timeNear(value.asOf, near)}`;
    const [label] = FIGURE_WORDS[figure];
    if (figure === 'trapped' && from !== null && to < from)
      return [to === 0 ? '已无人员被困' : `仍有${to}人被困`];
    return [`${at === '' ? '' : `截至${at}`}${label}${amount(figure, to)}`];
  });
  return sentence(told.join('，'));
}

function standingAt(facts: IncidentFacts, figure: 'evacuated'): FigureValue | null {
  const value = facts.figures[figure];
  return (
    facts.figureValues
      .filter((one) => one.figure === figure && one.value === value)
      .toSorted((a, b) => a.asOf - b.asOf)
      .at(-1) ?? null
  );
}

type Told = { readonly text: string; readonly isTold: (line: MeasureLine) => boolean };

/** 受威胁7户26人于3时46分全部转移，安置在上坑小学避灾点: what a measure of that minute adds belongs to the sentence. */
function evacuationChange(
  before: IncidentFacts,
  facts: IncidentFacts,
  measures: readonly MeasureLine[],
  near: number,
): Told {
  const { evacuated, threatened } = facts.figures;
  if (evacuated === undefined || evacuated === before.figures.evacuated)
    return { text: '', isTold: () => false };
  const at = standingAt(facts, 'evacuated')?.asOf ?? null;
  const isTold = (line: MeasureLine): boolean =>
    at !== null && sameMinute(line.at, at) && /转移|撤离/u.test(line.text);
  const more = measures
    .filter(isTold)
    .flatMap((line) => clausesOf(line.text))
    .filter((clause) => !(/转移|撤离/u.test(clause) && clause.includes(String(evacuated))));
  const time = at === null ? '' : `于${timeNear(at, near)}`;
  const whole =
    threatened !== undefined && evacuated >= threatened
      ? `受威胁${threatenedWords(facts)}${time}全部转移`
      : threatened === undefined
        ? `已转移群众${evacuated}人`
        : `受威胁群众已转移${evacuated}人，其余${threatened - evacuated}人正在转移`;
  return { text: sentence([whole, ...more].join('，')), isTold };
}

/** What elements say anew, without what stands in the corrections or was told by figures. */
function elementNews(
  facts: IncidentFacts,
  before: IncidentReport,
  ids: readonly ('course' | 'consequence' | 'scope' | 'handling' | 'place')[],
  said: string,
): string {
  const settled = new Set(elementCorrections(before.facts, facts, '').map((one) => one.clause));
  const answered = new Set(answeredElements(before.facts, facts).map((one) => one.element));
  const timeless = (text: string): string => text.replaceAll(/\d{1,2}时(?:\d{1,2}分)?/gu, '');
  const isTold = (clause: string): boolean =>
    settled.has(clause) ||
    timeless(said).includes(timeless(clause)) ||
    (/转移|撤离/u.test(clause) && said.includes('转移') && /\d/u.test(clause)) ||
    clausesOf(said).some((one) => one.endsWith(clause));
  return ids
    .filter((id) => !answered.has(id))
    .map((id) =>
      sentence(
        newClauses(before.facts, facts, id)
          .filter((clause) => !isTold(clause))
          .join('，'),
      ),
    )
    .join('');
}

function forcesChange(before: IncidentFacts, facts: IncidentFacts): string {
  const [was, is] = [forcePersons(before, 'present'), forcePersons(facts, 'present')];
  const kinds = forcesByKind(facts);
  if (was === is && kinds === forcesByKind(before)) return '';
  const verb = is > was ? '增至' : is < was ? '减至' : '';
  const coming = forcePersons(facts, 'en_route');
  return sentence(
    `现场救援力量${verb}${is}人${kinds === '' ? '' : `，${kinds}`}${coming === 0 ? '' : `；另有${coming}人正在途中`}`,
  );
}

/** 最新情况, 处置进展, 趋势研判, 下一步工作: only what has changed since the report before. */
export function updateSections(facts: IncidentFacts, report: IncidentReport): readonly ReportSection[] {
  const before = report.facts;
  const near = facts.asOf;
  const measures = facts.measures
    .filter((line) => !before.measures.some((old) => old.id === line.id && old.text === line.text))
    .toSorted((a, b) => a.at - b.at);
  const ledger = ledgerSentence(before, facts, near);
  const people = ledger === '' ? peopleChanges(before, facts, near) : ledger;
  const evacuation = evacuationChange(before, facts, measures, near);
  const moved = movedPeople(before, facts);
  const isTold = (line: MeasureLine): boolean =>
    evacuation.isTold(line) ||
    (/救出|遇难|失联|脱险/u.test(line.text) && moved.some((one) => sameMinute(one.at, line.at)));
  const none = noneReported(facts) === '' ? '' : noneReported(facts).replace('暂未接到', '无');
  const work = measures
    .filter((line) => !isTold(line))
    .map((line) => sentence(measureWords(line, near)))
    .join('');
  const said = people + evacuation.text;
  const text =
    people +
    sentence(none) +
    evacuation.text +
    elementNews(facts, report, ['place', 'course', 'consequence', 'scope'], said + work);
  const forces = forcesChange(before, facts);
  return [
    {
      id: 'situation',
      heading: '最新情况',
      text:
        people === '' && evacuation.text === '' && text === sentence(none)
          ? sentence(`暂无新的变化，${peopleSentence(facts)}`)
          : text,
    },
    {
      id: 'handling',
      heading: '处置进展',
      text: forces + work + elementNews(facts, report, ['handling'], forces + work),
    },
    { id: 'trend', heading: '趋势研判', text: changedElement(before, facts, 'trend') },
    { id: 'next_steps', heading: '下一步工作', text: changedElement(before, facts, 'planned_measures') },
    { id: 'requests', heading: '需上级协调事项', text: changedElement(before, facts, 'suggestions') },
  ];
}

/** A judgement is told whole when any of it is new. */
function changedElement(
  before: IncidentFacts,
  facts: IncidentFacts,
  id: 'trend' | 'planned_measures' | 'suggestions',
): string {
  const is = elementOf(facts, id);
  if (is?.state !== 'filled' || elementOf(before, id)?.text === is.text) return '';
  return sentence(is.text);
}

const HEADINGS = { verified: '核定情况', correction: '变化情况', zero: '当前情况' } as const;

/** 核报 all figures as settled; 补报 what has changed and why; 零报告 that nothing has. */
export function figureSections(
  kind: Extract<ReportKind, 'verified' | 'correction' | 'zero'>,
  facts: IncidentFacts,
  before: IncidentReport | null,
): readonly ReportSection[] {
  const heading = HEADINGS[kind];
  const all = FIGURE_IDS.flatMap((figure) => {
    const value = facts.figures[figure];
    if (value === undefined || value === 0 || figure === 'threatenedHouseholds') return [];
    return [figure === 'threatened' ? `受威胁${threatenedWords(facts)}` : figureWords(figure, value)];
  });
  const standing = all.length === 0 ? '无人员伤亡和财产损失报告' : all.join('、');
  if (kind === 'verified') return [{ id: 'situation', heading, text: sentence(`经核定，${standing}`) }];
  if (kind === 'zero') {
    const hasChanged = before !== null && figureChanges(before.facts, facts).length > 0;
    const against =
      before === null || hasChanged ? '' : `，较${reportName(before.kind, before.ordinal)}无新的变化`;
    return [{ id: 'situation', heading, text: sentence(`${standing}${against}`) }];
  }
  const changes = before === null ? [] : figureChanges(before.facts, facts);
  const told = changes.map(({ figure, from, to, value }) => {
    const reason = value === null || value.value !== to || value.reason === '' ? '' : `（${value.reason}）`;
    return `${FIGURE_WORDS[figure][0]}由${from ?? 0}变为${amount(figure, to)}${reason}`;
  });
  return [
    {
      id: 'situation',
      heading,
      text: sentence(`${told.length === 0 ? '' : `${told.join('，')}；`}目前${standing}`),
    },
  ];
}
