import type { ComponentType } from 'react';
import type zhIncidents from '../../i18n/zh/incidents';
import FactsTab from './facts/FactsTab';
import type { IncidentPage } from './IncidentScreen';
import PeopleTab from './ledger/PeopleTab';
import Overview from './Overview';
import { TimelineTab } from './TimelineTab';

export type IncidentTabProps = { readonly page: IncidentPage; readonly incidentId: string };
export type IncidentTab = {
  readonly id: string;
  readonly label: keyof typeof zhIncidents;
  readonly component: ComponentType<IncidentTabProps>;
};

/** The parts of an incident's page, in the order in which they are read. */
export const INCIDENT_TABS: readonly [IncidentTab, ...IncidentTab[]] = [
  { id: 'overview', label: 'tabOverview', component: Overview },
  // intake
  // figures and people
  { id: 'facts', label: 'tabFacts', component: FactsTab },
  { id: 'people', label: 'tabPeople', component: PeopleTab },
  // incident reports
  // briefing and clocks
  { id: 'timeline', label: 'timeline', component: TimelineTab },
];
