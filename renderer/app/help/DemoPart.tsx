import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../../bridge/client';
import { useAct } from '../../bridge/hooks';
import { queryClient } from '../../bridge/queryClient';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import classes from './help.module.css';

const KEY = ['console.demo', {}] as const;
const ASK_MS = 400;

/** How the demo room stands; asked again while it is being made or open, since main tells nobody. */
function useDemo() {
  return useQuery({
    queryKey: KEY,
    queryFn: () => call('console.demo', {}),
    refetchInterval: ({ state }) =>
      state.data?.phase === 'making' ? ASK_MS : state.data?.phase === 'open' ? 5 * ASK_MS : false,
  }).data;
}

/** Opens the throw-away demo room and says how far it is. */
export function DemoPart(): ReactNode {
  const t = useText('help');
  const demo = useDemo();
  const open = useAct('console.openDemo');
  const start = (): void => {
    open.mutate({}, { onSuccess: (state) => queryClient.setQueryData(KEY, state) });
  };
  if (demo?.phase === 'inside') return <p className={classes.demo}>{t('demoInside')}</p>;
  const isBusy = demo?.phase === 'making' || demo?.phase === 'open';
  return (
    <div className={classes.demo}>
      <button
        type="button"
        className="btn btn-small"
        disabled={isBusy}
        onClick={start}
        data-testid="demo-open"
      >
        {t('demo')}
      </button>
      <p role="status" data-testid="demo-state" data-phase={demo?.phase ?? 'none'}>
        {demo?.phase === 'making'
          ? t('demoMaking', { percent: demo.percent })
          : demo?.phase === 'open'
            ? t('demoOpen')
            : demo?.phase === 'failed'
              ? t('demoFailed', { reason: demo.reason })
              : t('demoNote')}
      </p>
      <ErrorNote error={open.error} kept={false} />
    </div>
  );
}
