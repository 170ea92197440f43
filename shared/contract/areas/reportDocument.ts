import { z } from 'zod';
import { REPORT_KINDS, REPORT_SECTIONS, type ReportDocument } from '../../domain/incidentReports';
import { instant, text } from '../fields';

/** A written report as it crosses to the desk: a draft that somebody edits, or one that is signed. */
export const reportDocument = z.strictObject({
  kind: z.enum(REPORT_KINDS),
  ordinal: z.int().min(1).max(999).nullable(),
  heading: text(80),
  year: z.int().min(2000).max(2100),
  issue: z.int().min(1).max(99_999).nullable(),
  organ: text(80),
  issuedAt: instant,
  signLine: text(300),
  title: text(200),
  addressees: text(400),
  lead: text(4_000),
  sections: z
    .array(z.strictObject({ id: z.enum(REPORT_SECTIONS), heading: text(40), text: text(8_000) }))
    .max(10)
    .readonly(),
  verifying: z.array(text(300)).max(40).readonly(),
  corrections: text(4_000),
  changes: z.array(text(200)).max(60).readonly(),
  changesAgainst: text(40),
  nextAt: instant.nullable(),
  asOf: instant,
  contact: text(400),
  copies: text(400),
  attachments: z.array(text(200)).max(40).readonly(),
}) satisfies z.ZodType<ReportDocument>;
