import { type AuditKind, auditKindOf } from '../../../shared/domain/audit';
import type { SettingChange } from '../../../shared/domain/facts/settings';
import { type Db, statement } from '../db/statement';
import type { RecordedFact } from '../journal/journal';

type Body = Readonly<Record<string, unknown>>;
export type Param = string | number | null;

export type NewEntry = {
  readonly kind: AuditKind;
  readonly accountId: string | null;
  readonly name: string;
  readonly params: Readonly<Record<string, Param>>;
};

const MOST_CHARACTERS = 300;
/** Not words for a person, or said elsewhere in the entry. */
const LEFT_OUT = new Set(['author', 'publicKey', 'value', 'changes', 'leftOpen', 'open']);

const cut = (text: string): string =>
  text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`.toWellFormed();

function scalar(value: unknown): Param | undefined {
  if (typeof value === 'string') return cut(value);
  if (typeof value === 'number' || value === null) return value;
  if (typeof value === 'boolean') return Number(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number'))
    return cut(value.join(','));
  return undefined;
}

/** People in a list, by their names. */
const namesIn = (list: readonly unknown[]): string =>
  cut(
    list
      .map((one) => (one as { readonly name?: unknown } | null)?.name)
      .filter((name) => typeof name === 'string')
      .join('、'),
  );

/** The plain values of a body, with those of its inner objects beside them (`before`: under names of their own), and lists of people by their names. */
function plain(body: Body): Record<string, Param> {
  const params: Record<string, Param> = {};
  for (const [key, value] of Object.entries(body)) {
    if (LEFT_OUT.has(key)) continue;
    const one = scalar(value);
    if (one !== undefined) params[key] = one;
    else if (Array.isArray(value)) params[key] = namesIn(value);
    else if (typeof value === 'object' && value !== null)
      for (const [inner, each] of Object.entries(value)) {
        const deep = scalar(each);
        const name = key === 'before' ? `${inner}Before` : inner;
        if (deep !== undefined && params[name] === undefined) params[name] = deep;
      }
  }
  return params;
}

const changeText = ({ path, from, to }: SettingChange): string => `${path}: ${from ?? '—'} → ${to ?? '—'}`;

type Named = { readonly name: string };

const accountName = (db: Db, id: string): string | null =>
  statement<[string], Named>(db, 'SELECT display_name AS name FROM accounts WHERE id = ?').get(id)?.name ??
  null;

/** What the subject of a fact is called: an account, a contact, an incident. */
function targetOf(db: Db, fact: RecordedFact): string | null {
  if (fact.kind.startsWith('account.') || fact.kind.startsWith('session.'))
    return accountName(db, fact.subject);
  if (fact.kind === 'contact.revealed')
    return (
      statement<[string], Named>(db, 'SELECT name FROM contacts WHERE id = ?').get(fact.subject)?.name ?? null
    );
  if (fact.kind.startsWith('incident.'))
    return (
      statement<[string], Named>(db, 'SELECT title AS name FROM incidents WHERE id = ?').get(fact.subject)
        ?.name ?? null
    );
  return null;
}

/** Who did it: the author that the fact names, else the account that acted, else, at the seat itself, the one whom it is about. */
function whoOf(db: Db, fact: RecordedFact): { readonly accountId: string | null; readonly name: string } {
  const author = fact.body['author'] as
    | { readonly accountId?: string; readonly name?: string }
    | null
    | undefined;
  if (author?.accountId !== undefined) return { accountId: author.accountId, name: author.name ?? '' };
  const account = fact.body['account'] as { readonly accountId?: string } | null | undefined;
  const candidates = [fact.actor, ...(account?.accountId === undefined ? [] : [account.accountId])];
  for (const id of candidates) {
    const name = accountName(db, id);
    if (name !== null) return { accountId: id, name };
  }
  return { accountId: null, name: '' };
}

/** The audit entry that a fact makes, or null. It is made before the other projections take the fact in. */
export function entryOf(db: Db, fact: RecordedFact): NewEntry | null {
  const body: Body = fact.body ?? {};
  const kind = auditKindOf(fact.kind, body);
  if (kind === null) return null;
  const params = plain(body);
  const target = targetOf(db, fact);
  if (target !== null) params['target'] = target;
  const changes = body['changes'] as readonly SettingChange[] | undefined;
  if (fact.kind === 'settings.changed' && changes !== undefined)
    params['changes'] = changes.map(changeText).join('；');
  return { kind, ...whoOf(db, { ...fact, body }), params };
}
