import { stamp } from '../../../shared/domain/time';
import { schemaVersion } from '../../desk/db/migrate';
import { openReader } from '../../desk/db/open';
import { type StandingAlert, standingAlerts } from '../../desk/deadlines/audit';
import { answer, type Context } from '../context';
import { refused } from '../failure';
import { DONE } from '../io';

const LEVELS = { zh: ['', '临近', '到时', '超时'], en: ['', 'near', 'due', 'overdue'] } as const;

/** One alert in a row: level, due time, what, and how it reached people. */
export function alertRow(alert: StandingAlert, locale: 'zh' | 'en'): string {
  const isZh = locale === 'zh';
  const heard =
    alert.state === 'acknowledged'
      ? isZh
        ? `知道了 ${alert.acknowledgedBy ?? ''} ${stamp(alert.acknowledgedAt ?? 0)}`
        : `heard by ${alert.acknowledgedBy === '' ? 'the seat' : alert.acknowledgedBy} ${stamp(alert.acknowledgedAt ?? 0)}`
      : isZh
        ? '未应'
        : 'unheard';
  const painted = alert.paintedAt === null ? (isZh ? '未显示' : 'not painted') : isZh ? '已显示' : 'painted';
  return [
    LEVELS[locale][alert.level] ?? String(alert.level),
    stamp(alert.dueAt),
    isZh ? alert.titleZh : alert.titleEn,
    alert.incidentTitle ?? '',
    heard,
    painted,
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** `alerts list`: what stands, loudest first. Needs no account, as the strip of the console needs none. */
export async function run(context: Context): Promise<number> {
  const db = openReader(context.home);
  try {
    if (schemaVersion(db) === 0) throw refused('not_founded', '还没有值班室。', 'There is no room yet.');
    const alerts = standingAlerts(db);
    const unheard = alerts.filter((alert) => alert.state === 'raised').length;
    const rows = (locale: 'zh' | 'en'): string =>
      alerts.map((alert) => `\n${alertRow(alert, locale)}`).join('');
    await answer(
      context,
      { ok: true, count: alerts.length, unheard, alerts },
      {
        zh: `告警 ${alerts.length}，未应 ${unheard}${rows('zh')}`,
        en: `${alerts.length} alerts, ${unheard} unheard${rows('en')}`,
      },
    );
    return DONE;
  } finally {
    db.close();
  }
}
