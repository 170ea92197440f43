import type zh from '../zh/warningFiles';

const warningFiles: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Folder of warnings: not taken in',
  hint: 'the file stays where it is; what is seen to is no longer shown',
  readAt: 'read',
  taken: '{{count}} other messages were taken in',
  ask: 'Confirm field by field',
  folder: 'Watched folder of warnings',
  folderDefault: 'warnings-in beside the data',
  folderHint:
    'CAP, JSON and TXT files put there are read by themselves within a minute and stay where they are. What was not taken in is listed at Warnings and in the handover.',
  folderChoose: 'Choose a folder…',
  folderReset: 'Back to the default',
  folderBySupervisor: 'chosen by a supervisor or administrator',
  folderChanged: 'chosen by {{name}} {{time}}',
  done: 'Seen to',
};
export default warningFiles;
