import type { ReactNode } from 'react';
import type { Warning } from '../../../shared/contract/models';
import { WarningMark } from '../../components';
import { useText } from '../../i18n';
import classes from './warnings.module.css';

/** Signal colour and warning level, beside each other and apart: two scales. */
export function Scales({ warning }: { readonly warning: Pick<Warning, 'color' | 'level'> }): ReactNode {
  const t = useText('warnings');
  return (
    <span className={classes.scales}>
      {warning.color === null ? null : <WarningMark color={warning.color} />}
      {warning.level === null ? null : (
        <span className="grade" title={t('level')}>
          {t(warning.level)}
        </span>
      )}
    </span>
  );
}
