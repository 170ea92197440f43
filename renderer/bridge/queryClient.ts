import { QueryClient } from '@tanstack/react-query';

/**
 * One cache for the page. Nothing is fetched on a timer, on focus or on reconnect: the desk's change stream says
 * what became stale (bridge/events.ts), so data are fresh until it says otherwise.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 10 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      refetchOnMount: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
