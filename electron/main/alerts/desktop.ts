import { readdirSync, readFileSync } from 'node:fs';
import { messageOf } from '../log';
import type { Notification } from './notification';
import type { Outcome } from './notifier';

/** A desktop that has not taken a notification by then has failed, whatever it does later. */
const PATIENCE_MS = 5_000;
const ROOM_FOR_REASON = 280;

/** What a command said of its failure; without the command itself, which is long and repeats the alert's text. */
export function whyFailed(text: string): string {
  const [first = '', ...said] = text.split('\n');
  const rest = said.join(' ').trim();
  return first.startsWith('Command failed') && rest !== '' ? rest : text;
}

const failed = (reason: string): Outcome => ({
  outcome: 'failed',
  reason: whyFailed(reason).replaceAll(/\s+/g, ' ').trim().slice(0, ROOM_FOR_REASON) || 'unknown',
});

/** Asks the desktop through node-notifier; what it prints on standard error, or its exit code, is a failure. */
async function ask(notification: Notification, icon: string): Promise<Outcome> {
  const { default: notifier } = await import('node-notifier');
  const shared = { title: notification.title, message: notification.message, icon, wait: false };
  return new Promise((settle) => {
    const done = (error: unknown): void => {
      // Empty text is what a quiet standard error looks like.
      if (error === null || error === undefined || error === '') settle({ outcome: 'shown', reason: '' });
      else settle(failed(messageOf(error)));
    };
    if (process.platform !== 'linux') {
      notifier.notify({ ...shared, appID: 'Watchdesk' } as Parameters<typeof notifier.notify>[0], done);
      return;
    }
    // Without its own look-up: that is done once and remembered even if notify-send is installed later.
    const command = new notifier.NotifySend({ suppressOsdCheck: true } as object);
    const options = {
      ...shared,
      urgency: notification.isUrgent ? ('critical' as const) : ('normal' as const),
      'app-name': 'Watchdesk',
      // Seconds; 0 stays until somebody takes it away, which node-notifier's own 10 s would not.
      'expire-time': notification.isUrgent ? 0 : 20,
    };
    command.notify(options, done);
  });
}

/** Shows one notification on the desktop and says whether the desktop took it. Never rejects, never hangs. */
export async function showOnDesktop(notification: Notification, icon: string): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((settle) => {
    timer = setTimeout(() => {
      endNotifiers();
      settle(failed(`no answer within ${PATIENCE_MS / 1_000} s`));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([ask(notification, icon), late]);
  } catch (error) {
    return failed(messageOf(error));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Ends notification commands that still run. node-notifier keeps its child to itself, so on Linux the kernel's list of
 * our children is read; elsewhere they end by themselves.
 */
export function endNotifiers(): void {
  if (process.platform !== 'linux') return;
  try {
    for (const task of readdirSync('/proc/self/task')) {
      const children = readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean);
      for (const child of children) {
        const name = readFileSync(`/proc/${child}/comm`, 'utf8').trim();
        if (name === 'notify-send') process.kill(Number(child));
      }
    }
  } catch {
    // A child that ended meanwhile, or a kernel without the list: nothing is left to end.
  }
}
