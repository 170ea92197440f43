import type { ReactNode } from 'react';
import { Fetched } from '../../components';
import { useHotkey } from '../hotkeys';
import { useNavigation } from '../navigation';
import { later } from '../screens';
import { closeWall, openWall, useWall } from './state';

const Wall = later(() => import('../../screens/runs/wall/Wall'));

/** F11: the run of this screen, or the one that is due first, over the whole window. Bands and alerts stay above it. */
export function WallHost({ isSignedIn }: { readonly isSignedIn: boolean }): ReactNode {
  const runId = useWall();
  const { route } = useNavigation();
  const own = route.screen === 'run' ? route.id : '';
  useHotkey('F11', () => (runId === null ? openWall(own) : closeWall()), isSignedIn);
  if (runId === null || !isSignedIn) return null;
  return (
    <Fetched>
      <Wall runId={runId === '' ? null : runId} onLeave={closeWall} />
    </Fetched>
  );
}
