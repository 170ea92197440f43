import { DECISION_WAYS, GRADES } from '../../shared/domain/vocabulary';
import { issuerFor, RESPONSE_HAZARDS, RESPONSE_MATTERS } from '../../shared/rules/responses/hazards';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

const MINUTE = 60_000;
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const idsOf = (room: DeskRoom, sql: string): string[] =>
  room.db
    .prepare<[], { id: string }>(sql)
    .all()
    .map(({ id }) => id);

const decision = (room: DeskRoom, { a, b }: Choice) => ({
  by: `指挥长${a % 3}`,
  way: pick(DECISION_WAYS, b),
  words: b % 2 === 0 ? '' : '马上启动',
  at: a % 4 === 0 ? room.clock.wall() - (b % 30) * MINUTE : null,
});

const terms = (room: DeskRoom, { a, b, c }: Choice) => ({
  level: pick(GRADES, a),
  at: c % 3 === 0 ? room.clock.wall() + ((c % 90) - 20) * MINUTE : null,
  period: `预计至次日${b % 24}时`,
  endsAt: b % 2 === 0 ? room.clock.wall() + (120 + (c % 600)) * MINUTE : null,
  measures: c % 2 === 0 ? '人员转移' : `关闭景区\n人员转移\n值守${b}`,
});

/** A response on an incident, on a warning or on its own; some times in the name of the bureau, which is refused. */
export async function startResponse(room: DeskRoom, choice: Choice, send: Send): Promise<void> {
  const { a, b, c } = choice;
  const hazard = pick(RESPONSE_HAZARDS, a + c) ?? 'typhoon';
  const responseId = room.newId();
  await send('response.start', {
    responseId,
    actId: responseId,
    hazard,
    matter: RESPONSE_MATTERS[hazard].zh || '其他',
    issuer: a % 11 === 0 ? '岚溪县应急管理局' : issuerFor(hazard, [], 'county').issuer || '县应急指挥部',
    area: b % 2 === 0 ? '' : '全县',
    basis: c % 2 === 0 ? '' : '暴雨橙色预警',
    ...terms(room, choice),
    incidentId: b % 3 === 0 ? (pick(idsOf(room, 'SELECT id FROM incidents ORDER BY id'), c) ?? null) : null,
    warningId: b % 3 === 1 ? (pick(idsOf(room, 'SELECT id FROM warnings ORDER BY id'), c) ?? null) : null,
    decision: decision(room, choice),
  });
}

/** A response goes up or down, is prolonged, ends, is taken back, or gets a run. */
export async function changeResponse(room: DeskRoom, choice: Choice, send: Send): Promise<void> {
  const { a, b, c } = choice;
  const responseId = pick(idsOf(room, 'SELECT id FROM responses ORDER BY id'), b);
  if (responseId === undefined) return;
  const acts: readonly (() => Promise<void>)[] = [
    () =>
      send('response.adjust', {
        responseId,
        actId: room.newId(),
        ...terms(room, choice),
        reason: '雨势增强',
        decision: decision(room, choice),
      }),
    () =>
      send('response.end', {
        responseId,
        actId: room.newId(),
        at: null,
        reason: '险情消除',
        measures: a % 2 === 0 ? '' : '继续排查',
        decision: decision(room, choice),
      }),
    () => send('response.withdraw', { responseId, reason: '记错了' }),
    () => {
      const runId = pick(idsOf(room, 'SELECT id FROM runs ORDER BY id'), a);
      return runId === undefined ? Promise.resolve() : send('response.linkRun', { responseId, runId });
    },
  ];
  await pick([acts[0], acts[0], ...acts], c)?.();
}

/** The notice of any change goes out, some times without what the law asks for, some times a second time. */
export async function noticeResponse(room: DeskRoom, choice: Choice, send: Send): Promise<void> {
  const { a, b, c } = choice;
  const actId = pick(idsOf(room, 'SELECT id FROM response_changes ORDER BY id'), a);
  const row = room.db
    .prepare<[string], { response_id: string }>('SELECT response_id FROM response_changes WHERE id = ?')
    .get(actId ?? '');
  if (actId === undefined || row === undefined) return;
  const responseId = row.response_id;
  const draft = await room.call('response.draftNotice', { responseId, actId });
  await send('response.sendNotice', {
    documentId: room.newId(),
    responseId,
    actId,
    title: draft.title,
    addressee: draft.addressee,
    text: c % 7 === 0 ? '请各单位做好防范。' : draft.text,
    docNumber: b % 2 === 0 ? '' : `岚汛〔2026〕${b}号`,
    signer: '指挥长',
    way: pick(['fax', 'platform', 'courier'], b),
    urgency: 'extra_urgent',
    at: null,
    dueAt: c % 2 === 0 ? null : room.clock.wall() + 30 * MINUTE,
    units: draft.units.slice(0, 1 + (b % draft.units.length)),
  });
}
