import type { Author } from '../facts';
import type { ForceLine, PersonRow, PersonState } from '../incidentFacts';

type Details = Pick<PersonRow, 'name' | 'sex' | 'age' | 'household' | 'note'>;

/** One change of the ledger 人头账. */
export type PersonChange =
  | ({ readonly kind: 'added'; readonly personId: string; readonly state: PersonState } & Details)
  | { readonly kind: 'state'; readonly personId: string; readonly state: PersonState }
  | ({ readonly kind: 'details'; readonly personId: string } & Details)
  | { readonly kind: 'removed'; readonly personId: string };

/** Facts about people, forces and measures of an incident; the subject is the incident. */
export type FiguresFacts = {
  readonly 'incident.people_changed': {
    readonly changes: readonly PersonChange[];
    /** since when the states hold */
    readonly at: number;
    readonly source: string;
    readonly reason: string;
    /** true: figures changed with it, and their own fact tells the log */
    readonly isTold: boolean;
    readonly author: Author;
  };
  /** somebody had the names shown in full */
  readonly 'incident.names_shown': { readonly count: number; readonly why: string; readonly author: Author };
  /** a unit of forces as it is from now on */
  readonly 'incident.force_set': { readonly force: ForceLine; readonly author: Author };
  readonly 'incident.force_removed': {
    readonly forceId: string;
    readonly reason: string;
    readonly author: Author;
  };
  readonly 'incident.measure_recorded': {
    readonly measureId: string;
    readonly at: number;
    readonly who: string;
    readonly text: string;
    readonly source: string;
    readonly author: Author;
  };
  readonly 'incident.measure_withdrawn': {
    readonly measureId: string;
    readonly reason: string;
    readonly author: Author;
  };
};
