import type { ResponseDetail } from '../../../shared/contract/areas/responses';
import type { ParsedInputOf } from '../../../shared/contract/procedures';
import type { ResponseDecision } from '../../../shared/domain/facts/responses';
import { registerYear } from '../../../shared/rules/documents';
import { isBureau } from '../../../shared/rules/responses/hazards';
import { missingParts } from '../../../shared/rules/responses/notice';
import { isSameTerms } from '../../../shared/rules/responses/response';
import { actorOf, pastOrNow, type SomeHandlers } from '../call';
import type { Db } from '../db/statement';
import { authorOf, fact, transact, type Write } from '../desk';
import { refuseWith } from '../deskError';
import { refuseSecret } from '../documents/register/handlers';
import { documentById, nextNumber } from '../documents/register/read';
import { incidentById } from '../incidents/read';
import { runRow } from '../runs/runRows';
import { warningById } from '../warnings/read';
import { responseDetail } from './detail';
import { dutiesFor, meetDuties } from './duties';
import { noticeFacts, proposeNotice } from './notice';
import { type ChangeRow, changeRow, lastChange, type ResponseRow, responseRow, responses } from './read';

/** How far ahead a response may be decided: 自明日8时起. */
const AHEAD_MS = 7 * 86_400_000;

function detail(db: Db, id: string, now: number): ResponseDetail {
  return responseDetail(db, id, now) ?? refuseWith('not_found', { field: 'responseId' });
}

const rowOf = (db: Db, id: string): ResponseRow =>
  responseRow(db, id) ?? refuseWith('not_found', { field: 'responseId' });

/** A response that can still change, and what was last changed. */
function running(db: Db, id: string): { readonly row: ResponseRow; readonly last: ChangeRow } {
  const row = rowOf(db, id);
  const last = lastChange(db, id);
  if (row.state !== 'active' || last === undefined) return refuseWith('response_over');
  return { row, last };
}

function changeOf(db: Db, responseId: string, actId: string): ChangeRow {
  const change = changeRow(db, actId);
  return change?.response_id === responseId ? change : refuseWith('not_found', { field: 'actId' });
}

function decided(input: ParsedInputOf<'response.end'>['decision'], now: number): ResponseDecision {
  return { ...input, at: pastOrNow(input.at, now, 'decision.at') };
}

/** From when a change holds: as typed, else from the decision on. It may lie ahead, but not before the change that it follows. */
function effective(at: number | null, decidedAt: number, now: number, after: number | null): number {
  const from = at ?? decidedAt;
  if (from > now + AHEAD_MS) refuseWith('time_in_future', { field: 'at' });
  if (after !== null && from < after) refuseWith('time_order', { field: 'at' });
  return from;
}

function checkEnd(endsAt: number | null, at: number): void {
  if (endsAt !== null && endsAt <= at) refuseWith('time_order', { field: 'endsAt' });
}

function checkLinks(
  db: Db,
  links: { readonly incidentId: string | null; readonly warningId: string | null },
  now: number,
): void {
  if (links.incidentId !== null) {
    const incident = incidentById(db, links.incidentId, now);
    if (incident === undefined) refuseWith('not_found', { field: 'incidentId' });
    else if (incident.state === 'closed') refuseWith('incident_closed');
  }
  if (links.warningId !== null && warningById(db, links.warningId, now) === undefined)
    refuseWith('not_found', { field: 'warningId' });
}

type Acts = 'response.start' | 'response.adjust' | 'response.end' | 'response.withdraw';
type Rest =
  | 'response.list'
  | 'response.get'
  | 'response.draftNotice'
  | 'response.sendNotice'
  | 'response.linkRun';

const acts: SomeHandlers<Acts> = {
  'response.start': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      if (responseRow(db, input.responseId)) return detail(db, input.responseId, now);
      const { responseId, ...rest } = input;
      if (isBureau(rest.issuer)) refuseWith('issuer_is_bureau', { field: 'issuer' });
      const { matter, area, basis, measures } = rest;
      refuseSecret(false, { matter, area, basis, measures });
      checkLinks(db, rest, now);
      const decision = decided(rest.decision, now);
      const at = effective(rest.at, decision.at, now, null);
      checkEnd(rest.endsAt, at);
      const { incidentId: incident_id, warningId: warning_id, level } = rest;
      const linked = { id: responseId, incident_id, warning_id, matter };
      const change = { kind: 'started', position: 0, level, decidedAt: decision.at } as const;
      const duties = dutiesFor(db, linked, change);
      const body = { ...rest, at, decision, duties, author: authorOf(actor) };
      write(fact('response.started', responseId, actor.accountId, body));
      return detail(db, responseId, now);
    });
  },

  'response.adjust': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      if (changeRow(db, input.actId)) return detail(db, input.responseId, now);
      const { row, last } = running(db, input.responseId);
      const { responseId, ...rest } = input;
      refuseSecret(false, { measures: rest.measures, reason: rest.reason });
      const before = { level: row.level, period: row.period, endsAt: row.ends_at, measures: row.measures };
      if (isSameTerms(before, rest)) refuseWith('nothing_changed');
      const decision = decided(rest.decision, now);
      const at = effective(rest.at, decision.at, now, last.at);
      checkEnd(rest.endsAt, at);
      const change = {
        kind: 'adjusted',
        position: last.position + 1,
        level: rest.level,
        decidedAt: decision.at,
      } as const;
      const duties = dutiesFor(db, row, change);
      const body = { ...rest, at, from: row.level, decision, duties, author: authorOf(actor) };
      write(fact('response.adjusted', responseId, actor.accountId, body));
      return detail(db, responseId, now);
    });
  },

  'response.end': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      if (changeRow(db, input.actId)) return detail(db, input.responseId, now);
      const { row, last } = running(db, input.responseId);
      const { actId, reason, measures } = input;
      refuseSecret(false, { reason, measures });
      const decision = decided(input.decision, now);
      const at = effective(input.at, decision.at, now, last.at);
      const { level } = row;
      const change = { kind: 'ended', position: last.position + 1, level, decidedAt: decision.at } as const;
      const duties = dutiesFor(db, row, change);
      const body = {
        actId,
        level,
        at,
        reason,
        measures,
        decision,
        duties,
        author: authorOf(actor),
      };
      write(fact('response.ended', row.id, actor.accountId, body));
      return detail(db, row.id, now);
    });
  },

  'response.withdraw': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const now_ = detail(db, input.responseId, now);
      if (now_.response.state === 'withdrawn') refuseWith('already_withdrawn');
      if (now_.changes.some((change) => change.notice !== null)) refuseWith('response_noticed');
      const body = { reason: input.reason, author: authorOf(actor) };
      write(fact('response.withdrawn', input.responseId, actor.accountId, body));
      return detail(db, input.responseId, now);
    });
  },
};

type Sending = ParsedInputOf<'response.sendNotice'>;

/** The paper itself: an outgoing document of the register with one receipt for each unit. */
function registerDocument(
  db: Db,
  write: Write,
  actor: { readonly accountId: string; readonly name: string },
  sent: { readonly input: Sending; readonly response: ResponseRow; readonly at: number },
): void {
  const { input, response, at } = sent;
  const year = registerYear(at);
  write(
    fact('document.sent', input.documentId, actor.accountId, {
      docNumber: input.docNumber,
      title: input.title,
      way: input.way,
      urgency: input.urgency,
      at,
      copies: 1,
      pages: 0,
      place: '',
      demand: 'receipt',
      demandText: '',
      dueAt: input.dueAt,
      owner: '',
      incidentId: response.incident_id,
      year,
      number: nextNumber(db, 'outgoing', year),
      confidential: false,
      units: input.units.map((unit) => unit.name),
      answersId: null,
      author: { accountId: actor.accountId, name: actor.name },
    }),
  );
}

/** Every unit once: the register keeps one receipt for each name. */
function unitsOnce(units: Sending['units']): Sending['units'] {
  const seen = new Set<string>();
  return units.filter((unit) => !seen.has(unit.name) && seen.add(unit.name) !== undefined);
}

const rest: SomeHandlers<Rest> = {
  'response.list': (input, { desk }) => responses(desk.db, input.activeOnly, desk.now()),
  'response.get': (input, { desk }) => detail(desk.db, input.responseId, desk.now()),

  'response.draftNotice': (input, { desk }) =>
    proposeNotice(
      desk.db,
      rowOf(desk.db, input.responseId),
      changeOf(desk.db, input.responseId, input.actId),
    ),

  'response.sendNotice': (typed, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const input = { ...typed, units: unitsOnce(typed.units) };
      const answer = () => ({
        detail: detail(db, input.responseId, now),
        document: documentById(db, input.documentId) ?? refuseWith('not_found', { field: 'documentId' }),
      });
      if (documentById(db, input.documentId)) return answer();
      const response = rowOf(db, input.responseId);
      const change = changeOf(db, input.responseId, input.actId);
      if (response.state === 'withdrawn') refuseWith('response_over');
      if (change.sent_at !== null) refuseWith('already_done');
      const { title, addressee, text, docNumber, signer, units } = input;
      refuseSecret(false, { title, addressee, text, docNumber });
      const [part] = missingParts(noticeFacts(response, change), text);
      if (part !== undefined) refuseWith('notice_incomplete', { field: 'text', params: { part } });
      const at = pastOrNow(input.at, now, 'at');
      if (input.dueAt !== null && input.dueAt < at) refuseWith('time_order', { field: 'dueAt' });
      const body = { actId: change.id, documentId: input.documentId, title, addressee, text, docNumber };
      const more = { signer, units, at, author: authorOf(actor) };
      write(fact('response.noticed', response.id, actor.accountId, { ...body, ...more }));
      registerDocument(db, write, actor, { input, response, at });
      const way = input.way === 'fax' || input.way === 'platform' ? input.way : 'courier';
      meetDuties(call.desk, write, actor, { response, change, units, way, at, documentId: input.documentId });
      return answer();
    });
  },

  'response.linkRun': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = detail(db, input.responseId, now);
      if (before.runs.some((run) => run.id === input.runId)) return before;
      const run = runRow(db, input.runId) ?? refuseWith('not_found', { field: 'runId' });
      if ((run.drill !== null) !== (before.response.drill !== null))
        refuseWith('drill_mixed', { field: 'runId' });
      const body = { runId: run.id, author: authorOf(actor) };
      write(fact('response.run_linked', input.responseId, actor.accountId, body));
      return detail(db, input.responseId, now);
    });
  },
};

export const responseHandlers: SomeHandlers<Acts | Rest> = { ...acts, ...rest };
