import type { CallOutSummary } from '../../../shared/contract/areas/callouts';
import type { Warning } from '../../../shared/contract/models';
import { clockTime } from '../../../shared/domain/time';
import { labels } from '../../../shared/wording/labels';
import type { Db } from '../db/statement';
import { warningById, warningRow } from '../warnings/read';
import type { CallOutRow } from './rows';

type Over = { readonly warning: Warning; readonly at: number };

/** The newest message of the chain that a warning belongs to: an update goes on where the warning left off. */
function headOf(db: Db, id: string, now: number): Warning | undefined {
  return warningById(db, warningRow(db, id)?.head_id ?? id, now);
}

const endOf = (warning: Warning): number | null =>
  warning.state === 'lifted' ? warning.liftedAt : warning.state === 'expired' ? warning.endsAt : null;

function wordsOf({ warning, at }: Over, locale: 'zh' | 'en'): string {
  const { kind, color, state } = warning;
  const time = clockTime(at);
  const shade = color === null ? '' : labels(locale).warningColor[color];
  if (locale === 'zh') return `${kind}${shade}预警 ${time} ${state === 'lifted' ? '解除' : '到期'}`;
  return `${[kind, shade].filter((part) => part !== '').join(' ')} ${state === 'lifted' ? 'lifted' : 'ran out'} ${time}`;
}

/**
 * Whether nothing is left in force of what an open call-out is about, since when, and the words that its end is recorded with. A lifting does not end a
 * call-out: people may still be on their way, so it asks an officer (domain.md 8: a lifting is not an end).
 */
export function warningsOver(
  db: Db,
  row: Pick<CallOutRow, 'state' | 'warningIds'>,
  now: number,
): CallOutSummary['warningsOver'] {
  if (row.state !== 'open' || row.warningIds.length === 0) return null;
  const heads = new Map<string, Over>();
  for (const id of row.warningIds) {
    const warning = headOf(db, id, now);
    const at = warning === undefined ? null : endOf(warning);
    if (warning === undefined || at === null) return null;
    heads.set(warning.id, { warning, at });
  }
  const over = [...heads.values()].sort((a, b) => a.at - b.at);
  return {
    at: Math.max(...over.map((one) => one.at)),
    reasonZh: `${over.map((one) => wordsOf(one, 'zh')).join('；')}，叫应结束`,
    reasonEn: `${over.map((one) => wordsOf(one, 'en')).join('; ')}: call-out ended`,
  };
}
