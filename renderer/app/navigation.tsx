import { createContext, type ReactNode, useCallback, useContext, useMemo, useReducer } from 'react';
import type { CallOutKind } from '../../shared/domain/callouts';
import type { ReportKind } from '../../shared/domain/incidentReports';
import type { ThingKind } from '../../shared/search/kinds';

/** The tabs of a plan's page. */
export type PlanView = 'flow' | 'text' | 'revisions' | 'compare' | 'edit';

export type Route =
  | { readonly screen: 'board' }
  | { readonly screen: 'log'; readonly at?: number; readonly entryId?: string; readonly tab?: string }
  | { readonly screen: 'incidents' }
  /** `tallyId`: the sheet whose figures are offered; `tab`: a part of its page */
  | {
      readonly screen: 'incident';
      readonly id: string;
      readonly tallyId?: string;
      readonly tab?: string;
    }
  /** `callId`: the telephone slip that it is taken from */
  | { readonly screen: 'newIncident'; readonly callId?: string }
  | {
      readonly screen: 'plans';
      readonly planId?: string;
      readonly view?: PlanView;
      /** revisions to compare */
      readonly from?: number;
      readonly to?: number;
    }
  /** `key`: the step to show, by its key in the run */
  | { readonly screen: 'run'; readonly id: string; readonly key?: string }
  /** `id`: the run */
  | { readonly screen: 'replay'; readonly id: string }
  /** `id`: the incident */
  | { readonly screen: 'review'; readonly id: string }
  /** a report by its id, draft or signed; or one of a kind to be begun */
  | {
      readonly screen: 'report';
      readonly incidentId: string;
      readonly reportId?: string;
      readonly kind?: ReportKind;
    }
  /** `link`: the incident or warning whose tally sheet or response is shown or made, as `incident:ID` */
  | {
      readonly screen: 'warnings';
      readonly tab?: string;
      readonly tallyId?: string;
      /** the response that is open, or what it belongs to */
      readonly responseId?: string;
      /** the loss process that is open */
      readonly lossId?: string;
      readonly link?: string;
      /** the warning whose detail is open */
      readonly warningId?: string;
    }
  | { readonly screen: 'shift'; readonly tab?: string }
  /** `contactId`: the entry that is open */
  | { readonly screen: 'contacts'; readonly contactId?: string }
  /** `id`: the call-out that is worked on, `personId` who is shown of it; a warning or an incident: a new one is drafted from it */
  | {
      readonly screen: 'callouts';
      readonly id?: string;
      readonly personId?: string;
      /** opens that person's feedback with this number of people moved typed in already */
      readonly evacuated?: string;
      readonly warningId?: string;
      readonly incidentId?: string;
      readonly kind?: CallOutKind;
    }
  | { readonly screen: 'statistics'; readonly tab?: string }
  /** `of`: which kind of result */
  | { readonly screen: 'search'; readonly text: string; readonly of?: 'all' | 'line' | ThingKind }
  /** every alert by its incident; `alertId`: the one that is shown first */
  | { readonly screen: 'alerts'; readonly alertId?: string }
  /** what the supervisor and the auditor read */
  | { readonly screen: 'audit' }
  | { readonly screen: 'settings'; readonly tab?: string };

export type Navigation = {
  readonly route: Route;
  go(route: Route): void;
  /** One step back; stays on the board when there is nothing to go back to. */
  back(): void;
};

const HISTORY = 50;
type History = readonly [Route, ...Route[]];

const isSame = (a: Route, b: Route): boolean => JSON.stringify(a) === JSON.stringify(b);

function move(history: History, to: Route | 'back'): History {
  if (to === 'back') {
    const [, ...rest] = history;
    const [first, ...older] = rest;
    return first === undefined ? [{ screen: 'board' }] : [first, ...older];
  }
  if (isSame(history[0], to)) return history;
  return [to, ...history.slice(0, HISTORY)];
}

const Context = createContext<Navigation | null>(null);

export function NavigationProvider(props: {
  readonly start?: Route;
  readonly children: ReactNode;
}): ReactNode {
  const [history, dispatch] = useReducer(move, [props.start ?? { screen: 'board' }] satisfies History);
  const go = useCallback((route: Route) => dispatch(route), []);
  const back = useCallback(() => dispatch('back'), []);
  const route = history[0];
  const value = useMemo(() => ({ route, go, back }), [route, go, back]);
  return <Context value={value}>{props.children}</Context>;
}

export function useNavigation(): Navigation {
  const navigation = useContext(Context);
  if (navigation === null) throw new Error('useNavigation outside of NavigationProvider');
  return navigation;
}

/** A place named by main as text (`run/ID`, `board`), as a route; null when the page knows no such place. */
export function parseRoute(to: string): Route | null {
  const [screen, id, part] = to.split('/');
  switch (screen) {
    case 'board':
    case 'incidents':
    case 'newIncident':
    case 'warnings':
    case 'shift':
    case 'statistics':
    case 'alerts':
    case 'audit':
      return { screen };
    case 'report':
      return id === undefined
        ? null
        : { screen, incidentId: id, ...(part === undefined ? {} : { reportId: part }) };
    case 'incident':
    case 'run':
    case 'replay':
    case 'review':
      return id === undefined ? null : { screen, id };
    case 'settings':
      return id === undefined ? { screen } : { screen, tab: id };
    case 'contacts':
      return id === undefined ? { screen } : { screen, contactId: id };
    case 'callouts':
      return id === undefined ? { screen } : { screen, id };
    case 'log':
      return id === undefined ? { screen } : { screen, entryId: id };
    case 'plans':
      return id === undefined ? { screen } : { screen, planId: id };
    default:
      return null;
  }
}
