import { zoned } from '../../domain/time';
import type { Grade } from '../../domain/vocabulary';
import { levelName, levelSpellings } from './hazards';
import { type ChangeKind, directionOf } from './response';

/** What a notice of a response is drafted from. */
export type NoticeFacts = {
  readonly kind: ChangeKind;
  readonly issuer: string;
  readonly matter: string;
  readonly area: string;
  /** what it follows from: a warning, a report, a consultation; may be empty */
  readonly basis: string;
  readonly from: Grade | null;
  readonly level: Grade;
  /** from when it holds, UTC ms */
  readonly at: number;
  readonly period: string;
  /** one to a line; of an ended response what is still to be done */
  readonly measures: string;
  readonly reason: string;
  readonly decidedBy: string;
};

export type NoticeDraft = { readonly title: string; readonly addressee: string; readonly text: string };

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** `9月11日20时`, `9月11日20时30分` */
export function momentWords(at: number): string {
  const { month, day, hour, minute } = zoned(at);
  return `${month}月${day}日${hour}时${minute === 0 ? '' : `${minute}分`}`;
}

const sentence = (words: string): string => (/[。；！？]$/u.test(words) ? words : `${words}。`);

/** The measures as they stand in the text: one runs on, several are numbered （一）（二）. */
function measureParts(measures: string): string[] {
  const lines = measures
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length <= 1) return lines.map(sentence);
  return lines.map((line, at) => `（${ORDINALS[at] ?? String(at + 1)}）${sentence(line)}`);
}

const VERBS = { raised: '提升', lowered: '调整', kept: '维持' } as const;

/** `启动防台风Ⅱ级应急响应`, `将防台风应急响应由Ⅲ级提升至Ⅱ级`, `终止防台风Ⅱ级应急响应` */
export function decisionWords(facts: Pick<NoticeFacts, 'kind' | 'matter' | 'from' | 'level'>): string {
  const { kind, matter, from, level } = facts;
  const now = levelName(level, 'zh');
  if (kind === 'started') return `启动${matter}${now}应急响应`;
  if (kind === 'ended') return `终止${matter}${now}应急响应`;
  if (from === null || directionOf(from, level) === 'kept') return `继续实施${matter}${now}应急响应`;
  return `将${matter}应急响应由${levelName(from, 'zh')}${VERBS[directionOf(from, level)]}至${now}`;
}

function sections(facts: NoticeFacts): readonly (readonly [string, readonly string[]])[] {
  const { kind, matter, area, level, from, at, period, reason } = facts;
  const matterWords = sentence(area === '' ? matter : `${matter}（${area}）`);
  const now = levelName(level, 'zh');
  const measures = measureParts(facts.measures);
  if (kind === 'ended') {
    return [
      ['响应事项', [matterWords]],
      ['响应级别', [sentence(`${now}，自${momentWords(at)}起终止`)]],
      ['终止依据', [sentence(reason)]],
      ...(measures.length === 0 ? [] : [['后续工作', measures] as const]),
    ];
  }
  const was = kind === 'adjusted' && from !== null && from !== level ? `由${levelName(from, 'zh')}` : '';
  const verb = kind === 'started' ? '启动' : was === '' ? '继续' : '调整';
  return [
    ['响应事项', [matterWords]],
    ['响应级别', [sentence(`${was === '' ? '' : `${was}调整为`}${now}，自${momentWords(at)}起${verb}`)]],
    ['预计期限', [sentence(period)]],
    ['应急处置措施', measures],
  ];
}

/** The opening: what it follows from, who agreed, who decides what from when. */
function opening(facts: NoticeFacts): string {
  const { basis, reason, kind, decidedBy, issuer, at } = facts;
  const why = [basis, kind === 'adjusted' ? reason : ''].filter((part) => part !== '').join('，');
  const parts = [
    why === '' ? '' : `根据${why}，`,
    decidedBy === '' ? '' : `经${decidedBy}同意，`,
    `${issuer}决定自${momentWords(at)}起${decisionWords(facts)}。现将有关事项通知如下：`,
  ];
  return parts.join('');
}

/**
 * The notice of a response as text, to be changed by hand: 响应事项、级别、预计期限、应急处置措施 each as a section of its own (突发事件应对法 art. 71-72). Always in
 * Chinese: it is a paper of the headquarters.
 */
export function draftNotice(facts: NoticeFacts, addressees: readonly string[]): NoticeDraft {
  const body = sections(facts).flatMap(([heading, parts], at) => {
    const [first = '', ...rest] = parts;
    const ordinal = ORDINALS[at] ?? String(at + 1);
    // Several measures begin on lines of their own; one runs on behind its heading.
    if (rest.length > 0) return [`${ordinal}、${heading}。`, first, ...rest];
    return [`${ordinal}、${heading}。${first}`];
  });
  return {
    title: `${facts.issuer}关于${decisionWords(facts)}的通知`,
    addressee: addressees.join('，'),
    text: [opening(facts), ...body, '请收到后立即签收，并按要求报告落实情况。'].join('\n'),
  };
}

export const STATUTORY_PARTS = ['matter', 'level', 'period', 'measures'] as const;
export type StatutoryPart = (typeof STATUTORY_PARTS)[number];

const plain = (words: string): string => words.replaceAll(/\s+/gu, '');

/**
 * What the law asks of a notice and the text as it was changed does not say any more (突发事件应对法 art. 71-72: 响应事项、级别、预计期限、应急处置措施). The end of a
 * response needs matter and level only.
 */
export function missingParts(facts: NoticeFacts, text: string): readonly StatutoryPart[] {
  const words = plain(text);
  const lines = facts.measures
    .split(/\n+/u)
    .map((line) => plain(line).replace(/[。；]$/u, ''))
    .filter((line) => line !== '');
  const isThere: Readonly<Record<StatutoryPart, boolean>> = {
    matter: words.includes(plain(facts.matter)),
    level: levelSpellings(facts.level).some((one) => words.includes(one)),
    period: words.includes(plain(facts.period)) || /期限[。：:，为至]*[^。：:，]{2,}/u.test(words),
    measures: lines.some((line) => words.includes(line)) || /措施[。：:]*[^。：:]{4,}/u.test(words),
  };
  const asked = facts.kind === 'ended' ? (['matter', 'level'] as const) : STATUTORY_PARTS;
  return asked.filter((part) => !isThere[part]);
}
