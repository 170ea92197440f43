import type { Page } from '@playwright/test';
import { expect, LARGE, SMALL, setLook, test } from '../helpers/e2e';
import { byId, Keys } from '../helpers/e2eKeys';
import { call, openRoom, whoAmI } from '../helpers/e2eRoom';

const PLAN = 'urban-fire';
const row = (revision: number): string => byId(`revision-${revision}`);
const shot = (page: Page, name: string) =>
  page.screenshot({ path: `out/e2e/screens/plan-library-${name}.png` });

/** What somebody wrote in the editor: another limit, a step more, a step less, and two that changed places. */
async function keepDraft(page: Page): Promise<void> {
  const as = await whoAmI(page);
  const { planText } = await call(page, 'plan.get', { planId: PLAN }, as);
  const lines = planText.split('\n');
  const at = (text: string): number => lines.findIndex((line) => line.includes(text));
  const limit = lines.findIndex((line, index) => index > at('id: send_main') && line.includes('limit:'));
  lines[limit] = (lines[limit] ?? '').replace(/\d+/, '3');
  const fresh = [
    '  - id: hydrants',
    '    step: action',
    '    title: 核对消火栓和水源',
    '    title_en: Check hydrants and water',
    '    post: duty_officer',
    '    limit: 8',
    '    clock: receipt',
    '    instruction: 问消防最近的消火栓能不能用，不能用就调水车。',
    '    ticks:',
    '      - {field: water_ok, type: check, label: 水源可用}',
    '    outputs: [接报登记表]',
    '    basis: default',
  ];
  lines.splice(at('id: fork_main'), 0, ...fresh);
  const text = lines.join('\n').replace(/^title: .*$/m, 'title: 城镇火灾工作方案（修订）');
  await call(page, 'plan.draftSave', { planId: PLAN, text, baseRevision: 1, version: 0 }, as);
}

test('a revision goes by keyboard from the draft to its review and into force, and is compared with the one before', async ({
  launch,
  home,
}) => {
  test.setTimeout(180_000);
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await keepDraft(page);
  const keys = new Keys(page);
  await keys.watchMouse();
  await keys.press('Alt+4');
  await keys.push(byId(`plan-${PLAN}`));
  await expect(page.locator('[data-drawn="true"]')).toBeVisible();
  await shot(page, 'flow');

  await keys.tabTo(byId('tab-flow'));
  await keys.press('ArrowRight');
  await expect(page.locator(row(1))).toContainText('施行');
  await keys.push(byId('revision-submit'));
  await keys.expectAt('select');
  await keys.choose(byId('plan-submit-reason'), /资源/);
  await keys.fill(byId('plan-submit-why'), '消防站搬迁，水源要先核对');
  await shot(page, 'submit');
  await keys.press('Control+Enter');
  await expect(page.locator(row(2))).toHaveAttribute('data-state', 'draft');

  await keys.push(byId('revision-review'));
  await keys.type('同意');
  await keys.press('Control+Enter');
  await expect(page.locator(row(2))).toHaveAttribute('data-state', 'reviewed');
  await expect(page.locator(row(2))).toContainText('本人审核');

  await keys.push(byId('revision-force'));
  await keys.tabTo(byId('plan-force-save'));
  await keys.press('Enter');
  await expect(page.locator(row(2))).toHaveAttribute('data-state', 'in_force');
  await expect(page.locator(row(1))).toHaveAttribute('data-state', 'retired');
  await shot(page, 'revisions');

  await keys.push(byId('revision-compare'));
  await expect(page.locator('[data-drawn="true"]')).toBeVisible();
  await expect(page.getByTestId('change')).toHaveCount(2);
  await keys.press('F8');
  await expect(page.getByTestId('change-at')).toHaveText('1 / 2');
  await expect(page.locator('g.node[id*="n_hydrants-"]')).toHaveAttribute('data-overlay', 'added');
  await expect(page.locator('g.node[id*="n_send_main-"]')).toHaveAttribute('data-overlay', 'changed');
  await keys.press('F8');
  await expect(page.getByTestId('change').nth(1)).toHaveAttribute('aria-current', 'true');
  expect(await keys.mouseEvents()).toBe(0);
  await shot(page, 'compare');

  // The log says all of it, and what is started now is the new revision.
  const as = await whoAmI(page);
  const board = await call(page, 'board.get', {}, as);
  const said = board.log
    .filter((line) => line.system?.fact.startsWith('plan.'))
    .map((line) => line.system?.fact);
  expect(said).toEqual(['plan.put_in_force', 'plan.reviewed', 'plan.drafted']);
  const run = await call(
    page,
    'run.start',
    { runId: crypto.randomUUID(), planId: PLAN, incidentId: null, warningId: null },
    as,
  );
  expect(run.planRevision).toBe(2);

  await page.setViewportSize(LARGE);
  await setLook(page, 'en', 'light');
  await page.getByTestId('rail-plans').click();
  await page.getByTestId(`plan-${PLAN}`).click();
  await page.getByTestId('tab-compare').click();
  await expect(page.locator('[data-drawn="true"]')).toBeVisible();
  await shot(page, 'compare-en');
  await page.getByTestId('tab-revisions').click();
  await expect(page.locator(row(2))).toBeVisible();
  await shot(page, 'revisions-en');
  await page.getByTestId('plan-new').click();
  await expect(page.getByTestId('plan-create')).toBeVisible();
  await shot(page, 'new-en');
  await page.getByTestId('plan-tables-open').click();
  await expect(page.getByTestId('plan-tables-text')).toBeVisible();
  await shot(page, 'tables-en');
  await page.setViewportSize(SMALL);
  await setLook(page, 'zh', 'dark');
  await page.getByTestId('rail-settings').click();
  await page.getByTestId('plan-settings').scrollIntoViewIfNeeded();
  await shot(page, 'settings');
});
