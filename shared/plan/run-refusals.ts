import type { RunEvent } from './run-types';

export type RefusalCode =
  | 'run_ended'
  | 'act_unknown'
  | 'unknown_key'
  /** the round is not there yet */
  | 'round_not_started'
  /** another option was chosen, or the flow ends before it */
  | 'not_on_path'
  /** a choice around it is not decided yet: params.choice */
  | 'choose_first'
  | 'not_open'
  | 'wrong_kind'
  | 'already_done'
  | 'unknown_party'
  | 'already_notified'
  | 'not_notified'
  | 'already_reported'
  | 'not_called'
  | 'already_answered'
  /** a party of the call has no attempt yet: params.party */
  | 'call_missing'
  | 'read_back_missing'
  | 'unknown_result'
  | 'unknown_recipient'
  | 'already_sent'
  | 'unknown_option'
  | 'unknown_way'
  /** something in the round is still to be done: params.open */
  | 'round_not_done'
  | 'round_open'
  | 'mandatory'
  /** a mandatory step is passed by somebody's decision: who, which way, which words */
  | 'decision_missing'
  /** nothing was done here that could be opened again */
  | 'not_done'
  /** what was reported is corrected by another report */
  | 'report_sent'
  /** an incident of its own came of it */
  | 'child_exists'
  | 'files_missing'
  /** params.field for the next eight */
  | 'field_missing'
  | 'field_unknown'
  | 'field_type'
  /** params.min and params.max, where the tick has them, for the next */
  | 'field_range'
  | 'field_option'
  | 'text_missing'
  | 'text_too_long'
  | 'text_unusable'
  | 'at_invalid'
  | 'at_in_future'
  | 'at_before_receipt'
  | 'at_before_notice';
export type RefusalParams = Readonly<Record<string, string | number>>;
export type Refusal = { readonly ok: false; readonly code: RefusalCode; readonly params?: RefusalParams };
export type Decided = { readonly ok: true; readonly events: readonly RunEvent[] } | Refusal;
