import type { Page } from '@playwright/test';
import { type Console, expect, LARGE, test } from '../helpers/e2e';
import { signal } from '../helpers/e2eProcesses';
import { call, openRoom, signIn, whoAmI } from '../helpers/e2eRoom';

const PLAN = 'flash-flood-geohazard';
const shot = (page: Page, name: string) => page.screenshot({ path: `out/e2e/screens/${name}.png` });
const row = (page: Page, path: string) => page.locator(`[data-testid="edit-row"][data-path="${path}"]`);
const field = (page: Page, name: string) => page.getByTestId(`in-${name}`);

async function openEditor(page: Page): Promise<void> {
  await page.getByTestId('rail-plans').click();
  await page.getByTestId(`plan-${PLAN}`).click();
  await page.getByTestId('plan-edit').click();
  await expect(page.getByTestId('plan-editor')).toBeVisible();
}

/** The desk alone goes down and comes back by itself. */
async function killDesk(console: Console): Promise<void> {
  const desk = console.deskPid();
  if (desk === undefined) throw new Error('there is no desk to kill');
  signal([desk], 'SIGKILL');
  await expect.poll(() => console.deskPid() !== undefined && console.deskPid() !== desk).toBe(true);
}

test('a plan is changed by keyboard and pointer, mended where it is wrong, found again after a crash, and submitted', async ({
  launch,
  home,
}) => {
  const first = await openRoom(launch, home, { locale: 'zh' });
  const { page } = first;
  await openEditor(page);
  await expect(page.getByTestId('flowchart').locator('g.node').first()).toBeVisible({ timeout: 20_000 });
  await shot(page, 'editor-plan');

  // an order after the first step, by keyboard, and into the first lane
  await page.getByTestId('edit-tree').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Insert');
  await expect(page.getByTestId('add-action')).toBeFocused();
  await shot(page, 'editor-add');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(row(page, 'flow/1')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(field(page, 'title')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('通知村干部转移');
  await expect(page.getByTestId('edit-problem').first()).toContainText('通知村干部转移');
  await field(page, 'to').selectOption('township');
  await expect(page.getByTestId('edit-problem')).toHaveCount(0);
  await page.getByTestId('edit-tree').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(row(page, 'flow/1/lanes/0/flow/0')).toContainText('通知村干部转移');
  await expect(page.getByTestId('edit-saved')).toBeVisible();

  // a block is dragged behind its neighbour
  const from = await row(page, 'flow/1/lanes/0/flow/0').boundingBox();
  const to = await row(page, 'flow/1/lanes/0/flow/1').boundingBox();
  if (from === null || to === null) throw new Error('no rows');
  await page.mouse.move(from.x + 90, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 90, from.y + from.height, { steps: 4 });
  await page.mouse.move(to.x + 90, to.y + to.height * 0.8, { steps: 4 });
  await expect(row(page, 'flow/1/lanes/0/flow/1')).toHaveAttribute('data-drop', 'after');
  await shot(page, 'editor-drag');
  await page.mouse.up();
  await expect(row(page, 'flow/1/lanes/0/flow/1')).toContainText('通知村干部转移');

  // a click on the chart shows the same block
  await page.locator('[data-testid="flowchart"] g.node', { hasText: '同步调派主力' }).first().click();
  await expect(row(page, 'flow/1/lanes/0/flow/0')).toHaveAttribute('aria-selected', 'true');
  await field(page, 'limit').fill('0');
  await expect(page.getByTestId('edit-problem')).toContainText('同步调派主力');
  await shot(page, 'editor-problem');
  await page.getByTestId('edit-submit').click();
  await expect(page.getByTestId('edit-stopped')).toBeVisible();
  await page.getByTestId('edit-problem').click();
  await field(page, 'limit').fill('6');
  await expect(page.getByTestId('edit-problem')).toHaveCount(0);

  // the desk goes down in mid-edit and comes back
  await killDesk(first);
  await field(page, 'instruction').fill('不等核实，先打119。');
  await expect(page.getByTestId('edit-saved')).toBeVisible({ timeout: 20_000 });
  const as = await whoAmI(page).catch(() => null);
  if (as === null) await signIn(page);
  await expect
    .poll(async () => (await call(page, 'plan.draftGet', { planId: PLAN }, await whoAmI(page)))?.text ?? '')
    .toContain('不等核实，先打119。');
  await first.kill();

  const second = await launch();
  await signIn(second.page);
  await openEditor(second.page);
  await expect(second.page.getByTestId('edit-origin')).toBeVisible();
  await expect(row(second.page, 'flow/1/lanes/0/flow/1')).toContainText('通知村干部转移');
  await shot(second.page, 'editor-again');
  await second.page.getByTestId('edit-submit').click();
  await second.page.getByTestId('submit-why').fill('演练中发现转移通知太晚');
  await second.page.getByTestId('submit-reason').selectOption('drill');
  await shot(second.page, 'editor-submit');
  await second.page.getByTestId('submit-send').click();
  await expect(second.page.getByTestId('plan-editor')).toHaveCount(0);
  const [newest] = await call(second.page, 'plan.revisions', { planId: PLAN }, await whoAmI(second.page));
  expect(newest).toMatchObject({ revision: 2, state: 'draft', reason: 'drill' });
});

test('a half-typed text stays as it is, on a large light screen in English', { tag: '@long' }, async ({
  launch,
  home,
}) => {
  const { page } = await openRoom(launch, home, { locale: 'en', scheme: 'light', size: LARGE });
  await openEditor(page);
  await expect(page.getByTestId('flowchart').locator('g.node').first()).toBeVisible({ timeout: 20_000 });
  await row(page, 'flow/1/lanes/1/flow/0').click();
  await page.getByTestId('fact-list').click();
  await shot(page, 'editor-choice-light');
  await row(page, 'flow/1/lanes/0/flow/0').click();
  await page.getByTestId('tick-more').first().click();
  await shot(page, 'editor-step-light');
  await page.getByTestId('edit-view').getByText('Text').click();
  await page.getByTestId('edit-text').fill('title: [\n');
  await expect(page.getByTestId('edit-problem').first()).toBeVisible();
  await shot(page, 'editor-text-light');
  await expect(page.getByTestId('edit-saved')).toBeVisible();
  await page.getByTestId('edit-view').getByText('Steps and chart').click();
  await expect(row(page, 'flow/0')).toBeVisible();
  await page.getByTestId('edit-undo').click();
  await expect(page.getByTestId('edit-problem')).toHaveCount(0);
});
