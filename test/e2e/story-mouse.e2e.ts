import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Console, expect, test } from '../helpers/e2e';
import { answerSaveDialog, expectLogIn, expectPages, parseCsv, pdfText } from '../helpers/e2eExports';
import { CHIEF, call, found, SECOND, signIn, whoAmI } from '../helpers/e2eRoom';

const LINE = 'Fengping office by phone: the stream rises, patrols are out.';

async function addOfficer(page: Page): Promise<void> {
  await page.getByTestId('rail-settings').click();
  await page.getByTestId('tab-accounts').click();
  await page.getByTestId('account-name').fill(SECOND.name);
  await page.getByTestId('account-displayName').fill(SECOND.displayName);
  await page.getByTestId('account-password').fill('short');
  await page.getByTestId('account-repeat').fill('short');
  await page.getByTestId('account-submit').click();
  await expect(page.getByTestId('new-account')).toContainText(/password/i);
  await page.getByTestId('account-password').fill(SECOND.password);
  await page.getByTestId('account-repeat').fill(SECOND.password);
  await page.getByTestId('account-submit').click();
  await expect(page.getByTestId('account-added')).toContainText(SECOND.displayName);
  await signIn(page, SECOND);
  await page.getByTestId('composer-writer').selectOption({ label: CHIEF.displayName });
}

async function openShift(page: Page): Promise<void> {
  await page.getByTestId('rail-board').click();
  await page.getByTestId('board-open-shift').click();
  await page.getByTestId('shift-name-duty_leader').fill('Lin Jianguo');
  await page.getByTestId('shift-post-secondary_officer').selectOption({ label: SECOND.displayName });
  await page.getByTestId('shift-open').click();
  await expect(page.getByTestId('header-shift')).toContainText('Lin Jianguo');
}

async function logCall(page: Page): Promise<void> {
  await page.getByTestId('rail-board').click();
  await page.getByTestId('composer-input').click();
  await page.keyboard.insertText(LINE);
  await page.getByTestId('composer-received').fill('-6');
  await page.getByTestId('composer-more').click();
  await page.getByTestId('composer-unit').fill('Fengping township');
  await page.getByTestId('composer-submit').click();
  const line = page.getByTestId('board-log').getByTestId('log-line').filter({ hasText: LINE });
  await expect(line).toHaveCount(1);
  await expect(line).toContainText(/late/i);
}

async function recordIncident(page: Page): Promise<void> {
  await page.getByTestId('rail-incidents').click();
  await page.getByTestId('incident-new').click();
  await page.getByTestId('incident-callback').fill('13900000000');
  await page.getByTestId('incident-received').fill('-8');
  // Nothing half-written: what is missing is named at its field, and what was typed stays.
  await page.getByTestId('incident-save').click();
  await expect(page.getByTestId('incident-place')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByTestId('incident-callback')).toHaveValue('13900000000');
  await page.getByTestId('incident-place').fill('Shangkeng village, group 3');
  await page.getByTestId('incident-type').selectOption('geological');
  await page.getByTestId('incident-title').fill('Shangkeng landslide');
  await page.getByTestId('incident-summary').fill('Landslide behind the houses, three people trapped.');
  await page.getByTestId('incident-trapped').fill('3');
  await page.getByTestId('incident-save').click();
  await expect(page.getByTestId('incident-header')).toContainText('Shangkeng landslide');
}

async function runPlan(page: Page): Promise<void> {
  await page.getByTestId('start-plan-flash-flood-geohazard').click();
  await expect(page.getByTestId('flowchart')).toHaveAttribute('data-drawn', 'true');
  const strip = page.getByTestId('alert-strip');
  await expect(strip).toContainText(/overdue/i);
  const alert = await strip.getByTestId('alert-item').first().getAttribute('data-alert');
  await page.getByTestId('alert-ack').click();
  await expect(page.locator(`[data-alert="${alert}"]`)).toHaveCount(0);

  const card = (block: string) => page.locator(`[data-testid="run-step"][data-block="${block}"]`);
  const open = async (block: string): Promise<void> => {
    if ((await card(block).getAttribute('data-open')) !== 'true')
      await card(block).getByTestId('run-step-toggle').click();
  };
  // A click on the drawing opens the step that it stands for.
  await page.locator('[data-testid="flowchart"] g.node[id*="n_intake"]').click();
  await expect(card('intake')).toHaveAttribute('data-open', 'true');
  await card('intake').getByTestId('step-fill').click();
  await card('intake').getByTestId('step-rest-pending').click();
  await card('intake').getByTestId('step-complete').click();
  await expect(page.getByTestId('run-done')).toContainText('Log the report');

  await open('send_main');
  const party = card('send_main').getByTestId('party-fire_rescue');
  await party.getByTestId('notify-who').fill('Liu Qiang');
  await party.getByTestId('notify-save').click();
  await expect(party).toHaveAttribute('data-progress', 'notified');
  await party.getByTestId('chase').click();
  await expect(page.getByTestId('run-done')).toContainText(/chased/i);
  await party.getByTestId('report-back').click();
  await party.getByTestId('report-who').fill('Liu Qiang');
  await party.getByTestId('report-what').fill('Two engines, fourteen people on the way');
  await party.getByTestId('report-save').click();
  await expect(party).toHaveAttribute('data-progress', 'reported');

  await open('trapped');
  await card('trapped').getByTestId('choice-option-0').check();
  await card('trapped').getByTestId('decided-by-me').click();
  await card('trapped').getByTestId('decision-way').getByRole('radio').nth(1).check();
  await card('trapped').getByTestId('choice-save').click();
  await expect(card('rescue')).toBeVisible();
  const node = (block: string) => page.locator(`[data-testid="flowchart"] g.node[id*="n_${block}-"]`);
  await expect(node('trapped')).toHaveAttribute('data-state', 'done');
  await expect(node('send_main')).toHaveAttribute('data-overdue', 'true');
}

async function correctAndInstruct(page: Page): Promise<void> {
  await page.getByTestId('rail-log').click();
  const line = page.getByTestId('log-list').getByTestId('log-line').filter({ hasText: LINE });
  await line.click();
  await page.getByTestId('log-correct').click();
  await page
    .getByTestId('log-correct-text')
    .fill('Daqiao office by phone: the stream rises, patrols are out.');
  await page.getByTestId('log-correct-save').click();
  await expect(page.getByTestId('log-chain')).toContainText('Daqiao office');
  await page.getByTestId('log-instructions').click();
  await page.getByTestId('instruction-leader').fill('Lin Jianguo');
  await page.getByTestId('instruction-words').fill('Send a watch to the Shangkeng reservoir.');
  await page.getByTestId('instruction-owner').fill(SECOND.displayName);
  await page.getByTestId('instruction-due').fill('+45');
  await page.getByTestId('instruction-save').click();
  await page.getByTestId('rail-board').click();
  await expect(page.getByTestId('board-instructions')).toContainText('Shangkeng reservoir');
}

async function recordWarning(page: Page): Promise<void> {
  await page.getByTestId('rail-warnings').click();
  await page.getByTestId('warning-new').click();
  await page.getByTestId('warning-issuer').fill('Lanxi observatory');
  await page.getByTestId('warning-kind').fill('Rainstorm');
  await page.getByTestId('warning-color').getByRole('radio').nth(1).check();
  await page.getByTestId('warning-area').fill('Fengping, Daqiao');
  await page.getByTestId('warning-save').click();
  await expect(page.getByTestId('warning-row')).toContainText('Rainstorm');
}

async function closeAndExport(console: Console): Promise<void> {
  const { page, home } = console;
  await page.getByTestId('rail-shift').click();
  await page.getByTestId('shift-close').click();
  await page.getByTestId('shift-summary').fill('Landslide at Shangkeng goes on.');
  await page.getByTestId('shift-close-save').click();
  const past = page.getByTestId('past-shift');
  await expect(past).toContainText('Landslide at Shangkeng goes on.');
  await answerSaveDialog(console, home);
  const as = await whoAmI(page);
  const { people } = await call(page, 'log.count', {}, as);
  const lines = await call(page, 'log.range', { from: 1, to: people, people: true }, as);
  for (const format of ['pdf', 'csv'] as const) {
    await past.getByTestId(`shift-export-${format}`).click();
    const exported = past.getByTestId('shift-export-saved');
    await expect(exported).toContainText(`.${format}`, { timeout: 30_000 });
    const path = join(home, (await exported.innerText()).match(/[^/\s]+\.(?:pdf|csv)/)?.[0] ?? '');
    copyFileSync(path, `out/e2e/story-en.${format}`);
    if (format === 'pdf') {
      expectLogIn(pdfText(path), lines);
      expectPages(path);
    } else expectLogIn(parseCsv(readFileSync(path, 'utf8').slice(1)).flat().join('\n'), lines);
  }
}

test('the same story by mouse, in English', async ({ launch }) => {
  test.setTimeout(240_000);
  const console = await launch({ locale: 'en' });
  const { page } = console;
  await test.step('first run', () => found(page));
  await test.step('a second officer signs in', () => addOfficer(page));
  await test.step('a shift is opened', () => openShift(page));
  await test.step('a call is logged', () => logCall(page));
  await test.step('an incident is recorded', () => recordIncident(page));
  await test.step('its plan is run', () => runPlan(page));
  await test.step('a line is corrected, an instruction recorded', () => correctAndInstruct(page));
  await test.step('a warning is recorded', () => recordWarning(page));
  await test.step('the shift is closed and exported', () => closeAndExport(console));
});
