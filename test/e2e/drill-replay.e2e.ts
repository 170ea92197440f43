import type { Page } from '@playwright/test';
import { currentItems, type RunState } from '../../shared/plan';
import { violationsInBoth } from '../helpers/axe';
import { expect, test } from '../helpers/e2e';
import { call, openRoom, openShift, whoAmI } from '../helpers/e2eRoom';
import { contextOf, FIRST_OPTIONS, nextAct } from '../helpers/runDriver';

const NAME = '汛前桌面推演';
const picture = (page: Page, name: string) => page.screenshot({ path: `out/e2e/screens/drill-${name}.png` });

/** Works off a good part of the run through the page's own bridge. */
async function workOn(page: Page, runId: string, acts: number): Promise<void> {
  const as = await whoAmI(page);
  let detail = await call(page, 'run.get', { runId }, as);
  const context = contextOf(detail);
  for (let done = 0; done < acts; done += 1) {
    const items = currentItems(context, detail.state as RunState, detail.facts);
    const act = items.map((item) => nextAct(item, Date.now(), FIRST_OPTIONS)).find((one) => one !== null);
    if (!act || act.kind === 'confirm_end') return;
    detail = await call(page, 'run.act', { actId: crypto.randomUUID(), runId, act }, as);
  }
}

test('a drill from its naming to its review: band, close gate, replay, report', async ({ launch, home }) => {
  test.setTimeout(240_000);
  const { page } = await openRoom(launch, home, { locale: 'zh' });
  await openShift(page);

  await test.step('it is named when it is recorded, and bears its band', async () => {
    await page.getByTestId('rail-incidents').click();
    await page.getByTestId('incident-new').click();
    await page.getByTestId('incident-callback').fill('13900000000');
    await page.getByTestId('incident-received').fill('-40');
    await page.getByTestId('incident-place').fill('枫坪镇上坑村3组');
    await page.getByTestId('incident-type').selectOption('geological');
    await page.getByTestId('incident-title').fill('上坑村滑坡');
    await page.getByTestId('incident-summary').fill('屋后滑坡，三人被困。');
    await page.getByTestId('incident-drill').check();
    await page.getByTestId('incident-drill-name').fill(NAME);
    await picture(page, 'intake');
    await page.getByTestId('incident-save').click();
    await expect(page.getByTestId('drill-band')).toContainText(NAME);
    await expect(page.getByTestId('incident-header')).toContainText('【演练】上坑村滑坡');
  });

  await page.getByTestId('start-plan-flash-flood-geohazard').click();
  await expect(page.getByTestId('flowchart')).toHaveAttribute('data-drawn', 'true');
  await expect(page.getByTestId('drill-band')).toContainText(NAME);
  const [run] = await call(page, 'run.list', { state: 'running' }, await whoAmI(page));
  const runId = run?.id ?? '';
  await workOn(page, runId, 45);
  await picture(page, 'run');

  await test.step('it stands apart on the board', async () => {
    await page.getByTestId('rail-board').click();
    await expect(page.getByTestId('board-drills')).toContainText('【演练】上坑村滑坡');
    await picture(page, 'board');
  });

  await test.step('the close gate names what is open', async () => {
    await page.getByTestId('board-drills').getByTestId('drill-row').first().click();
    await page.getByTestId('incident-close').click();
    await expect(page.getByTestId('close-open-items')).toBeVisible();
    await picture(page, 'close-gate');
    await page.getByTestId('close-result').fill('演练结束');
    await page.getByTestId('close-override').fill('推演到此为止');
    await page.getByTestId('close-save').click();
    await expect(page.getByTestId('close-form')).toHaveCount(0);
  });

  await test.step('its review takes what the replay shows', async () => {
    await page.getByTestId('incident-review').click();
    await page.getByTestId('review-take-hint').first().click();
    await page.getByTestId('review-owner').first().fill('陈瑜');
    await page.getByTestId('review-reporting').fill('首报慢了。');
    await page.getByTestId('review-save').click();
    await expect(page.getByTestId('review-state')).toContainText('陈瑜');
    await picture(page, 'review');
    expect.soft(await violationsInBoth(page)).toEqual([]);
  });

  await test.step('the run is played back against its limits', async () => {
    await page.getByTestId('review-replay').first().click();
    await expect(page.getByTestId('flowchart')).toHaveAttribute('data-drawn', 'true');
    await page.getByTestId('replay-track').focus();
    await page.keyboard.press('Home');
    await expect(page.getByTestId('replay-track')).toHaveAttribute('aria-valuenow', '0');
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId('replay-track')).toHaveAttribute('aria-valuenow', '12');
    await picture(page, 'replay');
    expect.soft(await violationsInBoth(page)).toEqual([]);
    await page.getByRole('tab', { name: '对照时限' }).click();
    await picture(page, 'replay-steps');
  });

  await test.step('the statistics count nothing but the drill', async () => {
    await page.getByTestId('rail-statistics').click();
    await page.getByTestId('statistics-period').locator('input[value="month"]').check();
    await page.getByRole('tab', { name: '演练' }).click();
    await expect(page.getByTestId('table-drills')).toContainText('1');
    await picture(page, 'statistics');
  });
});
