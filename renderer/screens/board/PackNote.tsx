import type { ReactNode } from 'react';
import { packReason } from '../../../shared/wording/packLines';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { useLocale, useText } from '../../i18n';

/** Said on the board when the newest downtime pack is not on paper; a pack that failed stands out until a better one was made. */
export function PackNote({ shiftOpenedAt }: { readonly shiftOpenedAt: number | null }): ReactNode {
  const t = useText('packs');
  const locale = useLocale();
  const { go } = useNavigation();
  const [pack] = useDesk('pack.list', { limit: 1 }).data ?? [];
  if (pack === undefined || shiftOpenedAt === null || pack.preparedAt < shiftOpenedAt) return null;
  if (pack.outcome !== 'failed' && pack.outcome !== 'saved') return null;
  const isFailed = pack.outcome === 'failed';
  const reason = packReason(pack.reason, locale);
  return (
    <p
      className="pack-note"
      role={isFailed ? 'alert' : undefined}
      data-testid="pack-note"
      data-outcome={pack.outcome}
    >
      <span className={isFailed ? 'overdue' : 'dim'}>
        {isFailed ? t('noteFailed', { reason }) : t('noteSaved', { reason, file: pack.fileName })}
      </span>
      <button type="button" className="btn btn-small" onClick={() => go({ screen: 'shift', tab: 'morning' })}>
        {t('noteGo')}
      </button>
    </p>
  );
}
