import { parseFutureTime, parsePastTime } from '../../app/time';

/** Why a value was not taken; each has words in the catalogue `forms`. */
export type Problem =
  | 'empty'
  | 'too_long'
  | 'not_a_time'
  | 'not_a_due_time'
  | 'not_a_number'
  | 'not_in_range'
  | 'not_taken';
export type Problems = Readonly<Record<string, Problem>>;

/** The nearest moment, before or after now, that the words can mean. */
export function nearestTime(typed: string, now: number): number | null {
  const past = parsePastTime(typed, now);
  const future = parseFutureTime(typed, now);
  if (past === null || future === null) return past ?? future;
  return now - past <= future - now ? past : future;
}

/** Gathers what cannot be read while a form is turned into the input of a call. */
export class Reader {
  readonly problems: Record<string, Problem> = {};
  readonly #now: number;
  constructor(now: number) {
    this.#now = now;
  }

  /** An instant in the past, null when nothing was typed. */
  past(path: string, typed: string): number | null {
    return this.#time(path, typed, parsePastTime, 'not_a_time');
  }

  /** An instant to come, null when nothing was typed. */
  future(path: string, typed: string): number | null {
    return this.#time(path, typed, parseFutureTime, 'not_a_due_time');
  }

  /** An instant before or after now, whichever is nearer: a warning may have begun or be about to. */
  near(path: string, typed: string): number | null {
    return this.#time(path, typed, nearestTime, 'not_a_time');
  }

  #time(
    path: string,
    typed: string,
    parse: (typed: string, now: number) => number | null,
    problem: Problem,
  ): number | null {
    if (typed.trim() === '') return null;
    const at = parse(typed, this.#now);
    if (at === null) this.problems[path] = problem;
    return at;
  }

  /** A whole number from 0, 0 when nothing was typed. */
  count(path: string, typed: string): number {
    const text = typed.normalize('NFKC').trim();
    if (text === '') return 0;
    if (/^\d{1,9}$/.test(text)) return Number(text);
    this.problems[path] = 'not_a_number';
    return 0;
  }
}

type Issue = { readonly path: readonly PropertyKey[]; readonly code: string; readonly message?: string };

/** The issues of the contract's schema, by field path (`caller.phone`). */
export function problemsOf(issues: readonly Issue[]): Problems {
  const found: Record<string, Problem> = {};
  for (const issue of issues) {
    const path = issue.path.map(String).join('.');
    found[path] ??=
      issue.code === 'too_big'
        ? 'too_long'
        : issue.code === 'too_small' || issue.message === 'empty'
          ? 'empty'
          : 'not_taken';
  }
  return found;
}
