import type zh from '../zh/plans';

const plans: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Work plans',
  list: 'Plans',
  running: 'Running',
  none: 'There are no plans.',
  trigger: 'When to start',
  level: 'At this level',
  hazards: 'Hazards',
  outline: 'Outline of steps',
  start: 'Start without an incident…',
  startSure:
    'Started without an incident: the receipt clock runs from now, recipients as the plan says. If there is an incident, start it from there.',
  startConfirm: 'Start',
  revision: 'revision {{revision}}',
  limitReceipt: '{{minutes}} min from receipt',
  limitStep: '{{minutes}} min from its opening',
  obligation: '{{name}}',
  everyMinutes: 'every {{minutes}} min',
  lane: 'Lane',
  option: 'If',
  spawn: 'new incident: {{plan}}',
  mandatory: 'must',
  choose: 'Choose a plan to see its flowchart and outline.',
  broken: 'The text of this plan cannot be read: {{problem}}',
  category_natural_disaster: 'Natural disaster',
  category_accident_disaster: 'Accident',
  category_public_health: 'Public health',
  category_social_security: 'Social security',
};
export default plans;
