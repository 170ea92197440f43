import { resolve } from 'node:path';
import type { WarningFileResult } from '../../../shared/contract/areas/warningFiles';
import type { ImportOutcome } from '../../../shared/contract/areas/warnings';
import type { Locale } from '../../../shared/wording/labels';
import { fileProblemText } from '../../../shared/wording/warningFileLines';
import type { Context } from '../context';
import { openDoor } from '../door';
import { usage } from '../failure';
import { DONE, REFUSED } from '../io';
import { answered, credentialsOf, signIn } from '../signIn';

const OUTCOMES: Readonly<Record<Exclude<ImportOutcome, 'refused'>, Readonly<Record<Locale, string>>>> = {
  recorded: { zh: '已登记', en: 'recorded' },
  updated: { zh: '已更新', en: 'updated' },
  outdated: { zh: '迟到，已有更新的', en: 'late; a newer one is here' },
  lifted: { zh: '已解除', en: 'lifted' },
  held: { zh: '待关联', en: 'held until it is linked' },
  noted: { zh: '存记', en: 'noted' },
  known: { zh: '已经有了', en: 'known already' },
};

const isRefused = ({ results, problems }: WarningFileResult): boolean =>
  problems.length > 0 || results.some(({ outcome }) => outcome === 'refused');

/**
 * `warnings import`: the messages of each file (CAP 1.2, JSON of the feed, a pasted text without doubts) go into the room, each by itself. With --json one
 * JSON document per file. Sent again nothing changes. Exit 1 when anything was refused or is left to an officer.
 */
export async function run(context: Context): Promise<number> {
  if (context.files.length === 0) throw usage('至少写一个文件。', 'Name a file.');
  const credentials = credentialsOf(context);
  const door = await openDoor(context);
  try {
    const as = await signIn(door, credentials);
    let anyRefused = false;
    for (const name of context.files) {
      const path = resolve(context.io.cwd, name);
      const file = answered<'warning.takeFile'>(await door.call('warning.takeFile', { path }, as));
      anyRefused ||= isRefused(file);
      const document = { ok: !isRefused(file), file: name, ...file };
      await context.io.stdout(
        context.json ? `${JSON.stringify(document)}\n` : wordsOf(name, file, context.locale),
      );
    }
    return anyRefused ? REFUSED : DONE;
  } finally {
    await door.close();
  }
}

function wordsOf(name: string, { results, problems }: WarningFileResult, locale: Locale): string {
  const refused = { zh: '没有导入', en: 'not taken in' }[locale];
  const lines = [
    ...results.map(({ outcome, title, reason }) =>
      outcome === 'refused'
        ? `${refused}: ${fileProblemText({ code: reason ?? '', where: null, title }, locale)}`
        : `${OUTCOMES[outcome][locale]}: ${title}`,
    ),
    ...problems.map((problem) => `${refused}: ${fileProblemText(problem, locale)}`),
  ];
  return `${name}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
