import type { Route } from '../navigation';
import { SCREEN_TABS, type TabbedScreen, type TabOf, tabOf } from '../tabs';

/** Every place of the page that has a help text of its own: each screen, and each tab of those that have tabs. */
export type HelpPlace =
  | Exclude<Route['screen'], TabbedScreen>
  | { readonly [S in TabbedScreen]: `${S}.${TabOf<S>}` }[TabbedScreen]
  | 'plans.library';

/** What the help says of a place: its name, what it is for, and what is done there, one act a line. */
export type HelpKey = `${HelpPlace}.${'title' | 'for' | 'do'}`;

/** Every screen, in the order of the rail. */
const SCREENS = {
  board: true,
  log: true,
  incidents: true,
  newIncident: true,
  incident: true,
  report: true,
  plans: true,
  run: true,
  replay: true,
  review: true,
  warnings: true,
  shift: true,
  statistics: true,
  contacts: true,
  callouts: true,
  alerts: true,
  search: true,
  settings: true,
  audit: true,
} as const satisfies Record<Route['screen'], true>;

const isTabbed = (screen: Route['screen']): screen is TabbedScreen => screen in SCREEN_TABS;

function placesOf(screen: Route['screen']): readonly HelpPlace[] {
  if (!isTabbed(screen)) return [screen];
  const tabs = (SCREEN_TABS[screen] as readonly string[]).map((tab) => `${screen}.${tab}` as HelpPlace);
  return screen === 'plans' ? ['plans.library', ...tabs] : tabs;
}

/** All places, for the list of topics. */
export const HELP_PLACES: readonly HelpPlace[] = (Object.keys(SCREENS) as Route['screen'][]).flatMap(
  placesOf,
);

/** Which help belongs to what is on the screen. */
export function placeOf(route: Route): HelpPlace {
  switch (route.screen) {
    case 'log':
      return `log.${tabOf('log', route.tab)}`;
    case 'shift':
      return `shift.${tabOf('shift', route.tab)}`;
    case 'incident':
      return `incident.${tabOf('incident', route.tab)}`;
    case 'warnings':
      return `warnings.${tabOf('warnings', route.tab)}`;
    case 'statistics':
      return `statistics.${tabOf('statistics', route.tab)}`;
    case 'settings':
      return `settings.${tabOf('settings', route.tab)}`;
    case 'plans':
      return route.planId === undefined ? 'plans.library' : `plans.${tabOf('plans', route.view)}`;
    default:
      return route.screen;
  }
}
