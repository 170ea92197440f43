import { zoned } from '../../domain/time';
import { type Doubts, shown } from './doubts';
import { clockNear, MOMENT, MOMENT_GROUPS, resolved, type Written, writtenOf } from './pastedMoments';

const VERB =
  '(?:联合|共同|继续|更新|变更|升级|降级|解除|正式|将|再次|重新)*(?:发布|解除|撤销|变更|升级|降级|更新|签发)(?!的)';
const LABELLED = new RegExp(`(?:发布|签发|制发|成文|发文|解除|变更)(?:时间|日期)[:为]?\\s*(${MOMENT})`, 'g');
const BEFORE_VERB = new RegExp(
  `(?<!(?:原|此前|前期|将|解除|撤销|取消)[^,。;\\n]{0,12})(${MOMENT})[^,。;:\\n\\d]{0,24}?${VERB}`,
  'g',
);
const ALONE = new RegExp(`^\\s*(${MOMENT})\\s*$|[\\[(【]\\s*(${MOMENT})(?:发布|签发)?\\s*[\\])】]`, 'gm');
/** A day without a clock, on a line of its own or in Chinese numbers: the date under a letter. */
const DAY_ALONE =
  /^\s*(\d{4}年\d{1,2}月\d{1,2}日|[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)\s*$/m;

function writtenBy(pattern: RegExp, text: string): readonly Written[] {
  return [...text.matchAll(pattern)].map((match) => {
    const from = match[1] === undefined ? 2 + MOMENT_GROUPS : 1;
    return writtenOf(match, from + 1, match[from] ?? '');
  });
}

const FAR_MS = 7 * 86_400_000;
const AHEAD_MS = 10 * 60_000;

/**
 * When a pasted text was issued, UTC ms: a labelled 发布时间, the time before 发布, or a time that stands alone. A missing year or month is the one next to
 * `now`; a clock without a day, a date without a clock and two different times are doubts. A time ahead of `now` or a week from it is kept and asked about.
 */
export function issuedIn(text: string, now: number, book: Doubts): number | null {
  const said = [...writtenBy(LABELLED, text), ...writtenBy(BEFORE_VERB, text)];
  const written = said.length > 0 ? said : writtenBy(ALONE, text);
  const [first] = written;
  if (!first) {
    const day = DAY_ALONE.exec(text)?.[1];
    book.doubt('issuedAt', day === undefined ? 'missing' : 'ambiguous', day ?? '', []);
    return null;
  }
  const dated = written.filter(({ day, relative }) => day !== null || relative !== null);
  if (dated.length === 0) {
    const choices = [0, -1]
      .flatMap((shift) => clockNear(first, now, shift) ?? [])
      .filter((at) => at <= now + AHEAD_MS);
    book.doubt('issuedAt', 'ambiguous', first.words, choices.map(shown));
    return null;
  }
  const moments = dated.map((one) => resolved(one, now));
  if (moments.includes(null)) {
    const bad = dated[moments.indexOf(null)];
    const isNight = bad?.relative !== null && zoned(now).hour < 6;
    book.doubt('issuedAt', isNight ? 'ambiguous' : 'unlikely', bad?.words ?? '', []);
    return null;
  }
  const at = book.value(
    'issuedAt',
    moments.flatMap((one) => one ?? []),
  );
  if (at !== null && (at > now + AHEAD_MS || at < now - FAR_MS)) {
    book.doubt('issuedAt', 'unlikely', dated[0]?.words ?? '', []);
  }
  return at;
}
