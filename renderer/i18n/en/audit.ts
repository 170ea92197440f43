import type zh from '../zh/audit';

const audit: typeof zh = {
  title: 'Audit',
  about:
    'Sign-in, lock, refusals, exports, settings, roles and backups. Each entry is written together with its act and can be neither changed nor deleted.',
  readersOnly: 'Only supervisors and auditors may look at it.',
  text: 'Search words or people',
  from: 'From day',
  to: 'To day',
  kind: 'Kind',
  anyKind: 'Any kind',
  person: 'Person',
  anyPerson: 'Everybody',
  today: 'Today',
  clear: 'Clear',
  shownAll: '{{count}} entries',
  shownMore: '{{count}} entries listed, there are older ones',
  since: 'By the setting only those since {{day}} are shown; older ones stay in the journal.',
  again: 'Refresh',
  nothing: 'No entry matches.',
  next: 'Older ones',
  nobody: 'the seat',
  number: 'No.',
  fact: 'Fact',
  row: 'Journal row',
  save: 'Export CSV…',
  saveHint:
    'Exports everything that the filter finds, with a signed manifest beside it (hash, filter, where the journal stood). The export is itself an entry.',
  saved: '{{count}} entries exported',
  showFile: 'Show in folder',
  days: 'Days shown',
  daysAll: 'all',
  daysSave: 'Save',
  daysSaved: 'Saved',
  daysHint:
    'Empty shows all; {{days}} days at least (Cybersecurity Law: logs are kept six months or more). Older entries are only out of sight: nothing is deleted.',
};
export default audit;
