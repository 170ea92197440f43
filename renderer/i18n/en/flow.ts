import type zh from '../zh/flow';

const flow: Readonly<Record<keyof typeof zh, string>> = {
  keys: 'Arrows walk along the edges, left and right to lanes beside, Home and End to the ends, Enter opens, Ctrl+arrows move the view, + − zoom, 0 shows all',
  fitWidth: 'Full width',
  minimap: 'The whole chart in small: drag or use arrows to move what is shown',
  outline: 'Outline',
  outlineKeys: 'Up and down move, right unfolds, left folds or goes out, Enter opens',
  faces: 'Flowchart or outline',
  lane: 'lane',
  option: 'option',
  taken: 'chosen',
  notTaken: 'not chosen',
  chosen: 'chosen: {{option}}',
  reportedOf: '{{done}}/{{all}} reported',
  answeredOf: '{{done}}/{{all}} answered',
  sentOf: '{{done}}/{{all}} sent',
  wall: 'Big screen',
  wallLeave: 'Leave',
  wallCycle: 'Show the {{count}} running plans in turn',
  wallNow: 'Now',
  wallNext: 'Due next',
  wallMore: '{{count}} more',
  wallNothing: 'No step is open',
  wallNone: 'No plan is running',
};
export default flow;
