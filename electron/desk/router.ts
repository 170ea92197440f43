import { randomUUID } from 'node:crypto';
import { narrowedRoles } from '../../shared/accounts/administrators';
import { isAllowedWhileLocked } from '../../shared/accounts/whileLocked';
import { type Reply, type Request, requestSchema } from '../../shared/contract/envelope';
import type { AppError } from '../../shared/contract/errors';
import { parseInput } from '../../shared/contract/parse';
import type { Procedure } from '../../shared/contract/procedure';
import { type ProcedureName, procedures } from '../../shared/contract/procedures';
import { accountPolicy, rolesOf } from './accounts/accountRows';
import { accountHandlers } from './accounts/handlers';
import { seatLock } from './accounts/seatLock';
import { auditHandlers } from './audit/handlers';
import { noteRefusal } from './audit/refusals';
import { boardHandlers } from './board';
import { briefingHandlers } from './briefing/handlers';
import type { Call, Connection, Handlers } from './call';
import { calloutHandlers } from './callouts/handlers';
import { channelHandlers } from './channels/handlers';
import { contactHandlers } from './contacts/handlers';
import { contactImportHandlers } from './contacts/importing';
import { failureIn } from './db/open';
import { deadlineHandlers } from './deadlines/handlers';
import type { Actor, Desk } from './desk';
import { Refusal, refuseWith } from './deskError';
import { documentsHandlers } from './documents/handlers';
import { dutyHandlers } from './duty/handlers';
import { figuresHandlers } from './figures/handlers';
import { guideHandlers } from './guide/handlers';
import { handoverHandlers } from './handover/handlers';
import { importsHandlers } from './imports/handlers';
import { gradeHandlers } from './incidents/gradeHandlers';
import { incidentHandlers } from './incidents/handlers';
import { obligationHandlers } from './incidents/obligationHandlers';
import { reopenHandlers } from './incidents/reopen';

import { intakeHandlers } from './intake/handlers';

import { ladderHandlers } from './ladders/handlers';
import { logHandlers } from './log/handlers';
import { logMoreHandlers } from './logMore/handlers';
import { lossHandlers } from './losses/handlers';
import { papersHandlers } from './papers/handlers';
import { planHandlers } from './plans/handlers';
import { planTransferHandlers } from './plans/transfer/handlers';
import { recoveryHandlers } from './recovery/handlers';
import { reportsHandlers } from './reports/handlers';
import { reportPapersHandlers } from './reports/paper/handlers';
import { rescueHandlers } from './rescue/handlers';
import { responseHandlers } from './responses/handlers';
import { reviewHandlers } from './review/handlers';
import { rosterHandlers } from './roster/handlers';
import { followUps } from './rules/followUp';
import { rulesHandlers } from './rules/handlers';
import { runHandlers } from './runs/handlers';
import { sealedHandlers } from './sealed/handlers';
import { searchHandlers } from './search/handlers';
import type { Services } from './services';
import { settingsHandlers } from './settings/handlers';
import { shiftHandlers } from './shifts/handlers';
import { statisticsHandlers } from './statistics/handlers';
import { tallyHandlers } from './tally/handlers';
import { warningFileHandlers } from './warnings/files';
import { warningHandlers } from './warnings/handlers';

const handlers: Handlers = {
  ...accountHandlers,
  ...boardHandlers,
  ...shiftHandlers,
  ...logHandlers,
  ...incidentHandlers,
  ...reopenHandlers,
  ...warningHandlers,
  ...planHandlers,
  ...planTransferHandlers,
  ...runHandlers,
  ...deadlineHandlers,
  ...settingsHandlers,
  ...rosterHandlers,
  ...dutyHandlers,
  ...handoverHandlers,
  ...logMoreHandlers,
  ...documentsHandlers,
  ...searchHandlers,
  ...papersHandlers,
  ...statisticsHandlers,
  ...tallyHandlers,
  ...importsHandlers,
  // incident rules
  ...gradeHandlers,
  ...obligationHandlers,
  ...rulesHandlers,
  // intake
  ...intakeHandlers,
  // figures and people
  ...figuresHandlers,
  // incident reports
  ...reportsHandlers,
  // report papers
  ...reportPapersHandlers,
  // briefing and clocks
  ...briefingHandlers,
  // responses
  ...responseHandlers,
  // contacts
  ...contactHandlers,
  ...contactImportHandlers,
  // warnings
  ...warningFileHandlers,
  // call-outs
  ...calloutHandlers,
  // ladders and grouping
  ...ladderHandlers,
  // accounts and seat
  // audit
  ...auditHandlers,
  // recovery
  ...recoveryHandlers,
  ...rescueHandlers,
  // comfort
  ...guideHandlers,
  // channels and evidence
  ...channelHandlers,
  // losses
  ...lossHandlers,
  ...reviewHandlers,
  ...sealedHandlers,
};

/** What works before the room is founded, and while the data cannot be opened. */
const BEFORE_FOUNDING = new Set<ProcedureName>(['system.status', 'system.found']);

/** What answers while the data cannot be opened. */
const WITHOUT_DATA = new Set<ProcedureName>([
  'system.status',
  // recovery
  'recovery.look',
  'recovery.verify',
  'recovery.restore',
  'recovery.addFolder',
]);

export type Router = (request: unknown, connection: Connection) => Promise<Reply>;

/**
 * The one door of the desk: envelope, procedure, input, session, role, use case; every failure comes back typed, and what nobody expected is logged with a
 * reference and without its text.
 */
export function makeRouter(desk: Desk, services: Services, log: (line: string) => void): Router {
  desk.followUp = followUps(desk, services.resources);
  return async (raw, connection) => {
    const envelope = requestSchema.safeParse(raw);
    if (!envelope.success)
      return { id: idOf(raw), ok: false, error: { code: 'invalid_input', field: 'envelope' } };
    const request = envelope.data;
    try {
      const value = await handle(request, connection, desk, services);
      return { id: request.id, ok: true, value };
    } catch (error) {
      if (error instanceof Refusal) noteRefused(desk, request, connection, error.error.code, log);
      return { id: request.id, ok: false, error: toAppError(error, request.procedure, desk.home, log) };
    }
  };
}

/** What a signed-in person may not do here stands in the audit. That this cannot be written changes nothing about the refusal. */
function noteRefused(
  desk: Desk,
  request: Request,
  connection: Connection,
  code: string,
  log: (line: string) => void,
): void {
  if (code !== 'forbidden' && code !== 'seat_locked') return;
  // A locked page that asks for a picture is no act of anybody.
  const name = request.procedure as ProcedureName;
  if (code === 'seat_locked' && procedures[name].kind === 'query') return;
  try {
    const actor = signedInActor(request, connection, desk);
    if (actor !== null) noteRefusal(desk, actor, request.procedure, code);
  } catch (error) {
    log(`a refusal was not noted: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function idOf(raw: unknown): number {
  const id = (raw as { id?: unknown } | null)?.id;
  return typeof id === 'number' && Number.isSafeInteger(id) ? id : 0;
}

async function handle(
  request: Request,
  connection: Connection,
  desk: Desk,
  services: Services,
): Promise<unknown> {
  const name = request.procedure as ProcedureName;
  if (!Object.hasOwn(procedures, name))
    refuseWith('unknown_procedure', { params: { name: request.procedure } });
  const procedure: Procedure = procedures[name];
  const isFailed = services.failure !== null;
  if (services.failure !== null && !WITHOUT_DATA.has(name)) refuseWith(asCode(services.failure.code));
  if (desk.keys === null && !isFailed && !BEFORE_FOUNDING.has(name)) refuseWith('not_founded');
  // Who may not do it learns nothing of what the input would have had to be.
  const actor = actorFor(request, procedure, connection, desk);
  const parsed = parseInput(name, request.input);
  if (!parsed.ok) throw new Refusal(parsed.error.code, parsed.error);
  const call: Call = { desk, services, connection, actor };
  const run = handlers[name] as (input: unknown, call: Call) => unknown;
  const act = (): unknown => run(parsed.value, call);
  const value = await (services.emergency?.around({
    name,
    isQuery: procedure.kind === 'query',
    input: parsed.value,
    call,
    run: act,
  }) ?? act());
  // What was written is on the second volume too before anybody is told that it is safe.
  if (services.recovery && procedure.kind === 'command') await services.recovery.settled();
  return services.checksOutput ? procedure.output.parse(value) : value;
}

function asCode(code: string): AppError['code'] {
  const known: readonly string[] = [
    'schema_newer',
    'data_corrupt',
    'data_missing',
    'read_only',
    'disk_full',
    'locked_by_other',
  ];
  return (known.includes(code) ? code : 'data_corrupt') as AppError['code'];
}

/**
 * The acting account with its roles as they stand now. A role that is missing is refused here, whatever the screen showed; at a locked seat nobody acts,
 * whoever is signed in.
 */
function actorFor(request: Request, procedure: Procedure, connection: Connection, desk: Desk): Actor | null {
  if (isLocked(connection, desk)) {
    const isMains = procedure.internal === true && procedure.access === 'seat';
    if (!isAllowedWhileLocked(request.procedure, isMains)) refuseWith('seat_locked');
    return null;
  }
  const actor = signedInActor(request, connection, desk);
  if (procedure.access === 'seat') {
    if (actor === null && connection.kind !== 'seat' && !request.procedure.startsWith('session.')) {
      if (request.procedure !== 'system.status') refuseWith('not_signed_in');
    }
    return actor;
  }
  if (actor === null) return refuseWith('not_signed_in');
  const allowed = rolesFor(request.procedure, procedure.access, desk);
  if (allowed !== 'any' && !actor.roles.some((role) => allowed.includes(role))) refuseWith('forbidden');
  return actor;
}

const isLocked = (connection: Connection, desk: Desk): boolean =>
  desk.keys !== null && seatLock(desk.db, connection.seat) !== undefined;

/** The roles of the contract, or fewer where three administrators share the work. */
function rolesFor(
  name: string,
  access: Exclude<Procedure['access'], 'seat'>,
  desk: Desk,
): 'any' | readonly string[] {
  if (narrowedRoles(name, { administrators: 'three' }) === null) return access;
  return narrowedRoles(name, accountPolicy(desk.db)) ?? access;
}

function signedInActor(request: Request, connection: Connection, desk: Desk): Actor | null {
  if (request.as === undefined) return null;
  if (!connection.signedIn().has(request.as)) return null;
  const account = rolesOf(desk.db, request.as);
  return account ? { accountId: request.as, name: account.name, roles: account.roles } : null;
}

function toAppError(error: unknown, procedure: string, home: string, log: (line: string) => void): AppError {
  if (error instanceof Refusal) return error.error;
  const failure = failureIn(home, error);
  if (failure !== null) return { code: failure };
  const ref = randomUUID().slice(0, 8);
  // An id that something of another kind has: nothing was stored. It may be a fault of ours as well, so the table is said; the message holds no values.
  const isTaken = /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)$/.test(String((error as { code?: unknown }).code));
  if (isTaken) {
    log(`${ref} ${procedure}: ${(error as Error).message}`);
    return { code: 'id_used', ref, params: { name: '—' } };
  }
  log(`${ref} ${procedure}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return { code: 'internal', ref };
}
