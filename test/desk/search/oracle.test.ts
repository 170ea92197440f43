import { expect, test } from 'vitest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { searchDigests } from '../../../electron/desk/search/content';
import { LINE_COLUMNS, type LineRow, plainLine } from '../../../electron/desk/search/lineText';
import { NO_FILTER } from '../../../shared/contract/areas/search';
import type { OutputOf } from '../../../shared/contract/procedures';
import { classOf, plain } from '../../../shared/search/text';
import { aLine, type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { array, assert, asyncProperty, constantFrom, oneof, string, tuple } from '../../helpers/fc.ts';

/** Few characters of every sort, so that texts and terms meet often: plain and rare Chinese, pairs of surrogates, emoji, both widths, signs. */
const CHARS = [
  ...'暴雨值班室枫坪镇三3人0012３ＡaBb雨暴，。-—:（） ',
  '𠮷',
  '𪚥',
  '🌧️',
  '🚒',
  'é',
  'é',
  'ﬁ',
  '㎡',
  '①',
  'ё',
];
const piece = oneof(
  constantFrom(...CHARS),
  constantFrom('暴雨', '值班室', '13905930001', 'G324', '枫坪镇', 'ab12'),
);
const anyText = array(piece, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(''));
const anyTerm = oneof(
  array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  string({ unit: 'binary', minLength: 1, maxLength: 3 }).filter((text) => text.isWellFormed()),
);

/** The rule in its plainest form: every term stands in the text; one or two letters or digits alone stand where a run of them begins. */
function isFound(text: string, typed: string): boolean {
  const terms = [...typed.matchAll(/["“”]([^"“”]+)["“”]|([^\s"“”]+)/gu)]
    .map((match) => plain(match[1] ?? match[2] ?? '').trim())
    .filter((term) => [...term].some((char) => classOf(char) !== 'gap'));
  return terms.every((term) => {
    const [run] = /^[a-z0-9]+/.exec(term) ?? [''];
    const isAlone =
      run.length <= 2 && run !== '' && [...term.slice(run.length)].every((c) => classOf(c) === 'gap');
    if (!isAlone) return text.includes(term);
    const places = [...text.matchAll(/[a-z0-9]+/g)].map(({ index }) => index);
    return places.some((at) => text.startsWith(term, at));
  });
}

const hasTerms = (typed: string): boolean => [...plain(typed)].some((char) => classOf(char) !== 'gap');

async function numbersFound(room: DeskRoom, text: string): Promise<number[]> {
  const numbers: number[] = [];
  let before: number | null = null;
  do {
    const page: OutputOf<'search.lines'> = await room.call('search.lines', {
      text,
      filter: NO_FILTER,
      before,
      limit: 7,
    });
    numbers.push(...page.hits.map(({ entry }) => entry.number));
    before = page.next;
  } while (before !== null);
  return numbers;
}

test('the index finds what a reading of every line finds, for any texts and terms', {
  timeout: 240_000,
}, async () => {
  const room = await makeRoom();
  let hits = 0;
  await assert(
    asyncProperty(
      array(tuple(anyText, anyText), { minLength: 1, maxLength: 6 }),
      array(anyTerm, { minLength: 6, maxLength: 12 }),
      async (lines, terms) => {
        for (const [text, handling] of lines) {
          if (text.trim() === '') continue;
          await room.call('log.append', {
            ...aLine(text),
            entryId: room.newId(),
            handling: handling.slice(0, 40),
            caller: { unit: '枫坪镇值班室', name: '单三', post: '', phone: '13905930001' },
          });
        }
        const rows = room.db
          .prepare<[], LineRow>(`SELECT ${LINE_COLUMNS} FROM log_entries ORDER BY number DESC`)
          .all()
          .map((row) => ({ number: row.number, text: plainLine(row) }));
        for (const typed of terms) {
          if (!hasTerms(typed) || typed.includes('\0')) continue;
          const expected = rows.filter(({ text }) => isFound(text, typed)).map(({ number }) => number);
          expect({ typed, found: await numbersFound(room, typed) }).toEqual({ typed, found: expected });
          const { count } = await room.call('search.countLines', { text: typed, filter: NO_FILTER });
          expect({ typed, count }).toEqual({ typed, count: expected.length });
          hits += expected.length;
        }
      },
    ),
    { numRuns: 40, seed: 2_026 },
  );
  const before = searchDigests(room.db);
  rebuildProjections(room.db);
  expect(searchDigests(room.db)).toEqual(before);
  expect(hits).toBeGreaterThan(500);
  expect(room.problems).toEqual([]);
  room.dispose();
});
