import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { root } from '../../scripts/repo.ts';
import type { Bridge } from '../../shared/contract/bridge';

const ZONE_MS = 8 * 3_600_000;

/** `2026-09-12 02:38` in the room's zone (+08:00) as UTC milliseconds. */
export function roomTime(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00Z`) - ZONE_MS;
}

/** What the desk's clock says, asked in the page: only the number comes out of it. */
async function deskNow(): Promise<number> {
  const { watchdesk } = window as unknown as { watchdesk: Bridge };
  const board = await watchdesk.call('board.get', {}, null);
  return board.ok ? board.value.now : 0;
}

/** A desk whose clock the test sets. The console itself is the real one: only the Node that runs its desk is started with two clocks moved. */
export class DeskClock {
  readonly #file: string;
  readonly env: Readonly<Record<string, string>>;

  /** `folder` holds the wrapper and the file that says how far the clocks are ahead; `at` is the time at the launch. */
  constructor(folder: string, at: number) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, 'ahead');
    const wrapper = join(folder, 'node');
    const node = process.execPath;
    const clock = join(root, 'test/helpers/shiftedClock.ts');
    writeFileSync(wrapper, `#!/bin/sh\nexec '${node}' --import '${clock}' "$@"\n`);
    chmodSync(wrapper, 0o755);
    this.env = { WATCHDESK_NODE: wrapper, WATCHDESK_TEST_CLOCK: this.#file };
    this.#say(at);
  }

  #say(at: number): void {
    writeFileSync(`${this.#file}.new`, String(at - Date.now()));
    renameSync(`${this.#file}.new`, this.#file);
  }

  /** Sets the clock and waits until the desk goes by it: for many small steps, when nobody looks at the screen in between. */
  async jump(page: Page, at: number): Promise<void> {
    this.#say(at);
    await expect
      .poll(() => page.evaluate(deskNow), { intervals: [20], timeout: 10_000 })
      .toBeGreaterThanOrEqual(at);
  }

  /** Sets the clock and waits until the screen shows the minute. */
  async set(page: Page, at: number): Promise<void> {
    this.#say(at);
    const clock = new Date(at + ZONE_MS).toISOString().slice(11, 16);
    await expect(page.getByTestId('clock')).toContainText(clock, { timeout: 20_000 });
  }
}
