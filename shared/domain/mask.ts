/**
 * Rule of the masked copy 脱敏副本 (users.md C; room rule): telephone numbers and identity numbers are made unreadable, also inside free text; what
 * is no such number (amounts, times, document numbers, ids of messages) stays. A masked text masks to itself.
 */
const D = '[0-9０-９]';
/** nothing that would make the digits part of a longer number or word */
const BEFORE = '(?<![0-9０-９A-Za-z._〔])';
/** a telephone may follow letters (微信 wx138…), not digits */
const BEFORE_PHONE = '(?<![0-9０-９._〔])';
const AFTER = '(?![0-9０-９A-Za-z_])(?!\\.[0-9])';
/** an amount, not a telephone */
const NO_AMOUNT = '(?!\\s*(?:余|多)?(?:万|亿|元|吨|立方|平方|公顷|亩|毫米|千瓦|人次|字节))';
const GAP = '[ \\u00a0\\u3000-]?';
const COUNTRY = `(?:(?:[+＋]|00)86${GAP})?`;

const IDENTITY = new RegExp(
  `${BEFORE}([1-9]${D}{3})(${D}{2}${GAP}(?:(?:19|20)${D}{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]${D}|3[01])${GAP}${D}{2})(${D}[0-9Xx])${AFTER}`,
  'g',
);
/** the fifteen digits of before 1999 */
const OLD_IDENTITY = new RegExp(
  `${BEFORE}([1-9]${D}{3})(${D}{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]${D}|3[01])${D})(${D}{2})${AFTER}`,
  'g',
);
const MOBILE = new RegExp(
  `${BEFORE_PHONE}(${COUNTRY})([1１][3-9３-９]${D})(${GAP}${D}{4}${GAP})(${D}{4})${AFTER}${NO_AMOUNT}`,
  'g',
);
/** area code and subscriber number; a day such as 20260912 is no subscriber */
const LANDLINE = new RegExp(
  `${BEFORE_PHONE}(${COUNTRY}[(（]?0?[1-9]?${D}{2}[)）]?[ \\u00a0\\u3000-]{0,2})(?!(?:19|20)${D}{2}[01]${D}[0-3]${D}(?!${D}))([2-8]${D}{2,3}${GAP})(${D}{4})${AFTER}${NO_AMOUNT}`,
  'g',
);
/** a local number counts only after a word that says so */
const LOCAL = new RegExp(
  `((?:电话|手机|座机|固话|传真|号码|联系方式|回拨|致电|拨打|来电|TEL|Tel|tel|phone)[^0-9０-９\\n]{0,6})([2-8]${D}{2,3}${GAP})(${D}{4})${AFTER}${NO_AMOUNT}`,
  'g',
);

const crosses = (digits: string): string => digits.replaceAll(/[0-9０-９]/g, '×');
const hidden = (digits: string): string => '×'.repeat(digits.replaceAll(/[^0-9０-９]/g, '').length);

/** A landline has an area code of a leading 0 (or follows +86): without one the digits could be anything. */
function isAreaCode(prefix: string): boolean {
  const digits = prefix.replaceAll(/[^0-9]/g, '');
  return (
    /^(?:0086|86)?0?(?:10|2\d|[3-9]\d{2})$/.test(digits) &&
    (/^0(?!0)/.test(digits) || /86/.test(prefix.slice(0, 4)))
  );
}

/** Free text with its telephone numbers (`138××××0000`, `0591-××××4321`) and identity numbers (`3501××××××××××××1X`) made unreadable. */
export function maskText(text: string): string {
  if (!/[0-9０-９]{4}/.test(text)) return text;
  return text
    .replaceAll(
      IDENTITY,
      (_all, head: string, middle: string, tail: string) => `${head}${hidden(middle)}${tail}`,
    )
    .replaceAll(
      OLD_IDENTITY,
      (_all, head: string, middle: string, tail: string) => `${head}${hidden(middle)}${tail}`,
    )
    .replaceAll(
      MOBILE,
      (_all, country: string, head: string, middle: string, tail: string) =>
        `${country}${head}${crosses(middle)}${tail}`,
    )
    .replaceAll(LANDLINE, (all: string, area: string, middle: string, tail: string) =>
      isAreaCode(area) ? `${area}${crosses(middle)}${tail}` : all,
    )
    .replaceAll(
      LOCAL,
      (_all, word: string, middle: string, tail: string) => `${word}${crosses(middle)}${tail}`,
    );
}

/** What stands in a field for a telephone: everything that is long enough to reach a person; short public numbers such as 119 and 12379 stay. */
export function maskPhone(field: string): string {
  const masked = maskText(field);
  if (masked.includes('×')) return masked;
  return masked.replaceAll(/[0-9０-９](?:[ \u00a0\u3000-]?[0-9０-９]){6,}/g, (run) => {
    const keep = 4;
    const total = run.replaceAll(/[^0-9０-９]/g, '').length;
    let seen = 0;
    return run.replaceAll(/[0-9０-９]/g, (digit) => {
      seen += 1;
      return seen > total - keep ? digit : '×';
    });
  });
}

const TWO_CHARACTER_SURNAMES = new Set(
  '欧阳 上官 司马 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 轩辕 夏侯 端木 百里 南宫 西门 独孤 呼延'.split(
    ' ',
  ),
);

/** The name of a person as it is shown to whoever did not ask for it: the surname (陈×, 欧阳×), of other scripts the first letter. Nothing stays nothing. */
export function maskName(name: string): string {
  const letters = [...name.trim()];
  if (letters.length === 0) return '';
  const isChinese = /^\p{Script=Han}/u.test(name.trim());
  if (!isChinese) return `${letters[0]}××`;
  const surname = letters.slice(0, 2).join('');
  const kept = letters.length > 2 && TWO_CHARACTER_SURNAMES.has(surname) ? 2 : 1;
  return `${letters.slice(0, kept).join('')}${'×'.repeat(Math.min(2, Math.max(1, letters.length - kept)))}`;
}
