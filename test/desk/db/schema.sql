CREATE INDEX account_acts_at ON account_acts (at);

CREATE INDEX alert_evidence_raised ON alert_evidence (at) WHERE step = 'raised';

CREATE INDEX alerts_open ON alerts (raised_at) WHERE state <> 'done';

CREATE INDEX alerts_raised ON alerts (group_id, level DESC, due_at, deadline_id) WHERE state = 'raised';

CREATE UNIQUE INDEX archive_number ON archive (year, number);

CREATE INDEX audit_entries_account ON audit_entries (account_id, number) WHERE account_id IS NOT NULL;

CREATE UNIQUE INDEX audit_entries_exports ON audit_entries (subject) WHERE fact = 'export.made';

CREATE UNIQUE INDEX audit_entries_id ON audit_entries (id);

CREATE INDEX audit_entries_kind ON audit_entries (kind, number);

CREATE INDEX audit_entries_refused ON audit_entries (account_id, subject, at) WHERE fact = 'access.refused';

CREATE INDEX bulletins_issued ON bulletins (issued_at);

CREATE INDEX callout_attempts_person ON callout_attempts (callout_id, person_id, seq);

CREATE INDEX callout_feedback_person ON callout_feedback (callout_id, person_id, seq);

CREATE UNIQUE INDEX callout_people_row ON callout_people (callout_id, row);

CREATE INDEX callout_prompts_person ON callout_prompts (callout_id, person_id, place);

CREATE INDEX callouts_incident ON callouts (incident_id) WHERE incident_id IS NOT NULL;

CREATE INDEX callouts_open ON callouts (started_at) WHERE state = 'open';

CREATE INDEX callouts_started ON callouts (started_at);

CREATE INDEX channel_tests_at ON channel_tests (at);

CREATE INDEX check_rounds_shift ON check_rounds (shift_id, due_at);

CREATE INDEX contact_deputies_deputy ON contact_deputies (deputy_id);

CREATE INDEX contact_imports_sha256 ON contact_imports (sha256);

CREATE INDEX contact_numbers_digits ON contact_numbers (digits);

CREATE INDEX contact_reveals_contact ON contact_reveals (contact_id, revealed_at);

CREATE INDEX contacts_area ON contacts (area_code);

CREATE INDEX contacts_name ON contacts (name, unit);

CREATE INDEX deadlines_due ON deadlines (due_at);

CREATE INDEX deadlines_open ON deadlines (due_at) WHERE state = 'open';

CREATE INDEX deadlines_run ON deadlines (run_id) WHERE run_id IS NOT NULL;

CREATE INDEX deadlines_scope ON deadlines (scope_id, due_at);

CREATE INDEX documents_at ON documents (at);

CREATE INDEX documents_line ON documents (line_id);

CREATE INDEX documents_open ON documents (due_at) WHERE state = 'open';

CREATE INDEX documents_shift ON documents (shift_id) WHERE shift_id IS NOT NULL;

CREATE INDEX duty_reinforcements_on ON duty_reinforcements (started_at) WHERE ended_at IS NULL;

CREATE UNIQUE INDEX duty_sign_ons_shift ON duty_sign_ons (starts_at, account_id);

CREATE INDEX escalation_calls_of ON escalation_calls (escalation_id, at);

CREATE INDEX escalation_items_deadline ON escalation_items (deadline_id);

CREATE INDEX handover_notes_open ON handover_notes (noted_at) WHERE done_at IS NULL;

CREATE INDEX handovers_completed ON handovers (completed_at) WHERE completed_at IS NOT NULL;

CREATE UNIQUE INDEX handovers_open ON handovers (state) WHERE state = 'open';

CREATE INDEX imports_sha256 ON imports (sha256);

CREATE INDEX incident_grades_incident ON incident_grades (incident_id, at, seq);

CREATE INDEX incident_people_person ON incident_people (person_id);

CREATE INDEX incident_reports_incident ON incident_reports (incident_id, signed_at);

CREATE INDEX incident_reports_issue ON incident_reports (year, issue) WHERE issue IS NOT NULL;

CREATE INDEX incidents_drill ON incidents (id) WHERE drill IS NOT NULL;

CREATE INDEX incidents_state ON incidents (state, received_at);

CREATE INDEX instructions_open ON instructions (recorded_at) WHERE done_at IS NULL;

CREATE INDEX journal_runs ON journal (subject) WHERE kind IN ('run.started', 'run.switched', 'run.advanced');

CREATE UNIQUE INDEX ladders_current ON ladders (subject) WHERE is_current = 1;

CREATE INDEX local_report_drafts_incident ON local_report_drafts (incident_id, kind);

CREATE INDEX local_targets_mono ON local_targets (boot, mono_at);

CREATE INDEX log_entries_drill ON log_entries (number) WHERE drill IS NOT NULL;

CREATE INDEX log_entries_import ON log_entries (import_id, number) WHERE import_id IS NOT NULL;

CREATE INDEX log_entries_incident ON log_entries (incident_id, number) WHERE incident_id IS NOT NULL;

CREATE INDEX log_entries_paper ON log_entries (paper_serial) WHERE paper_serial <> '';

CREATE INDEX log_entries_pinned ON log_entries (pinned_at) WHERE pinned_at IS NOT NULL;

CREATE INDEX log_entries_received ON log_entries (received_at, number);

CREATE INDEX log_entries_recorded ON log_entries (recorded_at, number);

CREATE INDEX log_entries_shift ON log_entries (shift_id, number);

CREATE INDEX log_notes_entry ON log_notes (entry_id, at);

CREATE UNIQUE INDEX loss_reports_order ON loss_reports (loss_id, position);

CREATE INDEX losses_incident ON losses (incident_id) WHERE incident_id IS NOT NULL;

CREATE INDEX losses_open ON losses (opened_at) WHERE state = 'open';

CREATE INDEX media_contacts_entry ON media_contacts (entry_id) WHERE entry_id IS NOT NULL;

CREATE INDEX media_contacts_incident ON media_contacts (incident_id, received_at);

CREATE INDEX notice_receipts_notice ON notice_receipts (notice_id, version, account_id, at);

CREATE INDEX obligations_scope ON obligations (scope_id);

CREATE INDEX packs_prepared ON packs (prepared_at);

CREATE UNIQUE INDEX plans_in_force ON plans (id) WHERE state = 'in_force';

CREATE INDEX post_checks_begun ON post_checks (begun_at);

CREATE INDEX post_checks_round ON post_checks (round_id) WHERE round_id IS NOT NULL;

CREATE UNIQUE INDEX public_wordings_incident ON public_wordings (incident_id, version);

CREATE INDEX received_checks_at ON received_checks (at);

CREATE INDEX register_acts_subject ON register_acts (subject_id, recorded_at, seq);

CREATE INDEX reminders_open ON reminders (due_at) WHERE state = 'open';

CREATE INDEX report_cross_checks_incident ON report_cross_checks (incident_id, checked_at);

CREATE INDEX report_dispatches_report ON report_dispatches (report_id, sent_at);

CREATE INDEX response_changes_document ON response_changes (document_id) WHERE document_id IS NOT NULL;

CREATE UNIQUE INDEX response_changes_order ON response_changes (response_id, position);

CREATE INDEX responses_active ON responses (starts_at) WHERE state = 'active';

CREATE INDEX responses_incident ON responses (incident_id) WHERE incident_id IS NOT NULL;

CREATE INDEX responses_warning ON responses (warning_id) WHERE warning_id IS NOT NULL;

CREATE INDEX review_proposals_plan ON review_proposals (plan_id, made_at);

CREATE INDEX roster_entries_month ON roster_entries (month);

CREATE INDEX roster_entries_starts ON roster_entries (starts_at);

CREATE INDEX roster_swaps_open ON roster_swaps (requested_at) WHERE state = 'open';

CREATE INDEX rungs_armed ON rungs (fire_at) WHERE state = 'armed';

CREATE INDEX runs_incident ON runs (incident_id) WHERE incident_id IS NOT NULL;

CREATE INDEX runs_open ON runs (started_at) WHERE ended_at IS NULL;

CREATE INDEX shifts_opened ON shifts (opened_at);

CREATE INDEX tallies_incident ON tallies (incident_id) WHERE incident_id IS NOT NULL;

CREATE INDEX tallies_open ON tallies (opened_at) WHERE state = 'open';

CREATE INDEX tallies_warning ON tallies (warning_id) WHERE warning_id IS NOT NULL;

CREATE INDEX tally_chases_round ON tally_chases (tally_id, round, at);

CREATE INDEX warning_choices_other ON warning_choices (other_id);

CREATE INDEX warning_files_open ON warning_files (read_at) WHERE is_open = 1;

CREATE INDEX warning_messages_held ON warning_messages (received_at) WHERE state = 'held';

CREATE INDEX warning_messages_identifier ON warning_messages (identifier) WHERE identifier IS NOT NULL;

CREATE INDEX warning_messages_warning ON warning_messages (warning_id) WHERE warning_id IS NOT NULL;

CREATE INDEX warnings_head ON warnings (head_id);

CREATE INDEX warnings_identifier ON warnings (identifier) WHERE identifier IS NOT NULL;

CREATE INDEX warnings_received ON warnings (received_at);

CREATE TABLE account_acts (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, account_id TEXT NOT NULL, roles_before TEXT NOT NULL, roles_after TEXT NOT NULL,
  reason TEXT NOT NULL, at INTEGER NOT NULL, by_ids TEXT NOT NULL, by_names TEXT NOT NULL, countersigned_at INTEGER,
  countersigned_by TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE account_keys (
  account_id TEXT NOT NULL, since INTEGER NOT NULL, public_key TEXT NOT NULL,
  PRIMARY KEY (account_id, public_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, roles TEXT NOT NULL,
  public_key TEXT NOT NULL, created_at INTEGER NOT NULL
, is_disabled INTEGER NOT NULL DEFAULT 0, password_set_at INTEGER NOT NULL DEFAULT 0, must_change INTEGER NOT NULL DEFAULT 0, last_signed_in_at INTEGER) STRICT, WITHOUT ROWID;

CREATE TABLE alert_evidence (
  deadline_id TEXT NOT NULL, raising INTEGER NOT NULL, step TEXT NOT NULL, level INTEGER NOT NULL, outcome TEXT NOT NULL,
  detail TEXT NOT NULL, at INTEGER NOT NULL, by_name TEXT NOT NULL,
  PRIMARY KEY (deadline_id, raising, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE alerts (
  deadline_id TEXT PRIMARY KEY, level INTEGER NOT NULL, rung INTEGER NOT NULL, raised_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL, late_ms INTEGER NOT NULL, state TEXT NOT NULL, returns INTEGER NOT NULL DEFAULT 0,
  painted_at INTEGER, notified TEXT, acknowledged_by TEXT, acknowledged_at INTEGER, comes_back_at INTEGER
, group_id TEXT NOT NULL DEFAULT '', first_raised_at INTEGER NOT NULL DEFAULT 0, channel TEXT NOT NULL DEFAULT 'notification', posts TEXT NOT NULL DEFAULT '', repeat_ms INTEGER NOT NULL DEFAULT 60000) STRICT, WITHOUT ROWID;

CREATE TABLE archive (
  shift_id TEXT PRIMARY KEY, year INTEGER NOT NULL, number INTEGER NOT NULL, class TEXT NOT NULL, retention TEXT NOT NULL,
  line_id TEXT NOT NULL, filed_at INTEGER NOT NULL, filed_by TEXT NOT NULL, pages INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '', amended_at INTEGER, amended_by TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE attachments (
  sha256 TEXT NOT NULL, entry_id TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, mime TEXT NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY (sha256, entry_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_entries (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, fact TEXT NOT NULL, subject TEXT NOT NULL,
  account_id TEXT, name TEXT NOT NULL, params TEXT NOT NULL
) STRICT;

CREATE TABLE bulletins (
  id TEXT PRIMARY KEY, year INTEGER NOT NULL, number INTEGER NOT NULL, total INTEGER NOT NULL, title TEXT NOT NULL,
  text TEXT NOT NULL, as_of INTEGER NOT NULL, issued_at INTEGER NOT NULL, issued_by TEXT NOT NULL, signed_by TEXT NOT NULL,
  shift_id TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE callout_attempts (
  id TEXT PRIMARY KEY, callout_id TEXT NOT NULL, person_id TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, ended_at INTEGER,
  way TEXT NOT NULL, number TEXT NOT NULL, phone INTEGER NOT NULL, result TEXT NOT NULL, read_back TEXT NOT NULL, spoke TEXT NOT NULL,
  target TEXT NOT NULL, who TEXT NOT NULL, is_answer INTEGER NOT NULL, note TEXT NOT NULL, recorded_by TEXT NOT NULL
, recording_no TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;

CREATE TABLE callout_feedback (
  id TEXT PRIMARY KEY, callout_id TEXT NOT NULL, person_id TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, way TEXT NOT NULL,
  is_on_post INTEGER, evacuated INTEGER, forces TEXT NOT NULL, difficulties TEXT NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE callout_people (
  id TEXT PRIMARY KEY, callout_id TEXT NOT NULL, row INTEGER NOT NULL, contact_id TEXT, name TEXT NOT NULL, post TEXT NOT NULL,
  unit TEXT NOT NULL, role TEXT NOT NULL, area_code TEXT, area_name TEXT NOT NULL, number TEXT NOT NULL, numbers TEXT NOT NULL,
  superior TEXT, deputies TEXT NOT NULL, phone INTEGER NOT NULL, warning_ids TEXT NOT NULL, sentence TEXT NOT NULL DEFAULT '',
  listed_at INTEGER NOT NULL, ring_due_at INTEGER NOT NULL, answer_due_at INTEGER NOT NULL, feedback_due_at INTEGER,
  calling_phone INTEGER, calling_since INTEGER, calling_by TEXT, first_call_at INTEGER, last_attempt_at INTEGER,
  answered_at INTEGER, answered_by TEXT, dropped_at INTEGER, drop_reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE callout_prompts (
  id TEXT PRIMARY KEY, callout_id TEXT NOT NULL, person_id TEXT NOT NULL, place INTEGER NOT NULL, step TEXT NOT NULL, at INTEGER NOT NULL,
  contact_ids TEXT NOT NULL, raised_at INTEGER, done_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE callouts (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, warning_ids TEXT NOT NULL, incident_id TEXT, rule TEXT NOT NULL,
  ladder TEXT NOT NULL, clock_from INTEGER NOT NULL, ring_due_at INTEGER NOT NULL, answer_due_at INTEGER NOT NULL, phones INTEGER NOT NULL,
  relay INTEGER NOT NULL, sentence TEXT NOT NULL, merged TEXT NOT NULL, started_at INTEGER NOT NULL, started_by TEXT NOT NULL,
  state TEXT NOT NULL, closed_at INTEGER, closed_by TEXT NOT NULL DEFAULT '', close_words TEXT NOT NULL DEFAULT '', drill TEXT, drill_id TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE channel_news (
  channel TEXT PRIMARY KEY, is_abnormal INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE channel_tests (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, by_name TEXT NOT NULL, results TEXT NOT NULL, failed TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE check_rounds (
  id TEXT PRIMARY KEY, shift_id TEXT NOT NULL, type TEXT NOT NULL, due_at INTEGER NOT NULL, units TEXT NOT NULL, state TEXT NOT NULL,
  ended_at INTEGER, reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE clock_questions (
  id TEXT PRIMARY KEY, from_at INTEGER NOT NULL, to_at INTEGER NOT NULL, due_count INTEGER NOT NULL,
  answered_at INTEGER, difference_ms INTEGER, answered_by TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_deputies (
  contact_id TEXT NOT NULL, position INTEGER NOT NULL, deputy_id TEXT NOT NULL, PRIMARY KEY (contact_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_imports (
  id TEXT PRIMARY KEY, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL, refused INTEGER NOT NULL, imported_at INTEGER NOT NULL, imported_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_numbers (
  contact_id TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL, digits TEXT NOT NULL,
  note TEXT NOT NULL, is_wrong INTEGER NOT NULL, PRIMARY KEY (contact_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_reveals (
  id TEXT PRIMARY KEY, contact_id TEXT NOT NULL, revealed_at INTEGER NOT NULL, revealed_by TEXT NOT NULL, reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE contacts (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, post TEXT NOT NULL, role TEXT NOT NULL, unit TEXT NOT NULL,
  area_code TEXT, area_name TEXT NOT NULL, superior_id TEXT, valid_until INTEGER, checked_at INTEGER, note TEXT NOT NULL,
  visibility TEXT NOT NULL, saved_at INTEGER NOT NULL, saved_by TEXT NOT NULL, removed_at INTEGER,
  removed_reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE deadlines (
  id TEXT PRIMARY KEY, subject TEXT NOT NULL, title_zh TEXT NOT NULL, title_en TEXT NOT NULL, owner TEXT NOT NULL,
  scope_id TEXT NOT NULL, incident_id TEXT, run_id TEXT, block_key TEXT, instruction_id TEXT, obligation_id TEXT,
  clock TEXT NOT NULL DEFAULT 'real', armed_at INTEGER NOT NULL, target_at INTEGER, due_at INTEGER NOT NULL,
  reached INTEGER NOT NULL, state TEXT NOT NULL, ended_at INTEGER
, shift_id TEXT, assignee TEXT, drill TEXT, ladder TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE document_units (
  document_id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, signed_at INTEGER, signed_by TEXT, signed_way TEXT,
  chases INTEGER NOT NULL DEFAULT 0, chased_at INTEGER, PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  id TEXT PRIMARY KEY, direction TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL, unit TEXT NOT NULL,
  doc_number TEXT NOT NULL, title TEXT NOT NULL, way TEXT NOT NULL, urgency TEXT NOT NULL, at INTEGER NOT NULL,
  copies INTEGER NOT NULL, pages INTEGER NOT NULL, place TEXT NOT NULL, confidential INTEGER NOT NULL, demand TEXT NOT NULL,
  demand_text TEXT NOT NULL, due_at INTEGER, report_due_at INTEGER, reported_at INTEGER, owner TEXT NOT NULL, incident_id TEXT,
  answers_id TEXT, shift_id TEXT, state TEXT NOT NULL, outcome TEXT, finished_at INTEGER, corrections INTEGER NOT NULL DEFAULT 0,
  line_id TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, UNIQUE (direction, year, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_faults (
  item TEXT PRIMARY KEY, state TEXT NOT NULL, note TEXT NOT NULL, found_at INTEGER NOT NULL, found_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_reinforcements (
  id TEXT PRIMARY KEY, started_at INTEGER NOT NULL, started_by TEXT NOT NULL, reason TEXT NOT NULL, people TEXT NOT NULL,
  warning_ids TEXT NOT NULL, ended_at INTEGER, ended_by TEXT, end_reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_sign_ons (
  id TEXT PRIMARY KEY, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, account_id TEXT NOT NULL, name TEXT NOT NULL,
  post TEXT NOT NULL, arrived_at INTEGER NOT NULL, way TEXT NOT NULL, late_minutes INTEGER NOT NULL, checks TEXT NOT NULL,
  clock_shown_at INTEGER, clock_true_at INTEGER, clock_source TEXT NOT NULL DEFAULT '', note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE escalation_calls (
  id TEXT PRIMARY KEY, escalation_id TEXT NOT NULL, at INTEGER NOT NULL, name TEXT NOT NULL, reached INTEGER NOT NULL,
  note TEXT NOT NULL, called_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE escalation_items (
  escalation_id TEXT NOT NULL, deadline_id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (escalation_id, deadline_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE escalations (
  id TEXT PRIMARY KEY, post TEXT NOT NULL, opened_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE handover_answers (
  handover_id TEXT NOT NULL, item_key TEXT NOT NULL, mark TEXT NOT NULL, verdict TEXT NOT NULL, words TEXT NOT NULL,
  read_back_at INTEGER, seen_due_at INTEGER, answered_at INTEGER NOT NULL, answered_by TEXT NOT NULL,
  PRIMARY KEY (handover_id, item_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE handover_named (
  handover_id TEXT NOT NULL, deadline_id TEXT NOT NULL, person TEXT NOT NULL, named_at INTEGER NOT NULL,
  PRIMARY KEY (handover_id, deadline_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE handover_notes (
  id TEXT PRIMARY KEY, group_id TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL, next TEXT NOT NULL,
  due_at INTEGER, owner TEXT NOT NULL, incident_id TEXT, noted_at INTEGER NOT NULL, noted_by TEXT NOT NULL, done_at INTEGER,
  result TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE handover_opinions (
  handover_id TEXT NOT NULL, item_key TEXT NOT NULL, text TEXT NOT NULL, given_at INTEGER NOT NULL, given_by TEXT NOT NULL,
  PRIMARY KEY (handover_id, item_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE handovers (
  id TEXT PRIMARY KEY, shift_id TEXT NOT NULL, next_shift_id TEXT NOT NULL, state TEXT NOT NULL, starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL, posts TEXT NOT NULL, started_at INTEGER NOT NULL, started_by TEXT NOT NULL, completed_at INTEGER,
  record TEXT, closing TEXT, signatures TEXT, code TEXT, origin TEXT, seq INTEGER, hash TEXT, leader_name TEXT NOT NULL DEFAULT '',
  leader_signed_at INTEGER, leader_way TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE import_slices (
  import_id TEXT NOT NULL, slice INTEGER NOT NULL, lines TEXT NOT NULL, PRIMARY KEY (import_id, slice)
) STRICT, WITHOUT ROWID;

CREATE TABLE imports (
  id TEXT PRIMARY KEY, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, format TEXT NOT NULL, source TEXT NOT NULL,
  good INTEGER NOT NULL, bad INTEGER NOT NULL, headings TEXT NOT NULL, map TEXT NOT NULL, state TEXT NOT NULL,
  started_at INTEGER NOT NULL, finished_at INTEGER, author_id TEXT NOT NULL, author_name TEXT NOT NULL,
  slices INTEGER NOT NULL DEFAULT 0, placed INTEGER NOT NULL DEFAULT 0, struck_to INTEGER NOT NULL DEFAULT 0,
  withdrawn_at INTEGER, withdrawn_by TEXT, withdrawn_reason TEXT NOT NULL DEFAULT '', withdrawal_id TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_elements (
  incident_id TEXT NOT NULL, element TEXT NOT NULL, place INTEGER NOT NULL, state TEXT NOT NULL, text TEXT NOT NULL, question TEXT NOT NULL,
  changed_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, source TEXT NOT NULL, author TEXT NOT NULL, act_id TEXT NOT NULL,
  PRIMARY KEY (incident_id, element, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_figures (
  incident_id TEXT NOT NULL, n INTEGER NOT NULL, figure TEXT NOT NULL, value REAL NOT NULL, as_of INTEGER NOT NULL, source TEXT NOT NULL,
  reason TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, act_id TEXT NOT NULL, PRIMARY KEY (incident_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_forces (
  incident_id TEXT NOT NULL, n INTEGER NOT NULL, force_id TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, persons INTEGER NOT NULL,
  vehicles INTEGER NOT NULL, equipment TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL, source TEXT NOT NULL,
  removed INTEGER NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (incident_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_grades (
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, incident_id TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, grade TEXT, reporting_grade TEXT,
  near_miss INTEGER NOT NULL, because TEXT NOT NULL, used_grade TEXT, used_reporting_grade TEXT, decided_by TEXT NOT NULL DEFAULT '', way TEXT, words TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_marks (
  incident_id TEXT NOT NULL, mark TEXT NOT NULL, place INTEGER NOT NULL, value TEXT NOT NULL, at INTEGER NOT NULL, recorded_at INTEGER NOT NULL,
  said_by TEXT NOT NULL, words TEXT NOT NULL, author TEXT NOT NULL,
  PRIMARY KEY (incident_id, mark, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_measures (
  incident_id TEXT NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL, text TEXT NOT NULL,
  source TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, withdrawn_at INTEGER, PRIMARY KEY (incident_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_people (
  incident_id TEXT NOT NULL, n INTEGER NOT NULL, person_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, sex TEXT NOT NULL,
  age INTEGER, household TEXT NOT NULL, note TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL, source TEXT NOT NULL,
  reason TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (incident_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_reports (
  id TEXT PRIMARY KEY, incident_id TEXT NOT NULL, kind TEXT NOT NULL, ordinal INTEGER, year INTEGER NOT NULL, issue INTEGER,
  drill TEXT, document TEXT NOT NULL, facts TEXT NOT NULL, before_id TEXT, leader TEXT NOT NULL, way TEXT NOT NULL,
  signed_off_at INTEGER NOT NULL, words TEXT NOT NULL, witness TEXT NOT NULL, countersigned_at INTEGER, findings TEXT NOT NULL,
  despite TEXT NOT NULL, signed_at INTEGER NOT NULL, signed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE incidents (
  id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, title TEXT NOT NULL, type TEXT NOT NULL, place TEXT NOT NULL,
  summary TEXT NOT NULL, callback TEXT NOT NULL, caller TEXT NOT NULL, source TEXT NOT NULL, occurred_at INTEGER,
  received_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, casualties TEXT NOT NULL, grade TEXT,
  grade_preliminary INTEGER NOT NULL, sensitive INTEGER NOT NULL, state TEXT NOT NULL, closed_at INTEGER,
  result TEXT NOT NULL DEFAULT '', parent_id TEXT
, drill TEXT, drill_id TEXT, retention TEXT, reopened_at INTEGER, flags TEXT NOT NULL DEFAULT '[]', verdict TEXT, stable_at INTEGER, proposed_grade TEXT, reporting_grade TEXT, near_miss INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;

CREATE TABLE instructions (
  id TEXT PRIMARY KEY, leader TEXT NOT NULL, way TEXT NOT NULL, words TEXT NOT NULL, owner TEXT NOT NULL,
  due_at INTEGER, done_at INTEGER, result TEXT NOT NULL DEFAULT '', incident_id TEXT, recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  room TEXT NOT NULL,
  origin TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  hlc TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  salt BLOB,
  body TEXT,
  alg TEXT NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  sig BLOB NOT NULL,
  PRIMARY KEY (origin, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal_head (
  origin TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  sig BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE known_callers (
  digits TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, post TEXT NOT NULL, phone TEXT NOT NULL,
  initials TEXT NOT NULL, last_at INTEGER NOT NULL, calls INTEGER NOT NULL, PRIMARY KEY (digits, name, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE ladders (
  id TEXT PRIMARY KEY, subject TEXT NOT NULL, body TEXT NOT NULL, set_at INTEGER NOT NULL, is_current INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE local_credentials (
  account_id TEXT PRIMARY KEY,
  password TEXT NOT NULL,
  wrapped_key BLOB NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER NOT NULL DEFAULT 0
, grace_until INTEGER) STRICT, WITHOUT ROWID;

CREATE TABLE local_lockouts (
  scope TEXT PRIMARY KEY, failures INTEGER NOT NULL, length_ms INTEGER NOT NULL, boot TEXT NOT NULL, mono_until INTEGER NOT NULL,
  wall_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE local_password_history (
  account_id TEXT NOT NULL, number INTEGER NOT NULL, password TEXT NOT NULL,
  PRIMARY KEY (account_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_pins (
  account_id TEXT PRIMARY KEY, pin TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE local_plan_drafts (
  plan_id TEXT PRIMARY KEY, text TEXT NOT NULL, base_revision INTEGER, version INTEGER NOT NULL, saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE local_report_drafts (
  id TEXT PRIMARY KEY, incident_id TEXT NOT NULL, kind TEXT NOT NULL, ordinal INTEGER, facts TEXT NOT NULL, base TEXT NOT NULL,
  texts TEXT NOT NULL, next_at INTEGER, version INTEGER NOT NULL, saved_at INTEGER NOT NULL, saved_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE local_roster_files (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, read_at INTEGER NOT NULL, sheets TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE local_rungs_touched (
  deadline_id TEXT NOT NULL, rung INTEGER NOT NULL, PRIMARY KEY (deadline_id, rung)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_seat_locks (
  seat TEXT PRIMARY KEY, locked_at INTEGER NOT NULL, locked_by TEXT, reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE local_sessions (
  seat TEXT NOT NULL,
  account_id TEXT NOT NULL,
  signed_in_at INTEGER NOT NULL, shift_id TEXT, proved_at INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (seat, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_state (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE local_targets (
  deadline_id TEXT NOT NULL,
  rung INTEGER NOT NULL,
  fire_at INTEGER NOT NULL,
  boot TEXT NOT NULL,
  mono_at INTEGER NOT NULL,
  PRIMARY KEY (deadline_id, rung)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_entries (
  number INTEGER PRIMARY KEY,
  human_number INTEGER UNIQUE,
  id TEXT NOT NULL UNIQUE,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  system_fact TEXT,
  system_params TEXT,
  occurred_at INTEGER,
  received_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  author_id TEXT,
  author_name TEXT,
  shift_id TEXT,
  incident_id TEXT,
  caller TEXT,
  handling TEXT NOT NULL DEFAULT '',
  corrects_id TEXT,
  corrected_by_id TEXT
, leader_words TEXT NOT NULL DEFAULT '', result TEXT NOT NULL DEFAULT '', done_at INTEGER, paper_serial TEXT NOT NULL DEFAULT '', attachments TEXT NOT NULL DEFAULT '[]', import_id TEXT, withdraws_id TEXT, withdrawn_by_id TEXT, pinned_at INTEGER, call TEXT, drill TEXT) STRICT;

CREATE TABLE log_notes (
  id TEXT PRIMARY KEY, entry_id TEXT NOT NULL, at INTEGER NOT NULL, author TEXT NOT NULL,
  handling TEXT NOT NULL, leader_words TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE loss_figures (
  report_id TEXT NOT NULL, unit TEXT NOT NULL, item TEXT NOT NULL, value REAL NOT NULL, at INTEGER NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (report_id, unit, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE loss_reopenings (
  id TEXT PRIMARY KEY, loss_id TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL, decided_by TEXT NOT NULL,
  way TEXT NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE loss_reports (
  id TEXT PRIMARY KEY, loss_id TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL,
  as_of INTEGER NOT NULL, sent_at INTEGER NOT NULL, jumps TEXT NOT NULL, explanation TEXT NOT NULL, note TEXT NOT NULL,
  signer TEXT NOT NULL, receiver TEXT NOT NULL, way TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE losses (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, type TEXT NOT NULL, began_at INTEGER NOT NULL, incident_id TEXT, units TEXT NOT NULL,
  state TEXT NOT NULL, opened_at INTEGER NOT NULL, opened_by TEXT NOT NULL, stable_at INTEGER, closed_at INTEGER, drill TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE media_contacts (
  id TEXT PRIMARY KEY, incident_id TEXT NOT NULL, outlet TEXT NOT NULL, reporter TEXT NOT NULL, phone TEXT NOT NULL, question TEXT NOT NULL,
  received_at INTEGER NOT NULL, press_due_at INTEGER, entry_id TEXT, answer TEXT NOT NULL DEFAULT '', answered_by TEXT NOT NULL DEFAULT '',
  answered_at INTEGER, wording_version INTEGER, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_receipts (
  id TEXT PRIMARY KEY, notice_id TEXT NOT NULL, version INTEGER NOT NULL, account_id TEXT NOT NULL, name TEXT NOT NULL,
  at INTEGER NOT NULL, shift_id TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_versions (
  notice_id TEXT NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, issued_at INTEGER NOT NULL,
  issued_by TEXT NOT NULL, PRIMARY KEY (notice_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE notices (
  id TEXT PRIMARY KEY, version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_until INTEGER, renew TEXT NOT NULL, state TEXT NOT NULL,
  withdrawn_at INTEGER, withdrawn_by TEXT, reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE obligations (
  id TEXT PRIMARY KEY, scope_id TEXT NOT NULL, incident_id TEXT, kind TEXT NOT NULL, recipient TEXT NOT NULL,
  round INTEGER, opened_at INTEGER NOT NULL, target_at INTEGER, due_at INTEGER, state TEXT NOT NULL, met_at INTEGER,
  receiver TEXT NOT NULL DEFAULT '', way TEXT NOT NULL DEFAULT '', read_back INTEGER NOT NULL DEFAULT 0,
  standing INTEGER NOT NULL DEFAULT 0
, title_zh TEXT NOT NULL DEFAULT '', title_en TEXT NOT NULL DEFAULT '', rule_id TEXT, clock_field TEXT NOT NULL DEFAULT '', clock_at INTEGER, limit_minutes INTEGER, mark TEXT NOT NULL DEFAULT '', document TEXT NOT NULL DEFAULT '', article TEXT NOT NULL DEFAULT '', is_law INTEGER NOT NULL DEFAULT 0, is_overridden INTEGER NOT NULL DEFAULT 0, is_window INTEGER NOT NULL DEFAULT 0, wanted_way TEXT, late_reason TEXT NOT NULL DEFAULT '', record_id TEXT, superseded_by TEXT, superseded_at INTEGER) STRICT, WITHOUT ROWID;

CREATE TABLE packs (
  id TEXT PRIMARY KEY, causes TEXT NOT NULL, prepared_at INTEGER NOT NULL, first_serial INTEGER NOT NULL,
  last_serial INTEGER NOT NULL, outcome TEXT NOT NULL, made_at INTEGER, file_name TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL DEFAULT '', printer TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_tables (
  number INTEGER PRIMARY KEY, text TEXT NOT NULL, revised_at INTEGER NOT NULL, revised_by TEXT NOT NULL, why TEXT NOT NULL
) STRICT;

CREATE TABLE plans (
  id TEXT NOT NULL, revision INTEGER NOT NULL, hash TEXT NOT NULL, text TEXT NOT NULL, tables_text TEXT NOT NULL,
  revised_at INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'in_force', why TEXT NOT NULL DEFAULT '', reason TEXT, author_id TEXT, author_name TEXT NOT NULL DEFAULT '', reviewed_by TEXT, reviewed_at INTEGER, review_note TEXT NOT NULL DEFAULT '', own_review INTEGER NOT NULL DEFAULT 0, in_force_by TEXT, in_force_at INTEGER, retired_by TEXT, retired_at INTEGER, retired_why TEXT NOT NULL DEFAULT '', filed_at INTEGER, filed_number TEXT NOT NULL DEFAULT '', filing_due_at INTEGER, PRIMARY KEY (id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE post_checks (
  id TEXT PRIMARY KEY, round_id TEXT, shift_id TEXT, type TEXT NOT NULL, unit_id TEXT NOT NULL, unit_name TEXT NOT NULL,
  begun_at INTEGER NOT NULL, attempts TEXT NOT NULL, result TEXT, concluded_at INTEGER, answered_by TEXT NOT NULL DEFAULT '',
  on_duty INTEGER, answers TEXT NOT NULL DEFAULT '[]', note TEXT NOT NULL DEFAULT '', lost_at INTEGER, informed_at INTEGER,
  informed TEXT NOT NULL DEFAULT '', checked_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE public_wordings (
  id TEXT PRIMARY KEY, incident_id TEXT NOT NULL, version INTEGER NOT NULL, text TEXT NOT NULL, approver TEXT NOT NULL, way TEXT NOT NULL,
  approved_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE received_checks (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, unit TEXT NOT NULL, type TEXT NOT NULL, caller TEXT NOT NULL, answered_by TEXT NOT NULL,
  questions TEXT NOT NULL, result TEXT NOT NULL, note TEXT NOT NULL, shift_id TEXT, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE register_acts (
  id TEXT PRIMARY KEY, subject_id TEXT NOT NULL, seq INTEGER NOT NULL, fact TEXT NOT NULL, at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL, author TEXT NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reminders (
  id TEXT PRIMARY KEY, text TEXT NOT NULL, owner TEXT NOT NULL, incident_id TEXT, due_at INTEGER NOT NULL, planned_at INTEGER NOT NULL,
  repeat TEXT NOT NULL, every_minutes INTEGER NOT NULL, state TEXT NOT NULL, times_done INTEGER NOT NULL DEFAULT 0, last_done_at INTEGER,
  created_at INTEGER NOT NULL, created_by TEXT NOT NULL, ended_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE report_cross_checks (
  id TEXT PRIMARY KEY, incident_id TEXT NOT NULL, party TEXT NOT NULL, party_name TEXT NOT NULL, who TEXT NOT NULL,
  checked_at INTEGER NOT NULL, agrees INTEGER NOT NULL, words TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE report_dispatches (
  id TEXT PRIMARY KEY, report_id TEXT NOT NULL, recipient TEXT NOT NULL, recipient_name TEXT NOT NULL, obligation_id TEXT,
  way TEXT NOT NULL, sent_at INTEGER NOT NULL, receiver TEXT NOT NULL, receipt_at INTEGER, read_back INTEGER NOT NULL,
  late_reason TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE response_changes (
  id TEXT PRIMARY KEY, response_id TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, from_level TEXT, level TEXT NOT NULL,
  at INTEGER NOT NULL, period TEXT NOT NULL, ends_at INTEGER, measures TEXT NOT NULL, reason TEXT NOT NULL, decided_by TEXT NOT NULL,
  decided_way TEXT NOT NULL, decided_words TEXT NOT NULL, decided_at INTEGER NOT NULL, duties TEXT NOT NULL,
  recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, document_id TEXT, title TEXT NOT NULL DEFAULT '',
  addressee TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '', doc_number TEXT NOT NULL DEFAULT '',
  signer TEXT NOT NULL DEFAULT '', sent_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE response_runs (
  response_id TEXT NOT NULL, run_id TEXT NOT NULL, linked_at INTEGER NOT NULL, PRIMARY KEY (response_id, run_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE responses (
  id TEXT PRIMARY KEY, hazard TEXT NOT NULL, matter TEXT NOT NULL, issuer TEXT NOT NULL, level TEXT NOT NULL, area TEXT NOT NULL,
  basis TEXT NOT NULL, starts_at INTEGER NOT NULL, level_since INTEGER NOT NULL, period TEXT NOT NULL, ends_at INTEGER,
  measures TEXT NOT NULL, incident_id TEXT, warning_id TEXT, state TEXT NOT NULL, ended_at INTEGER, drill TEXT,
  recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE review_proposals (
  id TEXT PRIMARY KEY, incident_id TEXT NOT NULL, plan_id TEXT NOT NULL, block_id TEXT, what TEXT NOT NULL, made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL, state TEXT NOT NULL, revision INTEGER, why TEXT NOT NULL DEFAULT '', settled_at INTEGER,
  settled_by TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE reviews (
  incident_id TEXT PRIMARY KEY, due_at INTEGER NOT NULL, closed_at INTEGER NOT NULL, answers TEXT NOT NULL DEFAULT '{}',
  findings TEXT NOT NULL DEFAULT '[]', version INTEGER NOT NULL DEFAULT 0, saved_at INTEGER, saved_by TEXT NOT NULL DEFAULT '',
  completed_at INTEGER, completed_by TEXT NOT NULL DEFAULT '', drill TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE room (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, division_code TEXT NOT NULL, profile TEXT NOT NULL,
  demo INTEGER NOT NULL, founded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE roster_entries (
  day TEXT NOT NULL, shift INTEGER NOT NULL, post TEXT NOT NULL, place INTEGER NOT NULL, month TEXT NOT NULL,
  version INTEGER NOT NULL, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, account_id TEXT, name TEXT NOT NULL,
  title TEXT NOT NULL, mobile TEXT NOT NULL, office_phone TEXT NOT NULL, sat_phone TEXT NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (day, shift, post, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE roster_swaps (
  id TEXT PRIMARY KEY, month TEXT NOT NULL, from_place TEXT NOT NULL, to_place TEXT, substitute TEXT, reason TEXT NOT NULL,
  requested_at INTEGER NOT NULL, requested_by TEXT NOT NULL, state TEXT NOT NULL, decided_at INTEGER, decided_by TEXT,
  words TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE roster_versions (
  month TEXT NOT NULL, version INTEGER NOT NULL, publish_id TEXT NOT NULL UNIQUE, published_at INTEGER NOT NULL,
  published_by TEXT NOT NULL, how TEXT NOT NULL, reason TEXT NOT NULL, file_name TEXT, file_sha256 TEXT,
  starts TEXT NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (month, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_acts (id TEXT PRIMARY KEY, run_id TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE rungs (
  deadline_id TEXT NOT NULL, rung INTEGER NOT NULL, level INTEGER NOT NULL, fire_at INTEGER NOT NULL,
  state TEXT NOT NULL, channel TEXT NOT NULL DEFAULT 'notification', posts TEXT NOT NULL DEFAULT '', PRIMARY KEY (deadline_id, rung)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL, plan_revision INTEGER NOT NULL, incident_id TEXT, warning_id TEXT,
  received_at INTEGER NOT NULL, started_at INTEGER NOT NULL, started_by TEXT NOT NULL, ended_at INTEGER,
  machine TEXT NOT NULL, version INTEGER NOT NULL
, shift_id TEXT, subplans TEXT NOT NULL DEFAULT '{}', drill TEXT, drill_id TEXT) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search_lines USING fts5(
  tokens, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_:.@-'"
);

CREATE TABLE 'search_lines_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_lines_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_lines_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'search_lines_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE VIRTUAL TABLE search_thing_tokens USING fts5(
  tokens, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_:.@-'"
);

CREATE TABLE 'search_thing_tokens_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_thing_tokens_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_thing_tokens_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'search_thing_tokens_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE search_things (
  place INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, number TEXT NOT NULL,
  title TEXT NOT NULL, text TEXT NOT NULL, initials TEXT NOT NULL, parent TEXT, UNIQUE (kind, id)
) STRICT;

CREATE TABLE search_touched (number INTEGER PRIMARY KEY) STRICT;

CREATE TABLE settings (
  key TEXT PRIMARY KEY, value TEXT NOT NULL, changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shifts (
  id TEXT PRIMARY KEY, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, opened_at INTEGER NOT NULL,
  closed_at INTEGER, opened_by TEXT NOT NULL, closed_by TEXT, posts TEXT NOT NULL,
  summary TEXT NOT NULL DEFAULT '', numbers TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE tallies (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, incident_id TEXT, warning_id TEXT, units TEXT NOT NULL, columns TEXT NOT NULL,
  schedule TEXT NOT NULL, grace_minutes INTEGER NOT NULL, lost_minutes INTEGER NOT NULL, opened_at INTEGER NOT NULL,
  opened_by TEXT NOT NULL, state TEXT NOT NULL, ended_at INTEGER, ended_by TEXT NOT NULL DEFAULT '', end_words TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE tally_cells (
  tally_id TEXT NOT NULL, round INTEGER NOT NULL, unit TEXT NOT NULL, column_id TEXT NOT NULL, seq INTEGER NOT NULL,
  value TEXT NOT NULL, at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, reporter TEXT NOT NULL, typed_by TEXT NOT NULL,
  way TEXT NOT NULL, how TEXT NOT NULL, reason TEXT NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (tally_id, round, unit, column_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally_chases (
  act_id TEXT NOT NULL, unit TEXT NOT NULL, tally_id TEXT NOT NULL, round INTEGER NOT NULL, at INTEGER NOT NULL,
  result TEXT NOT NULL, who TEXT NOT NULL, note TEXT NOT NULL, called_by TEXT NOT NULL,
  PRIMARY KEY (act_id, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally_rounds (
  tally_id TEXT NOT NULL, round INTEGER NOT NULL, closed_at INTEGER NOT NULL, closed_by TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (tally_id, round)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally_rows (
  tally_id TEXT NOT NULL, round INTEGER NOT NULL, unit TEXT NOT NULL, first_at INTEGER, last_at INTEGER,
  reporter TEXT NOT NULL DEFAULT '', typed_by TEXT NOT NULL DEFAULT '', how TEXT, note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (tally_id, round, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE warning_choices (
  followed_id TEXT NOT NULL, other_id TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, by_name TEXT NOT NULL,
  PRIMARY KEY (followed_id, other_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE warning_files (
  digest TEXT PRIMARY KEY, name TEXT NOT NULL, read_at INTEGER NOT NULL, taken INTEGER NOT NULL, problems TEXT NOT NULL,
  text TEXT NOT NULL, is_open INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE warning_impacts (
  warning_id TEXT PRIMARY KEY, started_at INTEGER, was_hit INTEGER, note TEXT NOT NULL, at INTEGER NOT NULL, by_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE warning_messages (
  id TEXT PRIMARY KEY, identifier TEXT, message TEXT NOT NULL, issued_at INTEGER, reading TEXT NOT NULL, original TEXT NOT NULL,
  reason TEXT, state TEXT NOT NULL, warning_id TEXT, received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE warnings (
  id TEXT PRIMARY KEY, issuer TEXT NOT NULL, kind TEXT NOT NULL, color TEXT, level TEXT, area TEXT NOT NULL,
  text TEXT NOT NULL, received_at INTEGER NOT NULL, starts_at INTEGER, ends_at INTEGER, lifted_at INTEGER
, identifier TEXT, headline TEXT NOT NULL DEFAULT '', code TEXT, status TEXT NOT NULL DEFAULT 'actual', message TEXT NOT NULL DEFAULT 'alert', source TEXT NOT NULL DEFAULT 'hand', areas TEXT NOT NULL DEFAULT '[]', issued_at INTEGER, instruction TEXT NOT NULL DEFAULT '', marks TEXT NOT NULL DEFAULT '{}', original TEXT NOT NULL DEFAULT '', head_id TEXT NOT NULL DEFAULT '', superseded_by TEXT, lift_reason TEXT NOT NULL DEFAULT '', lift_message_id TEXT) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never deleted from'); END;

CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal AS j WHERE j.origin = NEW.origin AND j.seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the journal is never replaced'); END;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
WHEN NOT (
  NEW.salt IS NULL AND NEW.body IS NULL
  AND NEW.room = OLD.room AND NEW.origin = OLD.origin AND NEW.seq = OLD.seq AND NEW.hlc = OLD.hlc AND NEW.at = OLD.at
  AND NEW.actor = OLD.actor AND NEW.kind = OLD.kind AND NEW.subject = OLD.subject AND NEW.alg = OLD.alg
  AND NEW.prev = OLD.prev AND NEW.hash = OLD.hash AND NEW.sig = OLD.sig
  AND EXISTS (
    SELECT 1 FROM journal AS r WHERE r.kind = 'journal.redacted' AND r.subject = OLD.origin || ':' || OLD.seq
  )
)
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;

CREATE TRIGGER rungs_changed AFTER UPDATE OF deadline_id, rung, state, fire_at ON rungs
BEGIN INSERT INTO local_rungs_touched (deadline_id, rung) VALUES (OLD.deadline_id, OLD.rung), (NEW.deadline_id, NEW.rung) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER rungs_gone AFTER DELETE ON rungs
BEGIN INSERT INTO local_rungs_touched (deadline_id, rung) VALUES (OLD.deadline_id, OLD.rung) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER rungs_laid AFTER INSERT ON rungs
BEGIN INSERT INTO local_rungs_touched (deadline_id, rung) VALUES (NEW.deadline_id, NEW.rung) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER search_touch
AFTER UPDATE OF kind, text, caller, handling, leader_words, result, paper_serial, attachments, incident_id ON log_entries
BEGIN INSERT INTO search_touched (number) VALUES (NEW.number) ON CONFLICT DO NOTHING;
END;

PRAGMA user_version = 186;
