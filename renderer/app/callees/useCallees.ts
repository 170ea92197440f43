import { useQueries } from '@tanstack/react-query';
import { call } from '../../bridge/client';
import { useDesk } from '../../bridge/hooks';
import type { Callee } from './find';

/** Everybody on the lists of the call-outs that go on, and the titles of these; empty before anybody has signed in. */
export function useCallees(): readonly Callee[] {
  const open = useDesk('callout.list', { open: true }).data ?? [];
  const lists = useQueries({
    queries: open.map(({ id }) => ({
      queryKey: ['callout.get', { callOutId: id }],
      queryFn: () => call('callout.get', { callOutId: id }),
    })),
  });
  return lists.flatMap(({ data }) =>
    (data?.people ?? []).map((person) => ({ callOutId: data?.id ?? '', title: data?.title ?? '', person })),
  );
}
