import { SETTINGS } from '../../shared/settings';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

const MINUTE = 60_000;
type Send = (room: DeskRoom, procedure: string, input: unknown, who: number) => Promise<void>;
type Act = (room: DeskRoom, choice: Choice) => Promise<void>;

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const idsOf = (room: DeskRoom, sql: string): string[] => room.db.prepare<[], string>(sql).pluck().all();
const documents = (room: DeskRoom): string[] =>
  idsOf(room, "SELECT id FROM documents ORDER BY state = 'open' DESC, id");

const paper = (room: DeskRoom, { a, b, c }: Choice) => ({
  documentId: room.newId(),
  docNumber: `电〔2026〕${a}号`,
  title: b % 4 === 0 ? '' : `关于第${b}号“台风”防范的通知`,
  way: pick(['fax', 'platform', 'courier', 'mail', 'confidential_exchange'], a),
  urgency: pick(['top_urgent', 'extra_urgent', 'urgent', 'routine'], b),
  at: c % 3 === 0 ? null : room.clock.wall() - (c % 50) * MINUTE,
  copies: 1 + (a % 3),
  pages: c % 9,
  place: c % 2 === 0 ? '' : `${1 + (c % 5)}号夹`,
  dueAt: c % 4 === 0 ? null : room.clock.wall() + (c % 200) * MINUTE,
  owner: b % 2 === 0 ? '' : '陈立',
  incidentId:
    a % 3 === 0 ? (pick(idsOf(room, 'SELECT id FROM incidents ORDER BY id'), a >> 2) ?? null) : null,
  confidential: false,
});

/** Acts on the registers beside the log. */
export const documentActs = (send: Send) =>
  ({
    documentIn: (room, choice) => {
      const demand = pick(['answer', 'handle', 'file'], choice.c);
      const input = {
        ...paper(room, choice),
        unit: `省防指办${choice.b % 5}`,
        demand,
        demandText: `报数${choice.c}`,
      };
      const sealed = { title: '', unit: '', demandText: '', incidentId: null, confidential: true };
      return send(room, 'document.receive', choice.a % 7 === 0 ? { ...input, ...sealed } : input, choice.a);
    },
    documentOut: (room, choice) => {
      const { a, b, c } = choice;
      const answersId = c % 3 === 0 ? (pick(documents(room), c) ?? null) : null;
      const units = ['枫坪镇', '古田镇', '凤都镇', '平湖镇'].slice(0, 1 + (a % 4));
      const demand = b % 3 === 0 ? 'none' : 'receipt';
      return send(room, 'document.send', { ...paper(room, choice), units, demand, answersId }, a);
    },
    documentHandle: async (room, { a, b, c }) => {
      const documentId = pick(documents(room), a);
      if (documentId === undefined) return;
      const act = pick(['reported', 'forwarded', 'noted'], b);
      const input = { actId: room.newId(), documentId, act, who: '林×', at: null, way: 'phone' };
      await send(room, 'document.handle', { ...input, words: c % 2 === 0 ? '' : `照办${c}` }, c);
    },
    documentFinish: async (room, { a, b, c }) => {
      const documentId = pick(documents(room), a);
      if (documentId === undefined) return;
      const isOut = room.db.prepare('SELECT direction FROM documents WHERE id = ?').pluck().get(documentId);
      const outcome = isOut === 'outgoing' ? 'closed' : pick(['answered', 'handled', 'filed'], b);
      const input = { documentId, outcome, by: '', receiver: '', way: 'fax', at: null };
      await send(
        room,
        'document.finish',
        { ...input, result: outcome === 'closed' ? '不再催' : `已报${c}` },
        b,
      );
    },
    documentReceipt: async (room, { a, b, c }) => {
      const rows = room.db
        .prepare<[], { id: string; position: number }>(
          'SELECT document_id AS id, position FROM document_units WHERE signed_at IS NULL ORDER BY document_id, position',
        )
        .all();
      const row = pick(rows, a);
      if (row === undefined) return;
      const common = { documentId: row.id, at: null, way: 'phone', who: '王×' };
      if (b % 3 > 0) await send(room, 'document.sign', { ...common, unit: row.position }, c);
      else
        await send(
          room,
          'document.chase',
          { ...common, actId: room.newId(), units: [row.position], note: '' },
          c,
        );
    },
    documentCorrect: async (room, choice) => {
      const documentId = pick(documents(room), choice.a);
      if (documentId === undefined) return;
      const entryId = room.newId();
      if (choice.b % 5 === 0) {
        await send(room, 'document.void', { entryId, documentId, reason: 'duplicate', note: '' }, choice.c);
        return;
      }
      const { document } = await room.call('document.get', { documentId });
      const { unit, docNumber, title, way, urgency, at, copies, pages, place, demand, owner } = document;
      const { demandText, dueAt, incidentId } = document;
      const standing = { unit, docNumber, title, way, urgency, at, copies, pages, place, demand, demandText };
      const changed = pick<object>(
        [
          { dueAt: at + (choice.c % 90) * MINUTE },
          { urgency: 'top_urgent' },
          { docNumber: `改${choice.c}` },
          { copies: 9 },
        ],
        choice.b,
      );
      const input = {
        entryId,
        documentId,
        ...standing,
        dueAt,
        owner,
        incidentId,
        reason: '看错',
        ...changed,
      };
      await send(room, 'document.correct', input, choice.c);
    },
    reminder: (room, { a, b, c }) =>
      send(
        room,
        'reminder.create',
        {
          reminderId: room.newId(),
          text: `回拨第${a}家`,
          dueAt: room.clock.wall() + (1 + (c % 90)) * MINUTE,
          owner: b % 2 === 0 ? '' : 'primary_officer',
          repeat: pick(['none', 'daily', 'weekly', 'minutes'], b),
          everyMinutes: 5 + (c % 60),
          incidentId: null,
        },
        a,
      ),
    reminderAct: async (room, { a, b, c }) => {
      const rows = room.db
        .prepare<[], { id: string; due_at: number }>(
          "SELECT id, due_at FROM reminders ORDER BY state = 'open' DESC, id",
        )
        .all();
      const row = pick(rows, a);
      if (row === undefined) return;
      const common = { reminderId: row.id, note: b % 2 === 0 ? '' : `说明${c}` };
      const kind = pick(['done', 'done', 'skip', 'postpone', 'end'], b);
      const dueAt = kind === 'postpone' ? room.clock.wall() + (c % 60) * MINUTE : row.due_at;
      await send(room, `reminder.${kind}`, kind === 'end' ? common : { ...common, dueAt }, c);
    },
    notice: async (room, { a, b, c }) => {
      const known = pick(
        room.db
          .prepare<[], { id: string; version: number }>('SELECT id, version FROM notices ORDER BY id')
          .all(),
        a,
      );
      const fields = {
        title: `须知${a}`,
        text: `第${b}条：先核实再上报。`,
        validFrom: null,
        validUntil: c % 3 === 0 ? room.clock.wall() + (c + 1) * MINUTE : null,
        renew: pick(['once', 'shift', 'month', 'year'], c),
      };
      if (known === undefined || b % 4 === 0)
        await send(room, 'notice.issue', { noticeId: room.newId(), ...fields }, 2);
      else if (b % 4 === 1)
        await send(room, 'notice.revise', { noticeId: known.id, version: known.version, ...fields }, 2);
      else if (b % 16 === 2)
        await send(room, 'notice.withdraw', { noticeId: known.id, reason: '并入新规定' }, 2);
      else await send(room, 'notice.read', { noticeId: known.id, version: known.version }, c);
    },
    checkUnits: (room, { a }) => {
      const units = ['枫坪镇', '古田镇', '凤都镇'].slice(a % 3).map((name, at) => ({
        id: `u${at}`,
        name,
        phone: `0593-${at}`,
        backup: at === 1 ? '' : `139-${at}`,
        satPhone: at === 0 ? '1740' : '',
        leader: '镇长',
        leaderPhone: '',
      }));
      return send(
        room,
        'settings.change',
        { key: 'checks', value: { ...SETTINGS.checks.fallback, units } },
        2,
      );
    },
    checkPlan: (room, { a }) => send(room, 'check.plan', {}, a),
    check: async (room, { a, b, c }) => {
      const rounds = room.db
        .prepare<[], { id: string; type: string; units: string }>(
          "SELECT id, type, units FROM check_rounds ORDER BY state = 'open' DESC, due_at, id",
        )
        .all();
      const round = a % 4 === 0 ? undefined : pick(rounds, a);
      if (round !== undefined && b % 11 === 0) {
        await send(room, 'check.skipRound', { roundId: round.id, reason: '全县停电' }, c);
        return;
      }
      const units = round === undefined ? [{ id: 'u0' }] : (JSON.parse(round.units) as { id: string }[]);
      const unitId = pick(units, b)?.id ?? 'u0';
      const roundId = round?.id ?? null;
      const begun = room.db
        .prepare<[string | null, string], string>(
          'SELECT id FROM post_checks WHERE round_id IS ? AND unit_id = ? ORDER BY id DESC',
        )
        .pluck()
        .get(roundId, unitId);
      const checkId = begun ?? room.newId();
      const target = { checkId, roundId, type: round?.type ?? 'on_site', unitId, phone: '0593-0', at: null };
      if (b % 3 === 0) await send(room, 'check.noAnswer', { actId: room.newId(), ...target }, c);
      else if (b % 3 === 1 && begun !== undefined)
        await send(room, 'check.lost', { checkId, informed: '镇长', way: 'phone', at: null, words: '' }, c);
      else {
        const result = pick(['normal', 'late', 'not_on_duty', 'equipment_fault'], c);
        const answers = [{ question: '今日预警', answer: `答${c}` }];
        await send(
          room,
          'check.conclude',
          { ...target, result, answeredBy: '王×', onDuty: c % 2 === 0, answers, note: '' },
          c,
        );
      }
    },
    checkReceived: (room, { a, b, c }) =>
      send(
        room,
        'check.receive',
        {
          checkId: room.newId(),
          unit: '市局',
          type: pick(['phone', 'video'], a),
          caller: '',
          at: null,
          answeredBy: '陈立',
          questions: b % 2 === 0 ? '' : '今日预警',
          result: 'normal',
          note: '',
        },
        c,
      ),
  }) satisfies Record<string, Act>;
