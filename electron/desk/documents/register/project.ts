import { documentLabels, registerNumber } from '../../../../shared/wording/documentLabels';
import { documentLine, documentName, unitsText } from '../../../../shared/wording/documentWords';
import { type Db, statement } from '../../db/statement';
import { endDeadline } from '../../deadlines/deadlineRows';
import { insertLine, insertSystemLine, openShiftId } from '../../log/line';
import type { FactOf, Projectors } from '../../projections/body';
import { keepAct } from '../acts';
import { armPlain } from '../deadline';
import { type DocumentRow, documentRow, unitsOf } from './read';

function rowOf(db: Db, id: string): DocumentRow {
  const row = documentRow(db, id);
  if (row === undefined) throw new Error(`the document ${id} is not in the register`);
  return row;
}

type Registered = FactOf<'document.received'> | FactOf<'document.sent'>;

const isReceived = (fact: Registered): fact is FactOf<'document.received'> =>
  fact.kind === 'document.received';

function register(db: Db, fact: Registered): void {
  const { body } = fact;
  const isIn = isReceived(fact);
  const isOver = body.demand === 'file' || body.demand === 'none';
  statement(
    db,
    `INSERT INTO documents (id, direction, year, number, unit, doc_number, title, way, urgency, at, copies, pages, place, confidential,
       demand, demand_text, due_at, report_due_at, owner, incident_id, answers_id, shift_id, state, outcome, finished_at, line_id,
       recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    fact.subject,
    isIn ? 'incoming' : 'outgoing',
    body.year,
    body.number,
    isIn ? fact.body.unit : unitsText((fact as FactOf<'document.sent'>).body.units),
    body.docNumber,
    body.title,
    body.way,
    body.urgency,
    body.at,
    body.copies,
    body.pages,
    body.place,
    Number(body.confidential),
    body.demand,
    body.demandText,
    body.dueAt,
    isIn ? fact.body.reportDueAt : null,
    body.owner,
    body.incidentId,
    isIn ? null : (fact as FactOf<'document.sent'>).body.answersId,
    openShiftId(db),
    isOver ? 'finished' : 'open',
    body.demand === 'file' ? 'filed' : null,
    isOver ? body.at : null,
    fact.subject,
    fact.at,
    body.author.name,
  );
}

const LINE_KINDS: Readonly<Record<string, 'fax' | 'platform' | 'note'>> = {
  fax: 'fax',
  platform: 'platform',
};

/** A line written by a person: counted among the human ones, worded from the register. */
function writeLine(
  db: Db,
  fact: Registered | FactOf<'document.corrected'> | FactOf<'document.voided'>,
  line: {
    readonly id: string;
    readonly corrects?: string;
    readonly withdraws?: string;
    readonly handling?: string;
    readonly text?: string;
  },
): void {
  const row = rowOf(db, fact.subject);
  const words = documentLine(entryOf(row));
  insertLine(db, fact, {
    id: line.id,
    kind: LINE_KINDS[row.way] ?? 'note',
    text: line.text ?? words.text,
    system: null,
    occurredAt: null,
    receivedAt: row.at,
    author: fact.body.author,
    incidentId: row.incident_id,
    caller:
      row.unit === '' || row.direction === 'outgoing'
        ? null
        : { unit: row.unit, name: '', post: '', phone: '' },
    handling: line.handling ?? words.handling,
    correctsId: line.corrects ?? null,
    withdrawsId: line.withdraws ?? null,
    more: {
      leaderWords: '',
      result: '',
      doneAt: row.state === 'finished' ? row.finished_at : null,
      paperSerial: '',
      attachments: [],
      importId: null,
    },
  });
}

function entryOf(row: DocumentRow) {
  return {
    direction: row.direction,
    year: row.year,
    number: row.number,
    unit: row.unit,
    docNumber: row.doc_number,
    title: row.title,
    way: row.way,
    urgency: row.urgency,
    at: row.at,
    copies: row.copies,
    pages: row.pages,
    place: row.place,
    confidential: row.confidential === 1,
    demand: row.demand,
    demandText: row.demand_text,
    dueAt: row.due_at,
    owner: row.owner,
    incidentId: row.incident_id,
  };
}

/** Arms, moves or ends the deadlines of a document so that they stand as its row says. */
function arm(db: Db, id: string, at: number): void {
  const row = rowOf(db, id);
  const name = (locale: 'zh' | 'en') => documentName(entryOf(row), locale);
  const from = row.unit === '' ? '' : `${row.unit} `;
  const base = { scopeId: id, incidentId: row.incident_id, owner: row.owner };
  if (row.report_due_at !== null && row.reported_at === null && row.state === 'open') {
    const urgency = (locale: 'zh' | 'en') => documentLabels(locale).urgency[row.urgency];
    armPlain(
      db,
      {
        ...base,
        id: `docrep.${id}`,
        subject: 'document',
        dueAt: row.report_due_at,
        titleZh: `报领导：${urgency('zh')} ${from}${name('zh')}`,
        titleEn: `Tell a leader: ${urgency('en')} ${from}${name('en')}`,
      },
      at,
    );
  } else endDeadline(db, `docrep.${id}`, row.reported_at === null ? 'not_needed' : 'met', at);
  if (row.state !== 'open' || row.due_at === null) {
    endDeadline(db, `doc.${id}`, row.state === 'finished' ? 'met' : 'not_needed', at);
    return;
  }
  if (row.direction === 'incoming') {
    const isAnswer = row.demand === 'answer';
    armPlain(
      db,
      {
        ...base,
        id: `doc.${id}`,
        subject: 'document',
        dueAt: row.due_at,
        titleZh: `${isAnswer ? '回复' : '办理'}：${from}${name('zh')}`,
        titleEn: `${isAnswer ? 'Answer' : 'Handle'}: ${from}${name('en')}`,
      },
      at,
    );
    return;
  }
  const units = unitsOf(db, id);
  const signed = units.filter((unit) => unit.signedAt !== null).length;
  armPlain(
    db,
    {
      ...base,
      id: `doc.${id}`,
      subject: 'receipt',
      dueAt: row.due_at,
      titleZh: `签收 ${signed}/${units.length}：${name('zh')}`,
      titleEn: `Receipts ${signed}/${units.length}: ${name('en')}`,
    },
    at,
  );
}

/** What came of it, on the line of the log that recorded it. */
function markLine(
  db: Db,
  row: DocumentRow,
  column: 'leader_words' | 'result',
  words: string,
  doneAt: number | null,
): void {
  statement(
    db,
    `UPDATE log_entries SET ${column} = CASE WHEN ${column} = '' THEN @words WHEN @words = '' THEN ${column} ELSE ${column} || '；' || @words END,
       done_at = coalesce(@doneAt, done_at) WHERE id = @id`,
  ).run({ words, doneAt, id: row.line_id });
}

function lineParams(row: DocumentRow): Readonly<Record<string, string | number | null>> {
  const entry = entryOf(row);
  return {
    numberZh: registerNumber(row, 'zh'),
    numberEn: registerNumber(row, 'en'),
    nameZh: documentName(entry, 'zh'),
    nameEn: documentName(entry, 'en'),
    documentId: row.id,
  };
}

export const registerProjectors: Projectors = {
  'document.received': (db, fact) => {
    register(db, fact);
    writeLine(db, fact, { id: fact.subject });
    keepAct(db, fact, fact.body.at);
    arm(db, fact.subject, fact.at);
  },
  'document.sent': (db, fact) => {
    register(db, fact);
    fact.body.units.forEach((name, position) => {
      statement(db, 'INSERT INTO document_units (document_id, position, name) VALUES (?, ?, ?)').run(
        fact.subject,
        position,
        name,
      );
    });
    writeLine(db, fact, { id: fact.subject });
    keepAct(db, fact, fact.body.at);
    arm(db, fact.subject, fact.at);
  },
  'document.handled': (db, fact) => {
    const { act, who, at, way, words } = fact.body;
    if (act === 'reported')
      statement(db, 'UPDATE documents SET reported_at = coalesce(reported_at, ?) WHERE id = ?').run(
        at,
        fact.subject,
      );
    const row = rowOf(db, fact.subject);
    if (act === 'reported' && words !== '') markLine(db, row, 'leader_words', `${who}：${words}`, null);
    keepAct(db, fact, at);
    insertSystemLine(db, fact, { ...lineParams(row), act, who, at, way, words }, row.incident_id);
    arm(db, fact.subject, fact.at);
  },
  'document.finished': (db, fact) => {
    const { outcome, by, receiver, way, at, result } = fact.body;
    statement(db, "UPDATE documents SET state = 'finished', outcome = ?, finished_at = ? WHERE id = ?").run(
      outcome,
      at,
      fact.subject,
    );
    const row = rowOf(db, fact.subject);
    markLine(db, row, 'result', result, at);
    keepAct(db, fact, at);
    insertSystemLine(
      db,
      fact,
      { ...lineParams(row), outcome, by, receiver, way, at, result },
      row.incident_id,
    );
    arm(db, fact.subject, fact.at);
  },
  'document.signed': (db, fact) => {
    const { unit, who, at, way } = fact.body;
    statement(
      db,
      'UPDATE document_units SET signed_at = ?, signed_by = ?, signed_way = ? WHERE document_id = ? AND position = ?',
    ).run(at, who, way, fact.subject, unit);
    const units = unitsOf(db, fact.subject);
    const signed = units.filter((one) => one.signedAt !== null);
    if (signed.length === units.length) {
      const last = Math.max(...signed.map((one) => one.signedAt ?? 0));
      statement(
        db,
        "UPDATE documents SET state = 'finished', outcome = 'signed', finished_at = ? WHERE id = ? AND state = 'open'",
      ).run(last, fact.subject);
      markLine(db, rowOf(db, fact.subject), 'result', '', last);
    }
    const row = rowOf(db, fact.subject);
    keepAct(db, fact, at);
    const name = units.find((one) => one.position === unit)?.name ?? '';
    insertSystemLine(
      db,
      fact,
      { ...lineParams(row), unit: name, who, at, way, signed: signed.length, of: units.length },
      row.incident_id,
    );
    arm(db, fact.subject, fact.at);
  },
  'document.chased': (db, fact) => {
    const { units, who, at, way, note } = fact.body;
    for (const position of units) {
      statement(
        db,
        'UPDATE document_units SET chases = chases + 1, chased_at = ? WHERE document_id = ? AND position = ?',
      ).run(at, fact.subject, position);
    }
    const row = rowOf(db, fact.subject);
    const names = unitsOf(db, fact.subject)
      .filter((unit) => units.includes(unit.position))
      .map((unit) => unit.name);
    keepAct(db, fact, at);
    insertSystemLine(
      db,
      fact,
      { ...lineParams(row), units: names.join('、'), who, at, way, note },
      row.incident_id,
    );
  },
  'document.corrected': (db, fact) => {
    const { entryId, after, reportDueAt, reason } = fact.body;
    const line = rowOf(db, fact.subject).line_id;
    correct(db, fact.subject, after);
    statement(
      db,
      'UPDATE documents SET report_due_at = ?, corrections = corrections + 1, line_id = ? WHERE id = ?',
    ).run(reportDueAt, entryId, fact.subject);
    const demand = rowOf(db, fact.subject);
    const isOver = demand.demand === 'file' || demand.demand === 'none';
    if (isOver && demand.state === 'open')
      statement(
        db,
        "UPDATE documents SET state = 'finished', outcome = ?, finished_at = at WHERE id = ?",
      ).run(demand.demand === 'file' ? 'filed' : null, fact.subject);
    writeLine(db, fact, {
      id: entryId,
      corrects: line,
      handling: `${documentLine(entryOf(rowOf(db, fact.subject))).handling}；更正原因：${reason}`,
    });
    statement(db, 'UPDATE log_entries SET corrected_by_id = ? WHERE id = ?').run(entryId, line);
    keepAct(db, fact);
    arm(db, fact.subject, fact.at);
  },
  'document.voided': (db, fact) => {
    const { entryId, reason, note } = fact.body;
    const row = rowOf(db, fact.subject);
    statement(
      db,
      "UPDATE documents SET state = 'void', finished_at = NULL, outcome = NULL, line_id = ? WHERE id = ?",
    ).run(entryId, fact.subject);
    const why = `${documentLabels('zh').voidReason[reason]}${note === '' ? '' : `，${note}`}`;
    writeLine(db, fact, {
      id: entryId,
      withdraws: row.line_id,
      handling: '',
      text: `作废 ${registerNumber(row, 'zh')}：${why}`,
    });
    statement(db, 'UPDATE log_entries SET withdrawn_by_id = ? WHERE id = ?').run(entryId, row.line_id);
    keepAct(db, fact);
    arm(db, fact.subject, fact.at);
  },
};

const COLUMNS: Readonly<Record<string, string>> = {
  unit: 'unit',
  docNumber: 'doc_number',
  title: 'title',
  way: 'way',
  urgency: 'urgency',
  at: 'at',
  copies: 'copies',
  pages: 'pages',
  place: 'place',
  demand: 'demand',
  demandText: 'demand_text',
  dueAt: 'due_at',
  owner: 'owner',
  incidentId: 'incident_id',
};

function correct(db: Db, id: string, after: Readonly<Record<string, string | number | null>>): void {
  for (const [field, value] of Object.entries(after)) {
    const column = COLUMNS[field];
    if (column !== undefined) statement(db, `UPDATE documents SET ${column} = ? WHERE id = ?`).run(value, id);
  }
}
