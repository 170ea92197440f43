import { DECISION_WAYS, GRADES, INCIDENT_TYPE_LIST, WARNING_COLORS } from '../../shared/domain/vocabulary';
import { aLine, type DeskRoom } from '../helpers/deskRoom';
import { type Arbitrary, array, constantFrom, nat, record } from '../helpers/fc.ts';
import { accountActs } from './anyAccountActs';
import { auditSome } from './anyAuditActs';
import { briefSome } from './anyBriefingActs';
import { addCallOut, callSome, endCallOut, startCallOut } from './anyCalloutActs';
import { channelActs } from './anyChannelActs';
import { changeContactSome, saveContactSome } from './anyContactActs';
import { documentActs } from './anyDocumentActs';
import { dutiesSome } from './anyDutiesActs';
import { reinforceSome, signSome } from './anyDutyActs';
import { figureSome, forceSome, peopleSome } from './anyFigureActs';
import { handoverActs } from './anyHandoverActs';
import { importSome, withdrawSome } from './anyImportActs';
import { intakeSome } from './anyIntakeActs';
import { callLeader, hearGroup, setLadders } from './anyLadderActs';
import { callLine, changeLine, checkClock } from './anyLogMoreActs';
import { endLoss, openLoss, reportLoss } from './anyLossActs';
import { planSome } from './anyPlanActs';
import { recoveryActs } from './anyRecoveryActs';
import { reportSome } from './anyReportActs';
import { emergencySome } from './anyRescueActs';
import { changeResponse, noticeResponse, startResponse } from './anyResponseActs';
import { reviewSome } from './anyReviewActs';
import { decideSome, publishSome, stateSome, swapSome } from './anyRosterActs';
import { anyRunAct, anySwitch, nextRunAct } from './anyRunActs';
import { chaseTally, endTally, openTally, reportTally } from './anyTallyActs';
import { decideWarning, takeWarnings } from './anyWarningActs';
import { fileSome } from './anyWarningFileActs';

/**
 * Acts of a room as small numbers, so that a failing sequence can be shrunk: each act finds what it is about by
 * counting through what stands open when its turn comes. What the desk refuses is part of the game.
 */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The numbers that an act chooses with. */
export type Choice = { readonly a: number; readonly b: number; readonly c: number };
type Act = (room: DeskRoom, choice: Choice) => Promise<void>;
export type Step = { readonly act: ActName; readonly choice: Choice };

/** The n-th of a list, counted round; undefined of an empty one. */
export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** Sends an act as somebody; any refusal will do, but a failure that nobody foresaw will not. */
async function send(room: DeskRoom, procedure: string, input: unknown, who: number): Promise<void> {
  const as = pick([room.officer, room.officer, room.supervisor, room.operator], who);
  const reply = await room.reply(procedure, input, as);
  if (!reply.ok && reply.error.code === 'internal')
    throw new Error(`${procedure}: ${room.problems.join('\n')}`);
  if (!reply.ok && reply.error.code === 'invalid_input') {
    throw new Error(`${procedure} was sent ${JSON.stringify(input)}: ${JSON.stringify(reply.error)}`);
  }
}

const idsOf = (room: DeskRoom, sql: string): string[] =>
  room.db
    .prepare<[], { id: string }>(sql)
    .all()
    .map(({ id }) => id);

const openIncidents = (room: DeskRoom): string[] =>
  idsOf(room, "SELECT id FROM incidents WHERE state = 'open' ORDER BY id");
const incidents = (room: DeskRoom): string[] => idsOf(room, 'SELECT id FROM incidents ORDER BY id');
const warnings = (room: DeskRoom): string[] => idsOf(room, 'SELECT id FROM warnings ORDER BY id');

/** Some times none, else one that is there. */
const linked = (list: readonly string[], n: number): string | null =>
  n % 3 === 0 ? null : (pick(list, n >> 2) ?? null);

/** Now, or told to us up to a day ago. */
const receipt = (room: DeskRoom, n: number): number | null =>
  n % 3 === 0 ? null : room.clock.wall() - (pick([0, 1, 29, 61, 600, 1_439], n) ?? 0) * MINUTE;

const casualties = ({ a, b, c }: Choice) => ({
  dead: a % 4,
  missing: b % 3,
  trapped: c % 5,
  seriousInjury: 0,
  threatened: (a * b) % 200,
  evacuated: c % 100,
});

/** Bulletins of any number that may be refused, and packs that were printed, failed, or never heard of again. */
const packActs = {
  bulletin: (room, { a, b, c }) =>
    send(
      room,
      'bulletin.issue',
      {
        bulletinId: room.newId(),
        number: 1 + (a % 9),
        total: 1 + (b % 30),
        title: `第${a}次`,
        text: `值班平稳“\\${c}”`,
        asOf: room.clock.wall() - (c % 3) * MINUTE,
        signedBy: '',
      },
      b,
    ),
  pack: async (room, { a, b, c }) => {
    const packId = room.newId();
    await send(room, 'pack.prepare', { packId, causes: [`manual:${a}`] }, b);
    const outcome = pick(['printed', 'saved', 'failed'] as const, c);
    if (c % 4 === 3) return;
    await send(
      room,
      'pack.record',
      { packId, outcome, fileName: `${a}.pdf`, sha256: '', printer: '', reason: 'no_printer' },
      b,
    );
  },
} satisfies Record<string, Act>;

const acts = {
  ...packActs,
  ...handoverActs(send),
  line: (room, { a, b, c }) =>
    send(
      room,
      'log.append',
      {
        ...aLine(`第${a}条：雨势${pick(['加大', '减小', '未变'], b)} “\\${c}”`),
        entryId: room.newId(),
        kind: pick(['phone_in', 'note', 'media', 'superior'], b),
        receivedAt: receipt(room, c),
        incidentId: linked(incidents(room), a),
        caller: b % 2 === 0 ? null : { unit: '枫坪镇', name: '王×', post: '', phone: '' },
      },
      c,
    ),
  again: async (room, { a, b }) => {
    const id = pick(idsOf(room, 'SELECT id FROM log_entries ORDER BY number'), a);
    if (id === undefined || id.includes(':')) return;
    await send(room, 'log.append', { ...aLine('同一条又发了一次'), entryId: id }, b);
  },
  correct: async (room, { a, b }) => {
    const corrects = pick(
      idsOf(room, 'SELECT id FROM log_entries ORDER BY human_number IS NULL, number DESC'),
      a,
    );
    if (corrects === undefined) return;
    await send(room, 'log.correct', { entryId: room.newId(), corrects, text: `更正${b}`, reason: '听错' }, b);
  },
  instruct: (room, { a, b, c }) =>
    send(
      room,
      'instruction.record',
      {
        entryId: room.newId(),
        leader: '林×',
        way: pick(['face', 'phone', 'signature'], a),
        words: `请落实第${b}项：${'转移危险区群众'.repeat(1 + (c % 9))}`,
        owner: '枫坪镇',
        dueAt: a % 3 === 0 ? null : room.clock.wall() + (pick([1, 20, 90, 1_500], b) ?? 1) * MINUTE,
        receivedAt: receipt(room, c),
        incidentId: linked(incidents(room), b),
      },
      a,
    ),
  instructionDone: async (room, { a, b }) => {
    const instructionId = pick(idsOf(room, 'SELECT id FROM instructions ORDER BY id'), a);
    if (instructionId === undefined) return;
    await send(room, 'instruction.done', { instructionId, result: `已落实${b}` }, b);
  },
  shiftOpen: (room, { a, b }) => {
    const startsAt = room.clock.wall() - (a % 60) * MINUTE;
    const posts = [
      { post: 'duty_leader', accountId: null, name: '林×', phone: '' },
      {
        post: b % 7 === 0 ? 'standby_officer' : 'primary_officer',
        accountId: room.officer,
        name: '陈立',
        phone: '',
      },
    ];
    return send(
      room,
      'shift.open',
      { shiftId: room.newId(), startsAt, endsAt: startsAt + 12 * HOUR, posts },
      a,
    );
  },
  shiftClose: async (room, { a, b }) => {
    const shiftId = pick(idsOf(room, 'SELECT id FROM shifts ORDER BY opened_at DESC, id'), a % 2);
    if (shiftId === undefined) return;
    await send(room, 'shift.close', { shiftId, summary: b % 2 === 0 ? '' : `交班${b}` }, b);
  },
  incident: (room, { a, b, c }) =>
    send(
      room,
      'incident.record',
      {
        incidentId: room.newId(),
        callback: '138 0000 0000',
        caller: { unit: '枫坪镇', name: '王×', post: '', phone: '' },
        source: '电话',
        type: pick(INCIDENT_TYPE_LIST, a * 7 + b),
        place: `上坑村${b}组`,
        title: a % 2 === 0 ? '' : `险情${a}`,
        summary: `${c}时许屋后滑坡，3人被困。雨持续`,
        occurredAt: null,
        receivedAt: receipt(room, c),
        casualties: casualties({ a, b, c }),
        grade: pick([null, ...GRADES], b),
        sensitive: c % 4 === 0,
        drill: pick([null, null, '汛前推演'], c),
        parentId: linked(incidents(room), c),
      },
      a,
    ),
  incidentFacts: async (room, choice) => {
    const incidentId = pick(incidents(room), choice.a);
    if (incidentId === undefined) return;
    const { a, b, c } = choice;
    const input = { incidentId, casualties: casualties(choice), grade: pick([null, ...GRADES], b) };
    await send(room, 'incident.updateFacts', { ...input, sensitive: c % 3 === 0, source: `现场${a}` }, b);
  },
  incidentClose: async (room, { a, b, c }) => {
    const incidentId = pick(openIncidents(room), a);
    if (incidentId === undefined) return;
    const overrideReason = b % 3 === 0 ? '' : '移交属地';
    const way = pick([null, ...DECISION_WAYS], c);
    const input = {
      incidentId,
      result: `处置结束${c}`,
      overrideReason,
      decidedBy: pick(['', '林×'], c),
      way,
    };
    await send(room, 'incident.close', input, b);
  },
  obligation: async (room, { a, b, c }) => {
    const all = idsOf(room, "SELECT id FROM obligations ORDER BY state = 'open' DESC, id");
    const obligationId = pick(all, a);
    if (obligationId === undefined) return;
    const at = b % 2 === 0 ? null : room.clock.wall() - (c % 30) * MINUTE;
    const way = pick(['phone', 'fax', 'platform'], b);
    await send(
      room,
      'obligation.meet',
      { obligationId, receiver: '市局王×', at, way, readBack: c % 2 === 0 },
      c,
    );
  },
  warning: (room, { a, b, c }) => {
    const now = room.clock.wall();
    return send(
      room,
      'warning.record',
      {
        warningId: room.newId(),
        issuer: '县气象台',
        kind: pick(['暴雨', '台风', '大风'], a),
        color: pick([null, ...WARNING_COLORS], b),
        level: pick([null, ...GRADES], c),
        area: '全县',
        text: `预计未来${a}小时有强降雨`,
        receivedAt: receipt(room, c),
        startsAt: now,
        endsAt: b % 2 === 0 ? null : now + ((c % 40) + 1) * HOUR,
      },
      a,
    );
  },
  warningLift: async (room, { a, b }) => {
    const warningId = pick(warnings(room), a);
    if (warningId !== undefined) await send(room, 'warning.lift', { warningId, reason: '雨已停' }, b);
  },
  runStart: (room, { a, b, c }) => {
    const planId = pick(idsOf(room, 'SELECT DISTINCT id FROM plans ORDER BY id'), a);
    const incidentId = linked(openIncidents(room), b);
    return send(
      room,
      'run.start',
      { runId: room.newId(), planId, incidentId, warningId: linked(warnings(room), c) },
      b,
    );
  },
  runAct: async (room, choice) => {
    const runs = idsOf(room, 'SELECT id FROM runs ORDER BY ended_at IS NULL DESC, started_at DESC, id');
    const runId = pick(runs.slice(0, 3), choice.a);
    if (runId === undefined) return;
    const act = anyRunAct(await room.call('run.get', { runId }), choice, room.clock.wall(), incidents(room));
    if (act !== null) await send(room, 'run.act', { actId: room.newId(), runId, act }, choice.c);
  },
  /** The room leaves a run for another revision or another plan, by what is proposed. */
  runSwitch: async (room, choice) => {
    const runs = idsOf(room, 'SELECT id FROM runs ORDER BY ended_at IS NULL DESC, started_at DESC, id');
    const runId = pick(runs.slice(0, 3), choice.a);
    const plans = room.db
      .prepare<[], { id: string; revision: number }>('SELECT id, revision FROM plans ORDER BY id, revision')
      .all();
    const plan = pick(plans, choice.b);
    if (runId === undefined || plan === undefined) return;
    await send(room, 'run.switch', await anySwitch(room, runId, plan), choice.c);
  },
  /** Somebody works a run on for a while as it wants to be worked. */
  runOn: async (room, choice) => {
    const runs = idsOf(room, 'SELECT id FROM runs WHERE ended_at IS NULL ORDER BY started_at, id');
    const runId = pick(runs, choice.a);
    if (runId === undefined) return;
    for (let turn = 0; turn < 3 + (choice.b % 10); turn += 1) {
      const detail = await room.call('run.get', { runId });
      const act = nextRunAct(detail, choice.c, room.clock.wall(), incidents(room));
      if (act === null) return;
      await send(room, 'run.act', { actId: room.newId(), runId, act }, 0);
      room.clock.advance(20_000);
    }
  },
  pass: (room, { a }) => {
    room.clock.advance(
      pick([1_000, MINUTE, 3 * MINUTE, 7 * MINUTE, 16 * MINUTE, 31 * MINUTE, 3 * HOUR, 26 * HOUR], a) ?? 0,
    );
    room.scan();
    return Promise.resolve();
  },
  /** Somebody sets the clock, forward or back; deadlines go on. */
  setClock: (room, { a }) => {
    room.clock.setWall(room.clock.wall() + (pick([-HOUR, HOUR, -26 * HOUR, 90_000], a) ?? 0));
    room.scan();
    return Promise.resolve();
  },
  acknowledge: async (room, { a, b }) => {
    const alertId = pick(
      idsOf(room, 'SELECT deadline_id AS id FROM alerts ORDER BY state DESC, deadline_id'),
      a,
    );
    if (alertId !== undefined) await send(room, 'alert.acknowledge', { alertId }, b);
  },
  painted: async (room, { a, b }) => {
    const alertIds = idsOf(room, 'SELECT deadline_id AS id FROM alerts ORDER BY deadline_id').slice(a % 4);
    await send(room, 'alert.painted', { alertIds }, b);
    const alertId = alertIds[0];
    if (alertId === undefined) return;
    const outcome = b % 2 === 0 ? 'shown' : 'failed';
    await send(
      room,
      'alert.outcome',
      { alertIds: [alertId], channel: 'notification', outcome, reason: '' },
      b,
    );
  },
  printed: async (room, { a, b }) => {
    const shiftId = pick(idsOf(room, 'SELECT id FROM shifts ORDER BY id'), a);
    if (shiftId === undefined) return;
    const paper = { kind: 'shift_log', shiftId };
    const how = { way: pick(['pdf', 'printer'], b), sha256: '0'.repeat(64), rows: a, pages: a % 5 };
    await send(room, 'paper.printed', { paper, masked: b % 2 === 0, ...how }, 0);
  },
  archiveAmend: async (room, { a, b }) => {
    const shiftId = pick(idsOf(room, 'SELECT shift_id AS id FROM archive ORDER BY shift_id'), a);
    if (shiftId === undefined) return;
    const retention = pick(['permanent', 'years_30', 'years_10'], b);
    const input = { shiftId, archiveClass: `值班${a % 3}`, retention, note: b % 2 === 0 ? '' : `备注${b}` };
    await send(room, 'archive.amend', input, 2);
  },
  rosterPublish: (room, choice) => publishSome(room, choice, (name, input) => send(room, name, input, 2)),
  rosterSwap: (room, choice) => swapSome(room, choice, (name, input) => send(room, name, input, choice.c)),
  rosterDecide: (room, choice) => decideSome(room, choice, (name, input) => send(room, name, input, 2)),
  rosterState: (room, choice) => stateSome(room, choice, (name, input) => send(room, name, input, choice.c)),
  callLine: (room, choice) => callLine(room, choice, (name, input) => send(room, name, input, choice.b)),
  changeLine: (room, choice) => changeLine(room, choice, (name, input) => send(room, name, input, choice.c)),
  checkClock: (room, choice) => checkClock(room, choice, (name, input) => send(room, name, input, choice.b)),
  planLife: (room, choice) => planSome(room, choice, (name, input, who) => send(room, name, input, who)),
  signOn: (room, choice) => signSome(room, choice, (name, input) => send(room, name, input, choice.c)),
  reinforce: (room, choice) =>
    reinforceSome(room, choice, (name, input) => send(room, name, input, choice.c)),
  calloutStart: (room, choice) =>
    startCallOut(room, choice, (name, input) => send(room, name, input, choice.b)),
  calloutCall: (room, choice) => callSome(room, choice, (name, input) => send(room, name, input, choice.a)),
  calloutAdd: (room, choice) => addCallOut(room, choice, (name, input) => send(room, name, input, choice.c)),
  calloutEnd: (room, choice) => endCallOut(room, choice, (name, input) => send(room, name, input, choice.b)),
  tallyOpen: (room, choice) => openTally(room, choice, (name, input) => send(room, name, input, choice.b)),
  tallyReport: (room, choice) =>
    reportTally(room, choice, (name, input) => send(room, name, input, choice.c)),
  tallyChase: (room, choice) => chaseTally(room, choice, (name, input) => send(room, name, input, choice.b)),
  responseStart: (room, choice) =>
    startResponse(room, choice, (name, input) => send(room, name, input, choice.c)),
  responseChange: (room, choice) =>
    changeResponse(room, choice, (name, input) => send(room, name, input, choice.a)),
  responseNotice: (room, choice) =>
    noticeResponse(room, choice, (name, input) => send(room, name, input, choice.b)),
  warningTake: (room, choice) =>
    takeWarnings(room, choice, (name, input) => send(room, name, input, choice.b)),
  warningDecide: (room, choice) =>
    decideWarning(room, choice, (name, input) => send(room, name, input, choice.a)),
  warningFile: (room, choice) => fileSome(room, choice, (name, input) => send(room, name, input, choice.c)),
  contactSave: (room, choice) =>
    saveContactSome(room, choice, (name, input) => send(room, name, input, choice.b)),
  contactChange: (room, choice) =>
    changeContactSome(room, choice, (name, input) => send(room, name, input, choice.a)),
  lossOpen: (room, choice) => openLoss(room, choice, (name, input) => send(room, name, input, choice.c)),
  lossReport: (room, choice) => reportLoss(room, choice, (name, input) => send(room, name, input, choice.a)),
  lossEnd: (room, choice) => endLoss(room, choice, (name, input) => send(room, name, input, choice.b)),
  tallyEnd: (room, choice) => endTally(room, choice, (name, input) => send(room, name, input, choice.c)),
  figures: (room, choice) => figureSome(room, choice, (name, input) => send(room, name, input, choice.b)),
  people: (room, choice) => peopleSome(room, choice, (name, input) => send(room, name, input, choice.b)),
  forces: (room, choice) => forceSome(room, choice, (name, input) => send(room, name, input, choice.b)),
  intake: (room, choice) => intakeSome(room, choice, (name, input) => send(room, name, input, choice.b)),
  report: (room, choice) => reportSome(room, choice, (name, input) => send(room, name, input, choice.b)),
  briefing: (room, choice) => briefSome(room, choice, (name, input) => send(room, name, input, choice.c)),
  duties: (room, choice) => dutiesSome(room, choice, (name, input) => send(room, name, input, 2)),
  ladders: (room, choice) => setLadders(choice, (name, input) => send(room, name, input, 2)),
  callLeader: (room, choice) => callLeader(room, choice, (name, input) => send(room, name, input, choice.c)),
  hearGroup: (room, choice) => hearGroup(room, choice, (name, input) => send(room, name, input, choice.c)),
  review: (room, choice) => reviewSome(room, choice, (name, input) => send(room, name, input, choice.b)),
  emergency: emergencySome,
  audit: (room, choice) => auditSome(room, choice, (name, input) => send(room, name, input, choice.b)),
  restart: (room) => {
    room.clock.boot = `boot-${room.clock.wall()}`;
    room.reopen();
    room.scan();
    return Promise.resolve();
  },
  importLog: (room, choice) => importSome(room, choice, (name, input) => send(room, name, input, 2)),
  importWithdraw: (room, choice) => withdrawSome(room, choice, (name, input) => send(room, name, input, 2)),
  ...documentActs(send),
  ...channelActs(send),
  ...recoveryActs,
  ...accountActs(send),
} satisfies Record<string, Act>;
export type ActName = keyof typeof acts;
export const ACT_NAMES = Object.keys(acts) as readonly ActName[];

/** Acts that a room does more often than others. */
const OFTEN: readonly ActName[] = [
  'runAct',
  'runAct',
  'runAct',
  'runAct',
  'runAct',
  'pass',
  'pass',
  'line',
  'obligation',
];

export const sequences = (longest: number): Arbitrary<readonly Step[]> =>
  array(
    record({
      act: constantFrom(...ACT_NAMES, ...OFTEN),
      choice: record({ a: nat(1_000), b: nat(1_000), c: nat(1_000) }),
    }),
    { minLength: 1, maxLength: longest, size: 'max' },
  );

/** A room in which there is something to do from the start: a shift, an incident with its run, a warning with its own. */
export const PROLOGUE: readonly Step[] = [
  { act: 'shiftOpen', choice: { a: 0, b: 1, c: 0 } },
  { act: 'incident', choice: { a: 0, b: 3, c: 3 } },
  { act: 'runStart', choice: { a: 2, b: 1, c: 0 } },
  { act: 'warning', choice: { a: 0, b: 1, c: 0 } },
  { act: 'runStart', choice: { a: 8, b: 0, c: 1 } },
];

export async function perform(room: DeskRoom, steps: readonly Step[]): Promise<void> {
  for (const { act, choice } of steps) await acts[act](room, choice);
}
