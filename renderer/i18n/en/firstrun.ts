import type zh from '../zh/firstrun';

const firstrun: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Found the duty room',
  intro: 'There are no duty data on this machine yet. Fill in these few fields and the room can go on duty.',
  unfit:
    'This program runs on Electron {{electron}}, which is past its end of life: for trying only, not for duty and not for release.',
  home: 'Data folder',
  homeHint: 'Log, incidents and accounts live in this folder; a backup of it is a backup of the room.',
  room: 'Room',
  roomName: 'Name of the room',
  roomNameHint: 'Stands at the top of the screen and on exported logs',
  divisionCode: 'Division code',
  divisionCodeHint: '6 digits',
  profile: 'Level',
  profileHint: 'Work plans name units and posts by this level',
  account: 'First account',
  accountHint: 'It is supervisor and administrator; the others are added later under Settings.',
  submit: 'Found the room',
  submitting: 'Founding…',
  'problem.roomName': 'Type the name of the room, at most 60 characters.',
  'problem.divisionCode': 'The division code has 6 digits.',
};
export default firstrun;
