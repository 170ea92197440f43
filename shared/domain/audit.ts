/** What an entry of the audit is about. */
export const AUDIT_KINDS = [
  'session',
  'account',
  'refusal',
  'export',
  'setting',
  'names',
  'override',
  'data',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/**
 * The shortest time for which audit entries may be kept in sight, in days: six months of any length. Source: 《网络安全法》 asks that network logs be kept no less
 * than six months. What stands in the journal is never deleted.
 */
export const LEAST_AUDIT_DAYS = 183;

/** What leaves the room without being a paper, a table of numbers or a sealed package, which have a fact of their own. */
export const EXPORT_THINGS = ['attachment', 'plan', 'bad_rows', 'picture', 'audit'] as const;
export type ExportThing = (typeof EXPORT_THINGS)[number];

const BY_FACT: Readonly<Record<string, AuditKind>> = {
  'session.refused': 'refusal',
  'access.refused': 'refusal',
  'export.written': 'export',
  'export.made': 'export',
  'pack.made': 'export',
  'settings.changed': 'setting',
  'contact.revealed': 'names',
  'incident.names_shown': 'names',
  'incident.closed': 'override',
  'room.founded': 'data',
  'journal.redacted': 'data',
};

const BY_PREFIX: Readonly<Record<string, AuditKind>> = {
  session: 'session',
  account: 'account',
  access: 'account',
  backup: 'data',
  restore: 'data',
  recovery: 'data',
  emergency: 'data',
};

/** Which kind of audit entry a fact makes, or null when it makes none. A closing is one only where it went over what was open. */
export function auditKindOf(fact: string, body: Readonly<Record<string, unknown>>): AuditKind | null {
  const kind = BY_FACT[fact] ?? BY_PREFIX[fact.split('.')[0] ?? ''] ?? null;
  if (kind === 'override' && (body['overrideReason'] ?? '') === '') return null;
  return kind;
}

/** A refusal of the same act to the same person within this time is not noted again: nobody can flood the journal by trying. */
export const SAME_REFUSAL_MS = 60_000;
