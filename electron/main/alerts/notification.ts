import type { DeskEvent } from '../../../shared/contract/envelope';
import type { Locale } from '../words';
import { wordsOf } from '../words';

export type AlertEvent = Extract<DeskEvent, { event: 'alert' }>;

export type Notification = {
  readonly alertIds: readonly string[];
  readonly title: string;
  readonly message: string;
  readonly isUrgent: boolean;
};

/** Longest part of a text shown in a notification; bubbles cut longer ones at a place of their own choosing. */
const MAX_PART = 120;
/** This many are named when several are told at once. */
const NAMED = 3;

const clock = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
});

/** The body of a notification is read as markup by the desktop: what people typed must stay text. */
const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const short = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > MAX_PART ? `${line.slice(0, MAX_PART - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
};

/**
 * The words of one notification for one or several alerts. Title and message begin with words of ours, since a text
 * that begins with a dash would be taken for an option by the command that shows it.
 */
export function wordNotification(alerts: readonly AlertEvent[], locale: Locale): Notification | null {
  const first = alerts[0];
  if (first === undefined) return null;
  const words = wordsOf(locale);
  const titleOf = (alert: AlertEvent): string => short(locale === 'en' ? alert.titleEn : alert.titleZh);
  const base = {
    alertIds: alerts.map((alert) => alert.alertId),
    isUrgent: alerts.some((alert) => alert.level >= 2),
  };
  if (alerts.length === 1) {
    const level = words.level[Math.min(Math.max(Math.trunc(first.level), 0), words.level.length - 1)] ?? '';
    const place = first.incidentTitle === null ? '' : ` · ${plain(short(first.incidentTitle))}`;
    const again = first.again ? ` (${words.again})` : '';
    return {
      ...base,
      title: `【${level}】${titleOf(first)}${again}`,
      message: `${words.due(clock.format(first.dueAt))}${place}`,
    };
  }
  const worstFirst = [...alerts].sort((a, b) => b.level - a.level);
  const named = worstFirst.slice(0, NAMED).map((alert) => plain(titleOf(alert)));
  return {
    ...base,
    title: `【${words.many(alerts.length)}】`,
    message: `· ${named.join(' · ')}${alerts.length > NAMED ? ` ${words.etc(alerts.length)}` : ''}`,
  };
}
