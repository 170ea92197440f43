/**
 * The oldest Electron that a room may stand watch on. Where the download of the right one is blocked the scripts fall back to an older one, which
 * runs everything but gets no repairs any more.
 */
export const OLDEST_FOR_DUTY = 45;

/** True when a version like `45.4.1` may be used on watch. */
export function isForDuty(electron: string): boolean {
  const major = Number(electron.replace(/^v/, '').split('.')[0]);
  return Number.isInteger(major) && major >= OLDEST_FOR_DUTY;
}

export type WindowRuntime = {
  readonly electron: string;
  readonly chromium: string;
  readonly isForDuty: boolean;
};

/** What draws this page, from the name that the browser gives itself; null where no Electron says so (a test, a plain browser). */
export function runtimeOf(userAgent: string): WindowRuntime | null {
  const electron = /\bElectron\/(\d[\d.]*)/.exec(userAgent)?.[1];
  if (electron === undefined) return null;
  const chromium = /\bChrome\/(\d[\d.]*)/.exec(userAgent)?.[1] ?? '';
  return { electron, chromium, isForDuty: isForDuty(electron) };
}
