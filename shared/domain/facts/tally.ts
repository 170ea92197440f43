import type {
  CellValue,
  ChaseResult,
  ReportHow,
  ReportWay,
  ScheduleLeg,
  TallyColumn,
  TallyUnit,
} from '../../tally/sheet';
import type { Author } from '../facts';

/** One unit's report: its figures as they were entered, and the words that they were taken from. */
export type ReportedRow = {
  readonly unit: string;
  readonly reporter: string;
  /** when the unit said it */
  readonly at: number;
  readonly how: ReportHow;
  /** `value` null takes the one before back; `reason` where a figure falls or is taken back */
  readonly cells: readonly {
    readonly columnId: string;
    readonly value: CellValue | null;
    readonly reason: string;
  }[];
  /** null leaves the note as it is */
  readonly note: string | null;
  readonly source: string;
};

/** Facts of tally sheets 报数表. The subject is the sheet. */
export type TallyFacts = {
  readonly 'tally.opened': {
    readonly title: string;
    readonly incidentId: string | null;
    readonly warningId: string | null;
    readonly units: readonly TallyUnit[];
    readonly columns: readonly TallyColumn[];
    readonly schedule: readonly ScheduleLeg[];
    readonly graceMinutes: number;
    readonly lostMinutes: number;
    readonly author: Author;
  };
  readonly 'tally.columns_changed': { readonly columns: readonly TallyColumn[]; readonly author: Author };
  readonly 'tally.units_changed': { readonly units: readonly TallyUnit[]; readonly author: Author };
  readonly 'tally.rescheduled': {
    readonly leg: ScheduleLeg;
    readonly graceMinutes: number;
    readonly lostMinutes: number;
    readonly author: Author;
  };
  readonly 'tally.reported': {
    readonly actId: string;
    readonly round: number;
    readonly way: ReportWay;
    readonly rows: readonly ReportedRow[];
    readonly author: Author;
  };
  readonly 'tally.chased': {
    readonly actId: string;
    readonly round: number;
    readonly units: readonly string[];
    readonly at: number;
    readonly result: ChaseResult;
    readonly who: string;
    readonly note: string;
    readonly author: Author;
  };
  /** a round is let be with units missing */
  readonly 'tally.round_closed': { readonly round: number; readonly reason: string; readonly author: Author };
  readonly 'tally.closed': { readonly result: string; readonly author: Author };
  /** opened by mistake */
  readonly 'tally.withdrawn': { readonly reason: string; readonly author: Author };
};
