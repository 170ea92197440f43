import type { SignOn } from '../../../../shared/contract/areas/duty';

const SECOND_MS = 1_000;

/** `快12秒`, `慢1分5秒`, `无差` of a clock that showed one time while it was another. */
export function differenceText(shownAt: number, trueAt: number): string {
  const seconds = Math.round((shownAt - trueAt) / SECOND_MS);
  if (seconds === 0) return '无差';
  const [minutes, rest] = [Math.floor(Math.abs(seconds) / 60), Math.abs(seconds) % 60];
  const span = `${minutes === 0 ? '' : `${minutes}分`}${rest === 0 ? '' : `${rest}秒`}`;
  return `${seconds > 0 ? '快' : '慢'}${span}`;
}

/** 对时差 on the head: each officer's own check at sign-on; 未对时 when nobody checked. */
export function clockText(signOns: readonly Pick<SignOn, 'name' | 'clock'>[]): string {
  const checks = signOns.flatMap(({ name, clock }) =>
    clock === null
      ? []
      : [
          `${name}：本机${differenceText(clock.shownAt, clock.trueAt)}${clock.source === '' ? '' : `（对${clock.source}）`}`,
        ],
  );
  return checks.length === 0 ? '未对时' : checks.join('；');
}
