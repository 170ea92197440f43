import { z } from 'zod';

/** Every refusal that may cross a process border. Words for each are in shared/wording. */
export const ERROR_CODES = [
  'invalid_input', // field named; params.reason is a zod issue code
  'text_not_storable', // NUL or a lone surrogate
  'text_too_long',
  'message_too_large',
  'time_in_future',
  'time_too_old',
  'time_order',
  'not_signed_in',
  'forbidden',
  'wrong_password',
  'locked_out',
  'password_too_weak', // params.reason, minLength, classes
  'password_used', // params.history
  'password_expired', // params.accountId, reason: age | reset
  'account_disabled',
  'seat_locked',
  'pin_wrong', // params.left
  'pin_simple',
  'pin_not_allowed',
  'last_keeper', // params.role
  'own_account',
  'roles_excluded', // params.a, params.b are roles, params.name the account
  'second_needed',
  'glass_not_needed', // params.name
  'name_taken',
  'already_founded',
  'not_founded',
  'not_found',
  'already_exists',
  'id_used', // other words were stored under this id; params.line or params.name of that record
  'shift_open',
  'no_shift',
  'post_missing',
  'already_corrected',
  'not_correctable',
  'already_done',
  'not_late',
  'rule_value_wrong', // params.zh and params.en say what is wrong
  'rules_unreadable',
  'rule_unknown', // the rule named
  'rule_law_looser', // params.rule: a rule of law may only be made stricter
  'already_withdrawn',
  'not_withdrawable', // params.reason: system | incident | withdrawal
  'not_finishable',
  'attachment_missing', // params.name
  'attachment_changed', // params.name
  'attachment_too_large', // params.max in MB
  'upload_broken', // start the file again
  'incident_closed',
  'incident_open',
  'incident_has_open_items',
  'figure_falls', // params.figure, from, to: nothing explains it, so a reason is owed
  'figures_of_ledger', // params.figure is counted by the ledger of people
  'report_findings', // params.count, params.first
  'late_reason_missing',
  'review_moved', // params.by has saved it meanwhile
  'drill_mixed', // a drill in real work, or the other way round
  'run_ended',
  'run_refused',
  'run_exists',
  'mapping_wrong', // params.reason is a refusal code of the run machine
  'plan_broken', // params.problems is the first problem in words
  'plan_id_differs', // params.id is the id in the text
  'plan_reason_missing',
  'plan_not_reviewed',
  'plan_retired',
  'plan_not_in_force',
  'plan_in_use', // params.plan is the title of a plan that needs it
  'own_review',
  'draft_conflict', // params.by, params.at
  'handover_going_on',
  'no_handover',
  'handover_unanswered', // params.count, params.first
  'handover_changed', // params.item: it is not any more as it was shown
  'handover_over',
  'read_back_wrong', // params.item
  'words_missing',
  'not_oncoming',
  'not_offgoing',
  'not_leader',
  'same_person',
  'alert_over',
  'sign_on_early', // params.opensAt
  'file_unreadable', // params.detail
  'roster_moved', // params.version is the version that is there now
  'swap_impossible', // params.reason is a problem of shared/rules/roster/swap
  'correct_in_register',
  'document_void',
  'confidential_words', // the field that must stay empty
  'secret_mark', // the field that bears it
  'nothing_changed',
  'notices_unread', // params.count and params.first, the title of one
  'notice_moved', // params.version is the version in force
  'check_no_units',
  'check_begun',
  'tally_over',
  'tally_falls', // params.unit, column, from, to
  'tally_no_before', // params.unit
  'issuer_is_bureau',
  'loss_over',
  'loss_sent',
  'loss_no_units',
  'loss_kind', // params.kind
  'loss_parts', // params.unit, parts, whole, sum, value
  'loss_jump', // params.unit (empty: the total), item, from, to
  'callout_over', // params.name
  'callout_exercise', // params.name of the warning
  'callout_nobody',
  'callout_dropped', // params.name
  'callout_taken', // params.name, phone, by
  'callout_phone_busy', // params.name is being called on params.phone
  'callout_answered', // params.name
  'callout_read_back',
  'callout_no_deputy', // params.name, params.person
  'callout_unanswered', // params.count
  'contact_link', // superiorId or deputyIds: removed, or it leads back to the entry itself
  'contact_twin', // params.name, unit
  'number_unusable', // params.number
  'response_over',
  'warning_not_linked',
  'response_noticed',
  'notice_incomplete', // params.part: matter | level | period | measures
  'export_failed',
  'too_long_for_paper', // params.lines, params.max
  'no_printer',
  'import_unreadable', // params.why says what kind of file it is
  'import_columns', // params.columns are headings that the file does not have
  'import_has_bad_rows',
  'import_before', // params.at, params.source of the batch that brought this file in
  'import_nothing',
  'import_file_changed',
  'import_running',
  'import_not_done',
  'audit_too_short', // params.days that the law asks for at least
  'nothing_to_seal', // the span holds no line
  'package_too_large', // more than the zip format holds
  'cancelled',
  'desk_unavailable',
  'disk_full',
  'emergency', // the data take nothing; params.reason is a code of shared/domain/facts/rescue
  'spooled', // not in the log: kept in params.folder and taken in later
  'spool_nowhere', // not in the log and kept nowhere
  'spool_folder', // params.why: missing | same_disk | not_writable
  'read_only',
  'data_corrupt',
  'data_missing',
  'schema_newer',
  'locked_by_other',
  'unknown_procedure',
  // recovery
  'backup_failed', // params.problem
  'backup_running',
  'backup_gone',
  'folder_unfit', // params.reason: not_absolute | inside_home | not_a_folder | read_only | other_room
  'restore_needless', // the data can be opened
  'restore_unconfirmed', // field: isRead | roomName; nothing was changed
  'restore_failed', // params.problem, params.detail: nothing was changed
  'foreign_sender',
  'internal', // ref names the line in the desk's own log
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const appErrorSchema = z.strictObject({
  code: z.enum(ERROR_CODES),
  field: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  ref: z.string().optional(),
});
export type AppError = {
  readonly code: ErrorCode;
  readonly field?: string | undefined;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  readonly ref?: string | undefined;
};

export { ok, type Result, refuse } from './result';
