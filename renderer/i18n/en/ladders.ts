import type zh from '../zh/ladders';

const ladders: Record<keyof typeof zh, string> = {
  title: 'Alert ladders',
  intro:
    'At which point a kind of deadline rings, how loud, and whom it addresses. What nobody answered is told again; what was heard but not done comes back. A change holds for deadlines that are set from now on; those that stand keep their ladder.',
  kind: 'Deadline',
  ladder: 'Ladder',
  repeats: 'Again',
  own: 'set by this room',
  change: 'Change…',
  changeTitle: 'Change the ladder: {{name}}',
  bySupervisor: 'Only a supervisor or administrator may change it.',
  changed: 'Last changed by {{name}}, {{time}}',

  'at.share': '{{value}} % of the time gone (or its own target)',
  'at.before': '{{value}} min before',
  'at.due': 'when due',
  'at.after': '{{value}} min overdue',
  rung: '{{at}}: level {{level}}, {{channel}}, to {{posts}}',
  rungNobody: '{{at}}: level {{level}}, {{channel}}',
  repeatWords: 'not answered: again every {{seconds}} s; heard: back after {{minutes}} min',

  'channel.screen': 'window and sound',
  'channel.notification': 'and a notification',
  'channel.alarm_window': 'and the alarm window',

  rungs: 'Rungs, from early to late',
  rungName: 'Rung {{place}}',
  when: 'When',
  'when.share': 'percent of the time gone',
  'when.before': 'minutes before',
  'when.due': 'when due',
  'when.after': 'minutes overdue',
  value: 'Number',
  level: 'Level',
  'level.1': 'Level 1',
  'level.2': 'Level 2',
  'level.3': 'Level 3',
  channel: 'Loudest channel',
  to: 'Addresses',
  toHint:
    'The leader on duty and the standby officer are not in the room: ticking one adds a thing to do, the call to him.',
  remove: 'Remove rung {{place}}',
  add: 'Add a rung',
  repeatSeconds: 'Not answered: again after (s)',
  repeatHint: '10–1800',
  acknowledgementMinutes: 'Heard: back after (min)',
  acknowledgementHint: '1–240',
  why: 'Why',
  save: 'Save',
  restore: 'As shipped',
  callMinutes: 'Time to reach a leader that a ladder addresses (min)',
  callMinutesHint: '1–60: the limit of that call',
  saved: 'Saved',

  'problem.rung_order': 'Rungs stand from early to late; a percentage only comes first.',
  'problem.level_falls': 'No rung is of a lower level than the one before it.',
  'problem.no_rung_at_due': 'At the due time at the latest, one rung of level 2 or 3 has to ring.',
  'problem.call_upon_call': 'The call to a leader cannot itself ask for a call to a leader.',
  'problem.range':
    'A number is out of range: percent 1–99, minutes 0–10080, again 10–1800 s, back 1–240 min.',
};
export default ladders;
