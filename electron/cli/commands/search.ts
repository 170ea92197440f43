import type { HitCount, LineHit, ThingHit } from '../../../shared/contract/areas/search';
import { NO_FILTER } from '../../../shared/contract/areas/search';
import type { OutputOf } from '../../../shared/contract/procedures';
import { stamp } from '../../../shared/domain/time';
import { LONGEST_QUERY, parseQuery } from '../../../shared/search/query';
import { type Locale, labels } from '../../../shared/wording/labels';
import { thingLabels } from '../../../shared/wording/searchLabels';
import { systemLine } from '../../../shared/wording/systemLines';
import { answer, type Context, wholeNumber } from '../context';
import { type Door, openDoor } from '../door';
import { usage } from '../failure';
import { DONE } from '../io';
import { answered, credentialsOf, signIn } from '../signIn';

const USUAL_LIMIT = 50;
const MOST = 10_000;
const PAGE = 100;
const THINGS = 20;

/** `search TEXT`: the newest lines of the log with all words, and whatever else in the room has them. Works beside a running console. */
export async function run(context: Context): Promise<number> {
  const text = context.files.join(' ').trim();
  if (text === '') throw usage('缺少要找的文字。', 'The text to look for is missing.');
  if (text.length > LONGEST_QUERY || parseQuery(text).length === 0)
    throw usage(
      `要找的文字至少有一个字、字母或数字，最多 ${LONGEST_QUERY} 个字。`,
      `The text needs a character, letter or digit, and has at most ${LONGEST_QUERY}.`,
    );
  const limit = wholeNumber(context, 'limit', 1, MOST) ?? USUAL_LIMIT;
  const credentials = credentialsOf(context);
  const door = await openDoor(context);
  try {
    const as = await signIn(door, credentials);
    const all = answered<'search.all'>(
      await door.call(
        'search.all',
        { text, lines: Math.min(limit, PAGE), things: Math.min(limit, THINGS) },
        as,
      ),
    );
    const lines = [...all.lines, ...(await further(door, as, text, all.lines, limit))];
    if (all.filling !== null) context.io.stderr(`${fillingWords(all.filling, context.locale)}\n`);
    const { lineCount, groups } = all;
    await answer(context, { ok: true, text, lineCount, lines, groups }, wordsOf(lines, lineCount, groups));
    return DONE;
  } finally {
    await door.close();
  }
}

/** Page after page until there are as many lines as were asked for. */
async function further(
  door: Door,
  as: string,
  text: string,
  first: readonly LineHit[],
  limit: number,
): Promise<LineHit[]> {
  const lines: LineHit[] = [];
  let before = first.length < Math.min(limit, PAGE) ? null : (first.at(-1)?.entry.number ?? null);
  while (before !== null && first.length + lines.length < limit) {
    const input = {
      text,
      filter: NO_FILTER,
      before,
      limit: Math.min(PAGE, limit - first.length - lines.length),
    };
    const page = answered<'search.lines'>(await door.call('search.lines', input, as));
    lines.push(...page.hits);
    before = page.next;
  }
  return lines;
}

type Groups = OutputOf<'search.all'>['groups'];

function wordsOf(lines: readonly LineHit[], count: HitCount, groups: Groups): Record<Locale, string> {
  const of = (locale: Locale): string => {
    const parts = groups.flatMap((group) => [
      `${thingLabels(locale)[group.kind]} ${countText(group.count)}`,
      ...group.hits.map(thingText),
    ]);
    const head = `${locale === 'zh' ? '日志' : 'Log'} ${countText(count)}`;
    return [...parts, head, ...lines.map((line) => lineText(line, locale))].join('\n');
  };
  return { zh: of('zh'), en: of('en') };
}

const countText = ({ count, isMore }: HitCount): string => `${count}${isMore ? '+' : ''}`;

const thingText = ({ at, number, title, found }: ThingHit): string =>
  `  ${[at === 0 ? '' : stamp(at), number, title.text, found?.text ?? ''].filter((part) => part !== '').join('  ')}`;

function lineText({ entry }: LineHit, locale: Locale): string {
  const words = entry.system ? systemLine(entry.system.fact, entry.system.params, locale) : entry.text;
  const { unit = '', name = '', phone = '' } = entry.caller ?? {};
  const kind = labels(locale).logKind[entry.kind];
  const cells = [
    `${entry.number}`,
    stamp(entry.receivedAt),
    kind,
    `${unit} ${name} ${phone}`.trim(),
    words,
    entry.handling,
  ];
  // One line of the log is one line of the output.
  return `  ${cells
    .filter((cell) => cell !== '')
    .join('  ')
    .replaceAll(/\s*\n\s*/gu, ' ')}`;
}

function fillingWords(filling: { readonly done: number; readonly total: number }, locale: Locale): string {
  const percent = Math.floor((filling.done / Math.max(1, filling.total)) * 100);
  return locale === 'zh'
    ? `索引建立中 ${percent} %：较早的日志还搜不到；打开值守台会继续建立。`
    : `The index is being built (${percent} %): older lines are not found yet; the console goes on with it.`;
}
