import type { ReactNode } from 'react';
import { useActiveAccount } from '../../bridge/hooks';
import { Fetched } from '../../components';
import { later } from '../screens';
import { useGuideShown } from './state';

const FirstShift = later(() => import('./FirstShift'));

/** The list of the first shift, while it is wanted, for who is signed in. */
export function FirstShiftHost(): ReactNode {
  const isShown = useGuideShown();
  const isSignedIn = useActiveAccount() !== null;
  if (!isShown || !isSignedIn) return null;
  return (
    <Fetched>
      <FirstShift />
    </Fetched>
  );
}
