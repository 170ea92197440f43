import type { ContainerFault } from './container';
import type { RowField, RowProblem } from './rows';

/** One thing that is wrong, and where. */
export type SealedProblem = {
  readonly code:
    | `container_${ContainerFault['code']}`
    | `row_${RowProblem['code']}`
    | 'not_a_package'
    | 'manifest_unreadable'
    | 'manifest_signature'
    | 'signature_unreadable'
    | 'part_missing'
    | 'part_unlisted'
    | 'part_order'
    | 'part_size'
    | 'part_changed'
    | 'part_crc'
    | 'part_unreadable'
    | 'rows_missing'
    | 'rows_beyond'
    | 'end_hash'
    | 'seat_key'
    | 'founding'
    | 'head'
    | 'handover'
    | 'attachment_name'
    | 'other_key'
    | 'code_unknown';
  /** name of the part in the package */
  readonly entry: string | null;
  /** byte of the package, and the last one when the place is a stretch */
  readonly offset: number | null;
  readonly until: number | null;
  /** another byte that it may be: two places say the same thing and differ */
  readonly also: number | null;
  /** line of the part, from 1 */
  readonly line: number | null;
  /** number of the row in the journal */
  readonly seq: number | null;
  readonly field: RowField | null;
};

export type Place = Partial<Omit<SealedProblem, 'code'>>;

export const problemAt = (code: SealedProblem['code'], place: Place = {}): SealedProblem => ({
  code,
  entry: null,
  offset: null,
  until: null,
  also: null,
  line: null,
  seq: null,
  field: null,
  ...place,
});
