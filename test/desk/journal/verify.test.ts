import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../../electron/desk/db/statement';
import {
  ALGORITHM,
  digestBody,
  entryMessage,
  hashEntry,
  headMessage,
} from '../../../electron/desk/journal/canonical';
import { appendFacts, type JournalKeys, readHead } from '../../../electron/desk/journal/journal';
import { newSigningKey, type SigningKey, sign } from '../../../electron/desk/journal/keys';
import { verifyJournal } from '../../../electron/desk/journal/verify';
import { tempFolder } from '../../helpers/deskRoom';
import { type BareJournal, bareJournal, dropTriggers, emptySchema, START, shortFact } from './bareJournal';

const ROWS = 12;
const bad = (seq: number, reason: string, origin = 's.1') => ({ origin, seq, reason });

let journal: BareJournal;
let db: Db;

beforeEach(() => {
  journal = bareJournal(ROWS);
  db = journal.db;
  dropTriggers(db);
});

const verdict = () => verifyJournal(db, journal.seatKey);

/** A row as an attacker writes it: chained and hashed right, signed with whatever is at hand. */
function forgeRow(
  key: SigningKey | null,
  keys: JournalKeys = journal.keys,
  seq = readHead(db, keys.origin).seq + 1,
  prev = readHead(db, keys.origin).hash,
  hlc = '1999999999999-000000',
  body = '{"t":"forged"}',
): Buffer {
  const salt = Buffer.alloc(16, 1);
  const fields = { room: keys.room, origin: keys.origin, seq, hlc, at: START, actor: 'a1', kind: 'note' };
  const bodyDigest = digestBody(salt, body);
  const hash = hashEntry(prev, { ...fields, subject: 'forged', bodyDigest, alg: ALGORITHM });
  const sig = key ? sign(key, entryMessage(hash)) : Buffer.alloc(64);
  db.prepare(
    `INSERT INTO journal (room, origin, seq, hlc, at, actor, kind, subject, salt, body, alg, prev, hash, sig)
     VALUES (?, ?, ?, ?, ?, 'a1', 'note', 'forged', ?, ?, ?, ?, ?, ?)`,
  ).run(keys.room, keys.origin, seq, hlc, START, salt, body, ALGORITHM, prev, hash, sig);
  return hash;
}

test('a whole journal verifies, with the number of its rows and its head', () => {
  const head = readHead(db, 's.1');
  expect(verdict()).toEqual({
    ok: true,
    entries: ROWS,
    checkpoints: 0,
    heads: [{ origin: 's.1', seq: ROWS, hash: head.hash.toString('hex') }],
    firstBad: null,
    badRows: 0,
    bad: [],
  });
  expect(verifyJournal(emptySchema()).ok).toBe(true);
});

describe('rows', () => {
  test('a deleted middle row is named', () => {
    db.prepare('DELETE FROM journal WHERE seq = 5').run();
    expect(verdict()).toMatchObject({ ok: false, firstBad: bad(5, 'gap'), badRows: 1 });
  });

  test('a deleted first row is named', () => {
    db.prepare('DELETE FROM journal WHERE seq = 1').run();
    expect(verdict().firstBad).toEqual(bad(1, 'gap'));
  });

  test('a bad row right behind a gap does not hide there', () => {
    db.prepare('DELETE FROM journal WHERE seq = 5').run();
    db.prepare(`UPDATE journal SET body = '{"t":"changed"}' WHERE seq = 6`).run();
    expect(verdict()).toMatchObject({ firstBad: bad(5, 'gap'), badRows: 2 });
  });

  test('a swapped pair is named by its first', () => {
    db.exec('UPDATE journal SET seq = 99 WHERE seq = 5; UPDATE journal SET seq = 5 WHERE seq = 6');
    db.exec('UPDATE journal SET seq = 6 WHERE seq = 99');
    expect(verdict().firstBad).toEqual(bad(5, 'previous_mismatch'));
  });

  test('a pair whose bodies were swapped is named by its first', () => {
    const [five, six] = db.prepare('SELECT salt, body FROM journal WHERE seq IN (5, 6)').all() as {
      salt: Buffer;
      body: string;
    }[];
    const put = db.prepare('UPDATE journal SET salt = ?, body = ? WHERE seq = ?');
    put.run(six?.salt, six?.body, 5);
    put.run(five?.salt, five?.body, 6);
    expect(verdict()).toMatchObject({ firstBad: bad(5, 'hash_mismatch'), badRows: 2 });
  });

  test('a changed row whose chain was computed anew to the end fails by its signatures', () => {
    db.prepare(`UPDATE journal SET body = '{"t":"changed"}' WHERE seq = 5`).run();
    rechain(5);
    expect(verdict()).toMatchObject({ firstBad: bad(5, 'signature'), badRows: ROWS - 5 + 2 });
  });

  test('an inserted row is found where it was put', () => {
    db.exec('UPDATE journal SET seq = seq + 100 WHERE seq > 5');
    db.exec('UPDATE journal SET seq = seq - 99 WHERE seq > 100');
    forgeRow(null, journal.keys, 6, readHash(5));
    expect(verdict().firstBad).toEqual(bad(6, 'signature'));
  });

  test('the walk goes on behind a bad row and counts the others', () => {
    db.exec(`UPDATE journal SET actor = 'x' WHERE seq IN (3, 7, 11)`);
    const all = [3, 7, 11].map((seq) => bad(seq, 'hash_mismatch'));
    expect(verdict()).toMatchObject({ firstBad: all[0], badRows: 3, bad: all });
  });

  test('a row of an algorithm that this version does not know is reported, and the rows behind it are still checked', () => {
    db.exec(`UPDATE journal SET alg = 'sm3-sm2' WHERE seq = 4; UPDATE journal SET actor = 'x' WHERE seq = 9`);
    expect(verdict()).toMatchObject({ firstBad: bad(4, 'unknown_algorithm'), badRows: 2 });
  });

  test('a row that was moved into another room is named', () => {
    db.exec(`UPDATE journal SET room = 'r2' WHERE seq = 4`);
    expect(verdict()).toMatchObject({ firstBad: bad(4, 'wrong_room'), badRows: 1 });
  });

  test('a row with a number below one is named, and so is the number that it left', () => {
    db.pragma('ignore_check_constraints = ON');
    db.exec('UPDATE journal SET seq = -3 WHERE seq = 4');
    expect(verdict().bad).toEqual([bad(-3, 'bad_number'), bad(4, 'gap')]);
  });

  test('a journal that is bad throughout names a hundred rows and counts all', () => {
    journal = bareJournal(300);
    db = journal.db;
    dropTriggers(db);
    db.exec(`UPDATE journal SET actor = 'x'`);
    expect(verdict()).toMatchObject({ firstBad: bad(1, 'hash_mismatch'), badRows: 300 });
    expect(verdict().bad).toHaveLength(100);
  });

  function readHash(seq: number): Buffer {
    const row = db.prepare('SELECT hash FROM journal WHERE seq = ?').get(seq) as { hash: Buffer };
    return row.hash;
  }

  /** Computes prev and hash anew from a row on, and an unsigned head for them, as somebody without the key would. */
  function rechain(from: number): void {
    let prev = readHash(from - 1);
    const rows = db.prepare('SELECT * FROM journal WHERE seq >= ? ORDER BY seq').all(from) as (Parameters<
      typeof hashEntry
    >[1] & { salt: Buffer; body: string })[];
    for (const row of rows) {
      const hash = hashEntry(prev, { ...row, bodyDigest: digestBody(row.salt, row.body) });
      db.prepare('UPDATE journal SET prev = ?, hash = ? WHERE seq = ?').run(prev, hash, row.seq);
      prev = hash;
    }
    db.prepare('UPDATE journal_head SET hash = ?').run(prev);
  }
});

describe('storage types', () => {
  const TEXTS = ['room', 'origin', 'hlc', 'actor', 'kind', 'subject', 'body', 'alg'] as const;
  const BLOBS = ['salt', 'prev', 'hash', 'sig'] as const;
  /** STRICT refuses the change, so the schema is rewritten first; a tool can do that. */
  function unstrict(table: string): void {
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    db.prepare("UPDATE sqlite_schema SET sql = replace(sql, 'STRICT, ', '') WHERE name = ?").run(table);
    db.pragma('writable_schema = RESET');
    db.unsafeMode(false);
  }

  beforeEach(() => unstrict('journal'));

  test.each(TEXTS)('text that became a blob of the same bytes is found: %s', (column) => {
    db.exec(`UPDATE journal SET ${column} = CAST(${column} AS BLOB) WHERE seq = 6`);
    const changed = db.prepare(
      `SELECT typeof(${column}) AS type FROM journal WHERE typeof(${column}) = 'blob'`,
    );
    expect(changed.get()).toEqual({ type: 'blob' });
    const found = verdict();
    // A blob sorts behind every text: a row whose origin is one is missing from its place.
    expect(found.firstBad).toEqual(column === 'origin' ? bad(6, 'gap') : bad(6, 'storage_type'));
  });

  test.each(BLOBS)('a blob that became text of the same bytes is found: %s', (column) => {
    db.exec(`UPDATE journal SET ${column} = CAST(${column} AS TEXT) WHERE seq = 6`);
    expect(verdict().firstBad).toEqual(bad(6, 'storage_type'));
  });

  test('a number that became text is found', () => {
    db.pragma('ignore_check_constraints = ON');
    // The column's affinity would turn the text back, so it goes too.
    db.exec(`UPDATE journal SET at = CAST(CAST(at AS TEXT) AS BLOB) WHERE seq = 6`);
    expect(verdict().firstBad).toEqual(bad(6, 'storage_type'));
    db.exec(`UPDATE journal SET seq = CAST('4' AS BLOB) WHERE seq = 4`);
    expect(verdict().firstBad).toEqual(bad(4, 'gap'));
  });

  test('a head whose values changed their type is found', () => {
    unstrict('journal_head');
    db.exec('UPDATE journal_head SET hash = CAST(hash AS TEXT)');
    expect(verdict().firstBad).toEqual(bad(ROWS, 'storage_type'));
  });

  test('a body whose bytes are not UTF-8 any more but read the same is found', () => {
    const key = newSigningKey();
    journal = bareJournal(2, key);
    db = journal.db;
    appendFacts(db, journal.keys, [{ ...shortFact(3), body: { t: '\ufffd' } }], START + 9_000);
    dropTriggers(db);
    const read = db.prepare('SELECT body, CAST(body AS BLOB) AS bytes FROM journal WHERE seq = 3');
    const before = read.get() as { body: string; bytes: Buffer };
    const bytes = Buffer.from(before.bytes);
    bytes[bytes.indexOf(Buffer.from('\ufffd'))] = 0xf0;
    db.prepare('UPDATE journal SET body = CAST(? AS TEXT) WHERE seq = 3').run(bytes);
    const after = read.get() as { body: string; bytes: Buffer };
    expect(after.body).toBe(before.body);
    expect(after.bytes.equals(before.bytes)).toBe(false);
    expect(verdict().firstBad).toEqual(bad(3, 'hash_mismatch'));
  });
});

describe('the tail', () => {
  test('a missing tail is named by the first number that is gone', () => {
    db.prepare('DELETE FROM journal WHERE seq > 8').run();
    expect(verdict()).toMatchObject({ entries: 8, firstBad: bad(9, 'tail_missing'), badRows: 1 });
  });

  test('a missing tail whose head was cut back too is found: the head cannot be signed anew', () => {
    db.prepare('DELETE FROM journal WHERE seq > 8').run();
    db.prepare('UPDATE journal_head SET seq = 8, hash = (SELECT hash FROM journal WHERE seq = 8)').run();
    expect(verdict().firstBad).toEqual(bad(8, 'head_signature'));
  });

  test('a journal that is gone altogether is found by its head, and without a head by the key file', () => {
    db.exec('DELETE FROM journal');
    expect(verdict()).toMatchObject({ entries: 0, firstBad: bad(1, 'tail_missing') });
    db.exec('DELETE FROM journal_head');
    expect(verdict().firstBad).toEqual(bad(1, 'tail_missing', ''));
    expect(verifyJournal(db).ok).toBe(true);
  });

  test('a forged tail row with a right chain and another key is found', () => {
    forgeRow(newSigningKey());
    expect(verdict()).toMatchObject({ firstBad: bad(ROWS + 1, 'signature'), badRows: 2 });
  });

  test('a forged tail row without a signature is found', () => {
    forgeRow(null);
    expect(verdict().firstBad).toEqual(bad(ROWS + 1, 'signature'));
  });

  test('a forged tail row with a head signed by another key is found', () => {
    const other = newSigningKey();
    const hash = forgeRow(other);
    db.prepare('UPDATE journal_head SET seq = ?, hash = ?, sig = ?').run(
      ROWS + 1,
      hash,
      sign(other, headMessage('s.1', ROWS + 1, hash)),
    );
    expect(verdict()).toMatchObject({ firstBad: bad(ROWS + 1, 'signature'), badRows: 2 });
  });

  test('a signature of a row does not pass as the signature of a head', () => {
    const { sig } = db.prepare('SELECT sig FROM journal WHERE seq = 8').get() as { sig: Buffer };
    db.prepare('UPDATE journal_head SET sig = ?').run(sig);
    expect(verdict().firstBad).toEqual(bad(ROWS, 'head_signature'));
  });
});

describe('the head', () => {
  test('a removed head is found', () => {
    db.exec('DELETE FROM journal_head');
    expect(verdict()).toMatchObject({ firstBad: bad(ROWS, 'head_missing'), badRows: 1 });
  });

  test.each([
    ['number', 'UPDATE journal_head SET seq = 11', 'head_signature'],
    ['hash', 'UPDATE journal_head SET hash = zeroblob(32)', 'head_signature'],
    ['signature', 'UPDATE journal_head SET sig = zeroblob(64)', 'head_signature'],
    ['origin', `UPDATE journal_head SET origin = 's.2'`, 'head_missing'],
  ])('a changed head is found: %s', (_what, sql, reason) => {
    db.exec(sql);
    expect(verdict().firstBad).toEqual(bad(ROWS, reason));
  });

  test('an older head, signed as it is, is found', () => {
    const old = bareJournal(ROWS - 1, journal.keys.key);
    const head = old.db.prepare('SELECT seq, hash, sig FROM journal_head').get() as Record<string, unknown>;
    db.prepare('UPDATE journal_head SET seq = @seq, hash = @hash, sig = @sig').run(head);
    expect(verdict().firstBad).toEqual(bad(ROWS, 'tail_unheaded'));
  });
});

describe('keys and origins', () => {
  test('a seat key that is not the one of the first row is found', () => {
    const other = newSigningKey().publicText;
    expect(verifyJournal(db, other)).toMatchObject({ firstBad: bad(1, 'foreign_key_pair'), badRows: 1 });
  });

  test('a public key that was changed in the first row is found', () => {
    const body = JSON.stringify({ publicKey: newSigningKey().publicText });
    db.prepare('UPDATE journal SET body = ? WHERE seq = 1').run(body);
    expect(verdict().firstBad).toEqual(bad(1, 'hash_mismatch'));
    db.prepare(`UPDATE journal SET body = 'no key' WHERE seq = 1`).run();
    expect(verdict().firstBad).toEqual(bad(1, 'no_public_key'));
  });

  /** A further origin as `restore` starts it: its first row carries a key and goes on from a head. */
  function furtherOrigin(from: Buffer, origin: string, key: SigningKey, hlc: string): JournalKeys {
    const keys = { room: 'r1', origin, key };
    const hash = forgeRow(key, keys, 1, from, hlc, JSON.stringify({ publicKey: key.publicText }));
    db.prepare('INSERT INTO journal_head (origin, seq, hash, sig) VALUES (?, 1, ?, ?)').run(
      origin,
      hash,
      sign(key, headMessage(origin, 1, hash)),
    );
    return keys;
  }

  test('an origin that goes on from the head of another verifies with its own key', () => {
    const key = newSigningKey();
    const keys = furtherOrigin(readHead(db, 's.1').hash, 's.2', key, '1999999999999-000000');
    appendFacts(db, keys, [shortFact(1)], START);
    expect(verifyJournal(db, key.publicText)).toMatchObject({ ok: true, entries: ROWS + 2 });
    expect(verdict().firstBad).toEqual(bad(1, 'foreign_origin', 's.2'));
  });

  test('an origin with a key of its own beside the line is found, whatever its age says', () => {
    for (const hlc of ['0000000000000-000000', '1999999999999-000000']) {
      const from = db.prepare('SELECT hash FROM journal WHERE seq = 4').get() as { hash: Buffer };
      furtherOrigin(from.hash, `x${hlc}`, newSigningKey(), hlc);
      expect(verdict().firstBad).toMatchObject({ seq: 1, reason: 'foreign_origin' });
    }
  });

  test('a second origin that starts at zero is found, signed and headed as it may be', () => {
    furtherOrigin(Buffer.alloc(32), 'a.1', newSigningKey(), '0000000000000-000000');
    expect(verdict()).toMatchObject({ firstBad: bad(1, 'foreign_origin', 'a.1'), badRows: 1 });
  });

  test('a second origin that goes on from a row which is not there is found', () => {
    furtherOrigin(Buffer.alloc(32, 9), 'z.1', newSigningKey(), '1999999999999-000000');
    expect(verdict().firstBad).toEqual(bad(1, 'previous_mismatch', 'z.1'));
  });
});

describe('lawful erasure', () => {
  /** Records that a row's body is erased, and erases it. */
  function redact(seq: number, digest?: string): void {
    const row = db.prepare('SELECT salt, body FROM journal WHERE seq = ?').get(seq) as {
      salt: Buffer;
      body: string;
    };
    const hex = digest ?? digestBody(row.salt, row.body).toString('hex');
    const fact = { kind: 'journal.redacted', subject: `s.1:${seq}`, actor: 'a1', body: { digest: hex } };
    appendFacts(db, journal.keys, [fact], START + 99_000);
    db.prepare('UPDATE journal SET salt = NULL, body = NULL WHERE seq = ?').run(seq);
  }

  beforeEach(() => {
    // With its triggers: the lawful way must be open to the program.
    journal = bareJournal(ROWS);
    db = journal.db;
  });

  test('a body that a later fact names may be gone, and everything else still verifies', () => {
    redact(5);
    expect(verdict()).toMatchObject({ ok: true, entries: ROWS + 1 });
    dropTriggers(db);
    db.exec(`UPDATE journal SET actor = 'x' WHERE seq = 5`);
    expect(verdict().firstBad).toEqual(bad(5, 'hash_mismatch'));
  });

  test('a body that is gone without such a fact is found', () => {
    dropTriggers(db);
    db.exec('UPDATE journal SET salt = NULL, body = NULL WHERE seq = 5');
    expect(verdict()).toMatchObject({ firstBad: bad(5, 'body_missing'), badRows: 1 });
  });

  test('a fact that came before the row does not allow it', () => {
    const fact = {
      kind: 'journal.redacted',
      subject: `s.1:${ROWS + 2}`,
      actor: 'a1',
      body: { digest: '00' },
    };
    appendFacts(db, journal.keys, [fact, shortFact(1)], START + 99_000);
    dropTriggers(db);
    db.prepare('UPDATE journal SET salt = NULL, body = NULL WHERE seq = ?').run(ROWS + 2);
    expect(verdict().firstBad).toEqual(bad(ROWS + 2, 'body_missing'));
  });

  test('a fact with another digest, or with a damaged body, does not make the row right', () => {
    redact(5, '00'.repeat(32));
    expect(verdict().firstBad).toEqual(bad(5, 'hash_mismatch'));
    dropTriggers(db);
    db.prepare(`UPDATE journal SET body = '{"digest"' WHERE seq = ?`).run(ROWS + 1);
    expect(verdict()).toMatchObject({ firstBad: bad(5, 'hash_mismatch'), badRows: 2 });
  });

  test('half an erasure is found', () => {
    redact(5);
    dropTriggers(db);
    db.exec(`UPDATE journal SET salt = zeroblob(16) WHERE seq = 5`);
    expect(verdict().firstBad).toEqual(bad(5, 'storage_type'));
  });
});

describe('while lines are being written', () => {
  test('rows that come in between the reading of rows and of heads do no harm', () => {
    const path = `${tempFolder('live')}/live.db`;
    db.prepare('VACUUM INTO ?').run(path);
    const writer = new Database(path);
    writer.pragma('journal_mode = WAL');
    const reader = new Database(path, { readonly: true });
    const prepare = reader.prepare.bind(reader);
    let appended = 0;
    reader.prepare = ((sql: string) => {
      if (sql.includes('journal_head')) {
        writer.transaction(() => appendFacts(writer, journal.keys, [shortFact(1)], START))();
        appended += 1;
      }
      return prepare(sql);
    }) as typeof reader.prepare;
    expect(verifyJournal(reader, journal.seatKey)).toMatchObject({ ok: true, entries: ROWS });
    expect(appended).toBe(1);
    expect(verifyJournal(writer, journal.seatKey)).toMatchObject({ ok: true, entries: ROWS + 1 });
    reader.close();
    writer.close();
  });
});
