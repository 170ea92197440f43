import type { ForceLine, IncidentFacts, MeasureLine } from '../domain/incidentFacts';
import type { ReportSection } from '../domain/incidentReports';
import { filledText } from './differences';
import type { ChainLine, ReportOptions } from './options';
import { clausesOf, ourselves, sentence, timeNear, withoutSaid } from './spoken';
import {
  evacuationSentence,
  FIGURE_WORDS,
  figureWords,
  forcePersons,
  forcesByKind,
  peopleSentence,
  saysFigure,
  threatenedWords,
} from './told';

/** Sections of the reports that tell the event as a whole: 电话首报, 初报, 终报. */

const ACTS: Readonly<Record<ChainLine['act'], string>> = {
  notified: '通知',
  told: '报告',
  phoned: '电话报告',
  sent: '书面报告',
};

/** The room's own acts, merged where the same was done one after the other: 2时50分、2时56分分别电话报告A、B. */
function ownActs(chain: readonly ChainLine[], near: number): readonly string[] {
  const groups: ChainLine[][] = [];
  for (const line of chain.toSorted((a, b) => a.at - b.at)) {
    const last = groups.at(-1);
    if (last?.[0]?.act === line.act) last.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => {
    const [first] = group;
    if (first === undefined) return '';
    const names = group.map((one) => one.to).join('、');
    const times = [...new Set(group.map((one) => timeNear(one.at, near)))];
    if (first.act === 'notified') return `${times[0]}${times.length > 1 ? '起' : ''}通知${names}`;
    const apart = group.length > 1 && times.length > 1 ? '分别' : '';
    return `${(apart === '' ? times.slice(0, 1) : times).join('、')}${apart}${ACTS[first.act]}${names}`;
  });
}

/** True for what the room did itself: its organ's name, in full or without the area. */
const isOwn = (line: MeasureLine, organ: string): boolean => line.who !== '' && organ.endsWith(line.who);

/** What was recorded as a measure and stands in the chain as well is told once. */
function isInChain(line: MeasureLine, chain: readonly ChainLine[]): boolean {
  const minute = Math.floor(line.at / 60_000);
  return chain.some((one) => Math.floor(one.at / 60_000) === minute && /通知|报告/u.test(line.text));
}

const bare = (text: string): string => text.trim().replace(/[。；]+$/u, '');

export function measureWords(line: MeasureLine, near: number): string {
  return `${line.who}${timeNear(line.at, near)}${bare(line.text)}`;
}

/** 电话报告市应急管理局, recorded as a measure of our own, is a line of the chain; anything else stays a sentence of its own. */
function chainLineOf(line: MeasureLine): ChainLine | null {
  const found = /^(?<verb>电话报告|书面报告|报告|通知)(?<to>[^，。；]+)[。；]?$/u.exec(line.text.trim());
  const verb = found?.groups?.['verb'];
  const act = (Object.keys(ACTS) as ChainLine['act'][]).find((one) => ACTS[one] === verb);
  return act === undefined ? null : { at: line.at, act, to: found?.groups?.['to'] ?? '' };
}

function chainSentence(facts: IncidentFacts, options: ReportOptions): string {
  const own = facts.measures.filter((line) => isOwn(line, options.organ) && !isInChain(line, options.chain));
  const chain = [...options.chain, ...own.map(chainLineOf).filter((line) => line !== null)];
  const other = own
    .filter((line) => chainLineOf(line) === null)
    .toSorted((a, b) => a.at - b.at)
    .map((line) => `${timeNear(line.at, facts.receivedAt)}${bare(line.text)}`);
  const all = [...ownActs(chain, facts.receivedAt), ...other];
  return all.length === 0 ? '' : sentence(`${ourselves(options.organ)}${all.join('，')}`);
}

function othersSentence(facts: IncidentFacts, options: ReportOptions): string {
  const lines = facts.measures
    .filter((line) => !isOwn(line, options.organ))
    .toSorted((a, b) => a.at - b.at)
    .map((line) => measureWords(line, facts.receivedAt));
  return sentence(lines.join('，'));
}

/** 县消防救援大队3车15人预计3时35分到场，枫坪镇应急队22人、挖掘机1台已在现场作业: 途中 and 在场 apart. */
function forceLine(line: ForceLine, near: number): string {
  const vehicles = line.vehicles === 0 ? '' : `${line.vehicles}车`;
  const equipment = line.equipment === '' ? '' : `、${line.equipment}`;
  const who = `${line.unit}${vehicles}${line.persons === 0 ? '' : `${line.persons}人`}${equipment}`;
  return line.state === 'en_route' ? `${who}预计${timeNear(line.at, near)}到场` : `${who}已在现场作业`;
}

function forcesSentence(facts: IncidentFacts): string {
  const there = facts.forces.filter((one) => one.state !== 'left');
  if (there.filter((one) => one.state === 'present').length > 4) {
    const coming = forcePersons(facts, 'en_route');
    const kinds = forcesByKind(facts);
    return sentence(
      `现场救援力量${forcePersons(facts, 'present')}人${kinds === '' ? '' : `，${kinds}`}${coming === 0 ? '' : `；途中${coming}人`}`,
    );
  }
  const order = { en_route: 0, present: 1, left: 2 } as const;
  const words = there
    .toSorted((a, b) => order[a.state] - order[b.state] || a.at - b.at)
    .map((line) => forceLine(line, facts.receivedAt));
  return sentence(words.join('，'));
}

/** The clauses of an element that the text so far does not tell in other words: a force or a figure that is told already. */
function furtherClauses(
  facts: IncidentFacts,
  element: 'handling' | 'scope' | 'consequence',
  said: string,
): string {
  const told = facts.forces.map((one) => one.unit);
  const text = withoutSaid(filledText(facts, element), said);
  const clauses = clausesOf(text);
  const further = clauses.filter(
    (clause) => !told.some((unit) => unit !== '' && clause.includes(unit) && said.includes(unit)),
  );
  return further.length === clauses.length ? text : further.join('，');
}

function placeDetail(facts: IncidentFacts): string {
  const detail = clausesOf(filledText(facts, 'place'))
    .filter((clause) => !facts.place.includes(clause) && !clause.endsWith(facts.place))
    .join('，');
  if (detail === '') return '';
  return detail.includes('位于') || detail.includes('距') ? detail : `事发点位于${detail}`;
}

/** One sentence out of parts that may be empty. */
const joined = (...parts: readonly string[]): string =>
  sentence(
    parts
      .map((part) => part.replace(/[。；]+$/u, ''))
      .filter((part) => part !== '')
      .join('，'),
  );

function situation(facts: IncidentFacts, lead: string): string {
  const course = withoutSaid(filledText(facts, 'course'), lead);
  const consequence = furtherClauses(facts, 'consequence', lead + course);
  const told = placeDetail(facts) + course + consequence;
  const scope = furtherClauses(facts, 'scope', told);
  const people = peopleSentence(facts, told);
  const { threatened } = facts.figures;
  const around =
    threatened === undefined || saysFigure(told + scope, 'threatened', threatened)
      ? ''
      : `周边受威胁${threatenedWords(facts)}`;
  const loss = lossWords(facts, told + scope);
  const cause = filledText(facts, 'cause');
  return [
    joined(placeDetail(facts), course, consequence, people),
    joined(around, scope),
    joined(loss),
    sentence(withoutSaid(cause, told)),
  ].join('');
}

const LOSS = [
  'housesCollapsed',
  'housesDamaged',
  'cropHectares',
  'burntHectares',
  'magnitude',
  'strandedPersons',
  'lossYuan',
] as const;

function lossWords(facts: IncidentFacts, said: string): string {
  return LOSS.flatMap((figure) => {
    const value = facts.figures[figure];
    if (value === undefined || value === 0 || saysFigure(said, figure, value)) return [];
    return [figure === 'lossYuan' ? `初步估计${figureWords(figure, value)}` : figureWords(figure, value)];
  }).join('、');
}

function handling(facts: IncidentFacts, options: ReportOptions, forces: string): string {
  const told = chainSentence(facts, options) + othersSentence(facts, options) + forces;
  const more = furtherClauses(facts, 'handling', told);
  const evacuation = evacuationSentence(facts);
  return told + sentence(more) + sentence(evacuation);
}

/** 一是…；二是…: more than one step is numbered, unless it is already. */
function numbered(text: string): string {
  const steps = text
    .split(/[；;\n]/u)
    .map((one) => one.trim().replace(/[。；]+$/u, ''))
    .filter((one) => one !== '');
  if (steps.length < 2 || /一是|1[.．、]/u.test(text)) return sentence(text);
  const marks = ['一是', '二是', '三是', '四是', '五是', '六是', '七是', '八是', '九是'];
  return sentence(steps.map((one, place) => `${marks[place] ?? ''}${one}`).join('；'));
}

/** 基本情况, 处置情况, 趋势研判, 下一步工作, 需上级协调事项. */
export function firstSections(
  facts: IncidentFacts,
  options: ReportOptions,
  lead: string,
): readonly ReportSection[] {
  return [
    { id: 'situation', heading: '基本情况', text: situation(facts, lead) },
    { id: 'handling', heading: '处置情况', text: handling(facts, options, forcesSentence(facts)) },
    { id: 'trend', heading: '趋势研判', text: sentence(filledText(facts, 'trend')) },
    { id: 'next_steps', heading: '下一步工作', text: numbered(filledText(facts, 'planned_measures')) },
    { id: 'requests', heading: '需上级协调事项', text: sentence(filledText(facts, 'suggestions')) },
  ];
}

/** 终报: basics, handling, how it stands, what follows (domain.md 2.3). */
export function finalSections(
  facts: IncidentFacts,
  options: ReportOptions,
  lead: string,
): readonly ReportSection[] {
  const people = facts.forces
    .filter((one) => one.state !== 'en_route')
    .reduce((sum, one) => sum + one.persons, 0);
  const forces = people === 0 ? '' : sentence(`先后投入救援力量${people}人`);
  const stable = facts.stableAt === null ? '' : `${timeNear(facts.stableAt, facts.receivedAt)}险情稳定`;
  return [
    { id: 'situation', heading: '基本情况', text: situation(facts, lead).replace('暂未接到', '无') },
    { id: 'handling', heading: '处置情况', text: handling(facts, options, forces) },
    { id: 'trend', heading: '目前状态', text: joined(stable, filledText(facts, 'trend')) },
    { id: 'next_steps', heading: '下一步工作', text: numbered(filledText(facts, 'planned_measures')) },
  ];
}

/** What is read out in a minute: people, who is there and who is on the way, what moves. */
export function phoneSections(facts: IncidentFacts, lead: string): readonly ReportSection[] {
  const coming = forcePersons(facts, 'en_route');
  const there = forcePersons(facts, 'present');
  const forces = [there === 0 ? '' : `现场救援力量${there}人`, coming === 0 ? '' : `途中${coming}人`];
  const { threatened } = facts.figures;
  const around =
    threatened === undefined || saysFigure(lead, 'threatened', threatened)
      ? ''
      : `${FIGURE_WORDS.threatened[0]}${threatenedWords(facts)}`;
  return [
    { id: 'situation', heading: '基本情况', text: joined(peopleSentence(facts, lead), around) },
    { id: 'handling', heading: '处置情况', text: joined(...forces, evacuationSentence(facts)) },
  ];
}
