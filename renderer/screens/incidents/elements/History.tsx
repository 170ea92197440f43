import type { ReactNode } from 'react';
import type { IncidentElements } from '../../../../shared/contract/areas/intake';
import { ELEMENT_NAMES, ELEMENT_STATE_NAMES } from '../../../../shared/wording/intakeLines';
import { Time } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import classes from './elements.module.css';

/** Every change of an element, the newest first. */
export function History({ data }: { readonly data: IncidentElements }): ReactNode {
  const t = useText('intake');
  const locale = useLocale();
  return (
    <details className={`panel ${classes.card}`} data-testid="elements-history">
      <summary>
        {t('history')} <span className="dim num">{data.history.length}</span>
      </summary>
      {data.history.length === 0 ? <p className="dim">{t('noHistory')}</p> : null}
      <ol className={classes.history}>
        {data.history.map((one) => (
          <li key={`${one.element}.${one.recordedAt}.${one.state}.${one.text}${one.question}`}>
            <Time at={one.recordedAt} /> <b>{ELEMENT_NAMES[locale][one.element]}</b>{' '}
            {ELEMENT_STATE_NAMES[locale][one.state]} {one.text}
            {one.question}
            <span className="dim"> {t('changedBy', { by: one.by, source: one.source })}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
