import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/repo.ts';
import { keepHardening } from '../faults/report';
import { expect, test } from '../helpers/e2e';
import { signIn } from '../helpers/e2eRoom';
import { withTrap } from '../helpers/e2eTrap';

/** An account of the rooms that the desk's own tests found. */
const SUPERVISOR = { name: 'supervisor', displayName: '周明', password: 'Watchdesk-demo-1' };

/** Opens what can be opened on the screen that is shown: its tabs, and the first thing of each list. */
async function lookAround(page: Page): Promise<number> {
  let views = 1;
  const tabs = page.locator('main [role=tab]');
  // Screens come in files of their own; not every one has tabs.
  await tabs
    .first()
    .waitFor({ timeout: 3_000 })
    .catch(() => undefined);
  for (let at = 0; at < (await tabs.count()); at += 1) {
    await tabs
      .nth(at)
      .click({ timeout: 3_000 })
      .catch(() => undefined);
    views += 1;
    await page.waitForLoadState('load');
  }
  return views;
}

/** Elements on the page that only a text taken for markup can have made. */
const injected = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'iframe, object, embed, math, [onerror], [onload], [onclick], [onmouseover], a[href^="javascript:"], img[src="x"]',
      ),
    ].map((element) => element.outerHTML.slice(0, 120)),
  );

test('texts that would run as code stand in every area of a room, and none runs on any screen', async ({
  launch,
  home,
}) => {
  const made = execFileSync(process.execPath, ['scripts/run-ts.ts', 'test/faults/poisonedHome.ts', home], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, VITEST: '' },
  });
  const { fields, texts } = JSON.parse(made.trim().split('\n').at(-1) ?? '') as {
    fields: string[];
    texts: number;
  };
  expect(fields.length).toBeGreaterThan(60);
  const { page } = await launch({ home, locale: 'zh' });
  await signIn(page, SUPERVISOR);
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { violations: seen });
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  await withTrap(async (_trap, asked) => {
    let views = 0;
    const wrong: string[] = [];
    const look = async (): Promise<void> => {
      views += await lookAround(page);
      wrong.push(...(await injected(page)));
    };
    const rails = await page
      .locator('[data-testid^="rail-"]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['testid'] ?? ''));
    for (const rail of rails) {
      await page.getByTestId(rail).click();
      await look();
    }
    for (const [rail, row] of [
      ['rail-incidents', 'incident-row'],
      ['rail-board', 'run-row'],
      ['rail-plans', 'plan-flash-flood-geohazard'],
    ] as const) {
      await page.getByTestId(rail).click();
      const first = page.getByTestId(row).first();
      if (!(await first.isVisible().catch(() => false))) continue;
      await first.click();
      await look();
    }
    const after = await page.evaluate(() => ({
      ran: 'ranText' in window,
      violations: (window as unknown as { violations: string[] }).violations,
    }));
    if (after.ran) wrong.push('a text ran');
    wrong.push(...after.violations, ...asked);
    keepHardening({
      id: 'E8',
      what: `hostile texts of ${fields.length} fields on ${views} views of the screen`,
      tried: texts,
      through: wrong.length,
    });
    expect(wrong).toEqual([]);
    expect(views).toBeGreaterThan(20);
    await page.screenshot({ path: 'out/e2e/screens/hostile-texts.png' });
  });
});
