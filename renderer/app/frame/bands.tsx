import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../../bridge/client';
import { useLink } from '../../bridge/events';
import { useText } from '../../i18n';

/** A demo room says so on every screen. */
export function DemoBand({ isDemo }: { readonly isDemo: boolean }): ReactNode {
  const t = useText('shell');
  const { data } = useQuery({
    queryKey: ['console.demo', {}],
    queryFn: () => call('console.demo', {}),
    enabled: isDemo,
  });
  if (!isDemo) return null;
  return (
    <div className="demo-band" data-testid="demo-band">
      <b>{t('demo.band')}</b> <span>{t('demo.note')}</span>
      {data?.phase === 'inside' ? <span> · {t('demo.inside')}</span> : null}
    </div>
  );
}

/** The desk does not answer: what happened, what is kept, what to do. */
export function DownBand(): ReactNode {
  const t = useText('shell');
  const link = useLink();
  if (link.state !== 'down') return null;
  return (
    <div className="down-band" role="alert" data-testid="desk-down">
      <b>{t('desk.down')}</b>
      <span>{t('desk.downKept')}</span>
      <button
        type="button"
        className="btn btn-small"
        onClick={() => void call('console.restartDesk', {}).catch(() => undefined)}
      >
        {t('desk.restart')}
      </button>
    </div>
  );
}
