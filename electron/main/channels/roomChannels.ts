import { readFileSync } from 'node:fs';
import type { DeskEvent } from '../../../shared/contract/envelope';
import type { Result } from '../../../shared/contract/errors';
import type { AlertEvent, Notification } from '../alerts/notification';
import type { Outcome } from '../alerts/notifier';
import { logLine, messageOf } from '../log';
import { realTimers } from '../supervisor/timers';
import type { Words } from '../words';
import { ChannelWatch } from './channelWatch';
import { askSystem } from './command';
import { OUTWARD_CHANNELS, sendOutward } from './outward';
import { probeChannels } from './probe';
import { ChannelTesters } from './testers';

export type RoomChannelsOptions = {
  readonly desk: (name: string, input: unknown, as: null) => Promise<Result<unknown>>;
  readonly show: (notification: Notification) => Promise<Outcome>;
  readonly blinkTray: () => boolean;
  readonly words: () => Words;
};

/** So many outcomes are written in one go. */
const HANDFUL = 50;

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
});

/** The channels of this machine as main serves them: how they stand, how each is tried, and what went out of the room. */
export class RoomChannels {
  readonly testers = new ChannelTesters();
  readonly watch: ChannelWatch;
  readonly #options: RoomChannelsOptions;
  /** settles when everything reported so far has been written or refused */
  #reporting: Promise<unknown> = Promise.resolve();

  constructor(options: RoomChannelsOptions) {
    this.#options = options;
    const desktop = process.env['XDG_CURRENT_DESKTOP'] ?? '';
    const { platform } = process;
    this.watch = new ChannelWatch({
      probe: () => probeChannels({ platform, desktop, ask: askSystem, read: textOf }),
      report: (channels) => void options.desk('channel.seen', { channels }, null),
      after: realTimers.after,
      log: logLine,
    });
    this.testers.set('notification', () => this.#tryNotification());
    this.testers.set('tray', () => {
      const isThere = options.blinkTray();
      return Promise.resolve(
        isThere ? { outcome: 'shown', reason: '' } : { outcome: 'absent', reason: 'no_tray' },
      );
    });
  }

  /** Everything the desk says: a desk that has just come up is told how the channels stand. */
  notice(event: DeskEvent): void {
    if (event.event === 'ready') this.watch.checkSoon();
  }

  /** Sends an alert out of the room, where somebody has registered a way. */
  sendOut(alert: AlertEvent): void {
    void sendOutward(OUTWARD_CHANNELS, alert, (channel, outcome) =>
      this.report([alert.alertId], channel, outcome),
    );
  }

  /** Tells the desk what came of alerts on a channel: a handful at a time, one after the other, so that people's questions come between. */
  report(alertIds: readonly string[], channel: string, outcome: Outcome): void {
    const whose = alertIds.length === 1 ? alertIds[0] : `${alertIds.length} alerts`;
    if (outcome.outcome === 'failed') logLine(`${channel} of ${whose} failed: ${outcome.reason}`);
    for (let from = 0; from < alertIds.length; from += HANDFUL) {
      const report = { alertIds: alertIds.slice(from, from + HANDFUL), channel, ...outcome };
      this.#reporting = this.#reporting
        .then(() => this.#options.desk('alert.outcome', report, null))
        .catch((error: unknown) => logLine(`${channel} of ${whose} was not noted: ${messageOf(error)}`));
    }
  }

  async #tryNotification(): Promise<Outcome> {
    const words = this.#options.words();
    const message = words.testMessage(clock.format(Date.now()));
    await this.watch.check();
    return this.#options.show({ alertIds: [], title: words.testTitle, message, isUrgent: false });
  }
}
