import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { LARGE, launchConsole } from '../helpers/e2e';
import { foundAndSignIn, logCalls, OUT, openShift, recordLandslide, recordWarning, Walk } from './story';

/** Starts the plan that fits, follows it over its first lanes, and hears the alert of what is overdue. */
async function followPlan(walk: Walk): Promise<void> {
  const { page } = walk;
  await walk.id('start-plan-flash-flood-geohazard').click();
  await expect(walk.id('flowchart')).toHaveAttribute('data-drawn', 'true', { timeout: 60_000 });
  await expect(walk.id('alert-strip')).toContainText('超时');
  await walk.picture('run-started-overdue');
  const heard = walk.id('alert-strip').getByTestId('alert-item').first();
  const alert = await heard.getAttribute('data-alert');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator(`[data-alert="${alert}"]`)).toHaveCount(0);
  await walk.picture('alert-acknowledged');
  const intake = await walk.open('intake');
  await intake.getByTestId('step-fill').click();
  await intake.getByTestId('step-rest-pending').click();
  await intake.getByTestId('step-complete').click();
  await expect(walk.step('intake')).toHaveCount(0);
  await giveOrder(walk);
  await decide(walk);
  await tellLeader(walk);
  await walk.picture('run');
}

async function giveOrder(walk: Walk): Promise<void> {
  const card = await walk.open('send_main');
  for (const [party, who] of [
    ['fire_rescue', '119 指挥中心 刘强'],
    ['ambulance', '120 值班员 吴敏'],
  ] as const) {
    const row = card.getByTestId(`party-${party}`);
    await row.getByTestId('notify-who').fill(who);
    await row.getByTestId('notify-save').click();
    await expect(row).toHaveAttribute('data-progress', 'notified');
  }
  const fire = card.getByTestId('party-fire_rescue');
  await fire.getByTestId('report-back').click();
  await fire.getByTestId('report-who').fill('刘强');
  await fire.getByTestId('report-what').fill('3车15人已出动，预计35分钟到场');
  await fire.getByTestId('report-save').click();
  await expect(fire).toHaveAttribute('data-progress', 'reported');
  await walk.picture('run-order');
}

async function decide(walk: Walk): Promise<void> {
  const card = await walk.open('trapped');
  await card.getByTestId('choice-option-0').click();
  await card.getByTestId('decided-by-me').click();
  await card.getByTestId('decision-way').locator('input[value="phone"]').check({ force: true });
  await walk.picture('run-choice');
  await card.getByTestId('choice-save').click();
  await expect(walk.step('rescue')).toBeVisible();
}

async function tellLeader(walk: Walk): Promise<void> {
  const card = await walk.open('leader');
  const recipient = card.locator('[data-sent="false"]');
  await recipient.getByTestId('send-receiver').fill('林建国');
  await recipient.getByTestId('send-read-back').check();
  await recipient.getByTestId('send-save').click();
  await expect(walk.id('run-done')).toContainText('报告带班领导');
}

async function showScreens(walk: Walk): Promise<void> {
  const { page } = walk;
  await walk.id('rail-board').click();
  await expect(walk.id('board')).toBeVisible();
  await walk.picture('board');
  await walk.id('rail-log').click();
  await expect(walk.id('log-list').getByTestId('log-line').first()).toBeVisible();
  await walk.picture('log');
  await walk.id('rail-incidents').click();
  await expect(page.getByText('SJ-').first()).toBeVisible();
  await walk.picture('incidents');
  await walk.id('rail-plans').click();
  await expect(page.getByText('城镇火灾工作方案').first()).toBeVisible();
  await walk.picture('plans');
  await page.keyboard.press('Control+F1');
  await walk.picture('keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await walk.picture('help');
  await page.keyboard.press('Escape');
}

/** Answers the file dialog for the person who is not there. */
async function exportLog(walk: Walk): Promise<void> {
  await walk.console.app.evaluate(({ dialog }, folder) => {
    dialog.showSaveDialog = (async (...given: unknown[]) => {
      const options = given.at(-1) as { defaultPath: string };
      return { canceled: false, filePath: `${folder}/${options.defaultPath.split('/').at(-1)}` };
    }) as typeof dialog.showSaveDialog;
  }, OUT);
  await walk.id('rail-shift').click();
  await walk.id('shift-close').click();
  await walk.fill('shift-summary', '上坑村滑坡处置中，3人被困；暴雨橙色预警生效。');
  await walk.picture('shift-closing');
  await walk.id('shift-close-save').click();
  await expect(walk.id('past-shift')).toContainText('上坑村滑坡处置中');
  for (const format of ['pdf', 'csv'] as const) {
    await walk.id('past-shift').getByTestId(`shift-export-${format}`).click();
    await expect(walk.id('shift-export-saved')).toContainText(`.${format}`, { timeout: 60_000 });
    const name = /[^/\s]+\.(?:pdf|csv)/.exec(await walk.id('shift-export-saved').innerText())?.[0] ?? '';
    const bytes = readFileSync(join(OUT, name));
    const sum = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    process.stdout.write(`  ${name}  ${bytes.length} bytes  sha256 ${sum}…\n`);
  }
  await walk.picture('shift-export-saved');
}

/** `npm run demo`: the story of one night in the real app on a fresh room, with pictures, the printed log and the CSV in out/demo/. */
export async function main(): Promise<number> {
  rmSync(OUT, { recursive: true, force: true });
  const home = mkdtempSync(join(tmpdir(), 'watchdesk-demo-'));
  const console = await launchConsole({ home, locale: 'zh', scheme: 'dark', size: LARGE });
  const walk = new Walk(console);
  try {
    await foundAndSignIn(walk);
    await openShift(walk);
    await logCalls(walk);
    await recordWarning(walk);
    await recordLandslide(walk);
    await followPlan(walk);
    await showScreens(walk);
    await exportLog(walk);
    process.stdout.write('The demo went through; everything is in out/demo/.\n');
    return 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).stack}\n`);
    await walk.picture('where-it-stopped');
    return 1;
  } finally {
    await console.close();
    rmSync(home, { recursive: true, force: true });
  }
}
