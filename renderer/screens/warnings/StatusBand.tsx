import type { ReactNode } from 'react';
import type { WarningStatus } from '../../../shared/domain/warnings';
import { STATUS_BANDS } from '../../../shared/wording/warningLines';
import { useLocale, useText } from '../../i18n';

/** The full-width band of a warning that is not meant in earnest; nothing on a real one. */
export function StatusBand({ status }: { readonly status: WarningStatus }): ReactNode {
  const t = useText('warnings');
  const word = STATUS_BANDS[useLocale()][status];
  if (word === '') return null;
  return (
    <div className="drill-band" role="note" data-testid="status-band">
      <b>{word}</b>
      <span>{t('bandNote')}</span>
    </div>
  );
}
