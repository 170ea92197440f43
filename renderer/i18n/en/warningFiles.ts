import type zh from '../zh/warningFiles';

const warningFiles: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Folder of warnings: not taken in',
  hint: 'the file stays where it is; what is seen to is no longer shown',
  readAt: 'read',
  taken: '{{count}} other messages were taken in',
  ask: 'Confirm field by field',
  done: 'Seen to',
};
export default warningFiles;
