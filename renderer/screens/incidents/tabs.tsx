import { type ComponentType, lazy } from 'react';
import type { TabOf } from '../../app/tabs';
import type zhIncidents from '../../i18n/zh/incidents';
import ElementsTab from './elements/ElementsTab';
import FactsTab from './facts/FactsTab';
import type { IncidentPage } from './IncidentScreen';
import PeopleTab from './ledger/PeopleTab';
import Overview from './Overview';
import { TimelineTab } from './TimelineTab';

const ClocksTab = lazy(() => import('./briefing/ClocksTab'));
const OralTab = lazy(() => import('./briefing/OralTab'));

const IncidentDocuments = lazy(() => import('./IncidentDocuments'));
const ReportsTab = lazy(() => import('../reports/ReportsTab'));

export type IncidentTabProps = { readonly page: IncidentPage; readonly incidentId: string };
export type IncidentTab = {
  readonly id: TabOf<'incident'>;
  readonly label: keyof typeof zhIncidents;
  readonly component: ComponentType<IncidentTabProps>;
};

/** The parts of an incident's page, in the order in which they are read. */
export const INCIDENT_TABS: readonly [IncidentTab, ...IncidentTab[]] = [
  { id: 'overview', label: 'tabOverview', component: Overview },
  // intake
  { id: 'elements', label: 'tabElements', component: ElementsTab },
  // figures and people
  { id: 'facts', label: 'tabFacts', component: FactsTab },
  { id: 'people', label: 'tabPeople', component: PeopleTab },
  // incident reports
  { id: 'reports', label: 'tabReports', component: ReportsTab },
  // briefing and clocks
  { id: 'clocks', label: 'tabClocks', component: ClocksTab },
  { id: 'oral', label: 'tabOral', component: OralTab },
  { id: 'documents', label: 'tabDocuments', component: IncidentDocuments },
  { id: 'timeline', label: 'timeline', component: TimelineTab },
];
