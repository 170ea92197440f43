import type { ReportKind, SignOff } from '../domain/incidentReports';
import { dayHourMinute } from './spoken';

/** What is read out has no paper that could be signed afterwards. */
const isPaper = (kind: ReportKind): boolean => kind !== 'phone_report';

/** 局带班领导; by telephone 局带班领导（9月12日3时21分电话签发，待补签）, and with the time of the signature once it was added (documents.md 6). */
export function signLineOf(
  signOff: Pick<SignOff, 'leader' | 'way' | 'at' | 'countersignedAt'>,
  kind: ReportKind,
): string {
  const { leader, way, at, countersignedAt } = signOff;
  if (way !== 'phone') return leader;
  if (!isPaper(kind)) return `${leader}（${dayHourMinute(at)}电话同意）`;
  const signature = countersignedAt === null ? '待补签' : `${dayHourMinute(countersignedAt)}补签`;
  return `${leader}（${dayHourMinute(at)}电话签发，${signature}）`;
}

/** True while a signature is owed: signed off by telephone and not yet signed (补签). */
export const owesSignature = (signOff: Pick<SignOff, 'way' | 'countersignedAt'>, kind: ReportKind): boolean =>
  isPaper(kind) && signOff.way === 'phone' && signOff.countersignedAt === null;

const TEN_MINUTES = 600_000;

/** When the next update is due: one cycle after this report, to the nearest ten minutes, as it is told on the telephone. Room setting. */
export function nextUpdateAt(issuedAt: number, cycleMinutes: number): number {
  return Math.round((issuedAt + cycleMinutes * 60_000) / TEN_MINUTES) * TEN_MINUTES;
}
