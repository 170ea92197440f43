import { type ReactNode, useEffect, useState } from 'react';
import type { Board, Status } from '../../../shared/contract/boardModels';
import { call } from '../../bridge/client';
import { useDesk } from '../../bridge/hooks';
import { useLocked } from '../../bridge/lock';
import { ErrorNote, Fetched } from '../../components';
import { Dialog } from '../../components/Dialog';
import { useText } from '../../i18n';
import { composer } from '../composer';
import { restrictHotkeys, useHotkey } from '../hotkeys';
import { later } from '../screens';
import { useSlips } from '../slip';
import { lockSeat } from './seat';

const LockScreen = later(() => import('../../screens/lock/LockScreen'));

/** Main does not lock a seat at which somebody is on the telephone. */
function useTellCalls(): void {
  const { slips } = useSlips();
  const isGoing = slips.some((slip) => slip.stage === 'call' && slip.endedAt === null);
  useEffect(() => {
    void call('console.callGoing', { isGoing }).catch(() => undefined);
  }, [isGoing]);
}

/** A seat that could not be locked says so: whoever pressed the key is about to leave it. */
function NotLocked(props: { readonly error: unknown; onClose(): void; onRetry(): void }): ReactNode {
  const t = useText('signin');
  return (
    <Dialog title={t('lock')} onClose={props.onClose} testId="not-locked">
      <ErrorNote error={props.error} kept={false} onRetry={props.onRetry} />
    </Dialog>
  );
}

/** Knows whether the seat is locked, locks it by key, and covers the page while it is. */
export function LockHost(props: { readonly status: Status; readonly board: Board | undefined }): ReactNode {
  const state = useDesk('session.state', {}).data;
  const isLocked = useLocked();
  const isSignedIn = props.status.signedIn.length > 0;
  useTellCalls();
  useEffect(() => {
    restrictHotkeys(isLocked ? ['Ctrl+Enter'] : null);
    if (!isLocked) composer().resendWaiting();
    return () => restrictHotkeys(null);
  }, [isLocked]);
  const [error, setError] = useState<unknown>(null);
  const lock = (): void => void lockSeat().then(() => setError(null), setError);
  useHotkey('Ctrl+Shift+L', lock, isSignedIn);
  if (error !== null && !isLocked)
    return <NotLocked error={error} onClose={() => setError(null)} onRetry={lock} />;
  if (!isLocked || state === undefined) return null;
  return (
    <Fetched fallback={<div className="lock-cover" />}>
      <LockScreen state={state} status={props.status} board={props.board} />
    </Fetched>
  );
}
