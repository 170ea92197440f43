import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { inRepo } from '../../scripts/repo.ts';
import { type Console, expect, test } from '../helpers/e2e';
import { logAddArgs, runCli } from '../helpers/e2eCli';
import { CHIEF, openRoom } from '../helpers/e2eRoom';

const LINES = ['岚溪镇来电：河水上涨，已转移 12 户', '已报带班领导', '水利局回电：水库水位 201.3 米'];

type Report = {
  readonly ok: boolean;
  readonly fingerprint: { readonly code: string };
  readonly codes: { readonly last: { readonly seq: number; readonly code: string } };
  readonly problems: readonly { readonly words: { readonly zh: string } }[];
};

/** Verifies with the command line, which needs no room for it. */
async function verify(path: string): Promise<Report & { readonly code: number | null }> {
  const run = await runCli(['verify-package', path, '--json']);
  return { ...(JSON.parse(run.stdout) as Report), code: run.code };
}

/** Opens a page from disk in a window of its own session, as a browser does after a double click. */
async function openFromDisk({ app }: Console, path: string): Promise<Page> {
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }, file) => {
    const webPreferences = { sandbox: true, contextIsolation: true, partition: 'verifier-test' };
    const window = new BrowserWindow({ width: 1100, height: 760, show: true, webPreferences });
    void window.loadFile(file);
  }, path);
  const page = await opened;
  await expect(page.getByTestId('file')).toBeAttached();
  return page;
}

/** Gives the page a package and waits for its verdict. */
async function judge(page: Page, buffer: Buffer, name: string): Promise<string> {
  await page.getByTestId('file').setInputFiles({ name, mimeType: 'application/zip', buffer });
  await expect(page.getByTestId('verdict')).toBeVisible();
  return (await page.getByTestId('verdict').getAttribute('data-ok')) ?? '';
}

/** Positions all over the package: every header byte of the last parts, and evenly through the rest. */
function positions(bytes: Buffer): readonly number[] {
  const spread = Array.from({ length: 45 }, (_, at) => Math.floor((at * bytes.length) / 45));
  const end = Array.from({ length: 30 }, (_, at) => bytes.length - 1 - at * 13).filter((at) => at >= 0);
  return [...spread, ...end];
}

test('a package sealed here is verified by its own page and by the command, and refused after any change', async ({
  launch,
  home,
}, info) => {
  test.setTimeout(180_000);
  const room = await openRoom(launch, home);
  const [, , ...rest] = logAddArgs(home, CHIEF);
  expect((await runCli(logAddArgs(home, CHIEF), `${LINES.join('\n')}\n`)).code).toBe(0);
  const path = join(home, '封装包.zip');
  const access = rest.filter((word) => word !== '--stdin');
  const span = ['--from', '2020-01-01', '--to', '2090-01-01', '--format', 'package', '--out', path];
  const sealed = await runCli(['export', ...access, ...span, '--json']);
  expect(sealed.code, sealed.stderr + sealed.stdout).toBe(0);
  const bytes = readFileSync(path);
  const good = await verify(path);
  expect([good.code, good.ok, good.problems]).toEqual([0, true, []]);

  const page = await openFromDisk(room, inRepo('out/main/verify.html'));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  expect(await judge(page, bytes, '封装包.zip')).toBe('true');
  for (const text of [...LINES, good.fingerprint.code, good.codes.last.code]) {
    await expect(page.getByText(text, { exact: false }).first()).toBeVisible();
  }
  await page.getByRole('textbox').fill(good.codes.last.code.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('compared')).toContainText(String(good.codes.last.seq));
  await page.screenshot({ path: info.outputPath('verified.png'), fullPage: true });

  const accepted: number[] = [];
  const disagreeing: number[] = [];
  const changed = join(home, 'changed.zip');
  for (const [index, at] of positions(bytes).entries()) {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ (1 << (index % 8));
    if ((await judge(page, copy, `${index}.zip`)) !== 'false') accepted.push(at);
    const named = await page.getByTestId('problems').locator('li').first().textContent();
    expect(named?.length ?? 0, `the fault at ${at} is named`).toBeGreaterThan(5);
    if (index % 30 !== 0) continue;
    writeFileSync(changed, copy);
    const other = await verify(changed);
    if (other.code !== 1 || other.problems[0]?.words.zh !== named) disagreeing.push(at);
  }
  expect(accepted).toEqual([]);
  expect(disagreeing).toEqual([]);

  const text = Buffer.from('河水上涨', 'utf8');
  const at = bytes.lastIndexOf(text);
  const forged = Buffer.from(bytes);
  Buffer.from('河水下降', 'utf8').copy(forged, at);
  expect(await judge(page, forged, 'forged.zip')).toBe('false');
  await page.screenshot({ path: info.outputPath('refused.png'), fullPage: true });
  expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([]);
  await room.close();
});
