import { stamp } from '../../../shared/domain/time';
import { schemaVersion } from '../../desk/db/migrate';
import { openReader } from '../../desk/db/open';
import { lastHeartbeat, missedDeadlines, standingAlerts } from '../../desk/deadlines/audit';
import { answer, type Context } from '../context';
import { refused } from '../failure';
import { DONE, REFUSED } from '../io';

/** What was raised a moment ago may still be on its way to the screen. */
const GRACE_MS = 5_000;

/**
 * `alerts audit`: is anything due of which nobody was told? Reads the data by its own question, beside a running console too; needs no account. Exit 1 when there is
 * something. Alerts that no screen painted, and the last heartbeat, are told beside it.
 */
export async function run(context: Context): Promise<number> {
  const db = openReader(context.home);
  try {
    if (schemaVersion(db) === 0) throw refused('not_founded', '还没有值班室。', 'There is no room yet.');
    const now = Date.now();
    const missed = missedDeadlines(db, now, GRACE_MS);
    const unpainted = standingAlerts(db).filter(
      (alert) => alert.state === 'raised' && alert.paintedAt === null && alert.raisedAt < now - GRACE_MS,
    );
    const heartbeatAt = lastHeartbeat(db);
    await answer(
      context,
      {
        ok: missed.length === 0,
        unraised: missed.length,
        missed,
        unpainted: unpainted.map(({ id }) => id),
        heartbeatAt,
      },
      {
        zh: wordsZh(missed, unpainted.length, heartbeatAt),
        en: wordsEn(missed, unpainted.length, heartbeatAt),
      },
    );
    return missed.length === 0 ? DONE : REFUSED;
  } finally {
    db.close();
  }
}

type MissedRows = ReturnType<typeof missedDeadlines>;

function wordsZh(missed: MissedRows, unpainted: number, heartbeatAt: number | null): string {
  const head = missed.length === 0 ? '到时的都已告警' : `到时而没有告警：${missed.length} 项`;
  const rows = missed.map((one) => `\n时限 ${stamp(one.dueAt)}  ${one.titleZh}`).join('');
  const beat = heartbeatAt === null ? '没有心跳记录' : `上次心跳 ${stamp(heartbeatAt)}`;
  return `${head}${rows}\n告警了而屏幕没有显示：${unpainted} 项；${beat}`;
}

function wordsEn(missed: MissedRows, unpainted: number, heartbeatAt: number | null): string {
  const head = missed.length === 0 ? 'everything due was raised' : `due and not raised: ${missed.length}`;
  const rows = missed.map((one) => `\ndue ${stamp(one.dueAt)}  ${one.titleEn}`).join('');
  const beat = heartbeatAt === null ? 'no heartbeat on record' : `last heartbeat ${stamp(heartbeatAt)}`;
  return `${head}${rows}\nraised and painted by no screen: ${unpainted}; ${beat}`;
}
