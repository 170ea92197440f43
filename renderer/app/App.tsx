import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, Suspense } from 'react';
import { queryClient } from '../bridge/queryClient';
import { NavigationProvider, useNavigation } from './navigation';
import { Screen } from './screens';
import { schemeManager, storedScheme, theme } from './theme';

function Current(): ReactNode {
  return (
    <Suspense fallback={null}>
      <Screen route={useNavigation().route} />
    </Suspense>
  );
}

/** The providers of the page, outside in: theme, data, navigation. */
export function App(): ReactNode {
  return (
    <MantineProvider theme={theme} colorSchemeManager={schemeManager} defaultColorScheme={storedScheme()}>
      <QueryClientProvider client={queryClient}>
        <NavigationProvider>
          <Current />
        </NavigationProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
