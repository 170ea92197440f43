import type { PaperKind, PaperRef, PaperRefOf } from '../../../shared/contract/areas/papers';
import { composeArchive } from '../archive/compose';
import { composeOralCard, composeTiming } from '../briefing/paper';
import { composeCallOutSheet, composeCallOutTable } from '../callouts/paper';
import { composeContacts } from '../contacts/paper';
import type { Db } from '../db/statement';
import { composeHandover } from '../handover/paper';
import { composeLossReport } from '../losses/paper';
import { composeDraftPaper, composeReportPaper } from '../reports/paper/compose';
import { composeResponseNotice } from '../responses/paper';
import { composeReview } from '../review/paper';
import { composeRosterDay, composeRosterMonth } from '../roster/papers';
import { composeBulletinPaper } from '../statistics/papers/bulletin';
import { composeMonth } from '../statistics/papers/month';
import { composeDowntime, composeMorning } from '../statistics/papers/packs';
import { composeTally } from '../tally/paper';
import { composeLog, logFileName } from './log/compose';
import { maskedPaper } from './masked';
import { type Paper, safeFileName } from './paper';

export type ComposeOptions = {
  /** for composers that know better than the general rule which of their texts are telephones */
  readonly masked: boolean;
  /** told how many lines were taken; throws when the job was cancelled */
  readonly tick: (rows: number) => void;
};

/** Builds a paper from what the database holds. Runs on a read-only connection in a worker thread. */
export type Composer<K extends PaperKind> = (
  db: Db,
  ref: PaperRefOf<K>,
  now: number,
  options: ComposeOptions,
) => Paper;

const composers: { readonly [K in PaperKind]: Composer<K> } = {
  shift_log: (db, ref, now, options) => composeLog(db, { shiftId: ref.shiftId }, now, options),
  log: (db, ref, now, options) => composeLog(db, ref.scope, now, options),
  archive_list: (db, ref, now) => composeArchive(db, ref.year, now),
  // the roster
  roster_month: composeRosterMonth,
  roster_day: composeRosterDay,
  // sign-on
  // the handover
  handover: (db, ref) => composeHandover(db, ref),
  // the register of documents
  // tally sheets
  tally: composeTally,
  // contacts
  contacts: composeContacts,
  // warnings
  // call-outs
  callout_table: composeCallOutTable,
  callout_sheet: composeCallOutSheet,
  // ladders and grouping
  // channels and evidence
  // losses
  loss_report: composeLossReport,
  // responses
  response_notice: composeResponseNotice,
  // briefing and clocks
  oral_card: composeOralCard,
  timing_sheet: composeTiming,
  // after-action reviews
  review: composeReview,
  // statistics and packs
  monthly_report: (db, ref, now) => composeMonth(db, ref.month, now),
  bulletin: (db, ref) => composeBulletinPaper(db, ref.bulletinId),
  morning_pack: composeMorning,
  downtime_pack: composeDowntime,
  // reports of incidents
  report: composeReportPaper,
  report_draft: composeDraftPaper,
};

/** The paper that a reference names; with masked, marked as such and with telephones and ID numbers made unreadable. */
export function composePaper(db: Db, ref: PaperRef, now: number, options: ComposeOptions): Paper {
  const compose = composers[ref.kind] as (
    db: Db,
    ref: PaperRef,
    now: number,
    options: ComposeOptions,
  ) => Paper;
  const paper = compose(db, ref, now, options);
  return options.masked ? maskedPaper(paper) : paper;
}

/** The name of the file that a paper is offered under, without ending. */
export function paperFileName(db: Db, ref: PaperRef, now: number, masked: boolean): string {
  const name = baseName(db, ref, now);
  return safeFileName(masked ? `${name}-脱敏副本` : name);
}

function baseName(db: Db, ref: PaperRef, now: number): string {
  if (ref.kind === 'shift_log') return logFileName(db, { shiftId: ref.shiftId });
  if (ref.kind === 'log') return logFileName(db, ref.scope);
  return composePaper(db, ref, now, { masked: false, tick: () => undefined }).fileName;
}
