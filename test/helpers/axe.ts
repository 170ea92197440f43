import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { inRepo } from '../../scripts/repo.ts';

type Found = {
  readonly violations: readonly {
    readonly id: string;
    readonly impact?: string | null;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
};
type Axe = { run(context: Document, options: unknown): Promise<Found> };

let source: string | undefined;

/** Rules that axe itself counts as moderate or less, and that take the longest to look for: they could only be dropped afterwards. */
const NEVER_SERIOUS = [
  'region',
  'heading-order',
  'landmark-unique',
  'landmark-one-main',
  'page-has-heading-one',
];

/**
 * What axe calls serious or critical on the page as it stands, one line each: rule, element, what is wrong. The debugger puts axe into the page, past its
 * content security policy, which stays as it is.
 */
export async function violations(page: Page): Promise<readonly string[]> {
  source ??= readFileSync(inRepo('node_modules/axe-core/axe.min.js'), 'utf8');
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async (off) => {
    const { axe } = window as unknown as { axe: Axe };
    const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]));
    const { violations: found } = await axe.run(document, { resultTypes: ['violations'], rules });
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(
          (node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
        ),
      );
  }, NEVER_SERIOUS);
}

/** Switches the language as a person does from anywhere: by its command. The screen stays as it is. */
async function switchLanguage(page: Page): Promise<void> {
  const said = page.getByTestId('rail-settings');
  const isEnglish = (await said.innerText()).includes('Settings');
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(isEnglish ? 'Switch to Chinese' : '切换到英文');
  await page.locator('[data-testid="palette-row"][data-kind="command"]').first().click();
  await expect(said).toContainText(isEnglish ? '设置' : 'Settings');
  await page.getByTestId('palette').waitFor({ state: 'detached' });
}

/** The same in the language that stands there and in the other one; the first is there again afterwards. */
export async function violationsInBoth(page: Page): Promise<readonly string[]> {
  const first = await violations(page);
  await switchLanguage(page);
  const second = await violations(page);
  await switchLanguage(page);
  return [...first, ...second.map((one) => `in the other language: ${one}`)];
}
