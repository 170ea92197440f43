import { z } from 'zod';
import { RETENTIONS } from '../../domain/vocabulary';
import { filled, id, instant, text, uuid } from '../fields';
import { command, internal, query } from '../procedure';
import { reportDocument } from './reportDocument';

const exporters = ['supervisor', 'officer', 'auditor'] as const;

/** Lines of the log that go on a paper or into a table: a shift, a span of recorded time, or lines that somebody found. */
export const logScope = z.union([
  z.strictObject({ shiftId: id }),
  z.strictObject({ from: instant, to: instant }),
  z.strictObject({ entryIds: z.array(id).min(1).max(10_000) }),
]);
export type LogScope = z.infer<typeof logScope>;

/** What may be composed as a paper. Each kind has its composer in electron/desk/papers/composers.ts. */
export const paperRef = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('shift_log'), shiftId: id }),
  z.strictObject({ kind: z.literal('log'), scope: logScope }),
  z.strictObject({ kind: z.literal('archive_list'), year: z.int().min(2000).max(2100) }),
  // the roster
  z.strictObject({ kind: z.literal('roster_month'), month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  z.strictObject({ kind: z.literal('roster_day'), day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
  // sign-on
  // the handover
  z.strictObject({ kind: z.literal('handover'), handoverId: id }),
  // the register of documents
  // tally sheets
  z.strictObject({ kind: z.literal('tally'), tallyId: id, round: z.int().min(1).nullable() }),
  // contacts
  z.strictObject({ kind: z.literal('contacts') }),
  // warnings
  // call-outs
  z.strictObject({ kind: z.literal('callout_table'), callOutId: id }),
  /** the numbered sheet for one telephone, or for all that are still to be reached */
  z.strictObject({
    kind: z.literal('callout_sheet'),
    callOutId: id,
    phone: z.int().min(0).max(9).nullable(),
  }),
  // ladders and grouping
  // channels and evidence
  // losses
  z.strictObject({ kind: z.literal('loss_report'), reportId: id }),
  // responses
  z.strictObject({
    kind: z.literal('response_notice'),
    responseId: id,
    /** which change of it */
    actId: id,
    /** the notice as it is being typed, before it went out */
    draft: z
      .strictObject({
        title: text(120),
        addressee: text(400),
        text: text(8_000),
        docNumber: text(60),
        signer: text(60),
      })
      .nullable(),
  }),
  // briefing and clocks
  z.strictObject({ kind: z.literal('oral_card'), incidentId: id }),
  z.strictObject({ kind: z.literal('timing_sheet'), incidentId: id }),
  // after-action reviews
  z.strictObject({ kind: z.literal('review'), incidentId: id }),
  // statistics and packs
  z.strictObject({ kind: z.literal('monthly_report'), month: z.string().regex(/^\d{4}-\d{2}$/) }),
  z.strictObject({ kind: z.literal('bulletin'), bulletinId: id }),
  z.strictObject({
    kind: z.literal('morning_pack'),
    shiftId: id,
    /** an issued bulletin, else the draft as it was changed, else what the desk drafts */
    bulletinId: id.nullable(),
    draft: z.strictObject({ title: text(80), text: text(8_000), asOf: instant }).nullable(),
  }),
  z.strictObject({ kind: z.literal('downtime_pack'), packId: id }),
  // reports of incidents: one that is signed, and a draft as it stands on screen
  z.strictObject({ kind: z.literal('report'), reportId: id, withCodes: z.boolean() }),
  z.strictObject({
    kind: z.literal('report_draft'),
    incidentId: id,
    document: reportDocument,
    /** the text as QR codes on a page of its own */
    withCodes: z.boolean(),
  }),
]);
export type PaperRef = z.infer<typeof paperRef>;
export type PaperKind = PaperRef['kind'];
export type PaperRefOf<K extends PaperKind> = Extract<PaperRef, { readonly kind: K }>;

/** PDF is printed by main; the desk writes the others. */
export const PAPER_FORMATS = ['pdf', 'docx', 'xlsx', 'csv', 'json', 'txt'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

/** Phones and ID numbers are made unreadable on a masked copy. */
const masked = z.boolean();
const paperCopy = { paper: paperRef, masked };
/** Made by whoever asks: progress events and a cancellation name it. */
const jobId = uuid;
const path = z.string().min(1).max(4_096);

/** One 件 of the archive: the log of one closed shift. */
export const archiveItem = z.strictObject({
  shiftId: z.string(),
  year: z.number(),
  /** 件号 within the year */
  number: z.number(),
  archiveClass: z.string(),
  retention: z.enum(RETENTIONS),
  startsAt: z.number(),
  endsAt: z.number(),
  closedAt: z.number(),
  leader: z.string(),
  officers: z.string(),
  lines: z.number(),
  people: z.number(),
  /** sheets of the newest PDF, 0 before there was one */
  pages: z.number(),
  checkCode: z.string(),
  filedAt: z.number(),
  filedBy: z.string(),
  note: z.string(),
  amendedAt: z.number().nullable(),
  amendedBy: z.string().nullable(),
});
export type ArchiveItem = z.infer<typeof archiveItem>;

export const papersProcedures = {
  'archive.years': query('any', z.strictObject({}), z.array(z.number())),
  'archive.list': query('any', z.strictObject({ year: z.int().min(2000).max(2100) }), z.array(archiveItem)),
  /** Another class, retention or note for one item; numbers never change. */
  'archive.amend': command(
    ['supervisor'],
    z.strictObject({
      shiftId: id,
      archiveClass: filled(20),
      retention: z.enum(RETENTIONS),
      note: text(200),
    }),
    archiveItem,
  ),
  /** The paper as it will be printed, for the preview. */
  'paper.preview': query(
    exporters,
    z.strictObject(paperCopy),
    z.strictObject({ html: z.string(), title: z.string(), landscape: z.boolean(), fileName: z.string() }),
  ),
  /** The same with the foot of every sheet, for main to print. */
  'paper.compose': internal(
    query(
      exporters,
      z.strictObject({ ...paperCopy, jobId }),
      z.strictObject({
        html: z.string(),
        footerHtml: z.string(),
        fileName: z.string(),
        rows: z.number(),
      }),
    ),
  ),
  /** The name that is offered for a file, without its ending. */
  'paper.fileName': internal(
    query(exporters, z.strictObject(paperCopy), z.strictObject({ fileName: z.string() })),
  ),
  /** Writes the file (temp, fsync, rename). The path comes from a dialog in main or from the command line. */
  'paper.write': internal(
    command(
      exporters,
      z.strictObject({ ...paperCopy, jobId, format: z.enum(PAPER_FORMATS).exclude(['pdf']), path }),
      z.strictObject({ rows: z.number(), bytes: z.number(), sha256: z.string(), path: z.string() }),
    ),
  ),
  /** Recorded by main after it printed, so that the export itself stands in the log. */
  'paper.printed': internal(
    command(
      exporters,
      z.strictObject({
        ...paperCopy,
        way: z.enum(['pdf', 'printer']),
        sha256: z.string().length(64),
        rows: z.int().min(0),
        pages: z.int().min(0).max(100_000),
      }),
      z.strictObject({}),
    ),
  ),
  /** Ends a job that is being composed or written; nothing is left of its file. */
  'paper.cancel': internal(command('any', z.strictObject({ jobId }), z.strictObject({}))),
} as const;

/** What main answers for papers; no path ever comes from the page. */
export const papersConsoleProcedures = {
  /** Asks where to save, then writes. Null when the person cancelled the dialog. */
  'console.savePaper': command(
    exporters,
    z.strictObject({ ...paperCopy, jobId, format: z.enum(PAPER_FORMATS) }),
    z.strictObject({ path: z.string(), rows: z.number(), pages: z.number().nullable() }).nullable(),
  ),
  /** Opens the system's print dialog. `printed` is false when the person left it. */
  'console.printPaper': command(
    exporters,
    z.strictObject({ ...paperCopy, jobId }),
    z.strictObject({ printed: z.boolean() }),
  ),
  'console.cancelPaper': command('any', z.strictObject({ jobId }), z.strictObject({})),
} as const;
