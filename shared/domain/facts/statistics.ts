import type { Author } from '../facts';

/** What came of a pack: printed; kept as PDF only; or not made, with the reason. */
export const PACK_OUTCOMES = ['printed', 'saved', 'failed'] as const;
export type PackOutcome = (typeof PACK_OUTCOMES)[number];

/** Facts of bulletins and packs. */
export type StatisticsFacts = {
  readonly 'bulletin.issued': {
    readonly year: number;
    /** 第×期 of the year, and 总第×期 */
    readonly number: number;
    readonly total: number;
    readonly title: string;
    readonly text: string;
    /** 截至 */
    readonly asOf: number;
    readonly signedBy: string;
    readonly shiftId: string | null;
    readonly author: Author;
  };
  /** Serial numbers are given away before anything is printed, so that none is ever on two sheets. `last` is below `first` when there are no blank forms. */
  readonly 'pack.prepared': {
    /** `shift:ID`, `warning:ID` or `manual:ID` */
    readonly causes: readonly string[];
    readonly firstSerial: number;
    readonly lastSerial: number;
  };
  readonly 'pack.made': {
    readonly outcome: PackOutcome;
    readonly fileName: string;
    readonly sha256: string;
    readonly printer: string;
    readonly reason: string;
  };
};
