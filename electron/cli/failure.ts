import type { AppError } from '../../shared/contract/errors';
import { errorText } from '../../shared/wording/errors';
import type { Locale } from '../../shared/wording/labels';
import { REFUSED, UNOPENABLE, USAGE } from './io';

/** Why a command ends without being done: its exit code, a code for programs and words for people. */
export class Failure extends Error {
  readonly exit: number;
  readonly code: string;
  readonly words: Readonly<Record<Locale, string>>;
  readonly field: string | undefined;

  constructor(exit: number, code: string, words: Readonly<Record<Locale, string>>, field?: string) {
    super(words.en);
    this.exit = exit;
    this.code = code;
    this.words = words;
    this.field = field;
  }
}

/** The command was not called as it must be; the usage is shown too. */
export const usage = (zh: string, en: string): Failure => new Failure(USAGE, 'usage', { zh, en });

/** The command was understood and is not done. */
export const refused = (code: string, zh: string, en: string): Failure =>
  new Failure(REFUSED, code, { zh, en });

/** A typed refusal of the desk in its own words. */
export function refusedBy(error: AppError): Failure {
  const words = { zh: errorText(error, 'zh'), en: errorText(error, 'en') };
  return new Failure(REFUSED, error.code, words, error.field);
}

/** The data folder cannot be opened; nothing was touched. */
export function unopenable(code: string, detail: string): Failure {
  const words = openWords(code);
  const behind = detail === '' ? '' : ` (${detail})`;
  return new Failure(UNOPENABLE, code, { zh: words.zh + behind, en: words.en + behind });
}

function openWords(code: string): Readonly<Record<Locale, string>> {
  switch (code) {
    case 'data_missing':
      return {
        zh: '这个文件夹里没有值班室的数据。',
        en: 'There is no room’s data in this folder.',
      };
    case 'schema_newer':
    case 'data_corrupt':
    case 'read_only':
    case 'disk_full':
    case 'locked_by_other':
      return { zh: errorText({ code }, 'zh'), en: errorText({ code }, 'en') };
    default:
      return { zh: '数据打不开。', en: 'The data cannot be opened.' };
  }
}
