import type { Area } from '../../../shared/contract/envelope';
import type { RecordedFact } from '../journal/journal';

const BY_PREFIX: Readonly<Record<string, readonly Area[]>> = {
  room: ['room'],
  account: ['accounts', 'log'],
  shift: ['shifts', 'log'],
  log: ['log'],
  instruction: ['instructions', 'log', 'deadlines', 'alerts'],
  incident: ['incidents', 'log', 'deadlines', 'alerts'],
  obligation: ['incidents', 'log', 'deadlines', 'alerts', 'runs'],
  warning: ['warnings', 'log'],
  plan: ['plans'],
  run: ['runs', 'log', 'deadlines', 'alerts', 'incidents'],
  alert: ['alerts', 'deadlines', 'log'],
  export: ['log'],
  desk: ['log'],
  settings: ['settings', 'log'],
  // the roster
  roster: ['roster', 'duty', 'log', 'deadlines', 'alerts'],
  // sign-on
  // the handover
  // the log beyond its lines
  // the register of documents
  // search
  // papers and exports
  // statistics
  // imports
};

/** Parts of the picture that the facts changed. */
export function areasOf(facts: readonly RecordedFact[]): Set<Area> {
  const areas = new Set<Area>();
  for (const fact of facts) {
    if (fact.kind === 'alert.painted' || fact.kind === 'alert.notified') {
      areas.add('alerts');
      continue;
    }
    for (const area of BY_PREFIX[fact.kind.split('.')[0] ?? ''] ?? []) areas.add(area);
  }
  return areas;
}
