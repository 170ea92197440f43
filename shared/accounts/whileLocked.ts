/**
 * What a locked seat still does: show the board, sound and show alerts and take "heard" (as the seat, under nobody's name), tell how it stands, and let
 * somebody unlock it. What main does by itself (channels, the watched folder, downtime packs) goes on as well.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  'system.status',
  'session.state',
  'session.lock',
  'session.unlock',
  'session.take',
  // proves the old password itself: who takes the seat over may have to change it first
  'account.changePassword',
  'board.get',
  'alert.list',
  'alert.groups',
  'alert.acknowledge',
  'alert.acknowledgeGroup',
  'alert.painted',
  'alert.sounded',
  'alert.evidence',
  'channel.tried',
  'deadline.list',
  'escalation.list',
  'settings.get',
  'clock.question',
  'backup.state',
]);

/** Whether a locked seat still answers a procedure. `isMains`: only main may call it, and before anybody signed in. */
export const isAllowedWhileLocked = (procedure: string, isMains: boolean): boolean =>
  isMains || ALLOWED.has(procedure);
