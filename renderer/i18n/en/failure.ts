import type zh from '../zh/failure';

const failure: Readonly<Record<keyof typeof zh, string>> = {
  heading: 'The duty data cannot be opened',
  what: 'What happened',
  kept: 'What about the data',
  todo: 'What to do',
  home: 'Data folder',
  detail: 'Technical note',
  version: 'Program version',
  again: 'Try again',
  trying: 'Opening anew…',
  notTried: 'It could not be opened anew:',
  meanwhile:
    'Until then write on paper: time, caller, words. Log it afterwards with the time of receipt set back.',

  'schema_newer.title': 'A newer version wrote these data',
  'schema_newer.what':
    'The data in this folder come from a newer version of the program. This one would not see all of them and did not open them.',
  'schema_newer.kept': 'The data are exactly as they were; not one byte was changed.',
  'schema_newer.todo':
    'Install the version that wrote them, or a later one. Do not force them open with an old one.',

  'data_corrupt.title': 'The data file is damaged',
  'data_corrupt.what':
    'The data file does not pass its checks: the disk may be failing, or another program changed the file.',
  'data_corrupt.kept':
    'The damaged file was left as it is; no empty one was made and nothing was overwritten.',
  'data_corrupt.todo':
    'Restore from a backup by the steps below; the damaged data are kept aside. Delete nothing in the folder yourself.',

  'data_missing.title': 'The data file is missing',
  'data_missing.what':
    'This folder belongs to a room (its key or its backups are here), but the data file watchdesk.db is gone.',
  'data_missing.kept': 'What is left was not touched, and no empty data were put in its place.',
  'data_missing.todo':
    'Bring watchdesk.db back (it may have been moved or renamed, or its disk is not mounted); if it cannot be found, restore from a backup by the steps below.',

  'read_only.title': 'The data folder cannot be written',
  'read_only.what':
    'The program sees the data folder but may not write to it, or the disk it is on is read-only.',
  'read_only.kept': 'The data are exactly as they were.',
  'read_only.todo':
    'Have an administrator check the permissions of the folder and whether the disk is write-protected or went read-only by a fault; then try again.',

  'disk_full.title': 'The disk is full',
  'disk_full.what':
    'There is no room on the disk of the data folder, and the few lines that opening writes did not fit.',
  'disk_full.kept': 'Everything logged before is there; what did not fit was never called logged.',
  'disk_full.todo': 'Make room on that disk (a few hundred MB; leave the data folder alone), then try again.',

  'locked_by_other.title': 'Another program holds these data',
  'locked_by_other.what':
    'This data folder is already open in another window, by another user or by the command line; only one may write.',
  'locked_by_other.kept': 'The data are exactly as they were, and the one that holds them is not disturbed.',
  'locked_by_other.todo':
    'Use the window that is already open; if there is none to be found, end the program that holds the folder and this one opens by itself.',

  'other.title': 'The duty data cannot be opened',
  'other.what': 'Something unexpected went wrong while the data were opened.',
  'other.kept': 'The data were not changed, and no empty ones were made.',
  'other.todo':
    'Try again; if it still fails, note the technical note below, copy the whole data folder aside, and call the administrator.',

  'recover.title': 'Restore from a backup',
  'recover.looking': 'Looking for backups…',
  'recover.choose': 'Choose a backup (the best one is chosen for you)',
  'recover.none':
    'No backup was found. It may lie on another disk: plug it in and press “Look in another folder”. If there is none, copy the whole data folder aside and call the administrator.',
  'recover.checking': 'Checking…',
  'recover.unchecked': 'Not checked yet (choosing it checks it)',
  'recover.sound': 'Checked, sound',
  'recover.damaged': 'Unusable',
  'recover.problem.manifest': 'what it says of itself cannot be read',
  'recover.problem.file': 'a file is gone or changed',
  'recover.problem.attachment': 'an attachment is gone or changed',
  'recover.problem.key': 'the key does not fit',
  'recover.problem.integrity': 'its database is damaged',
  'recover.problem.schema': 'its tables are wrong',
  'recover.problem.schema_newer': 'a newer version wrote it',
  'recover.problem.chain': 'its journal does not verify',
  'recover.problem.count': 'rows are missing',
  'recover.ago': '{{span}} ago',
  'recover.place.home': 'in the data folder',
  'recover.place.second': 'second disk',
  'recover.place.other': 'chosen folder',
  'recover.entries': '{{count}} rows',
  'recover.best': 'Recommended',
  'recover.folder': 'Look in another folder…',
  'recover.folderHelp': 'Backups may also lie on a USB stick or another disk.',
  'recover.absent':
    'Folders of the settings that are not there: {{folders}}. Plug that disk in and less will be missing.',
  'recover.noDaily': 'No daily file was found (they are kept once Settings name another disk).',
  'recover.daily': 'The daily files go on until {{time}}.',
  'recover.replayed': ' They add {{count}} rows after the backup.',
  'recover.whole': 'Nothing will be missing: everything up to the last row ({{time}}) comes back.',
  'recover.lost': 'What was logged after {{time}} will be missing: log it again from paper afterwards.',
  'recover.confirm': 'Confirm two things, then begin',
  'recover.readWhole':
    'I have read it: the data become this backup and the daily files; what cannot be opened now is kept aside, not deleted.',
  'recover.readLost':
    'I have read it: what was logged after {{time}} will be missing; what cannot be opened now is kept aside, not deleted.',
  'recover.typeName': 'Type the name of the room: {{name}}',
  'recover.missing.read': 'Tick the line above first.',
  'recover.missing.name': 'This is not the name of the room; type it as shown.',
  'recover.two': 'The account policy wants two people for a restore: each gives account and password.',
  'recover.person': 'Account of person {{number}}',
  'recover.password': 'Password',
  'recover.submit': 'Restore',
  'recover.restoring': 'Restoring, do not switch off…',
  'recover.aside': 'The data that cannot be opened stay in the data folder under another name.',
  'recover.done': 'Restored',
  'recover.doneEntries': '{{count}} rows of the backup and {{replayed}} of the daily files, all verified.',
  'recover.doneDropped': '{{count}} rows of the daily files did not fit and were left out.',
  'recover.doneAside': 'The damaged data are kept in:',
  'recover.doneFiles': '{{count}} attachments are in no copy any more; the log marks them.',
  'recover.doneAccounts': 'Made after the backup, so a supervisor has to set their passwords: {{names}}.',
  'recover.doneLine':
    'The log will have a line about this. Log what is missing again, with the time of receipt set back.',
  'recover.open': 'Open the room',
};
export default failure;
