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
