import type { Locale } from './labels';

/** `2 分 5 秒`: a span of whole seconds. */
export function spanWords(seconds: number, locale: Locale): string {
  const parts: readonly (readonly [number, string, string])[] = [
    [Math.floor(seconds / 3_600), '小时', 'h'],
    [Math.floor((seconds % 3_600) / 60), '分', 'min'],
    [seconds % 60, '秒', 's'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, zh, en]) => `${count} ${locale === 'zh' ? zh : en}`)
    .join(' ');
}

/** `本机慢 1 分 15 秒`: how far the console is off when the true time is `ms` later than shown; null when it is right to the second. */
export function clockOff(ms: number, locale: Locale): string | null {
  const seconds = Math.round(ms / 1_000);
  if (seconds === 0) return null;
  const span = spanWords(Math.abs(seconds), locale);
  if (locale === 'zh') return `本机${seconds > 0 ? '慢' : '快'} ${span}`;
  return `${span} ${seconds > 0 ? 'slow' : 'fast'}`;
}
