import { TABLE_GROUPS } from '../../shared/statistics/table';

/**
 * The parts of the screens that have tabs, by their ids, the first one first. A screen may only show tabs that stand here, and the help must have a
 * page for each of them: neither compiles otherwise.
 */
export const SCREEN_TABS = {
  log: ['lines', 'documents', 'reminders', 'checks', 'notices', 'imports'],
  shift: ['now', 'signOn', 'roster', 'handover', 'morning', 'archive'],
  incident: ['overview', 'elements', 'facts', 'people', 'reports', 'clocks', 'oral', 'documents', 'timeline'],
  plans: ['flow', 'revisions', 'compare', 'edit'],
  warnings: ['list', 'responses', 'tally', 'losses'],
  statistics: TABLE_GROUPS,
  settings: ['room', 'rules', 'ladders', 'callouts', 'backups', 'accounts', 'access', 'policy'],
} as const;
export type TabbedScreen = keyof typeof SCREEN_TABS;
export type TabOf<S extends TabbedScreen> = (typeof SCREEN_TABS)[S][number];

/** The tab that a route names, or the first one. */
export function tabOf<S extends TabbedScreen>(screen: S, wanted: string | undefined): TabOf<S> {
  const tabs: readonly TabOf<S>[] = SCREEN_TABS[screen];
  return tabs.find((tab) => tab === wanted) ?? (tabs[0] as TabOf<S>);
}
