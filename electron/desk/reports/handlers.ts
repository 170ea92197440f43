import { type DraftTexts, redraft, textsOf } from '../../../shared/reports/draftFields';
import { owesSignature } from '../../../shared/reports/signing';
import { actorOf, pastOrNow, type SomeHandlers } from '../call';
import { type Db, statement } from '../db/statement';
import { authorOf, type Desk, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { meetDuty } from '../incidents/meetDuty';
import { incidentById, obligationById, obligationsOf } from '../incidents/read';
import { nameOf } from './context';
import { composeNow, draftAt, draftRow, draftsOf, draftView, dropDraft, storeDraft } from './drafts';
import { listOf, pageOf, servedDuty } from './pages';
import { nextOrdinal, reportById } from './read';
import { signDraft } from './sign';

/** Drafts write no fact; the list of reports still has to show that one was begun or is gone. */
const tellReports = (desk: Desk): void => desk.onCommit([], new Set(['reports']));

const sent = (db: Db, id: string): boolean =>
  statement<[string], { id: string }>(db, 'SELECT id FROM report_dispatches WHERE id = ?').get(id) !==
  undefined;

const draftHandlers: SomeHandlers<
  'report.draft' | 'report.draftGet' | 'report.save' | 'report.redraft' | 'report.drop'
> = {
  'report.draft': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    const now = call.desk.now();
    if (!incidentById(db, input.incidentId, now)) refuseWith('not_found', { field: 'incidentId' });
    const known =
      draftRow(db, input.draftId) ?? draftsOf(db, input.incidentId).find((row) => row.kind === input.kind);
    if (known) return { draftId: known.id };
    if (reportById(db, input.draftId)) refuseWith('already_exists', { field: 'draftId' });
    const ordinal = input.kind === 'update' ? nextOrdinal(db, input.incidentId) : null;
    const { document, facts } = composeNow(db, input.incidentId, input.kind, ordinal, now);
    const texts = JSON.stringify(textsOf(document));
    storeDraft(db, {
      id: input.draftId,
      incident_id: input.incidentId,
      kind: input.kind,
      ordinal,
      facts: JSON.stringify(facts),
      base: texts,
      texts,
      next_at: document.nextAt,
      version: 1,
      saved_at: now,
      saved_by: actor.name,
    });
    tellReports(call.desk);
    return { draftId: input.draftId };
  },

  'report.draftGet': (input, { desk }) => {
    const row = draftRow(desk.db, input.draftId);
    return row ? draftView(desk.db, row, desk.now()) : null;
  },

  'report.save': (input, call) => {
    const { db } = call.desk;
    const actor = actorOf(call);
    const stored = draftRow(db, input.draftId);
    const texts = JSON.stringify(input.texts);
    // The same text sent twice (the answer was lost) is no conflict.
    if (stored?.texts === texts && stored.next_at === input.nextAt)
      return { version: stored.version, savedAt: stored.saved_at };
    const row = draftAt(db, input.draftId, input.version);
    const now = call.desk.now();
    const version = row.version + 1;
    storeDraft(db, { ...row, texts, next_at: input.nextAt, version, saved_at: now, saved_by: actor.name });
    return { version, savedAt: now };
  },

  'report.redraft': (input, call) => {
    const { db } = call.desk;
    const actor = actorOf(call);
    const row = draftAt(db, input.draftId, input.version);
    const now = call.desk.now();
    const { document, facts } = composeNow(db, row.incident_id, row.kind, row.ordinal, now);
    const base = JSON.parse(row.base) as DraftTexts;
    const texts = JSON.parse(row.texts) as DraftTexts;
    const taken = redraft(base, texts, textsOf(document), input.fields);
    const version = row.version + 1;
    storeDraft(db, {
      ...row,
      facts: JSON.stringify(facts),
      base: JSON.stringify(taken.base),
      texts: JSON.stringify(taken.typed),
      version,
      saved_at: now,
      saved_by: actor.name,
    });
    return { version, savedAt: now };
  },

  'report.drop': (input, call) => {
    dropDraft(call.desk.db, input.draftId);
    tellReports(call.desk);
    return {};
  },
};

const sendHandlers: SomeHandlers<
  'report.sign' | 'report.countersign' | 'report.dispatch' | 'report.receipt' | 'report.crossCheck'
> = {
  'report.sign': (input, call) => {
    const actor = actorOf(call);
    return transact(call.desk, (write, now) => {
      if (!reportById(call.desk.db, input.draftId)) signDraft(call.desk, write, actor, input, now);
      return pageOf(call.desk.db, input.draftId);
    });
  },

  'report.countersign': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const report = reportById(db, input.reportId) ?? refuseWith('not_found', { field: 'reportId' });
      if (owesSignature(report.signOff, report.kind)) {
        const at = pastOrNow(input.at, now, 'at');
        if (at < report.signOff.at) refuseWith('time_order', { field: 'at' });
        write(fact('report.countersigned', report.id, actor.accountId, { at, author: authorOf(actor) }));
      }
      return pageOf(db, report.id);
    });
  },

  'report.dispatch': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const report = reportById(db, input.reportId) ?? refuseWith('not_found', { field: 'reportId' });
      if (sent(db, input.dispatchId)) return pageOf(db, report.id);
      const { dispatchId, recipient, way, receiver, readBack, lateReason } = input;
      const at = pastOrNow(input.at, now, 'at');
      const minute = (time: number): number => Math.floor(time / 60_000);
      if (report.kind !== 'phone_report' && minute(at) < minute(report.signOff.at))
        refuseWith('time_order', { field: 'at' });
      const named = input.obligationId === null ? undefined : obligationById(db, input.obligationId);
      if (input.obligationId !== null && (named === undefined || named.scopeId !== report.incidentId))
        refuseWith('not_found', { field: 'obligationId' });
      // What was named may have been done or taken over meanwhile.
      const served = servedDuty(obligationsOf(db, report.incidentId), report.kind, recipient);
      const duty = named?.state === 'open' ? named : (served ?? named);
      const isOpen = duty?.state === 'open';
      if (isOpen && duty.dueAt !== null && at > duty.dueAt && lateReason === '')
        refuseWith('late_reason_missing', { field: 'lateReason' });
      write(
        fact('report.dispatched', report.id, actor.accountId, {
          dispatchId,
          recipient,
          recipientName: nameOf(db, recipient),
          obligationId: duty?.id ?? null,
          way,
          at,
          receiver,
          readBack,
          receiptAt: way === 'phone' || way === 'face' ? at : null,
          lateReason,
          author: authorOf(actor),
        }),
      );
      if (isOpen) {
        const record = { receiver, at, way, readBack, lateReason, recordId: report.id };
        meetDuty(call.desk, write, actor, duty, record);
      }
      return pageOf(db, report.id);
    });
  },

  'report.receipt': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const report = reportById(db, input.reportId) ?? refuseWith('not_found', { field: 'reportId' });
      const dispatch =
        report.dispatches.find((one) => one.id === input.dispatchId) ??
        refuseWith('not_found', { field: 'dispatchId' });
      if (dispatch.receiptAt === null) {
        const at = pastOrNow(input.at, now, 'at');
        if (at < dispatch.at) refuseWith('time_order', { field: 'at' });
        const receiver = input.receiver === '' ? dispatch.receiver : input.receiver;
        const body = { dispatchId: dispatch.id, at, receiver, author: authorOf(actor) };
        write(fact('report.receipt', report.id, actor.accountId, body));
      }
      return pageOf(db, report.id);
    });
  },

  'report.crossCheck': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      if (!incidentById(db, input.incidentId, now)) refuseWith('not_found', { field: 'incidentId' });
      const known = statement(db, 'SELECT 1 FROM report_cross_checks WHERE id = ?').get(input.checkId);
      if (known !== undefined) return {};
      if (!input.agrees && input.words === '') refuseWith('words_missing', { field: 'words' });
      const { checkId, incidentId, at, ...rest } = input;
      const partyName = nameOf(db, input.party);
      const body = { ...rest, checkId, partyName, at: pastOrNow(at, now, 'at'), author: authorOf(actor) };
      write(fact('report.checked', incidentId, actor.accountId, body));
      return {};
    });
  },
};

/** Use cases of reports on incidents. */
export const reportsHandlers: SomeHandlers<
  'report.list' | 'report.get' | 'report.page' | keyof typeof draftHandlers | keyof typeof sendHandlers
> = {
  'report.list': (input, { desk }) => listOf(desk.db, input.incidentId),
  'report.get': (input, { desk }) =>
    reportById(desk.db, input.reportId) ?? refuseWith('not_found', { field: 'reportId' }),
  'report.page': (input, { desk }) => pageOf(desk.db, input.reportId),
  ...draftHandlers,
  ...sendHandlers,
};
