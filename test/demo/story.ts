import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { root } from '../../scripts/repo';
import type { Console } from '../helpers/e2e';
import { addOfficer, CHIEF, found, SECOND } from '../helpers/e2eRoom';

export const OUT = join(root, 'out/demo');

/** One walk through the console, with a numbered picture of everything worth showing. */
export class Walk {
  readonly console: Console;
  readonly page: Page;
  #pictures = 0;

  constructor(console: Console) {
    this.console = console;
    this.page = console.page;
    mkdirSync(OUT, { recursive: true });
  }

  id(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  async fill(testId: string, text: string): Promise<void> {
    await this.id(testId).fill(text);
  }

  /** A picture of the window under a name that says what is on it. */
  async picture(name: string): Promise<void> {
    this.#pictures += 1;
    const file = `${String(this.#pictures).padStart(2, '0')}-${name}.png`;
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await this.page.screenshot({ path: join(OUT, file) });
    process.stdout.write(`  ${file}\n`);
  }

  step(block: string): Locator {
    return this.page.locator(`[data-testid="run-step"][data-block="${block}"]`);
  }

  /** Unfolds the card of a step on the run screen. */
  async open(block: string): Promise<Locator> {
    const card = this.step(block);
    await expect(card).toBeVisible();
    if ((await card.getAttribute('data-open')) !== 'true') await card.getByTestId('run-step-toggle').click();
    return card;
  }
}

export async function foundAndSignIn(walk: Walk): Promise<void> {
  await expect(walk.id('firstrun')).toBeVisible();
  await walk.picture('first-run');
  await found(walk.page, CHIEF);
  await walk.picture('board-empty');
  await addOfficer(walk.page, SECOND);
  await walk.id('rail-settings').click();
  await walk.picture('settings');
}

export async function openShift(walk: Walk): Promise<void> {
  await walk.id('rail-shift').click();
  await walk.fill('shift-name-duty_leader', '林建国');
  await walk
    .id('shift-post-secondary_officer')
    .selectOption({ label: await labelWith(walk, SECOND.displayName) });
  await walk.picture('shift-opening');
  await walk.id('shift-open').click();
  await expect(walk.id('header-shift')).toContainText('林建国');
}

/** The option of the second officer's post that names the person. */
async function labelWith(walk: Walk, name: string): Promise<string> {
  const options = await walk.id('shift-post-secondary_officer').locator('option').allInnerTexts();
  return options.find((option) => option.includes(name)) ?? name;
}

export async function logCalls(walk: Walk): Promise<void> {
  await walk.id('rail-board').click();
  const calls = [
    ['phone_in', '县气象局电话：未来3小时枫坪镇仍有30至50毫米降雨，注意滑坡。'],
    ['phone_in', '枫坪镇值班室电话：溪水上涨，已加派人员巡查屋后边坡。'],
    ['media', '××报记者询问汛情，登记，转县委宣传部值班室。'],
  ] as const;
  for (const [kind, text] of calls) {
    await walk.id('composer-kind').selectOption(kind);
    await walk.id('composer-input').fill(text);
    await walk.page.keyboard.press('Enter');
    await expect(
      walk
        .id('board-log')
        .getByTestId('log-line')
        .filter({ hasText: text.slice(0, 12) }),
    ).toHaveCount(1);
  }
  await walk.id('composer-kind').selectOption('phone_in');
}

export async function recordWarning(walk: Walk): Promise<void> {
  await walk.id('rail-warnings').click();
  await walk.id('warning-new').click();
  await walk.fill('warning-issuer', '岚溪县气象台');
  await walk.fill('warning-kind', '暴雨');
  await walk.id('warning-color').locator('input[value="orange"]').check({ force: true });
  await walk.fill('warning-area', '枫坪镇、大桥镇、凤都镇');
  await walk.page.keyboard.press('Control+Enter');
  await expect(walk.id('warning-row')).toContainText('暴雨');
  await walk.picture('warnings');
}

/** The landslide of 上坑村, told by telephone eight minutes ago, so that its first limits have already passed. */
export async function recordLandslide(walk: Walk): Promise<void> {
  await walk.id('rail-incidents').click();
  await walk.id('incident-new').click();
  await walk.fill('incident-callback', '138 0000 0000');
  await walk.fill('incident-received', '-8');
  await walk.fill('incident-place', '枫坪镇上坑村3组');
  await walk.id('incident-type').selectOption('geological');
  await walk.fill('incident-summary', '屋后山体滑坡，冲毁民房1栋，3人被困，雨持续。');
  await walk.fill('incident-trapped', '3');
  await walk.fill('incident-threatened', '26');
  await walk.fill('incident-caller-name', '王海');
  await walk.picture('incident-intake');
  await walk.page.keyboard.press('Control+Enter');
  await expect(walk.id('incident-header')).toContainText('上坑村');
  await walk.picture('incident');
}
