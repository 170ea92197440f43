import { lazy, type ReactNode } from 'react';
import { BoardScreen } from '../screens/board/BoardScreen';
import type { Route } from './navigation';

// The board is in the first file; every other screen comes when it is opened.
const LogScreen = lazy(() => import('../screens/log/LogScreen'));
const IncidentsScreen = lazy(() => import('../screens/incidents/IncidentsScreen'));
const IncidentScreen = lazy(() => import('../screens/incidents/IncidentScreen'));
const NewIncidentScreen = lazy(() => import('../screens/incidents/NewIncidentScreen'));
const PlansScreen = lazy(() => import('../screens/plans/PlansScreen'));
const RunScreen = lazy(() => import('../screens/runs/RunScreen'));
const WarningsScreen = lazy(() => import('../screens/warnings/WarningsScreen'));
const ShiftScreen = lazy(() => import('../screens/shift/ShiftScreen'));
const SettingsScreen = lazy(() => import('../screens/settings/SettingsScreen'));

/** Draws the screen that a route names. */
export function Screen({ route }: { readonly route: Route }): ReactNode {
  switch (route.screen) {
    case 'board':
      return <BoardScreen />;
    case 'log':
      return <LogScreen at={route.at} entryId={route.entryId} />;
    case 'incidents':
      return <IncidentsScreen />;
    case 'incident':
      return <IncidentScreen key={route.id} id={route.id} />;
    case 'newIncident':
      return <NewIncidentScreen />;
    case 'plans':
      return <PlansScreen planId={route.planId} />;
    case 'run':
      return <RunScreen key={route.id} id={route.id} />;
    case 'warnings':
      return <WarningsScreen />;
    case 'shift':
      return <ShiftScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
}
