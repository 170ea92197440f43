/** Projections in the order in which a rebuild empties them, and that `rebuild` prints a digest of. */
export const PROJECTION_TABLES = [
  'room',
  'accounts',
  'shifts',
  'log_entries',
  'instructions',
  'incidents',
  'warnings',
  'plans',
  'plan_tables',
  'runs',
  'run_acts',
  'obligations',
  'deadlines',
  'rungs',
  'alerts',
  'settings',
  // the roster
  'roster_versions',
  'roster_entries',
  'roster_swaps',
  // sign-on
  'duty_sign_ons',
  'duty_faults',
  'duty_reinforcements',
  // the handover
  'handover_notes',
  'handovers',
  'handover_opinions',
  'handover_answers',
  'handover_named',
  // the log beyond its lines
  'log_notes',
  'attachments',
  'known_callers',
  'clock_questions',
  'documents',
  'document_units',
  'register_acts',
  'reminders',
  'notices',
  'notice_versions',
  'notice_receipts',
  'check_rounds',
  'post_checks',
  'received_checks',
  // the register of documents
  // search: its tables are listed in search/content.ts, since they are compared by what they hold
  // papers and exports
  'archive',
  // statistics
  'bulletins',
  'packs',
  // tally sheets
  'tallies',
  'tally_rows',
  'tally_cells',
  'tally_chases',
  'tally_rounds',
  // reviews
  'reviews',
  'review_proposals',
  // incident rules
  'incident_grades',
  // intake
  'incident_elements',
  'incident_marks',
  // figures and people
  'incident_figures',
  'incident_people',
  'incident_forces',
  'incident_measures',
  // incident reports
  'incident_reports',
  'report_dispatches',
  'report_cross_checks',
  // report papers
  // briefing and clocks
  'public_wordings',
  'media_contacts',
  // responses
  'responses',
  'response_changes',
  'response_runs',
  // losses
  'losses',
  'loss_reports',
  'loss_figures',
  'loss_reopenings',
  // contacts
  'contacts',
  'contact_numbers',
  'contact_deputies',
  'contact_imports',
  'contact_reveals',
  // warnings
  'warning_files',
  'warning_messages',
  'warning_choices',
  'warning_impacts',
  // call-outs
  'callouts',
  'callout_people',
  'callout_attempts',
  'callout_feedback',
  'callout_prompts',
  // ladders and grouping
  'ladders',
  'escalations',
  'escalation_items',
  'escalation_calls',
  // accounts and seat
  'account_keys',
  'account_acts',
  // audit
  'audit_entries',
  // recovery
  // comfort
  // channels and evidence
  'alert_evidence',
  'channel_tests',
  'channel_news',
  // imports
  'imports',
  'import_slices',
] as const;
