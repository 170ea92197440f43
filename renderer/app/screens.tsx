import { type ComponentType, lazy, type ReactNode } from 'react';
import { BoardScreen } from '../screens/board/BoardScreen';
import type { Route } from './navigation';

type Loaded<P> = Promise<{ readonly default: ComponentType<P> }>;

/** A screen in a file of its own, which may use Mantine's parts and the contract's schemas. */
export function later<P>(load: () => Loaded<P>) {
  return lazy(() => import('./screenBase').then(load));
}

// The board is in the first file; every other screen comes when it is opened.
const LogScreen = later(() => import('../screens/log/LogScreen'));
const IncidentsScreen = later(() => import('../screens/incidents/IncidentsScreen'));
const IncidentScreen = later(() => import('../screens/incidents/IncidentScreen'));
const NewIncidentScreen = later(() => import('../screens/incidents/NewIncidentScreen'));
const PlansScreen = later(() => import('../screens/plans/PlansScreen'));
const PlanEditor = later(() => import('../screens/plans/editor/PlanEditor'));
const RunScreen = later(() => import('../screens/runs/RunScreen'));
const ReplayScreen = later(() => import('../screens/replay/ReplayScreen'));
const ReportScreen = later(() => import('../screens/reports/ReportScreen'));
const ReviewScreen = later(() => import('../screens/review/ReviewScreen'));
const WarningsScreen = later(() => import('../screens/warnings/WarningsScreen'));
const ContactsScreen = later(() => import('../screens/contacts/ContactsScreen'));
const CalloutsScreen = later(() => import('../screens/callouts/CalloutsScreen'));
const ShiftScreen = later(() => import('../screens/shift/ShiftScreen'));
const StatisticsScreen = later(() => import('../screens/statistics/StatisticsScreen'));
const SearchScreen = later(() => import('../screens/search/SearchScreen'));
const AlertsScreen = later(() => import('../screens/alerts/AlertsScreen'));
const AuditScreen = later(() => import('../screens/audit/AuditScreen'));
const SettingsScreen = later(() => import('../screens/settings/SettingsScreen'));

/** Draws the screen that a route names. */
export function Screen({ route }: { readonly route: Route }): ReactNode {
  switch (route.screen) {
    case 'board':
      return <BoardScreen />;
    case 'log':
      return <LogScreen at={route.at} entryId={route.entryId} tab={route.tab} />;
    case 'incidents':
      return <IncidentsScreen />;
    case 'incident':
      return <IncidentScreen key={route.id} id={route.id} tallyId={route.tallyId} tab={route.tab} />;
    case 'newIncident':
      return <NewIncidentScreen callId={route.callId} />;
    case 'plans':
      if (route.view === 'edit' && route.planId !== undefined) return <PlanEditor planId={route.planId} />;
      return <PlansScreen planId={route.planId} view={route.view} from={route.from} to={route.to} />;
    case 'run':
      return <RunScreen key={route.id} id={route.id} step={route.key} />;
    case 'replay':
      return <ReplayScreen key={route.id} id={route.id} />;
    case 'report':
      return (
        <ReportScreen
          key={route.reportId ?? route.kind}
          incidentId={route.incidentId}
          reportId={route.reportId}
          kind={route.kind}
        />
      );
    case 'review':
      return <ReviewScreen key={route.id} id={route.id} />;
    case 'warnings':
      return (
        <WarningsScreen
          tab={route.tab}
          tallyId={route.tallyId}
          responseId={route.responseId}
          lossId={route.lossId}
          link={route.link}
          warningId={route.warningId}
        />
      );
    case 'contacts':
      return <ContactsScreen contactId={route.contactId} />;
    case 'callouts':
      return (
        <CalloutsScreen key={route.id ?? `${route.warningId}${route.incidentId}${route.kind}`} {...route} />
      );
    case 'shift':
      return <ShiftScreen tab={route.tab} />;
    case 'statistics':
      return <StatisticsScreen tab={route.tab} />;
    case 'search':
      return <SearchScreen text={route.text} of={route.of} />;
    case 'alerts':
      return <AlertsScreen alertId={route.alertId} />;
    case 'audit':
      return <AuditScreen />;
    case 'settings':
      return <SettingsScreen tab={route.tab} />;
  }
}
