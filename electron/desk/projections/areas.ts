import type { Area } from '../../../shared/contract/envelope';
import { auditKindOf } from '../../../shared/domain/audit';
import type { RecordedFact } from '../journal/journal';

const BY_PREFIX: Readonly<Record<string, readonly Area[]>> = {
  room: ['room'],
  account: ['accounts', 'session', 'log'],
  shift: ['shifts', 'archive', 'log'],
  log: ['log'],
  instruction: ['instructions', 'log', 'deadlines', 'alerts'],
  incident: ['incidents', 'log', 'deadlines', 'alerts', 'reviews'],
  review: ['reviews', 'log', 'deadlines', 'alerts'],
  obligation: ['incidents', 'log', 'deadlines', 'alerts', 'runs'],
  warning: ['warnings', 'log'],
  plan: ['plans', 'log'],
  run: ['runs', 'log', 'deadlines', 'alerts', 'incidents'],
  alert: ['alerts', 'deadlines', 'log'],
  export: ['log', 'archive'],
  desk: ['log', 'health'],
  settings: ['settings', 'log'],
  // the roster
  roster: ['roster', 'duty', 'log', 'deadlines', 'alerts'],
  // sign-on
  duty: ['duty', 'log', 'deadlines', 'alerts'],
  // the handover
  handover: ['handover', 'log', 'deadlines', 'shifts'],
  // the log beyond its lines
  clock: ['health', 'log'],
  document: ['documents', 'log', 'deadlines', 'alerts'],
  reminder: ['reminders', 'log', 'deadlines', 'alerts'],
  notice: ['notices', 'log'],
  check: ['checks', 'log', 'deadlines', 'alerts'],
  // the register of documents
  // search
  // papers and exports
  archive: ['archive', 'log'],
  // statistics
  bulletin: ['log'],
  pack: ['log'],
  // tally sheets
  tally: ['tallies', 'log', 'deadlines', 'alerts'],
  // incident rules
  // intake
  // figures and people
  // incident reports
  report: ['reports', 'incidents', 'log', 'deadlines', 'alerts', 'runs'],
  // report papers
  // briefing and clocks
  briefing: ['incidents', 'log', 'deadlines', 'alerts'],
  // responses
  response: ['responses', 'log', 'deadlines', 'alerts'],
  // losses
  loss: ['losses', 'log', 'deadlines', 'alerts'],
  // contacts
  contact: ['contacts', 'log'],
  // warnings
  // call-outs
  callout: ['callouts', 'log', 'deadlines', 'alerts'],
  // ladders and grouping
  escalation: ['log', 'deadlines', 'alerts'],
  channel: ['log', 'health'],
  // accounts and seat
  session: ['session'],
  // audit
  access: [],
  // recovery
  backup: ['health', 'log'],
  restore: ['room', 'log'],
  emergency: ['log', 'health'],
  // comfort
  // channels and evidence
  // imports
  import: ['imports', 'log'],
};

/** Facts that reach further than the others of their prefix: what is taken back may have been an instruction with a deadline. */
const BY_KIND: Readonly<Record<string, readonly Area[]>> = {
  'log.withdrawn': ['log', 'instructions', 'deadlines', 'alerts'],
  'export.made': [],
  'duty.channels_tested': ['duty', 'log', 'health'],
};

/** A slice of an import says how far it is; the log is drawn anew when the last one is there. */
const isQuietImport = (fact: RecordedFact): boolean =>
  fact.kind === 'import.started' ||
  fact.kind === 'import.lines' ||
  ((fact.kind === 'import.placed' || fact.kind === 'import.struck') && fact.body['isLast'] !== true);

/** Parts of the picture that the facts changed. */
export function areasOf(facts: readonly RecordedFact[]): Set<Area> {
  const areas = new Set<Area>();
  for (const fact of facts) {
    if (fact.kind === 'alert.painted' || fact.kind === 'alert.notified') {
      areas.add('alerts');
      continue;
    }
    if (isQuietImport(fact)) {
      areas.add('imports');
      continue;
    }
    if (auditKindOf(fact.kind, fact.body) !== null) areas.add('audit');
    const touched = BY_KIND[fact.kind] ?? BY_PREFIX[fact.kind.split('.')[0] ?? ''] ?? [];
    for (const area of touched) areas.add(area);
  }
  return areas;
}
