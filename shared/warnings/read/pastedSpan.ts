import { DAY_MS, zoned } from '../../domain/time';
import { type Doubts, shown } from './doubts';
import { wallMoment } from './moments';
import { clockNear, MOMENT, MOMENT_GROUPS, resolved, type Written, writtenOf } from './pastedMoments';

const HOUR_MS = 3_600_000;

/** A stretch of time that a text speaks of. `isOpen` where its words fit more than one stretch: then no moment is given. */
type Span = {
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly words: string;
  readonly choices: readonly number[];
  readonly isOpen: boolean;
};

const sure = (startsAt: number | null, endsAt: number | null, words: string): Span => ({
  startsAt,
  endsAt,
  words,
  choices: [],
  isOpen: false,
});
const open = (words: string, choices: readonly number[] = []): Span => ({
  startsAt: null,
  endsAt: null,
  words,
  choices,
  isOpen: true,
});

const FORECAST = /预计|预报|未来|今后|将|可能|有效|期间|影响时[段间]|起止/;
/** The part that issues or lifts the warning; its places are the issuer's. */
const HEAD = /^(?:(?!预计|未来|今后).)*?(?:发布|解除|升级|降级|变更|调整|将)[^,]*?(?:预警|警报)(?:信号)?/;
const OBSERVED = /过去|截至|已达|已出现|已经|实况|累计|监测|最近|^近/;

/** The clauses that look ahead: of a sentence that forecasts, those that do not tell what was measured. */
export function forecastClauses(text: string): readonly string[] {
  return text
    .split(/[。;!\n]|:(?!\d)/)
    .filter((sentence) => FORECAST.test(sentence) && !/^\s*(?:请|防御|防范|建议)/.test(sentence))
    .map((sentence) =>
      sentence
        .replace(HEAD, '')
        .split(',')
        .filter((clause) => !OBSERVED.test(clause) && !/^(?:请|注意|防御|防范|做好)/.test(clause))
        .join(','),
    );
}

/** What relative words count from: the issue, if it is known; `now` completes a date without a year. */
type Base = { readonly issuedAt: number | null; readonly now: number };

/** A moment of a span; a clock without a day follows the one before it. */
function momentAfter(written: Written, { issuedAt, now }: Base, from: number | null): number | null {
  const beside = from ?? issuedAt;
  if (beside === null) return written.month === null ? null : resolved(written, now);
  if (written.day !== null || written.relative !== null) return resolved(written, issuedAt ?? beside);
  const sameHour = Math.floor(beside / HOUR_MS) * HOUR_MS;
  const today = clockNear(written, beside, 0);
  return today !== null && today < sameHour ? clockNear(written, beside, 1) : today;
}

/** True when the words run on to an end that was not understood: 今天白天到明天. */
const goesOnBehind = (clause: string, { 0: words, index }: RegExpExecArray): boolean =>
  /^\s*(?:至|到|-|~)/.test(clause.slice(index + words.length));

const RANGE = new RegExp(`(${MOMENT})起?\\s*(?:至|到|—+|–|~|-)\\s*(${MOMENT})`, 'g');

function rangesIn(clause: string, base: Base): readonly Span[] {
  return [...clause.matchAll(RANGE)].map((match) => {
    const words = match[0];
    const startsAt = momentAfter(writtenOf(match, 2, match[1] ?? ''), base, null);
    const second = 2 + MOMENT_GROUPS;
    const end = writtenOf(match, second + 1, match[second] ?? '');
    const endsAt = momentAfter(end, base, startsAt);
    return startsAt === null || endsAt === null || endsAt <= startsAt
      ? open(words)
      : sure(startsAt, endsAt, words);
  });
}

const NUMBERS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  六: 6,
  八: 8,
  十: 10,
  十二: 12,
  二十四: 24,
  四十八: 48,
};
const HOURS =
  /(?<!过去|最近|近)(?:(未来|今后)\s*)?(\d{1,2}|[一二两三四六八十]{1,3})(?:\s*[-~至到]\s*(\d{1,2}))?\s*个?小时(内|之内|以内)?/g;
const DAYS = /(?:未来|今后)\s*(\d{1,2}|[一二两三四]|几)(?:[-~至到](\d{1,2}))?\s*天/g;

/** 未来6小时 runs from the issue; 未来3-6小时 and whole days fit more than one end. */
function aheadIn(clause: string, issuedAt: number | null): readonly Span[] {
  const hours = [...clause.matchAll(HOURS)].flatMap((match) => {
    const [words, ahead, first = '', last, within] = match;
    if (goesOnBehind(clause, match)) return [open(words)];
    if (ahead === undefined && within === undefined) return [];
    const count = NUMBERS[first] ?? Number(first);
    if (Number.isNaN(count) || issuedAt === null) return [open(words)];
    if (last !== undefined)
      return [
        open(
          words,
          [count, Number(last)].map((one) => issuedAt + one * HOUR_MS),
        ),
      ];
    return [sure(issuedAt, issuedAt + count * HOUR_MS, words)];
  });
  const days = [...clause.matchAll(DAYS), ...clause.matchAll(DAY_RANGE)];
  return [...hours, ...days.map(([words]) => open(words))];
}

/** Days without clocks: their first and last hour are not said. */
const DAY_RANGE =
  /(?:\d{1,2}月)?\d{1,2}日?(?:至|到|-|~)(?:\d{1,2}月)?\d{1,2}日(?!\d|夜|白|上|中|下|傍|晚|早|清|凌|前|后)/g;

const DAY_WORD = '(?:今天|今日|今|明天|明日|明|后天|(?:\\d{1,2}月)?\\d{1,2}日)';
const PART_WORD = '(?:夜间|夜里|白天|上午|中午|下午|傍晚|晚上|早晨|清晨|凌晨|晚|前半夜|后半夜)';
const PARTS = new RegExp(
  `(${DAY_WORD})(${PART_WORD})(?!\\d)(?:(?:起)?(?:至|到|-|~)(?:(${DAY_WORD})?(${PART_WORD})(?!\\d)))?`,
  'g',
);

/** Start of a day that is named from the issue or by its date. Null when the issue lies before 6 in the morning: 今天 then has two readings. */
function dayNamed(word: string, issuedAt: number): number | null {
  const base = zoned(issuedAt);
  const [, month, day] = /^(?:(\d{1,2})月)?(\d{1,2})日$/.exec(word) ?? [];
  if (day !== undefined) {
    const written = { year: null, month: month === undefined ? null : Number(month), day: Number(day) };
    return resolved({ ...written, relative: null, hour: 0, minute: 0, words: word }, issuedAt);
  }
  if (base.hour < 6) return null;
  const shift = word.startsWith('今') ? 0 : word.startsWith('明') ? 1 : 2;
  const today = wallMoment(base.year, base.month, base.day);
  return today === null ? null : today + shift * DAY_MS;
}

/** Weather services' day and night: 白天 08–20, 夜间 20–08 of the next day. Other parts have no fixed hours. */
function partSpan(day: number, part: string): readonly [number, number] | null {
  if (part === '白天') return [day + 8 * HOUR_MS, day + 20 * HOUR_MS];
  if (part === '夜间' || part === '夜里') return [day + 20 * HOUR_MS, day + 32 * HOUR_MS];
  return null;
}

function partsIn(clause: string, issuedAt: number | null): readonly Span[] {
  return [...clause.matchAll(PARTS)].map((match) => {
    const [words, dayWord = '', part = '', lastDay, lastPart] = match;
    if (goesOnBehind(clause, match)) return open(words);
    const day = issuedAt === null ? null : dayNamed(dayWord, issuedAt);
    const endDay = lastDay === undefined || issuedAt === null ? day : dayNamed(lastDay, issuedAt);
    const first = day === null ? null : partSpan(day, part);
    const last = lastPart === undefined ? first : endDay === null ? null : partSpan(endDay, lastPart);
    return first && last && last[1] > first[0] ? sure(first[0], last[1], words) : open(words);
  });
}

const END = new RegExp(
  `(?:有效期?|有效时间)?(?:至|到|截止|截至|截止到|结束|失效)(?:时间|期|日期)?(?:到|为|至|:)*\\s*(${MOMENT})`,
  'g',
);
const START = new RegExp(
  `(?:生效|起始|开始|影响开始)(?:时间|期|日期)?[:为]*\\s*(${MOMENT})|(${MOMENT})起(?:生效|实施|执行)`,
  'g',
);
const END_LABEL = /(?:有效期?|有效时间)(?:至|到|截止|截至)|(?:截止|结束|失效)(?:时间|期|日期)/;

function labelled(text: string, base: Base): { starts: number[]; ends: number[] } {
  const ends = [...text.matchAll(END)].filter(([words]) => END_LABEL.test(words));
  const startsFrom = [...text.matchAll(START)].map((match) => {
    const from = match[1] === undefined ? 2 + MOMENT_GROUPS : 1;
    return momentAfter(writtenOf(match, from + 1, match[from] ?? ''), base, null);
  });
  const endsAt = ends.map((match) => momentAfter(writtenOf(match, 2, match[1] ?? ''), base, null));
  return { starts: startsFrom.flatMap((at) => at ?? []), ends: endsAt.flatMap((at) => at ?? []) };
}

const VALID_RANGE = new RegExp(
  `(?:有效期|有效时间|预警时段|影响时段|起止时间|预警时间)(?:为|:)?\\s*${RANGE.source}`,
);

/**
 * From when until when a pasted warning says it holds, UTC ms. A labelled validity goes before what is forecast. Relative words are counted from the issue;
 * where they fit two stretches, or two stretches are named, the fields stay empty and are asked about.
 */
export function spanIn(
  text: string,
  base: Base,
  book: Doubts,
): { readonly startsAt: number | null; readonly endsAt: number | null } {
  const { issuedAt } = base;
  const { starts, ends } = labelled(text, base);
  const validity = VALID_RANGE.exec(text)?.[0];
  const clauses = validity === undefined ? forecastClauses(text) : [validity];
  const spans = clauses
    .flatMap((clause) => [
      ...rangesIn(clause, base),
      ...aheadIn(clause, issuedAt),
      ...partsIn(clause, issuedAt),
    ])
    .filter(({ endsAt }) => endsAt === null || issuedAt === null || endsAt > issuedAt);
  const opened = spans.find(({ isOpen }) => isOpen);
  const startsSaid = starts.length > 0 ? starts : spans.flatMap(({ startsAt }) => startsAt ?? []);
  const endsSaid = ends.length > 0 ? ends : spans.flatMap(({ endsAt }) => endsAt ?? []);
  const startsAt = side('startsAt', startsSaid, starts.length > 0 ? undefined : opened, book);
  const endsAt = side('endsAt', endsSaid, ends.length > 0 ? undefined : opened, book);
  if (endsAt !== null && endsAt <= (startsAt ?? issuedAt ?? endsAt - 1))
    book.doubt('endsAt', 'unlikely', shown(endsAt), []);
  return { startsAt, endsAt };
}

function side(
  field: 'startsAt' | 'endsAt',
  said: readonly number[],
  opened: Span | undefined,
  book: Doubts,
): number | null {
  if (opened) {
    const choices = field === 'endsAt' ? [...said, ...opened.choices] : said;
    book.doubt(field, 'ambiguous', opened.words, [...new Set(choices)].map(shown));
    return null;
  }
  if (said.length === 0) book.doubt(field, 'missing', '', []);
  return book.value(field, said);
}
