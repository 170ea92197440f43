import type { Text } from '../i18n';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A length of time in words, ms: seconds only below five minutes (`showSeconds`), whole minutes below a day.
 * Rounded down for time that is left and for time that is late: neither promises more than there is.
 */
export function spanText(ms: number, t: Text<'common'>, showSeconds = true): string {
  const length = Math.max(0, ms);
  if (showSeconds && length < MINUTE) return t('seconds', { count: Math.floor(length / 1_000) });
  if (showSeconds && length < 5 * MINUTE) {
    return t('minutesSeconds', {
      minutes: Math.floor(length / MINUTE),
      seconds: Math.floor((length % MINUTE) / 1_000),
    });
  }
  if (length < HOUR) return t('minutes', { count: Math.floor(length / MINUTE) });
  if (length < DAY) {
    const minutes = Math.floor((length % HOUR) / MINUTE);
    const hours = Math.floor(length / HOUR);
    return minutes === 0 ? t('hours', { count: hours }) : t('hoursMinutes', { hours, minutes });
  }
  const hours = Math.floor((length % DAY) / HOUR);
  const days = Math.floor(length / DAY);
  return hours === 0 ? t('days', { count: days }) : t('daysHours', { days, hours });
}
