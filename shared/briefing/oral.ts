import { withoutMarks } from '../domain/drill';
import type { FigureId } from '../domain/figures';
import type { ForceLine, IncidentFacts, PersonState } from '../domain/incidentFacts';
import { zoned } from '../domain/time';
import { spokenTime } from '../statistics/bulletin';
import { labels } from '../wording/labels';

/** The parts of the card in the order in which they are said. */
export const ORAL_PARTS = [
  'as_of',
  'what',
  'told',
  'people',
  'handling',
  'present',
  'coming',
  'verifying',
  'next',
] as const;
export type OralPartId = (typeof ORAL_PARTS)[number];
export type OralPart = { readonly id: OralPartId; readonly text: string };

/** A report that was made: to whom, in words, and when. */
export type ReportMade = { readonly recipient: string; readonly at: number };

export type OralOptions = {
  /** how long it may take to say; room setting `briefing` */
  readonly seconds: number;
  readonly charactersPerSecond: number;
  /** the next report that is owed, worded, with its time; null when none is */
  readonly next: { readonly title: string; readonly at: number } | null;
  /** who was told already, in the order of time */
  readonly reported: readonly ReportMade[];
};

export type OralCard = {
  readonly asOf: number;
  readonly parts: OralPart[];
  /** the whole, as it is read out */
  readonly text: string;
  /** characters that are spoken: without spaces, stops and brackets */
  readonly characters: number;
  /** how long it takes at the room's speed, whole seconds rounded up */
  readonly seconds: number;
  readonly limitSeconds: number;
  readonly isOver: boolean;
  /** something known was left out or said shorter so that it fits */
  readonly isShortened: boolean;
};

/** The characters of a text that are spoken. */
export function spokenCharacters(text: string): number {
  return [...text.replaceAll(/[\s\p{P}]/gu, '')].length;
}

/** Versions of one part from the fullest to the shortest; an empty one leaves the part out. */
type Versions = readonly [string, ...string[]];

const whole = (count: number): string => (Number.isInteger(count) ? String(count) : count.toFixed(1));
const bare = (text: string): string => text.trim().replace(/[。；;，,.\s]+$/u, '');
const sentence = (text: string): string => (bare(text) === '' ? '' : `${bare(text)}。`);

function dayAndTime(at: number): string {
  const { month, day } = zoned(at);
  return `${month}月${day}日${spokenTime(at, at)}`;
}

function whatParts(facts: IncidentFacts): Versions {
  const title = withoutMarks(facts.title).replaceAll(/\s+/gu, '');
  const place = facts.place.replaceAll(/\s+/gu, '');
  const drill = facts.drill === null ? '' : '这是演练。';
  const name = title === '' ? labels('zh').incidentType[facts.type] : title;
  const when = facts.occurredAt === null ? '发生时间正在核实' : `${dayAndTime(facts.occurredAt)}许发生`;
  const where = place === '' || name.includes(place) ? '' : `，地点${place}`;
  const grade = facts.grade === null ? '' : `，目前判为${labels('zh').grade[facts.grade].split(' ')[1]}级`;
  return [`${drill}${name}，${when}${where}${grade}。`, `${drill}${name}，${when}。`];
}

function toldParts(facts: IncidentFacts, reported: readonly ReportMade[]): Versions {
  const from = facts.callerUnit === '' ? facts.source : facts.callerUnit;
  const received = `${spokenTime(facts.receivedAt, facts.asOf)}我们接${from === '' ? '报' : `${from}报告`}`;
  const chain = (few: readonly ReportMade[]): string =>
    few.length === 0
      ? ''
      : `，已报${few.map(({ recipient, at }) => `${recipient}（${spokenTime(at, facts.asOf)}）`).join('、')}`;
  return [
    sentence(received + chain(reported.slice(0, 4))),
    sentence(received + chain(reported.slice(0, 2))),
    sentence(received),
  ];
}

const STATES: readonly (readonly [PersonState, string])[] = [
  ['dead', '遇难'],
  ['missing', '失联'],
  ['trapped', '被困'],
  ['rescued', '获救'],
  ['hospitalised', '送医'],
  ['safe', '脱险'],
];
const FIGURES: readonly (readonly [FigureId, string])[] = [
  ['dead', '遇难'],
  ['missing', '失联'],
  ['trapped', '被困'],
  ['rescued', '获救'],
  ['hospitalised', '送医'],
  ['seriousInjury', '重伤'],
  ['minorInjury', '轻伤'],
];

/** What is known to be nobody is worth saying of the dead and the missing; what nobody reported is not said at all. */
function noneOf(dead: number | undefined, missing: number | undefined): string {
  if (dead === 0 && missing === 0) return '暂无死亡、失联报告';
  if (dead === 0) return '暂无死亡报告';
  return missing === 0 ? '暂无失联报告' : '';
}

function involved(facts: IncidentFacts): string {
  const { peopleCounts: counts, figures } = facts;
  if (counts !== null && counts.total > 0) {
    const told = STATES.filter(([state]) => counts[state] > 0).map(
      ([state, word]) => `${word}${counts[state]}人`,
    );
    return [`涉及${counts.total}人，${told.join('、')}`, noneOf(counts.dead, counts.missing)]
      .filter((part) => part !== '')
      .join('，');
  }
  const told = FIGURES.flatMap(([id, word]) => {
    const value = figures[id];
    return value === undefined || value === 0 ? [] : [`${word}${whole(value)}人`];
  });
  return [told.join('、'), noneOf(figures.dead, figures.missing)].filter((part) => part !== '').join('，');
}

function around({ figures }: IncidentFacts): string {
  const { threatened, threatenedHouseholds: households, evacuated, relocated } = figures;
  const moved = evacuated ?? relocated;
  const parts: string[] = [];
  if (threatened !== undefined && threatened > 0) {
    parts.push(`受威胁${households === undefined ? '' : `${whole(households)}户`}${whole(threatened)}人`);
  }
  if (moved !== undefined && moved > 0) parts.push(`已转移${whole(moved)}人`);
  const left = (threatened ?? 0) - (moved ?? 0);
  if (left > 0 && (moved ?? 0) > 0) parts.push(`其余${whole(left)}人正在转移`);
  return parts.join('，');
}

function peopleParts(facts: IncidentFacts): Versions {
  const [first, second] = [involved(facts), around(facts)];
  if (first === '' && second === '') return ['人员情况正在核实。'];
  return [[first, second].map(sentence).join('')];
}

function handlingParts(facts: IncidentFacts): Versions {
  const newest = facts.measures.toSorted((a, b) => a.at - b.at || a.id.localeCompare(b.id));
  const last = (count: number): string => {
    const told = newest.slice(-count).map(({ who, text }) => {
      const said = bare(text);
      return who === '' || said.includes(who) ? said : `${who}${said}`;
    });
    return told.length === 0 ? '' : `正在处置：${told.join('；')}。`;
  };
  if (newest.length === 0) return [''];
  return [last(3), last(2), last(1), ''];
}

const unitWords = ({ unit, vehicles, persons }: ForceLine): string =>
  `${unit}${vehicles > 0 ? `${vehicles}车` : ''}${persons > 0 ? `${persons}人` : ''}`;

function presentParts(facts: IncidentFacts): Versions {
  const present = facts.forces.filter((one) => one.state === 'present');
  const sum = present.reduce((all, one) => all + one.persons, 0);
  if (present.length === 0) return [''];
  const total = sum > 0 ? `现场力量${sum}人` : `现场有${present.map((one) => one.unit).join('、')}`;
  if (present.length === 1) return [sentence(`现场有${present.map(unitWords).join('')}`), sentence(total)];
  return [
    sentence(sum > 0 ? `${total}，其中${present.map(unitWords).join('、')}` : total),
    sentence(sum > 0 ? total : ''),
  ];
}

function comingParts(facts: IncidentFacts): Versions {
  const coming = facts.forces
    .filter((one) => one.state === 'en_route')
    .toSorted((a, b) => a.at - b.at || a.id.localeCompare(b.id));
  if (coming.length === 0) return [''];
  const sum = coming.reduce((all, one) => all + one.persons, 0);
  const [first] = coming;
  const arrives = (one: ForceLine): string =>
    one.at > facts.asOf ? `预计${spokenTime(one.at, facts.asOf)}到场` : '正在途中';
  const shorter =
    coming.length > 1 && sum > 0 && first !== undefined ? [`另有${sum}人在途，最早${arrives(first)}。`] : [];
  return [`${coming.map((one) => `${unitWords(one)}${arrives(one)}`).join('；')}。`, ...shorter];
}

function verifyingParts(facts: IncidentFacts): Versions {
  const open = facts.elements.filter((one) => one.state === 'verifying' && bare(one.question) !== '');
  if (open.length === 0) return [''];
  const told = (count: number): string =>
    `正在核实：${open
      .slice(0, count)
      .map((one) => bare(one.question))
      .join('、')}。`;
  return [told(3), told(1), ''];
}

function nextParts(facts: IncidentFacts, next: OralOptions['next']): Versions {
  if (next === null) return ['有重大变化随时报告。'];
  if (next.at < facts.asOf) return [`${next.title}已到时限，马上报。`];
  return [`下次${spokenTime(next.at, facts.asOf)}前报告。`];
}

/** What is said shorter first when it does not fit: people, what happened, and the next report are never cut. */
const SHORTEN: readonly OralPartId[] = [
  'verifying',
  'handling',
  'told',
  'present',
  'verifying',
  'handling',
  'told',
  'coming',
  'what',
  'handling',
  'present',
];

/**
 * The oral card: what a duty officer says to a leader on the telephone, from the facts as they are known and nothing else: 截至; what, where and when;
 * when it was told and to whom; people by state; what is being done, who is there, who is on the way; the next report. When the whole takes longer than
 * `seconds` the parts are said shorter in a fixed order. Chinese, since it is read out. Source: users.md 3; length a room setting.
 */
export function oralCard(facts: IncidentFacts, options: OralOptions): OralCard {
  const versions: Readonly<Record<OralPartId, Versions>> = {
    as_of: [`截至${dayAndTime(facts.asOf)}。`],
    what: whatParts(facts),
    told: toldParts(facts, options.reported),
    people: peopleParts(facts),
    handling: handlingParts(facts),
    present: presentParts(facts),
    coming: comingParts(facts),
    verifying: verifyingParts(facts),
    next: nextParts(facts, options.next),
  };
  const chosen = new Map<OralPartId, number>();
  const wordsOf = (id: OralPartId): string => versions[id][chosen.get(id) ?? 0] ?? '';
  const secondsOf = (): number =>
    Math.ceil(spokenCharacters(ORAL_PARTS.map(wordsOf).join('')) / options.charactersPerSecond);
  for (const id of SHORTEN) {
    if (secondsOf() <= options.seconds) break;
    const next = (chosen.get(id) ?? 0) + 1;
    if (next < versions[id].length) chosen.set(id, next);
  }
  const parts = ORAL_PARTS.map((id) => ({ id, text: wordsOf(id) })).filter(({ text }) => text !== '');
  const text = parts.map((part) => part.text).join('');
  const seconds = secondsOf();
  return {
    asOf: facts.asOf,
    parts,
    text,
    characters: spokenCharacters(text),
    seconds,
    limitSeconds: options.seconds,
    isOver: seconds > options.seconds,
    isShortened: chosen.size > 0,
  };
}
