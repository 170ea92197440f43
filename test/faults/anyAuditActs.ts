import { EXPORT_THINGS } from '../../shared/domain/audit';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

/** Something was saved outside, some times noted twice under one id; and acts for which a role is missing. */
export async function auditSome(room: DeskRoom, { a, b, c }: Choice, send: Send): Promise<void> {
  if (c % 3 === 0) {
    await send('settings.change', { key: 'auditRetentionDays', value: { days: 183 + (a % 40) } });
    return;
  }
  const note = {
    exportId: room.newId(),
    what: EXPORT_THINGS[a % EXPORT_THINGS.length],
    title: `现场${a}.jpg`,
    range: '',
    format: 'jpg',
    masked: b % 2 === 0,
    sha256: b % 3 === 0 ? null : '0'.repeat(64),
    rows: a,
  };
  await send('export.note', note);
  if (b % 4 === 0) await send('export.note', note);
}
