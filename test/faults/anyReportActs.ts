import { REPORT_KINDS } from '../../shared/domain/incidentReports';
import { DECISION_WAYS, SEND_WAYS } from '../../shared/domain/vocabulary';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

const MINUTE = 60_000;
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const RECIPIENTS = ['superior_duty_office', 'government_duty_office', 'publicity', '××办公室'];

const ids = (room: DeskRoom, table: 'incidents' | 'incident_reports' | 'local_report_drafts'): string[] =>
  room.db
    .prepare<[], { id: string }>(`SELECT id FROM ${table} ORDER BY id`)
    .all()
    .map(({ id }) => id);

/** Reports are drafted, typed on, signed in any way, sent to anybody, confirmed and signed afterwards; figures are compared with others. */
export async function reportSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  const incidentId = pick(ids(room, 'incidents'), a);
  if (incidentId === undefined) return;
  const at = c % 3 === 0 ? null : room.clock.wall() - (c % 90) * MINUTE;
  const draftId = pick(ids(room, 'local_report_drafts'), c);
  const reportId = pick(ids(room, 'incident_reports'), c);
  if (b % 7 === 0) {
    await send('report.draft', { draftId: room.newId(), incidentId, kind: pick(REPORT_KINDS, c) });
    return;
  }
  if (b % 7 === 1) {
    const words = c % 4 === 0 ? '' : `报被困${c}人`;
    const check = {
      checkId: room.newId(),
      incidentId,
      party: 'police',
      who: '李×',
      at,
      agrees: a % 2 === 0,
      words,
    };
    await send('report.crossCheck', check);
    return;
  }
  if (b % 7 <= 3) {
    if (draftId === undefined) return;
    const draft = await room.call('report.draftGet', { draftId });
    if (draft === null) return;
    const { version } = draft;
    if (a % 3 === 0) {
      const texts = { ...draft.texts, trend: `第${c}次研判“\\`, lead: c % 5 === 0 ? '' : draft.texts.lead };
      await send('report.save', {
        draftId,
        version,
        texts,
        nextAt: c % 2 === 0 ? null : room.clock.wall() + c * MINUTE,
      });
      return;
    }
    const way = pick(DECISION_WAYS, a);
    const words = c % 3 === 0 ? '' : '同意';
    const despite = c % 2 === 0 ? '先报后核' : '';
    await send('report.sign', { draftId, version, leader: '林×', way, at, words, witness: words, despite });
    return;
  }
  if (reportId === undefined) return;
  if (b % 7 === 4) return send('report.countersign', { reportId, at });
  const { report } = await room.call('report.page', { reportId });
  const sent = pick(report.dispatches, a);
  if (b % 7 === 5 && sent !== undefined) {
    await send('report.receipt', { reportId, dispatchId: sent.id, at, receiver: c % 2 === 0 ? '' : '李×' });
    return;
  }
  await send('report.dispatch', {
    dispatchId: room.newId(),
    reportId,
    recipient: pick(RECIPIENTS, c),
    obligationId: null,
    way: pick(SEND_WAYS, a),
    at,
    receiver: '王×',
    readBack: c % 2 === 0,
    lateReason: c % 3 === 0 ? '' : '线路不通',
  });
}
