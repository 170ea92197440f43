import type { Page } from '@playwright/test';
import { type Console, expect, type LaunchOptions, test } from '../helpers/e2e';
import { type LineWriter, lineWriter, runCli } from '../helpers/e2eCli';
import { Ledger } from '../helpers/e2eLedger';
import { signal } from '../helpers/e2eProcesses';
import { boardPainted, CHIEF, call, putRoom, SECOND, signIn, whoAmI } from '../helpers/e2eRoom';

const ROUNDS = process.env['WATCHDESK_FAULTS'] === 'all' ? 20 : 3;

/** The screen's own composer at work: one line after the other, each noted as soon as the page says that it is saved. */
class ScreenWriter {
  readonly #page: Page;
  readonly #ledger: Ledger;
  readonly #waiting = new Map<string, () => void>();
  /** one hand types: a line is sent before the next is begun */
  #hand: Promise<void> = Promise.resolve();

  constructor(page: Page, ledger: Ledger) {
    this.#page = page;
    this.#ledger = ledger;
  }

  async start(): Promise<void> {
    await this.#page.exposeFunction('noteSaved', (text: string) => {
      this.#ledger.ack(text);
      this.#waiting.get(text)?.();
    });
    await this.#page.evaluate(() => {
      const { noteSaved } = window as unknown as { noteSaved(text: string): void };
      const told = new Set<string>();
      new MutationObserver(() => {
        for (const line of document.querySelectorAll<HTMLElement>(
          '[data-testid="composer-sent"][data-state="saved"]',
        )) {
          const id = line.dataset['entry'] ?? '';
          if (told.has(id)) continue;
          told.add(id);
          noteSaved(line.querySelector('.sent-text')?.textContent ?? '');
        }
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
  }

  /** Types one line and presses Enter; gives the promise of its acknowledgement. */
  async write(): Promise<{ readonly saved: Promise<void> }> {
    const text = this.#ledger.next('屏幕');
    const saved = new Promise<void>((done) => this.#waiting.set(text, done));
    const typed = this.#hand.then(async () => {
      await this.#page.getByTestId('composer-input').fill(text);
      await this.#page.getByTestId('composer-input').press('Enter');
    });
    this.#hand = typed.catch(() => undefined);
    await typed;
    return { saved };
  }

  /** Writes without waiting for anything until told to stop or until the page is gone. */
  async writeUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) await this.write();
  }
}

/** Feeds the command line, and starts it anew when it ended, until told to stop. */
async function writeByCommand(home: string, ledger: Ledger, isOver: () => boolean): Promise<void> {
  let writer: LineWriter | null = null;
  while (!isOver()) {
    if (writer === null || writer.isOver()) writer = lineWriter(home, SECOND);
    const text = ledger.next('命令行');
    if (await writer.write(text)) ledger.ack(text);
  }
  await writer?.end();
}

/** Waits until this many more lines have been acknowledged. */
async function moreAcks(ledger: Ledger, count: number): Promise<void> {
  const goal = ledger.acked + count;
  await expect.poll(() => ledger.acked, { intervals: [20], timeout: 20_000 }).toBeGreaterThanOrEqual(goal);
}

/** From the start of the process until the board stood on the screen, by the page's own clock. */
async function startToBoard({ page, startedAt }: Console): Promise<number> {
  await boardPainted(page);
  return page.evaluate(
    (from) =>
      performance.timeOrigin + (performance.getEntriesByName('board-painted')[0]?.startTime ?? 0) - from,
    startedAt,
  );
}

/** The desk alone is killed while both write: the screen's next line must be saved by itself. Gives the time that took. */
async function killDesk(console: Console, ledger: Ledger, screen: ScreenWriter): Promise<number> {
  const desk = console.deskPid();
  if (desk === undefined) throw new Error('there is no desk to kill');
  await moreAcks(ledger, 5 + (ledger.acked % 11));
  const killedAt = Date.now();
  signal([desk], 'SIGKILL');
  await expect
    .poll(() => console.deskPid() !== undefined && console.deskPid() !== desk, {
      intervals: [20],
      timeout: 20_000,
    })
    .toBe(true);
  const { saved } = await screen.write();
  await saved;
  return Date.now() - killedAt;
}

async function round(
  launch: (options: LaunchOptions) => Promise<Console>,
  home: string,
  ledger: Ledger,
): Promise<{ readonly app: number; readonly desk: number }> {
  const console = await launch({ home });
  const app = await startToBoard(console);
  await signIn(console.page);
  const screen = new ScreenWriter(console.page, ledger);
  await screen.start();
  let isOver = false;
  const command = writeByCommand(home, ledger, () => isOver);
  const typing = screen.writeUntil(() => isOver).catch(() => undefined);
  const desk = await killDesk(console, ledger, screen);
  await moreAcks(ledger, 5 + (ledger.acked % 13));
  const killed = console.kill();
  isOver = true;
  await Promise.all([killed, command, typing]);
  return { app, desk };
}

/** The text of every line that a person wrote, in any way. */
async function allLines(page: Page): Promise<readonly string[]> {
  const as = await whoAmI(page);
  const { people } = await call(page, 'log.count', {}, as);
  const lines: string[] = [];
  for (let from = 1; from <= people; from += 500)
    lines.push(
      ...(await call(page, 'log.range', { from, to: Math.min(people, from + 499), people: true }, as)).map(
        (line) => line.text,
      ),
    );
  return lines;
}

test(`${ROUNDS} kills of the app and ${ROUNDS} of the desk while the screen and a command write: every acknowledged line is there, none twice`, async ({
  launch,
  home,
}) => {
  test.setTimeout(900_000);
  await putRoom(home);
  const ledger = new Ledger();
  const times: { readonly app: number; readonly desk: number }[] = [];
  for (let count = 0; count < ROUNDS; count += 1) times.push(await round(launch, home, ledger));

  const last = await launch({ home });
  await signIn(last.page, CHIEF);
  const result = ledger.check(await allLines(last.page));
  await last.close();
  const verified = await runCli(['verify', '--home', home]);
  const worst = (of: 'app' | 'desk'): string =>
    `${(Math.max(...times.map((time) => time[of])) / 1_000).toFixed(2)} s`;
  process.stdout.write(
    `e2e: ${2 * ROUNDS} faults, ${ledger.acked} acknowledged, ${result.found} found, ${result.lost} lost, ${result.doubled} doubled; ` +
      `worst recovery ${worst('app')} to the board after a kill of the app, ${worst('desk')} to a saved line after a kill of the desk\n`,
  );
  expect(result).toMatchObject({ lost: 0, doubled: 0 });
  expect(verified, verified.stderr).toMatchObject({ code: 0 });
});
