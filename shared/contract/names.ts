import type { AnyProcedureName } from './procedures';

/**
 * The names that a page may call, spelled out so that the preload can hold them without loading a schema. A test
 * compares the list with the contract: every procedure that is not internal, and every one that main answers itself.
 */
export const PAGE_PROCEDURES = [
  'system.status',
  'system.found',
  'session.signIn',
  'session.signOut',
  'account.list',
  'account.create',
  'board.get',
  'shift.open',
  'shift.close',
  'shift.list',
  'shift.numbers',
  'log.append',
  'log.correct',
  'log.range',
  'log.count',
  'log.get',
  'log.at',
  'instruction.record',
  'instruction.done',
  'instruction.list',
  'incident.record',
  'incident.updateFacts',
  'incident.close',
  'incident.closeGate',
  'incident.reopen',
  'incident.setRetention',
  'incident.list',
  'incident.get',
  'obligation.meet',
  'warning.record',
  'warning.lift',
  'warning.list',
  // the plan library
  'plan.list',
  'plan.get',
  'plan.revisions',
  'plan.draftGet',
  'plan.draftSave',
  'plan.draftDrop',
  'plan.tables',
  'plan.submit',
  'plan.review',
  'plan.putInForce',
  'plan.retire',
  'plan.file',
  'plan.reviseTables',
  // end of the plan library
  'run.start',
  'run.list',
  'run.get',
  'run.act',
  'run.switch',
  'deadline.list',
  'alert.list',
  'alert.acknowledge',
  'alert.painted',
  // settings
  'settings.get',
  'settings.change',
  // the roster
  'roster.planned',
  'roster.month',
  'roster.versions',
  'roster.version',
  'roster.preview',
  'roster.publish',
  'roster.setState',
  'roster.requestSwap',
  'roster.decideSwap',
  // end of the roster
  // sign-on
  'duty.current',
  'duty.signOns',
  'duty.signOn',
  'duty.clearFault',
  'duty.reinforce',
  // end of sign-on
  // the handover
  'handover.open',
  'handover.current',
  'handover.list',
  'handover.get',
  'handover.note',
  'handover.noteDone',
  'handover.start',
  'handover.cancel',
  'handover.opinion',
  'handover.answer',
  'handover.nameReport',
  'handover.complete',
  'handover.leaderSign',
  // end of the handover
  // the log beyond its lines
  'log.finish',
  'log.handle',
  'log.withdraw',
  'log.attach',
  'log.pin',
  'log.unpin',
  'log.pinned',
  'caller.find',
  'clock.question',
  'clock.check',
  'attachment.put',
  'attachment.read',
  // end of the log beyond its lines
  // the register of documents
  'document.receive',
  'document.send',
  'document.handle',
  'document.finish',
  'document.sign',
  'document.chase',
  'document.correct',
  'document.void',
  'document.list',
  'document.get',
  'document.hints',
  'reminder.create',
  'reminder.done',
  'reminder.skip',
  'reminder.postpone',
  'reminder.end',
  'reminder.list',
  'reminder.get',
  'notice.issue',
  'notice.revise',
  'notice.withdraw',
  'notice.read',
  'notice.list',
  'notice.unread',
  'notice.versions',
  'check.plan',
  'check.skipRound',
  'check.noAnswer',
  'check.conclude',
  'check.lost',
  'check.receive',
  'check.day',
  'check.bulletin',
  'todo.list',
  // end of the register of documents
  // search
  'search.all',
  'search.lines',
  'search.countLines',
  'search.lineIds',
  'search.things',
  // end of search
  // papers and exports
  'archive.years',
  'archive.list',
  'archive.amend',
  'paper.preview',
  'console.savePaper',
  'console.printPaper',
  'console.cancelPaper',
  // end of papers and exports
  // statistics
  'statistics.get',
  'bulletin.draft',
  'bulletin.list',
  'bulletin.issue',
  'pack.list',
  'pack.serial',
  // end of statistics
  // tally sheets
  'tally.units',
  'tally.list',
  'tally.get',
  'tally.history',
  'tally.open',
  'tally.setColumns',
  'tally.setUnits',
  'tally.reschedule',
  'tally.report',
  'tally.chase',
  'tally.closeRound',
  'tally.close',
  'tally.withdraw',
  // end of tally sheets
  // imports
  'import.check',
  'import.run',
  'import.list',
  'import.withdraw',
  'console.sealPackage',
  'console.chooseImport',
  'console.saveBadRows',
  'console.choosePlanFile',
  'console.savePlanFile',
  // end of imports
  // replay and review
  'run.history',
  'review.get',
  'review.save',
  'review.complete',
  'review.taskDone',
  'review.propose',
  'review.settle',
  'review.proposals',
  // end of replay and review
  // the console itself
  'console.chooseRoster',
  'console.preferences',
  'console.saveAttachment',
  'console.showFile',
  'console.restartDesk',
  'console.saveStatistics',
  'console.savePicture',
  'console.makePack',
  'console.showPack',
  // incident rules
  'incident.confirmGrade',
  'incident.grades',
  'obligation.explainLate',
  // intake
  // figures and people
  'incident.factsAt',
  'people.add',
  'people.setState',
  'people.setDetails',
  'people.remove',
  'people.names',
  'force.set',
  'force.remove',
  'measure.record',
  'measure.withdraw',
  // incident reports
  // report papers
  // briefing and clocks
  // responses
  'response.start',
  'response.adjust',
  'response.end',
  'response.withdraw',
  'response.list',
  'response.get',
  'response.draftNotice',
  'response.sendNotice',
  'response.linkRun',
  // losses
] as const satisfies readonly AnyProcedureName[];
export type PageProcedureName = (typeof PAGE_PROCEDURES)[number];

const allowed: ReadonlySet<string> = new Set(PAGE_PROCEDURES);

/** True when a page may call the procedure of this name. */
export const isPageProcedure = (name: string): name is PageProcedureName => allowed.has(name);

/** The one channel of calls and the one of events between a page and main. */
export const CALL_CHANNEL = 'watchdesk:call';
export const EVENT_CHANNEL = 'watchdesk:event';
