import { drillTitle } from '../../../shared/domain/drill';
import type { Grade } from '../../../shared/domain/vocabulary';
import { responseName } from '../../../shared/rules/responses/hazards';
import { registerNumber } from '../../../shared/wording/documentLabels';
import { documentName } from '../../../shared/wording/documentWords';
import { type Db, statement } from '../db/statement';
import { idsOf, type Source } from './sources';

type DocumentRow = {
  direction: 'incoming' | 'outgoing';
  year: number;
  number: number;
  unit: string;
  doc_number: string;
  title: string;
  confidential: number;
  at: number;
  place: string;
  demand_text: string;
  owner: string;
  incident_id: string | null;
};

/** Registered documents by number, title, and the units that sent or must answer them; of a 机要件 the register itself holds no title. */
const documentSource: Source = {
  kind: 'document',
  facts: ['document'],
  changed: (_db, fact) => [fact.subject],
  ids: idsOf('documents'),
  read: (db, id) => {
    const row = statement<[string], DocumentRow>(db, 'SELECT * FROM documents WHERE id = ?').get(id);
    if (!row) return undefined;
    const units = statement<[string], { name: string; signed_by: string | null }>(
      db,
      'SELECT name, signed_by FROM document_units WHERE document_id = ? ORDER BY position',
    ).all(id);
    const names = [row.unit, ...units.map(({ name }) => name)];
    return {
      kind: 'document',
      id,
      at: row.at,
      number: registerNumber(row, 'zh'),
      title:
        row.confidential === 1 || row.title === ''
          ? documentName({ ...row, confidential: row.confidential === 1, docNumber: row.doc_number }, 'zh')
          : row.title,
      texts: [
        row.doc_number,
        ...names,
        row.demand_text,
        row.owner,
        row.place,
        ...units.map(({ signed_by }) => signed_by ?? ''),
      ],
      names: [...names, row.owner],
      parent: row.incident_id,
    };
  },
};

type NoticeRow = { title: string; text: string; issued_at: number; issued_by: string };

/** Standing orders in their newest version. */
const noticeSource: Source = {
  kind: 'order',
  facts: ['notice'],
  changed: (_db, fact) => [fact.subject],
  ids: idsOf('notices'),
  read: (db, id) => {
    const row = statement<[string], NoticeRow>(
      db,
      `SELECT v.title, v.text, v.issued_at, v.issued_by FROM notices n
       JOIN notice_versions v ON v.notice_id = n.id AND v.version = n.version WHERE n.id = ?`,
    ).get(id);
    return (
      row && {
        kind: 'order',
        id,
        at: row.issued_at,
        number: '',
        title: row.title,
        texts: [row.text, row.issued_by],
        names: [row.title],
        parent: null,
      }
    );
  },
};

const MARK = 'roster:';

type RosterRow = { title: string; mobile: string; office_phone: string; sat_phone: string };

function rosterNames(db: Db, after: string, limit: number): readonly string[] {
  return statement<[string, number], { name: string }>(
    db,
    "SELECT DISTINCT name FROM roster_entries WHERE name > ? AND name <> '' ORDER BY name LIMIT ?",
  )
    .all(after, limit)
    .map(({ name }) => MARK + name);
}

/** People of the roster with their telephones, as the newest month has them. Names come and go with every version. */
const rosterSource: Source = {
  kind: 'person',
  facts: ['roster'],
  changed: (db) => {
    const known = statement<[string], { id: string }>(
      db,
      "SELECT id FROM search_things WHERE kind = 'person' AND substr(id, 1, 7) = ?",
    )
      .all(MARK)
      .map(({ id }) => id);
    return [...new Set([...known, ...rosterNames(db, '', 10_000)])];
  },
  ids: (db, after, limit) => rosterNames(db, after.slice(MARK.length), limit),
  read: (db, id) => {
    if (!id.startsWith(MARK)) return undefined;
    const name = id.slice(MARK.length);
    const row = statement<[string], RosterRow>(
      db,
      `SELECT title, mobile, office_phone, sat_phone FROM roster_entries WHERE name = ?
       ORDER BY day DESC, shift DESC, post, place LIMIT 1`,
    ).get(name);
    return (
      row && {
        kind: 'person',
        id,
        at: 0,
        number: row.mobile,
        title: name,
        texts: [row.title, row.office_phone, row.sat_phone],
        names: [name],
        parent: null,
      }
    );
  },
};

type ResponseThing = {
  matter: string;
  level: Grade;
  issuer: string;
  area: string;
  basis: string;
  period: string;
  measures: string;
  starts_at: number;
  incident_id: string | null;
  warning_id: string | null;
  drill: string | null;
};

/** Responses by what they are for, who issued them, who decided, and every word of their measures and notices. */
const responseSource: Source = {
  kind: 'response',
  facts: ['response'],
  changed: (_db, fact) => [fact.subject],
  ids: idsOf('responses'),
  read: (db, id) => {
    const row = statement<[string], ResponseThing>(db, 'SELECT * FROM responses WHERE id = ?').get(id);
    if (!row) return undefined;
    const changes = statement<
      [string],
      { reason: string; decided_by: string; decided_words: string; doc_number: string; title: string }
    >(
      db,
      'SELECT reason, decided_by, decided_words, doc_number, title FROM response_changes WHERE response_id = ? ORDER BY position',
    ).all(id);
    const { area, issuer, basis, period, measures } = row;
    const title = `${responseName(row.matter, row.level, 'zh')}${area === '' ? '' : `（${area}）`}`;
    return {
      kind: 'response',
      id,
      at: row.starts_at,
      number: '',
      title: drillTitle(title, row.drill),
      texts: [issuer, basis, period, measures, ...changes.flatMap((change) => Object.values(change))],
      names: [issuer, area, ...changes.map((change) => change.decided_by)],
      parent: row.incident_id ?? row.warning_id,
    };
  },
};

export const REGISTER_SOURCES: readonly Source[] = [
  documentSource,
  noticeSource,
  rosterSource,
  responseSource,
];
