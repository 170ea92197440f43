import { z } from 'zod';
import { AUDIT_KINDS, EXPORT_THINGS } from '../../domain/audit';
import { count, id, instant, text, uuid } from '../fields';
import { command, internal, query } from '../procedure';

const readers = ['supervisor', 'auditor'] as const;

/** What is asked for; null and empty leave that side open. `kinds` empty: all of them. */
export const auditFilter = z.strictObject({
  from: instant.nullable(),
  to: instant.nullable(),
  kinds: z.array(z.enum(AUDIT_KINDS)).max(AUDIT_KINDS.length),
  accountId: id.nullable(),
  text: text(100),
});
export type AuditFilter = z.infer<typeof auditFilter>;

const param = z.union([z.string(), z.number(), z.null()]);

/** One entry: which fact of the journal, by whom, and what its words are made of. */
export const auditEntry = z.strictObject({
  number: z.number(),
  /** origin and number of its row in the journal */
  id: z.string(),
  at: z.number(),
  kind: z.enum(AUDIT_KINDS),
  fact: z.string(),
  accountId: z.string().nullable(),
  name: z.string(),
  params: z.record(z.string(), param),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** Procedures of the audit. */
export const auditProcedures = {
  /**
   * Newest first, below `before`. A page may hold fewer than `limit` although there is more: `next` is where to go on, null at the end. `since`: entries before it
   * are out of sight by the room's setting.
   */
  'audit.list': query(
    readers,
    z.strictObject({
      filter: auditFilter,
      before: z.int().min(1).nullable(),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({
      entries: z.array(auditEntry),
      next: z.number().nullable(),
      since: z.number().nullable(),
    }),
  ),
  /** Everybody who stands in the audit, for choosing one. */
  'audit.people': query(
    readers,
    z.strictObject({}),
    z.array(z.strictObject({ accountId: z.string(), name: z.string() })),
  ),
  /** Writes what the filter finds as CSV with a signed manifest beside it. Refusals: export_failed, disk_full. */
  'audit.write': internal(
    command(
      readers,
      z.strictObject({
        filter: auditFilter,
        locale: z.enum(['zh', 'en']),
        path: z.string().min(1).max(4_096),
      }),
      z.strictObject({ rows: z.number(), sha256: z.string(), path: z.string(), manifest: z.string() }),
    ),
  ),
  /** What main or the command line wrote itself. Sent again it is noted once. */
  'export.note': internal(
    command(
      'any',
      z.strictObject({
        exportId: uuid,
        what: z.enum(EXPORT_THINGS),
        title: text(200),
        range: text(200),
        format: text(20),
        masked: z.boolean(),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .nullable(),
        rows: count,
      }),
      z.strictObject({}),
    ),
  ),
  /** Main refused what it answers itself. The desk looks again whether the acting account lacks the role. */
  'access.noteRefused': internal(command('any', z.strictObject({ procedure: text(64) }), z.strictObject({}))),
} as const;

/** What main answers itself. Null when the person left the dialog. */
export const auditConsoleProcedures = {
  'console.saveAudit': command(
    readers,
    z.strictObject({ filter: auditFilter, locale: z.enum(['zh', 'en']) }),
    z.strictObject({ path: z.string(), rows: z.number() }).nullable(),
  ),
} as const;
