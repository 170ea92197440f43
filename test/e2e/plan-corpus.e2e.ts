import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { hostilePlans } from '../corpus/hostile';
import { expect, LARGE, setLook, test } from '../helpers/e2e';
import { byId, Keys } from '../helpers/e2eKeys';
import { call, openRoom, whoAmI } from '../helpers/e2eRoom';
import { withTrap } from '../helpers/e2eTrap';

const VALID = readFileSync(resolve(import.meta.dirname, '../corpus/plans/valid.yaml'), 'utf8');

/** From now on whatever the page's policy had to stop is kept. */
function watch(page: Page): Promise<void> {
  return page.evaluate(() => {
    const kept: string[] = [];
    Object.assign(window, { stopped: kept });
    document.addEventListener('securitypolicyviolation', (event) => {
      kept.push(`${event.violatedDirective} ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber}`);
    });
  });
}

/** What of the page is more than text and drawing: nothing of it may have come from a plan. */
function alive(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const ran = window as unknown as { hit?: unknown; stopped: readonly string[] };
    if (ran.hit !== undefined) found.push('a script ran');
    found.push(...ran.stopped.map((one) => `stopped: ${one}`));
    const view = document.querySelector('[data-testid="plan-view"]') ?? document.body;
    for (const element of view.querySelectorAll('*')) {
      const name = element.localName;
      if (['script', 'iframe', 'object', 'embed', 'link', 'image', 'img', 'video'].includes(name))
        found.push(name);
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith('on')) found.push(`${name} ${attribute}`);
        if (/href|src/.test(attribute) && !value.startsWith('#')) found.push(`${name} ${attribute}=${value}`);
        if (/url\(\s*["']?(?!#|["']?#)/.test(value) && attribute !== 'aria-label' && attribute !== 'title')
          found.push(`${name} ${attribute}=${value.slice(0, 80)}`);
      }
      if (name === 'style' && /https?:|@import/.test(element.textContent)) found.push('style that fetches');
    }
    return found;
  });
}

test('plans that hold hostile texts are drawn as text: no script runs and nothing is fetched', async ({
  launch,
  home,
}) => {
  test.setTimeout(300_000);
  const { page } = await openRoom(launch, home, { locale: 'en', scheme: 'dark', size: LARGE });
  await withTrap(async (trap, asked) => {
    const as = await whoAmI(page);
    const plans = [...hostilePlans(trap), { id: 'corpus', text: VALID, first: 'intake' }];
    for (const { id, text } of plans)
      await call(page, 'plan.submit', { planId: id, text, why: '<b onclick=hit()>x</b>', reason: null }, as);
    const outside: string[] = [];
    page.on('request', (request) => {
      if (!/^(app|data|blob|devtools):/.test(request.url())) outside.push(request.url());
    });
    for (const locale of ['en', 'zh'] as const) {
      await setLook(page, locale, 'dark');
      await watch(page);
      const keys = new Keys(page);
      await keys.press('Alt+4');
      for (const { id, first } of plans) {
        await page.locator(byId(`plan-${id}`)).click();
        const node = page.locator(`[data-drawn="true"] svg g.node[id*="-n_${first}-"]`);
        await expect(node, `${locale} ${id}`).toBeVisible();
        expect(await alive(page), `${locale} ${id}`).toEqual([]);
      }
      await page.screenshot({ path: `out/e2e/screens/plan-corpus-${locale}.png` });
    }
    expect(outside, 'requests that the page made').toEqual([]);
    expect(asked, 'requests that reached a server').toEqual([]);
  });
});
