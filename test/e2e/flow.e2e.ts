import type { Page } from '@playwright/test';
import { bigPlanText } from '../helpers/bigPlan';
import { expect, type Locale, type Scheme, SMALL, setLook, test } from '../helpers/e2e';
import { boardPainted, call, openRoom, openShift, whoAmI } from '../helpers/e2eRoom';

/** A plan of so many blocks comes into force and a run of it starts; gives the run's id. */
async function startBig(page: Page, blocks: number): Promise<string> {
  const as = await whoAmI(page);
  const planId = `big-${blocks}`;
  const { revision } = await call(
    page,
    'plan.submit',
    { planId, text: bigPlanText(blocks), why: '试验', reason: null },
    as,
  );
  await call(page, 'plan.review', { planId, revision, note: '' }, as);
  await call(page, 'plan.putInForce', { planId, revision }, as);
  const runId = crypto.randomUUID();
  await call(page, 'run.start', { runId, planId, incidentId: null, warningId: null }, as);
  return runId;
}

async function openRun(page: Page, title: string): Promise<void> {
  await page.getByTestId('rail-plans').click();
  await page.getByTestId('running-run').filter({ hasText: title }).click();
  await expect(page.getByTestId('run-screen')).toBeVisible();
  await expect(page.getByTestId('flowchart')).toHaveAttribute('data-drawn', 'true');
  await expect(page.locator('g.node[data-state="active"]').first()).toBeVisible();
}

/** Nodes that lie over one another, and words that reach out of their node or their subgraph's head. */
function faults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const nodes = [...document.querySelectorAll<SVGGElement>('[data-testid="flowchart"] g.node')];
    const boxOf = (node: SVGGElement): DOMRect =>
      (node.querySelector(':scope > :is(rect, polygon, path, circle, g)') ?? node).getBoundingClientRect();
    const boxes = nodes.map(boxOf);
    boxes.forEach((a, one) => {
      boxes.slice(one + 1).forEach((b, step) => {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1 && down > 1) found.push(`${nodes[one]?.id} lies over ${nodes[one + 1 + step]?.id}`);
      });
      if (/&#|#\d/.test(nodes[one]?.textContent ?? '')) found.push(`${nodes[one]?.textContent}`);
      const label = nodes[one]?.querySelector('.label text')?.getBoundingClientRect();
      if (label === undefined || label.width === 0) return;
      if (
        label.left < a.left - 1 ||
        label.right > a.right + 1 ||
        label.top < a.top - 1 ||
        label.bottom > a.bottom + 1
      )
        found.push(
          `${nodes[one]?.id}: words of ${Math.round(label.width)}×${Math.round(label.height)} in ${Math.round(a.width)}×${Math.round(a.height)}`,
        );
    });
    return found;
  });
}

const shot = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: `out/e2e/screens/flow-${name}.png` });

test('a run is walked on its drawing, read as an outline, and shown on the big screen', async ({
  launch,
  home,
}) => {
  test.setTimeout(240_000);
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(page);
  const runId = await startBig(page, 150);
  await startBig(page, 20);
  await openRun(page, '150');

  await test.step('a change of state keeps the drawing', async () => {
    const as = await whoAmI(page);
    await page.evaluate(() => {
      const svg = document.querySelector('[data-testid="flowchart"] svg') as unknown as { kept: boolean };
      svg.kept = true;
    });
    const fields = { what: '好' };
    await call(
      page,
      'run.act',
      { actId: crypto.randomUUID(), runId, act: { kind: 'complete', key: 'b1', fields, at: Date.now() - 1 } },
      as,
    );
    await expect(page.locator('g.node[id*="-n_b1-"]')).toHaveAttribute('data-state', 'done');
    await expect(page.locator('path[data-way="walked"]').first()).toBeAttached();
    expect(
      await page.evaluate(
        () => (document.querySelector('[data-testid="flowchart"] svg') as unknown as { kept?: boolean }).kept,
      ),
    ).toBe(true);
    await expect.poll(() => page.locator('g.node[data-state="active"]').count()).toBeGreaterThan(2);
  });

  await test.step('the keyboard walks along the edges', async () => {
    const frame = page.getByTestId('flow-frame');
    await page.getByTestId('flow-follow').focus();
    await page.keyboard.press('Tab');
    await expect(frame).toBeFocused();
    await page.keyboard.press('Home');
    await expect(frame).toHaveAttribute('data-cursor', 'n_b1');
    await page.keyboard.press('ArrowDown');
    await expect(frame).toHaveAttribute('data-cursor', 'n_b2');
    await page.keyboard.press('ArrowDown');
    const left = await frame.getAttribute('data-cursor');
    await page.keyboard.press('ArrowRight');
    const right = await frame.getAttribute('data-cursor');
    expect(right).not.toBe(left);
    await expect(page.locator('.wd-ring')).toHaveCSS('opacity', '1');
    await expect(page.getByTestId('flow-spoken')).toContainText('正在办');
    await shot(page, 'walk-zh-dark');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-testid="run-step"][data-selected="true"] button').first()).toBeFocused();
  });

  await test.step('the small map moves the window', async () => {
    const map = page.getByTestId('flow-minimap');
    await expect(map).toBeVisible();
    const canvas = page.locator('[data-testid="flow-frame"] > div').first();
    const before = await canvas.getAttribute('style');
    await map.click({ position: { x: 10, y: 20 } });
    await expect(canvas).not.toHaveAttribute('style', before ?? '');
    await map.focus();
    const clicked = await canvas.getAttribute('style');
    await page.keyboard.press('ArrowDown');
    await expect(canvas).not.toHaveAttribute('style', clicked ?? '');
  });

  await test.step('the outline says the same in words', async () => {
    await page.keyboard.press('Alt+o');
    const outline = page.getByTestId('run-outline');
    await expect(outline.getByRole('treeitem').first()).toContainText('已办');
    await outline.getByRole('treeitem').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await shot(page, 'outline-zh-dark');
    await page.keyboard.press('Alt+o');
  });

  await test.step('the big screen follows and Esc leaves it', async () => {
    await page.keyboard.press('F11');
    await expect(page.getByTestId('wall')).toBeVisible();
    await expect(page.getByTestId('wall').locator('[data-drawn="true"]')).toBeVisible();
    await expect(page.getByTestId('wall-step').first()).toBeVisible();
    await expect(page.getByTestId('wall-cycle')).toBeVisible();
    await shot(page, 'wall-zh-dark');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('wall')).toHaveCount(0);
    await expect(page.getByTestId('run-screen')).toBeVisible();
  });
});

test('drawings of 20 and of 150 blocks are whole, dark and light, in Chinese and English', {
  tag: '@long',
}, async ({ launch, home }) => {
  test.setTimeout(240_000);
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(page);
  await startBig(page, 150);
  await startBig(page, 20);
  const as = await whoAmI(page);
  await call(
    page,
    'run.start',
    { runId: crypto.randomUUID(), planId: 'flash-flood-geohazard', incidentId: null, warningId: null },
    as,
  );
  const looks: readonly [Locale, Scheme][] = [
    ['zh', 'dark'],
    ['en', 'light'],
  ];
  for (const [locale, scheme] of looks) {
    await setLook(page, locale, scheme);
    await boardPainted(page);
    const titles = {
      20: locale === 'zh' ? '20 块' : '20 blocks',
      150: locale === 'zh' ? '150 块' : '150 blocks',
    };
    for (const [name, title] of [
      ['20', titles[20]],
      ['150', titles[150]],
      ['shipped', locale === 'zh' ? '山洪地质灾害' : 'Flash flood'],
    ] as const) {
      await openRun(page, title);
      expect.soft(await faults(page), `${name} ${locale}`).toEqual([]);
      await shot(page, `${name}-${locale}-${scheme}-follow`);
      await page.getByTestId('flow-fit').click();
      await shot(page, `${name}-${locale}-${scheme}-fit`);
      // The drawing alone and as large as it is, to look at its words.
      await page.evaluate(() => {
        const pane = document.querySelector<HTMLElement>('[data-testid="flowchart"]');
        if (pane !== null) pane.style.cssText = 'position:fixed;inset:0;z-index:99';
      });
      await page.getByTestId('flow-fit-width').click();
      await shot(page, `${name}-${locale}-${scheme}-wide`);
      await page.evaluate(() =>
        document.querySelector<HTMLElement>('[data-testid="flowchart"]')?.removeAttribute('style'),
      );
    }
  }
});
