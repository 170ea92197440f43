/** Warnings of different sources held against each other (domain.md 8.5: conflicting severity is shown, and the officer asked). */

import type { Grade, WarningColor } from '../domain/vocabulary';
import type { WarningArea, WarningStatus } from '../domain/warnings';
import { warningCodeOf } from '../plan/warningCodes';

export type Compared = {
  readonly id: string;
  readonly issuer: string;
  readonly kind: string;
  readonly code: string | null;
  readonly color: WarningColor | null;
  readonly level: Grade | null;
  readonly status: WarningStatus;
  readonly areas: readonly WarningArea[];
  readonly area: string;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly receivedAt: number;
};

/** Words around the hazard that sources put in different ways: 地质灾害气象风险预警 and 地质灾害 are one kind. */
const AROUND = /预警|信号|气象|风险|灾害|等级|事件/g;
const core = (kind: string): string => kind.replace(AROUND, '').trim().toLowerCase();

/** The same hazard: by event code where both have one, else by the code of their words, else by the words. */
export function isSameKind(a: Pick<Compared, 'kind' | 'code'>, b: Pick<Compared, 'kind' | 'code'>): boolean {
  if (a.code !== null && b.code !== null && a.code === b.code) return true;
  const [left, right] = [core(a.kind), core(b.kind)];
  if (left !== '' && left === right) return true;
  const [one, other] = [a.code ?? warningCodeOf(a.kind), b.code ?? warningCodeOf(b.kind)];
  return one !== null && one === other;
}

/** `350100` is in `350000`: zeros at the end of a division code mean all of it. */
const stem = (code: string): string => code.replace(/(00)+$/, '');
const WHOLE = /^(全|本)(县|市|区|省|域)(域|辖区)?$/;

const isInside = (a: string, b: string): boolean =>
  a === b || a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a);

/** Whether two areas share a place: by division codes, else by names; 全县 shares one with any. */
export function areasMeet(a: Pick<Compared, 'area' | 'areas'>, b: Pick<Compared, 'area' | 'areas'>): boolean {
  const codes = (of: Pick<Compared, 'areas'>): string[] =>
    of.areas.flatMap(({ code }) => (code !== null && /^\d{6,15}$/.test(code) ? [stem(code)] : []));
  const [left, right] = [codes(a), codes(b)];
  if (left.some((one) => right.some((other) => one.startsWith(other) || other.startsWith(one)))) return true;
  if (left.length > 0 && right.length > 0) return false;
  const names = (of: Pick<Compared, 'area' | 'areas'>): string[] =>
    [...of.area.split(/[、，,；;和及\s]+/), ...of.areas.map(({ name }) => name)]
      .map((name) => name.trim())
      .filter((name) => name.length > 1);
  const [ours, theirs] = [names(a), names(b)];
  if ([...ours, ...theirs].some((name) => WHOLE.test(name))) return ours.length > 0 && theirs.length > 0;
  return ours.some((one) => theirs.some((other) => isInside(one, other)));
}

function timesMeet(a: Compared, b: Compared): boolean {
  const from = (one: Compared): number => one.startsAt ?? one.receivedAt;
  const to = (one: Compared): number => one.endsAt ?? Number.POSITIVE_INFINITY;
  return from(a) <= to(b) && from(b) <= to(a);
}

/**
 * Two warnings about the same hazard in the same place at the same time that name another colour or another level. A colour beside a level is no
 * disagreement: they are two scales (domain.md 3.3).
 */
export function disagree(a: Compared, b: Compared): boolean {
  if (a.id === b.id || a.status !== b.status) return false;
  const isOther =
    (a.color !== null && b.color !== null && a.color !== b.color) ||
    (a.level !== null && b.level !== null && a.level !== b.level);
  return isOther && isSameKind(a, b) && areasMeet(a, b) && timesMeet(a, b);
}
