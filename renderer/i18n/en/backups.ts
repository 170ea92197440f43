import type zh from '../zh/backups';

const backups: typeof zh = {
  tab: 'Backups',
  title: 'Backups',
  intro:
    'Every {{minutes}} minutes database, attachments, accounts and key are saved together; a copy counts once it is verified, then older ones go. Only when something was written.',
  place_home: 'This disk',
  place_second: 'Second folder',
  last: 'Newest',
  none: 'None yet',
  entries: '{{count}} records',
  kept: '{{count}} kept, {{size}}',
  free: '{{size}} free',
  good: 'verified',
  failing: 'Fails: {{problem}}',
  failingSince: ' (since {{time}})',
  late: 'Backups are late: records since {{time}} are in no backup.',
  saved: 'Every record is in a backup.',
  unsaved: 'Records since {{time}} wait for the next backup.',
  run: 'Back up now',
  running: 'Backing up and verifying…',
  done: '✓ Backed up and verified',
  secondNone:
    'None. If this disk dies, its backups die with it: choose a folder on another disk, which then takes one every hour.',
  journal: 'Daily files',
  journalNone:
    'None. If this disk dies at once, up to {{minutes}} minutes of records are lost. Choose a folder on another disk: every record is written there too before it counts as saved.',
  journal_off: 'not written',
  journal_behind: 'catching up…',
  journal_ok: '✓ every record is written there as well',
  journal_failing:
    'Fails: {{problem}}. Duty goes on and all is safe on this disk; what is missing is appended when it is back.',
  choose: 'Choose folder',
  change: 'Change',
  clear: 'Stop using it',
  mayChange: 'A supervisor or administrator chooses the folders.',
  mayRun: 'Sign in to back up now.',
  list: 'Existing backups',
  when: 'When',
  where: 'Where',
  records: 'Records',
  files: 'Files',
  size: 'Size',
  version: 'Version',
  unreadable: 'its list cannot be read',
  missing: '{{count}} missing',
  restoreHint:
    'When the data cannot be opened the start-up screen leads through a restore from here; so does the command watchdesk restore. The key is in every backup: keep them as safe as the data.',
};
export default backups;
