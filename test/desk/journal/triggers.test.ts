import { beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../../electron/desk/db/statement';
import { appendFacts } from '../../../electron/desk/journal/journal';
import { type BareJournal, bareJournal, START } from './bareJournal';

let journal: BareJournal;
let db: Db;

beforeEach(() => {
  journal = bareJournal(5);
  db = journal.db;
});

const rows = () => db.prepare('SELECT * FROM journal ORDER BY seq').all();
const COLUMNS = [
  ['room', `'x'`],
  ['origin', `'x'`],
  ['seq', '77'],
  ['hlc', `'x'`],
  ['at', '1'],
  ['actor', `'x'`],
  ['kind', `'x'`],
  ['subject', `'x'`],
  ['salt', 'zeroblob(16)'],
  ['body', `'{}'`],
  ['alg', `'x'`],
  ['prev', 'zeroblob(32)'],
  ['hash', 'zeroblob(32)'],
  ['sig', 'zeroblob(64)'],
] as const;

describe('the journal', () => {
  test('covers every column in these tests', () => {
    const columns = db.pragma('table_info(journal)') as { name: string }[];
    expect(columns.map(({ name }) => name)).toEqual(COLUMNS.map(([name]) => name));
  });

  test.each(COLUMNS)('refuses a change of %s', (column, value) => {
    const before = rows();
    expect(() => db.exec(`UPDATE journal SET ${column} = ${value} WHERE seq = 3`)).toThrow('never changed');
    expect(rows()).toEqual(before);
  });

  test('refuses a change that changes nothing', () => {
    expect(() => db.exec('UPDATE journal SET seq = seq')).toThrow('never changed');
  });

  test('refuses to lose a row, all rows, or a row to a replacement', () => {
    const before = rows();
    expect(() => db.exec('DELETE FROM journal WHERE seq = 5')).toThrow('never deleted');
    expect(() => db.exec('DELETE FROM journal')).toThrow('never deleted');
    for (const verb of ['REPLACE', 'INSERT OR REPLACE', 'INSERT']) {
      expect(() => db.exec(`${verb} INTO journal SELECT * FROM journal WHERE seq = 3`)).toThrow(
        'never replaced',
      );
    }
    expect(rows()).toEqual(before);
  });

  test('refuses to erase a body that no fact names', () => {
    expect(() => db.exec('UPDATE journal SET salt = NULL, body = NULL WHERE seq = 3')).toThrow(
      'never changed',
    );
  });

  test('lets a named body be erased, whole or not at all, and nothing else of the row', () => {
    const fact = { kind: 'journal.redacted', subject: 's.1:3', actor: 'a1', body: { digest: '' } };
    appendFacts(db, journal.keys, [fact], START + 90_000);
    expect(() => db.exec('UPDATE journal SET body = NULL WHERE seq = 3')).toThrow('never changed');
    expect(() => db.exec('UPDATE journal SET salt = NULL WHERE seq = 3')).toThrow('never changed');
    expect(() => db.exec(`UPDATE journal SET salt = NULL, body = NULL, actor = 'x' WHERE seq = 3`)).toThrow(
      'never changed',
    );
    expect(() => db.exec('UPDATE journal SET salt = NULL, body = NULL WHERE seq = 4')).toThrow(
      'never changed',
    );
    db.exec('UPDATE journal SET salt = NULL, body = NULL WHERE seq = 3');
    expect(() => db.exec(`UPDATE journal SET body = '{}' WHERE seq = 3`)).toThrow('never changed');
  });
});
