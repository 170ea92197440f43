const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Span = { readonly days: number; readonly hours: number; readonly minutes: number };

const partsOf = (ms: number): Span => ({
  days: Math.floor(ms / DAY),
  hours: Math.floor((ms % DAY) / HOUR),
  minutes: Math.floor((ms % HOUR) / MINUTE),
});

/** A length of time in its two largest parts: nobody reads the minutes of a day that is gone. */
function spanOf(
  ms: number,
  units: readonly [day: string, hour: string, minute: string],
  between: string,
): string {
  const { days, hours, minutes } = partsOf(ms);
  const parts =
    days > 0
      ? [
          [days, units[0]],
          [hours, units[1]],
        ]
      : [
          [hours, units[1]],
          [minutes, units[2]],
        ];
  const said = parts.filter(([count]) => count !== 0).map(([count, unit]) => `${count}${unit}`);
  return said.length === 0 ? `1${units[2]}` : said.join(between);
}

const zh = {
  lang: 'zh-CN',
  title: (count: number) => `到时告警 · ${count} 项未确认`,
  due: '到时',
  overdue: (ms: number) => `超时 ${spanOf(ms, [' 天', ' 小时', ' 分'], ' ')}`,
  dueAt: (clock: string) => `应于 ${clock} 前完成`,
  again: '再次提醒',
  acknowledge: '知道了',
  open: '打开值守台',
  note: '“知道了”不是办完：没办完会再提醒。',
  more: (count: number) => `另有 ${count} 项，请打开值守台查看`,
  failed: (code: string) =>
    code === 'desk_unavailable'
      ? '没有记下：后台正在重新启动。请稍后再按一次“知道了”。'
      : `没有记下（${code}）。请再按一次，或打开值守台。`,
};

const en: typeof zh = {
  lang: 'en',
  title: (count) => (count === 1 ? 'Due now · 1 not acknowledged' : `Due now · ${count} not acknowledged`),
  due: 'DUE',
  overdue: (ms) => `OVERDUE ${spanOf(ms, [' d', ' h', ' min'], ' ')}`,
  dueAt: (clock) => `due by ${clock}`,
  again: 'again',
  acknowledge: 'Heard',
  open: 'Open Watchdesk',
  note: 'Heard is not done: what is not done comes back.',
  more: (count) => `${count} more: open Watchdesk to see them`,
  failed: (code) =>
    code === 'desk_unavailable'
      ? 'Not recorded: the desk is starting again. Press “Heard” once more in a moment.'
      : `Not recorded (${code}). Press again, or open Watchdesk.`,
};

export type AlarmWords = typeof zh;
export const alarmWords = (locale: 'zh' | 'en'): AlarmWords => (locale === 'en' ? en : zh);
