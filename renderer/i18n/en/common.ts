import type zh from '../zh/common';

const common: Readonly<Record<keyof typeof zh, string>> = {
  overdueBy: 'OVERDUE {{span}}',
  left: '{{span}} left',
  minutes: '{{count}} min',
  minutesSeconds: '{{minutes}} min {{seconds}} s',
  seconds: '{{count}} s',
  hoursMinutes: '{{hours}} h {{minutes}} min',
  hours: '{{count}} h',
  daysHours: '{{days}} d {{hours}} h',
  days: '{{count}} d',
  preliminary: 'prelim.',
  ungraded: 'ungraded',
  optional: 'optional',
  required: 'required',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved',
  retry: 'Try again',
  loading: 'Loading…',
  textKept: 'Everything you typed is still here.',
  errorRef: 'reference {{ref}}',
  signInFirst: 'Sign in to act',
  none: 'none',
  pageBroken: 'This screen failed',
  pageBrokenTodo:
    'The duty data are not affected. "Try again" opens the screen anew; if it fails again, go on with another screen and note the reference.',
};
export default common;
