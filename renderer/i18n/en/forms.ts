import type zh from '../zh/forms';

const forms: Readonly<Record<keyof typeof zh, string>> = {
  empty: 'This is required.',
  too_long: 'Too long, please shorten it.',
  not_a_time: 'This is not a time. Write 02:47, 0247, -5 (5 minutes ago) or 12-03 02:47.',
  not_a_due_time: 'This is not a time. Write 06:00, +30 (in 30 minutes) or 12-03 06:00.',
  not_a_number: 'Digits only.',
  not_in_range: 'Outside of what can be entered.',
  not_taken: 'What stands here is not accepted.',
  now: 'Now {{time}}',
  whenEmptyNow: 'Empty means now',
  notSet: 'Not set',
  unknown: 'Not known',
  choose: 'Choose',
  pending: 'Being verified',
  way: 'Way',
  reason: 'Reason',
  yes: 'Yes',
  no: 'No',
  start: 'Start',
  suggestedBy: 'the plan names this warning: {{note}}',
  suggested: 'suggested',
};
export default forms;
