import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { isAllowedWhileLocked } from '../../shared/accounts/whileLocked';
import type { Status } from '../../shared/contract/boardModels';
import type { AnyProcedureName, InputOf, OutputOf } from '../../shared/contract/procedures';
import { onWantedAccount, pickActive, wantedAccountId } from './active';
import { type QueryName, SEAT_QUERIES } from './areas';
import { type CallError, call } from './client';
import { useLocked } from './lock';
import { queryClient } from './queryClient';

export type DeskOptions = {
  /** ask only when true (default) */
  readonly enabled?: boolean;
  /** keep showing the previous answer while a changed input is asked */
  readonly keep?: boolean;
};

/** The account in whose name the page acts, from the cached status. */
export function useActiveAccount(): Status['signedIn'][number] | null {
  const status = useQuery({
    queryKey: ['system.status', {}],
    queryFn: () => call('system.status', {}),
  }).data;
  const wanted = useSyncExternalStore(onWantedAccount, wantedAccountId);
  return pickActive(status?.signedIn ?? [], wanted);
}

/**
 * Asks the desk and asks again when the change stream touches what the query shows (bridge/areas.ts). Queries that
 * need a signed-in account wait until there is one.
 */
export function useDesk<N extends QueryName>(
  name: N,
  input: InputOf<N>,
  options: DeskOptions = {},
): UseQueryResult<OutputOf<N>, CallError> {
  const isSignedIn = useActiveAccount() !== null;
  const isLocked = useLocked();
  return useQuery<OutputOf<N>, CallError>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled:
      (options.enabled ?? true) &&
      (isSignedIn || SEAT_QUERIES.has(name)) &&
      (!isLocked || isAllowedWhileLocked(name, false)),
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<OutputOf<N>, CallError>;
}

/** One act on the desk; the screen is refreshed by the change stream, not by the act. */
export function useAct<N extends AnyProcedureName>(
  name: N,
): UseMutationResult<OutputOf<N>, CallError, InputOf<N>> {
  return useMutation<OutputOf<N>, CallError, InputOf<N>>({
    mutationFn: (input) => call(name, input),
  });
}

/** Asks for the first picture before React draws: status and board together. */
export function prefetchFirstPicture(): void {
  void queryClient.prefetchQuery({
    queryKey: ['system.status', {}],
    queryFn: () => call('system.status', {}),
  });
  void queryClient.prefetchQuery({ queryKey: ['board.get', {}], queryFn: () => call('board.get', {}) });
}
