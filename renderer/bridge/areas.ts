import type { Area } from '../../shared/contract/envelope';
import type { AnyProcedureName, Procedures } from '../../shared/contract/procedures';

type PageQueries = {
  [N in keyof Procedures]: Procedures[N]['kind'] extends 'query' | 'command' ? N : never;
}[keyof Procedures];

/** Whatever may be open shows in a handover. */
const OPEN_ITEMS = [
  'reports',
  'handover',
  'plans',
  'settings',
  'shifts',
  'log',
  'instructions',
  'incidents',
  'warnings',
  'responses',
  'losses',
  'contacts',
  'callouts',
  'runs',
  'deadlines',
  'documents',
  'tallies',
  'duty',
  'reminders',
  'checks',
  'settings',
  'accounts',
] as const satisfies readonly Area[];

/** Which parts of the picture each query shows: when one of them changes the query is asked again. */
export const AREAS_OF = {
  'system.status': ['room', 'accounts', 'session', 'health'],
  'account.list': ['accounts'],
  'board.get': [
    'room',
    'shifts',
    'log',
    'instructions',
    'incidents',
    'warnings',
    'responses',
    'runs',
    'deadlines',
    'alerts',
    'health',
  ],
  'shift.list': ['shifts'],
  'shift.numbers': ['shifts', 'log', 'incidents', 'instructions', 'deadlines'],
  'log.range': ['log', 'instructions', 'incidents'],
  'log.count': ['log'],
  'log.get': ['log', 'instructions', 'incidents'],
  'log.at': ['log'],
  'instruction.list': ['instructions'],
  'incident.list': ['incidents', 'deadlines'],
  'incident.get': ['incidents', 'log', 'instructions', 'runs', 'deadlines'],
  'incident.grades': ['incidents'],
  'rules.list': ['settings', 'plans'],
  'incident.elements': ['incidents', 'deadlines'],
  'incident.closeGate': ['incidents', 'instructions', 'runs', 'deadlines', 'accounts'],
  // figures and people
  'incident.factsAt': ['incidents', 'room'],
  'warning.list': ['warnings'],
  'plan.list': ['plans', 'settings'],
  'plan.get': ['plans'],
  'plan.revisions': ['plans'],
  'plan.draftGet': ['plans'],
  'plan.tables': ['plans'],
  'run.list': ['runs', 'deadlines'],
  'run.get': ['runs', 'deadlines', 'incidents'],
  'deadline.list': ['deadlines'],
  'alert.list': ['alerts', 'deadlines'],
  'settings.get': ['settings'],
  // the roster
  'roster.planned': ['roster', 'settings', 'accounts'],
  'roster.month': ['roster', 'settings', 'accounts'],
  'roster.versions': ['roster'],
  'roster.version': ['roster'],
  'roster.preview': ['settings', 'accounts'],
  // sign-on
  'duty.current': ['duty', 'roster', 'shifts', 'warnings', 'responses', 'settings', 'accounts'],
  'duty.signOns': ['duty'],
  // the handover
  'handover.open': OPEN_ITEMS,
  'handover.current': OPEN_ITEMS,
  'handover.list': ['handover'],
  'handover.get': ['handover'],
  // the log beyond its lines
  'log.pinned': ['log'],
  'caller.find': ['log', 'shifts'],
  'clock.question': ['health'],
  'attachment.read': [],
  'document.list': ['documents', 'incidents'],
  'document.get': ['documents', 'incidents'],
  'document.hints': ['documents'],
  'reminder.list': ['reminders', 'incidents'],
  'reminder.get': ['reminders', 'incidents'],
  'notice.list': ['notices', 'accounts', 'shifts'],
  'notice.unread': ['notices', 'accounts', 'shifts'],
  'notice.versions': ['notices'],
  'check.day': ['checks', 'shifts', 'deadlines'],
  'check.bulletin': ['checks'],
  'todo.list': [
    'reports',
    'tallies',
    'documents',
    'plans',
    'reminders',
    'checks',
    'deadlines',
    'incidents',
    'shifts',
  ],
  // the register of documents
  // search
  'search.all': [],
  'search.lines': [],
  'search.countLines': [],
  'search.lineIds': [],
  'search.things': [],
  // papers and exports
  'archive.years': ['archive'],
  'archive.list': ['archive'],
  'paper.preview': ['log', 'archive'],
  // statistics
  'statistics.get': [],
  'bulletin.draft': [],
  'bulletin.list': ['shifts', 'log'],
  'pack.list': ['shifts', 'log'],
  'pack.serial': ['log'],
  // tally sheets
  'tally.units': ['settings', 'room'],
  'tally.list': ['tallies', 'incidents', 'warnings', 'alerts'],
  'tally.get': ['tallies', 'incidents', 'warnings', 'alerts'],
  'tally.history': ['tallies'],
  // contacts
  'contact.list': ['contacts', 'settings'],
  'contact.get': ['contacts', 'settings'],
  'area.children': ['contacts', 'settings', 'room'],
  // warnings
  'warning.read': [],
  'warning.files': ['warnings'],
  'warning.held': ['warnings'],
  'warning.get': ['warnings', 'responses', 'runs'],
  // call-outs
  'callout.draft': ['warnings', 'contacts', 'callouts', 'settings'],
  'callout.person': ['contacts'],
  'callout.list': ['callouts', 'incidents', 'settings', 'warnings'],
  // a rung that comes due is told by its alert
  'callout.get': ['callouts', 'incidents', 'settings', 'alerts', 'warnings'],
  'callout.find': ['callouts'],
  'callout.rules': ['settings'],
  // ladders and grouping
  'alert.groups': ['alerts', 'deadlines'],
  'escalation.list': ['alerts', 'deadlines', 'shifts'],
  // accounts and seat
  'session.state': ['session', 'accounts', 'shifts', 'settings'],
  'account.acts': ['accounts'],
  'access.table': ['settings'],
  // audit
  'audit.list': ['audit'],
  'audit.people': ['audit', 'accounts'],
  // recovery
  'backup.state': ['health', 'settings'],
  'backup.list': ['health', 'settings'],
  'recovery.look': ['health'],
  'emergency.state': ['health'],
  // comfort
  'guide.firstShift': ['shifts', 'duty', 'log', 'incidents', 'alerts', 'handover'],
  // channels and evidence
  'alert.evidence': ['alerts', 'deadlines'],
  'duty.channelTest': ['duty'],
  // losses
  'loss.list': ['losses', 'incidents', 'deadlines'],
  'loss.get': ['losses', 'incidents', 'deadlines', 'settings'],
  // responses
  'response.list': ['responses', 'documents', 'incidents', 'warnings'],
  'response.get': ['responses', 'documents', 'incidents', 'warnings', 'runs', 'duty'],
  'response.draftNotice': ['responses', 'settings', 'room'],
  // incident reports
  'report.list': ['reports', 'incidents', 'runs', 'deadlines'],
  'report.get': ['reports'],
  'report.page': ['reports', 'incidents', 'runs', 'deadlines'],
  'report.draftGet': ['reports', 'incidents', 'settings'],
  // replay and review
  'run.history': ['runs'],
  'review.get': ['reviews', 'runs', 'incidents'],
  'review.proposals': ['reviews'],
  // briefing and clocks
  'briefing.get': ['incidents', 'log', 'deadlines', 'settings'],
  'clocks.get': ['incidents', 'deadlines', 'log'],
  // imports
  'import.list': ['imports'],
} as const satisfies Partial<Record<PageQueries, readonly Area[]>>;

/** The queries a page may ask. */
export type QueryName = keyof typeof AREAS_OF;

/** Queries that the desk answers before anybody has signed in (access `seat` in the contract). */
export const SEAT_QUERIES: ReadonlySet<AnyProcedureName> = new Set<QueryName>([
  'pack.list',
  'system.status',
  'board.get',
  'instruction.list',
  'todo.list',
  'deadline.list',
  'alert.list',
  'alert.groups',
  'escalation.list',
  'settings.get',
  'roster.planned',
  'duty.current',
  'log.pinned',
  'clock.question',
  'alert.evidence',
  'duty.channelTest',
  'session.state',
  // recovery
  'backup.state',
  'backup.list',
  'recovery.look',
  'emergency.state',
]);

export function isTouched(name: string, changed: ReadonlySet<Area>): boolean {
  const areas = (AREAS_OF as Readonly<Record<string, readonly Area[]>>)[name];
  return areas?.some((area) => changed.has(area)) ?? false;
}
