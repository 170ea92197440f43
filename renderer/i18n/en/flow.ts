import type zh from '../zh/flow';

const flow: Readonly<Record<keyof typeof zh, string>> = {
  keys: 'Arrows walk along the edges, left and right to lanes beside, Home and End to the ends, Enter opens, Ctrl+arrows move the view, + − zoom, 0 shows all',
  fitWidth: 'Full width',
  minimap: 'The whole chart in small: drag or use arrows to move what is shown',
};
export default flow;
