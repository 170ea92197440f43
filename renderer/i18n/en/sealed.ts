export default {
  seal: 'Sealed package',
  sealHint:
    'Log, attachments, signatures and a page that verifies them in one file; one changed byte is found',
  sealing: 'Sealing …',
  cancelled: 'Nothing was sealed: cancelled.',
  sealed: '{{lines}} lines sealed: {{path}}',
  missing: '{{count}} attachments are not on this machine and not in the package.',
  tell: 'Tell the receiver by another way: fingerprint {{keyCode}}, code of the last record {{code}}.',
  showFile: 'Show in folder',
};
