import type { AttemptResult } from '../domain/callouts';
import { DAY_MS, dayOf, MINUTE_MS, startOfDay } from '../domain/time';

/** What one line of the paper sheet says about a row. */
export type SheetLine =
  | {
      readonly does: 'attempt';
      readonly line: number;
      readonly row: number;
      readonly result: AttemptResult;
      readonly spoke: 'self' | 'deputy' | 'other' | 'nobody';
      readonly who: string;
      readonly note: string;
      readonly at: number | null;
    }
  | {
      readonly does: 'feedback';
      readonly line: number;
      readonly row: number;
      readonly isOnPost: boolean | null;
      readonly evacuated: number | null;
      readonly forces: string;
      readonly difficulties: string;
      readonly at: number | null;
    }
  | {
      readonly does: 'problem';
      readonly line: number;
      readonly text: string;
      readonly problem: SheetProblem;
    };

export const SHEET_PROBLEMS = [
  'no_row',
  'unknown_row',
  'unknown_word',
  'no_name',
  'no_feedback',
  'bad_time',
  'not_a_deputy',
  'dropped',
] as const;
export type SheetProblem = (typeof SHEET_PROBLEMS)[number];

type Word = readonly [RegExp, AttemptResult, 'self' | 'other' | 'nobody'];

/** Longest first: `未复述` before `复述`, `无人` before `无`. */
const WORDS: readonly Word[] = [
  [/^(?:未复述|没复述|没有复述|不复述)/, 'answered_no_readback', 'self'],
  [/^(?:非本人|家属接|家属|别人接|他人接)/, 'answered_not_self', 'other'],
  [/^(?:已应答|应答|已应|应|通了|通|√|✓|ok)/i, 'answered_confirmed', 'self'],
  [/^(?:占线|正忙|占|忙)/, 'busy', 'nobody'],
  [/^(?:无人接听|无人应答|无人接|无人|无应答|没人接|没人|未接|无|×|✗|x)/i, 'no_answer', 'nobody'],
  [/^(?:关机|停机|关)/, 'power_off', 'nobody'],
  [/^(?:空号|错号|号码错|错)/, 'wrong_number', 'nobody'],
  [/^(?:线路不通|线路|不通|断线)/, 'line_down', 'nobody'],
];

/** A time at the end of a line, `02:41` or `2:41`; the day is that of `now`, or the one before when it would lie ahead. */
function takeTime(text: string, now: number): { readonly rest: string; readonly at: number | null } | null {
  const found = /(?:^|\s)(\d{1,2})[:：](\d{2})\s*$/.exec(text);
  if (found === null) return { rest: text.trim(), at: null };
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  if (hour > 23 || minute > 59) return null;
  const at = (startOfDay(dayOf(now)) ?? 0) + (hour * 60 + minute) * MINUTE_MS;
  return { rest: text.slice(0, found.index).trim(), at: at > now + MINUTE_MS ? at - DAY_MS : at };
}

const FULL_WIDTH = /[０-９]/g;
const plainDigits = (text: string): string =>
  text.replaceAll(FULL_WIDTH, (digit) => String(digit.charCodeAt(0) - 0xff10));

type Feedback = Omit<Extract<SheetLine, { does: 'feedback' }>, 'does' | 'line' | 'row' | 'at'>;

/** `转移127 在岗 力量20人 困难：缺车`: whatever is named by no word of its own counts as a difficulty, so that nothing is lost. */
function readFeedback(text: string): Feedback | null {
  let rest = ` ${text} `;
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(rest);
    if (found === null) return null;
    rest = rest.replace(found[0], ' ');
    return (found[1] ?? '').trim();
  };
  const evacuated = take(/(?:已)?转移\s*(\d{1,6})\s*(?:人)?/);
  const isAway = take(/(不在岗|未到岗|没到岗)/) !== null;
  const isThere = !isAway && take(/(已到岗|到岗|在岗|上岗)/) !== null;
  const forces = take(/力量\s*[:：]?\s*([^\s，,；;]+)/);
  const difficulties = take(/困难\s*[:：]?\s*([^，,；;]+)/);
  const other = rest.replaceAll(/[\s，,；;。]+/g, ' ').trim();
  const said = [difficulties ?? '', other].filter((part) => part !== '').join('；');
  if (evacuated === null && !isAway && !isThere && forces === null && said === '') return null;
  return {
    isOnPost: isAway ? false : isThere ? true : null,
    evacuated: evacuated === null ? null : Number(evacuated),
    forces: forces ?? '',
    difficulties: said,
  };
}

const nothing = (text: string): boolean => text.trim() === '' || text.trim().startsWith('#');

function readLine(raw: string, line: number, now: number): SheetLine {
  const text = plainDigits(raw).trim();
  const problem = (name: SheetProblem): SheetLine => ({
    does: 'problem',
    line,
    text: raw.trim(),
    problem: name,
  });
  const head = /^(\d{1,4})(?=\D|$)\s*[.、，,:：)）-]?\s*/.exec(text);
  if (head === null) return problem('no_row');
  const row = Number(head[1]);
  const timed = takeTime(text.slice(head[0].length), now);
  if (timed === null) return problem('bad_time');
  const { rest, at } = timed;
  const told = /^(?:反馈|回报|报)\s*[:：]?\s*(.*)$/.exec(rest);
  if (told !== null) {
    const feedback = readFeedback(told[1] ?? '');
    return feedback === null ? problem('no_feedback') : { does: 'feedback', line, row, ...feedback, at };
  }
  const deputy = /^代(?:答|接)?\s*[:：]?\s*(\S*)\s*(.*)$/.exec(rest);
  if (deputy !== null) {
    const who = deputy[1] ?? '';
    if (who === '') return problem('no_name');
    const note = deputy[2] ?? '';
    return { does: 'attempt', line, row, result: 'answered_confirmed', spoke: 'deputy', who, note, at };
  }
  for (const [pattern, result, spoke] of WORDS) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    const note = rest.slice(found[0].length).replace(/^[\s，,、:：]+/, '');
    return { does: 'attempt', line, row, result, spoke, who: '', note, at };
  }
  return problem('unknown_word');
}

/**
 * Reads what the second officer wrote on the numbered sheet, one result a line: `17 应`, `18 无`, `19 占线`, `20 代 张三`, `21 停机`,
 * `17 反馈 转移127`; a time may stand at the end. A line that is not understood is named and not guessed.
 */
export function readSheet(text: string, now: number): SheetLine[] {
  return text
    .split(/\r?\n/)
    .map((raw, place) => ({ raw, line: place + 1 }))
    .filter(({ raw }) => !nothing(raw))
    .map(({ raw, line }) => readLine(raw, line, now));
}
