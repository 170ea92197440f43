import type { ImportedLine } from '../../../shared/imports/readLine';
import { type Db, statement } from '../db/statement';
import { insertLine, insertSystemLine } from '../log/line';
import type { FactOf, Projectors } from '../projections/body';
import { type Batch, batchById } from './read';

function batchOf(db: Db, id: string): Batch {
  const batch = batchById(db, id);
  if (!batch) throw new Error(`the import ${id} is not known`);
  return batch;
}

/** A line keeps the times, the author and the words that it had; it belongs to no shift of this room. */
function placeLine(db: Db, fact: FactOf<'import.placed'>, batch: Batch, line: ImportedLine): void {
  insertLine(db, fact, {
    id: `${fact.subject}:${line.row}`,
    kind: line.kind,
    text: line.text,
    system: null,
    occurredAt: line.occurredAt,
    receivedAt: line.receivedAt,
    author:
      line.author === ''
        ? { accountId: batch.authorId, name: batch.authorName }
        : { accountId: null, name: line.author },
    incidentId: null,
    caller: line.caller,
    handling: line.handling,
    correctsId: null,
    isOfNoShift: true,
    more: {
      leaderWords: line.leaderWords,
      result: line.result,
      doneAt: line.doneAt,
      paperSerial: line.paperSerial,
      attachments: [],
      importId: fact.subject,
    },
  });
}

export const importsProjectors: Projectors = {
  'import.started': (db, fact) => {
    const { fileName, sha256, format, source, good, bad, headings, map, author } = fact.body;
    statement(
      db,
      `INSERT INTO imports (id, file_name, sha256, format, source, good, bad, headings, map, state, started_at, author_id, author_name)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'writing', ?, ?, ?)`,
    ).run(
      fact.subject,
      fileName,
      sha256,
      format,
      source,
      good,
      bad,
      JSON.stringify(headings),
      JSON.stringify(map),
      fact.at,
      author.accountId,
      author.name,
    );
  },
  'import.lines': (db, fact) => {
    statement(db, 'INSERT INTO import_slices (import_id, slice, lines) VALUES (?, ?, ?)').run(
      fact.subject,
      fact.body.slice,
      JSON.stringify(fact.body.lines),
    );
  },
  'import.finished': (db, fact) => {
    statement(db, "UPDATE imports SET state = 'placing', finished_at = ?, slices = ? WHERE id = ?").run(
      fact.at,
      fact.body.slices,
      fact.subject,
    );
    const { fileName, source, good, bad, sha256 } = batchOf(db, fact.subject);
    insertSystemLine(db, fact, { fileName, source, lines: good, bad, sha256: sha256.slice(0, 16) }, null);
  },
  'import.placed': (db, fact) => {
    const { slice, isLast } = fact.body;
    const row = statement<[string, number], { lines: string }>(
      db,
      'SELECT lines FROM import_slices WHERE import_id = ? AND slice = ?',
    ).get(fact.subject, slice);
    if (!row) throw new Error(`the slice ${slice} of the import ${fact.subject} is gone`);
    const batch = batchOf(db, fact.subject);
    for (const line of JSON.parse(row.lines) as ImportedLine[]) placeLine(db, fact, batch, line);
    statement(db, 'DELETE FROM import_slices WHERE import_id = ? AND slice = ?').run(fact.subject, slice);
    statement(db, 'UPDATE imports SET placed = placed + 1, state = ? WHERE id = ?').run(
      isLast ? 'done' : 'placing',
      fact.subject,
    );
  },
  'import.abandoned': (db, fact) => {
    statement(db, 'DELETE FROM import_slices WHERE import_id = ?').run(fact.subject);
    statement(db, "UPDATE imports SET state = 'abandoned' WHERE id = ?").run(fact.subject);
  },
  'import.withdrawn': (db, fact) => {
    const { entryId, reason, author } = fact.body;
    const { good, source, fileName } = batchOf(db, fact.subject);
    insertLine(db, fact, {
      id: entryId,
      kind: 'note',
      text: `撤销导入的 ${good} 行（${source}，${fileName}）：${reason}`,
      system: null,
      occurredAt: null,
      receivedAt: fact.at,
      author,
      incidentId: null,
      caller: null,
      handling: '',
      correctsId: null,
    });
    statement(
      db,
      `UPDATE imports SET state = 'striking', withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ?, withdrawal_id = ? WHERE id = ?`,
    ).run(fact.at, author.name, reason, entryId, fact.subject);
  },
  'import.struck': (db, fact) => {
    const { upTo, isLast } = fact.body;
    const { struckTo, withdrawalId } = batchOf(db, fact.subject);
    statement(
      db,
      `UPDATE log_entries SET withdrawn_by_id = ?, pinned_at = NULL
       WHERE import_id = ? AND number > ? AND number <= ? AND withdrawn_by_id IS NULL`,
    ).run(withdrawalId, fact.subject, struckTo, upTo);
    statement(db, 'UPDATE imports SET struck_to = ?, state = ? WHERE id = ?').run(
      upTo,
      isLast ? 'withdrawn' : 'striking',
      fact.subject,
    );
  },
};
