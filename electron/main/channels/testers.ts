import type { Outcome } from '../alerts/notifier';

/** Channels that main can try when somebody asks for it. */
export type TriedChannel = 'notification' | 'alarm_window' | 'tray' | 'watchdog';
export type TestAnswer = { readonly outcome: Outcome['outcome'] | 'absent'; readonly reason: string };

/** How main tries each of its channels; one without an entry is not on this machine. */
export class ChannelTesters {
  readonly #testers = new Map<TriedChannel, () => Promise<TestAnswer>>();

  set(channel: TriedChannel, test: () => Promise<TestAnswer>): void {
    this.#testers.set(channel, test);
  }

  test(channel: TriedChannel): Promise<TestAnswer> {
    const test = this.#testers.get(channel);
    return test === undefined ? Promise.resolve({ outcome: 'absent', reason: 'not_built' }) : test();
  }
}
