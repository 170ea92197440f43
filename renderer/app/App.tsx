import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { call } from '../bridge/client';
import { useDesk } from '../bridge/hooks';
import { queryClient } from '../bridge/queryClient';
import { ErrorNote, Fetched } from '../components';
import { useLocale, useText } from '../i18n';
import { DemoBand } from './frame/bands';
import { Frame } from './frame/Frame';
import { useSeatEpoch } from './lock/seat';
import { useSeatLock } from './lock/useSeatLock';
import { NavigationProvider } from './navigation';
import { later } from './screens';
import { schemeManager, storedScheme, theme } from './theme';
import { useTypeSize } from './typeSize';

const FirstRunScreen = later(() => import('../screens/firstrun/FirstRunScreen'));
const FailureScreen = later(() => import('../screens/failure/FailureScreen'));

function Starting({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }): ReactNode {
  const t = useText('shell');
  if (error === null) return null;
  return (
    <main className="starting" data-testid="starting">
      <h1>{t('desk.unreachable')}</h1>
      <ErrorNote error={error} kept={false} onRetry={onRetry} />
      <p className="dim">{t('desk.unreachableTodo')}</p>
    </main>
  );
}

/** Main remembers the language of the last time; the first picture is not kept waiting for telling it again. */
const TELL_AFTER_MS = 1_500;
let isTold = false;

/** Tray and notifications speak the language of the page; the window draws in the size of type that was chosen. */
function useTellPreferences(): void {
  const locale = useLocale();
  const typeSize = useTypeSize();
  useEffect(() => {
    const tell = (): void => {
      isTold = true;
      void call('console.preferences', { locale, typeSize }).catch(() => undefined);
    };
    const timer = setTimeout(tell, isTold ? 0 : TELL_AFTER_MS);
    return () => clearTimeout(timer);
  }, [locale, typeSize]);
}

/** Which face the room shows: its data cannot be opened, it has not been founded, or it is on duty. */
function Phase(): ReactNode {
  useTellPreferences();
  const { data: status, error, refetch } = useDesk('system.status', {});
  const mustWait = useSeatLock(status);
  const epoch = useSeatEpoch();
  if (status === undefined) return <Starting error={error} onRetry={() => void refetch()} />;
  if (mustWait) return null;
  if (status.phase === 'ready') return <Frame key={epoch} status={status} />;
  return (
    <Fetched>
      <div className="alone">
        <DemoBand isDemo={status.room?.demo ?? false} />
        {status.phase === 'failed' ? <FailureScreen status={status} /> : <FirstRunScreen status={status} />}
      </div>
    </Fetched>
  );
}

/** The providers of the page, outside in: theme, data, navigation. */
export function App(): ReactNode {
  return (
    <MantineProvider theme={theme} colorSchemeManager={schemeManager} defaultColorScheme={storedScheme()}>
      <QueryClientProvider client={queryClient}>
        <NavigationProvider>
          <Phase />
        </NavigationProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
