import type { Caller } from '../../../shared/contract/models';
import { dayOf } from '../../../shared/domain/time';
import { labels } from '../../../shared/wording/labels';
import type { Db } from '../db/statement';
import { statement } from '../db/statement';
import type { RecordedFact } from '../journal/journal';
import { parsedPlan, planRow } from '../plans/planStore';
import type { Thing } from './things';

/**
 * One kind of thing that is searched. `facts` are the prefixes of facts that may change one; `changed` names which ones a fact changed; `read` gives what
 * stands in the tables now, undefined when it is gone; `ids` pages through all of them, for filling the index.
 */
export type Source = {
  readonly kind: Thing['kind'];
  readonly facts: readonly string[];
  readonly changed: (db: Db, fact: RecordedFact) => readonly string[];
  readonly read: (db: Db, id: string) => Thing | undefined;
  readonly ids: (db: Db, after: string, limit: number) => readonly string[];
};

const subject = (_db: Db, fact: RecordedFact): readonly string[] => [fact.subject];

/** Pages through the ids of a table. */
export const idsOf =
  (table: string, column = 'id') =>
  (db: Db, after: string, limit: number): readonly string[] =>
    statement<[string, number], { id: string }>(
      db,
      `SELECT DISTINCT ${column} AS id FROM ${table} WHERE ${column} > ? ORDER BY ${column} LIMIT ?`,
    )
      .all(after, limit)
      .map(({ id }) => id);

const incidentTitle = (db: Db, id: string | null): string =>
  id === null
    ? ''
    : (statement<[string], { title: string }>(db, 'SELECT title FROM incidents WHERE id = ?').get(id)
        ?.title ?? '');

type IncidentRow = {
  number: string;
  title: string;
  type: keyof ReturnType<typeof labels>['incidentType'];
  place: string;
  summary: string;
  callback: string;
  caller: string;
  source: string;
  received_at: number;
  result: string;
};

const incidentSource: Source = {
  kind: 'incident',
  facts: ['incident'],
  changed: subject,
  ids: idsOf('incidents'),
  read: (db, id) => {
    const row = statement<[string], IncidentRow>(db, 'SELECT * FROM incidents WHERE id = ?').get(id);
    if (!row) return undefined;
    const { unit, name, post, phone } = JSON.parse(row.caller) as Caller;
    const { place, summary, callback, result, source } = row;
    const type = labels('zh').incidentType[row.type];
    return {
      kind: 'incident',
      id,
      at: row.received_at,
      number: row.number,
      title: row.title,
      texts: [summary, place, result, unit, name, post, phone, callback, source, type],
      names: [row.title, place, unit, name],
      parent: null,
    };
  },
};

type WarningRow = {
  issuer: string;
  kind: string;
  color: keyof ReturnType<typeof labels>['warningColor'] | null;
  level: keyof ReturnType<typeof labels>['grade'] | null;
  area: string;
  text: string;
  received_at: number;
};

const warningSource: Source = {
  kind: 'warning',
  facts: ['warning'],
  changed: subject,
  ids: idsOf('warnings'),
  read: (db, id) => {
    const row = statement<[string], WarningRow>(db, 'SELECT * FROM warnings WHERE id = ?').get(id);
    if (!row) return undefined;
    const words = labels('zh');
    const color = row.color === null ? '' : words.warningColor[row.color];
    const level = row.level === null ? '' : words.grade[row.level];
    return {
      kind: 'warning',
      id,
      at: row.received_at,
      number: '',
      title: `${row.kind}${color}${level === '' ? '' : ` ${level}`}（${row.area}）`,
      texts: [row.text, row.issuer, row.area],
      names: [row.issuer, row.area],
      parent: null,
    };
  },
};

type InstructionRow = {
  leader: string;
  words: string;
  owner: string;
  result: string;
  recorded_at: number;
  incident_id: string | null;
};

const instructionSource: Source = {
  kind: 'instruction',
  facts: ['instruction', 'log'],
  // A withdrawn instruction is over.
  changed: (_db, fact) => {
    if (fact.kind.startsWith('instruction.')) return [fact.subject];
    return fact.kind === 'log.withdrawn' ? [String(fact.body['withdraws'])] : [];
  },
  ids: idsOf('instructions'),
  read: (db, id) => {
    const row = statement<[string], InstructionRow>(db, 'SELECT * FROM instructions WHERE id = ?').get(id);
    return (
      row && {
        kind: 'instruction',
        id,
        at: row.recorded_at,
        number: '',
        title: row.words,
        texts: [row.leader, row.owner, row.result, incidentTitle(db, row.incident_id)],
        names: [row.leader, row.owner],
        parent: row.incident_id,
      }
    );
  },
};

type AccountRow = { name: string; display_name: string; roles: string; created_at: number };

const accountSource: Source = {
  kind: 'person',
  facts: ['account'],
  changed: subject,
  ids: idsOf('accounts'),
  read: (db, id) => {
    const row = statement<[string], AccountRow>(db, 'SELECT * FROM accounts WHERE id = ?').get(id);
    if (!row) return undefined;
    const roles = (JSON.parse(row.roles) as (keyof ReturnType<typeof labels>['role'])[]).map(
      (role) => labels('zh').role[role],
    );
    return {
      kind: 'person',
      id,
      at: row.created_at,
      number: '',
      title: row.display_name,
      texts: [row.name, roles.join(' ')],
      names: [row.display_name],
      parent: null,
    };
  },
};

type ShiftRow = { starts_at: number; posts: string; summary: string };
type ShiftPerson = { post: keyof ReturnType<typeof labels>['shiftPost']; name: string; phone: string };

const shiftSource: Source = {
  kind: 'shift',
  facts: ['shift'],
  changed: subject,
  ids: idsOf('shifts'),
  read: (db, id) => {
    const row = statement<[string], ShiftRow>(
      db,
      'SELECT starts_at, posts, summary FROM shifts WHERE id = ?',
    ).get(id);
    if (!row) return undefined;
    const people = (JSON.parse(row.posts) as ShiftPerson[]).filter(({ name }) => name !== '');
    const words = labels('zh').shiftPost;
    return {
      kind: 'shift',
      id,
      at: row.starts_at,
      number: '',
      title: `${dayOf(row.starts_at)} ${people.map(({ post, name }) => `${words[post] ?? post} ${name}`).join('，')}`,
      texts: [row.summary],
      names: people.map(({ name }) => name),
      parent: null,
    };
  },
};

const planSource: Source = {
  kind: 'plan',
  facts: ['plan'],
  changed: subject,
  ids: idsOf('plans'),
  read: (db, id) => {
    const row = planRow(db, id, null);
    if (!row) return undefined;
    const { plan } = parsedPlan(row);
    const at = statement<[string], { at: number }>(
      db,
      'SELECT max(revised_at) AS at FROM plans WHERE id = ?',
    ).get(id);
    return {
      kind: 'plan',
      id,
      at: at?.at ?? 0,
      number: '',
      title: plan.title,
      texts: [plan.title_en, plan.category, plan.trigger],
      names: [plan.title],
      parent: null,
    };
  },
};

export const ROOM_SOURCES: readonly Source[] = [
  incidentSource,
  warningSource,
  instructionSource,
  accountSource,
  shiftSource,
  planSource,
];
