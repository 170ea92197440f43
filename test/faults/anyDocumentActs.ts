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
  }) satisfies Record<string, Act>;
