import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

const idsOf = (room: DeskRoom, sql: string): string[] => room.db.prepare(sql).pluck().all() as string[];

/** Somebody approves a wording for the public, registers what the press asks (from a line of the log or by hand), or answers it. */
export async function briefSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const incidents = idsOf(room, 'SELECT id FROM incidents ORDER BY id');
  const incidentId = incidents[a % Math.max(1, incidents.length)];
  if (incidentId === undefined) return;
  const now = room.clock.wall();
  if (b % 3 === 0) {
    const way = ['face', 'phone', 'signature'][c % 3];
    const wording = { text: `口径${c}`, approver: '林×', way, approvedAt: c % 2 === 0 ? null : now - 60_000 };
    await send('briefing.approveWording', { wordingId: room.newId(), incidentId, ...wording });
    return;
  }
  const open = idsOf(room, 'SELECT id FROM media_contacts WHERE answered_at IS NULL ORDER BY id');
  const mediaId = open[c % Math.max(1, open.length)];
  if (b % 3 === 1 && mediaId !== undefined) {
    const wordingVersion = c % 2 === 0 ? null : 1;
    const answer = { answer: `答复${c}`, answeredBy: c % 3 === 0 ? '' : '陈立', answeredAt: null };
    await send('briefing.answerMedia', { mediaId, ...answer, wordingVersion });
    return;
  }
  const lines = idsOf(room, "SELECT id FROM log_entries WHERE kind = 'media' ORDER BY number");
  const entryId = c % 2 === 0 ? null : (lines[c % Math.max(1, lines.length)] ?? null);
  await send('briefing.recordMedia', {
    mediaId: room.newId(),
    incidentId,
    outlet: `媒体${c % 5}`,
    reporter: '',
    phone: '',
    question: '伤亡多少',
    receivedAt: null,
    pressDueAt: c % 3 === 0 ? null : now + (c % 90) * 60_000,
    entryId,
  });
}
