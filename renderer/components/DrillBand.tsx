import type { ReactNode } from 'react';
import { useText } from '../i18n';

/** The full-width band of a drill, on whatever belongs to one; nothing on real work. */
export function DrillBand({ name }: { readonly name: string | null }): ReactNode {
  const t = useText('common');
  if (name === null) return null;
  return (
    <div className="drill-band" role="note" data-testid="drill-band">
      <b>{t('drillBand')}</b>
      <span className="drill-name">{name}</span>
      <span>{t('drillNote')}</span>
    </div>
  );
}

/** The name of a drill's clock, beside a countdown; nothing on real work. */
export function DrillClock({ name }: { readonly name: string | null }): ReactNode {
  const t = useText('common');
  if (name === null) return null;
  return (
    <span className="drill-clock" title={t('drillClock', { name })} data-testid="drill-clock">
      {t('drillClock', { name })}
    </span>
  );
}
