import type { Locale } from '../../../../shared/wording/labels';

export type Words = Readonly<Record<Locale, string>>;

/** What one check of the doctor found. `fail` ends the command with 1, `warn` does not. */
export type Finding = {
  readonly check: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly words: Words;
  /** what to do about it; nothing where all is well */
  readonly advice: Words | null;
};

export const fine = (check: string, zh: string, en: string): Finding => ({
  check,
  state: 'ok',
  words: { zh, en },
  advice: null,
});

export const found = (
  check: string,
  state: 'warn' | 'fail',
  words: readonly [zh: string, en: string],
  advice: readonly [zh: string, en: string],
): Finding => ({
  check,
  state,
  words: { zh: words[0], en: words[1] },
  advice: { zh: advice[0], en: advice[1] },
});

export const RESTORE_ADVICE = [
  '不要动原文件；用 `watchdesk restore 备份 --home 新文件夹` 恢复，或打开值守台按屏幕上的步骤做。',
  'Leave the files as they are; restore with `watchdesk restore BACKUP --home NEW`, or start the console and follow its screen.',
] as const;
