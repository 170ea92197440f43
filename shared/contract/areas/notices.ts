import { z } from 'zod';
import { RENEWALS } from '../../domain/documents';
import { filled, id, instant, uuid } from '../fields';
import { command, query } from '../procedure';

const at = z.number();
const maybeAt = z.number().nullable();

/** Who must read it and whether the receipt for the version in force still counts. */
export const noticeReader = z.strictObject({
  accountId: z.string(),
  name: z.string(),
  readAt: maybeAt,
  isCurrent: z.boolean(),
  endsAt: maybeAt,
});
export const notice = z.strictObject({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  text: z.string(),
  issuedAt: at,
  issuedBy: z.string(),
  validFrom: at,
  validUntil: maybeAt,
  renew: z.enum(RENEWALS),
  state: z.enum(['coming', 'in_force', 'expired', 'withdrawn']),
  withdrawnAt: maybeAt,
  withdrawnBy: z.string().nullable(),
  reason: z.string(),
  readers: z.array(noticeReader),
});
export type Notice = z.infer<typeof notice>;

const chiefs = ['supervisor'] as const;
const fields = {
  title: filled(120),
  text: filled(8_000),
  validFrom: instant.nullable(),
  validUntil: instant.nullable(),
  renew: z.enum(RENEWALS),
};

/** Procedures of standing orders 值班须知. */
export const noticesProcedures = {
  'notice.issue': command(chiefs, z.strictObject({ noticeId: uuid, ...fields }), notice),
  /** A new version: every receipt for the version before it is over. `version` is the one that was seen. */
  'notice.revise': command(
    chiefs,
    z.strictObject({ noticeId: id, version: z.int().min(1), ...fields }),
    notice,
  ),
  'notice.withdraw': command(chiefs, z.strictObject({ noticeId: id, reason: filled(300) }), notice),
  /** The acting account has read this version. */
  'notice.read': command(
    ['officer', 'operator', 'supervisor', 'auditor', 'administrator'],
    z.strictObject({ noticeId: id, version: z.int().min(1) }),
    notice,
  ),
  'notice.list': query('any', z.strictObject({ withOld: z.boolean() }), z.array(notice)),
  /** What this account still has to read, oldest first. */
  'notice.unread': query('any', z.strictObject({ accountId: id }), z.array(notice)),
  'notice.versions': query(
    'any',
    z.strictObject({ noticeId: id }),
    z.array(
      z.strictObject({
        version: z.number(),
        title: z.string(),
        text: z.string(),
        issuedAt: at,
        issuedBy: z.string(),
        receipts: z.array(z.strictObject({ name: z.string(), at })),
      }),
    ),
  ),
} as const;
