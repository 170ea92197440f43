import { type ReactNode, useState } from 'react';
import type { Board } from '../../../shared/contract/boardModels';
import { Fetched } from '../../components';
import { useHotkey } from '../hotkeys';
import { type Route, useNavigation } from '../navigation';
import { later } from '../screens';

const OralSheet = later(() => import('../../screens/incidents/briefing/OralSheet'));

/** The incident that a screen is about: the incident itself, or that of a run; null when it is about none or about many. */
export function incidentOfRoute(route: Route, board: Board | undefined): string | null {
  if (route.screen === 'incident' || route.screen === 'review') return route.id;
  if (route.screen === 'run') return board?.runs.find((run) => run.id === route.id)?.incidentId ?? null;
  return null;
}

/** F4 anywhere: the oral card of the incident on the screen, else of the newest one that is open. */
export function OralHost(props: {
  readonly board: Board | undefined;
  readonly isSignedIn: boolean;
}): ReactNode {
  const { board, isSignedIn } = props;
  const { route } = useNavigation();
  const [isOpen, setOpen] = useState(false);
  useHotkey('F4', () => setOpen(!isOpen), isSignedIn);
  if (!isOpen || !isSignedIn) return null;
  const open = (board?.incidents ?? []).filter((incident) => incident.state === 'open');
  return (
    <Fetched>
      <OralSheet
        incidents={open.toSorted((a, b) => b.receivedAt - a.receivedAt)}
        incidentId={incidentOfRoute(route, board)}
        onClose={() => setOpen(false)}
      />
    </Fetched>
  );
}
