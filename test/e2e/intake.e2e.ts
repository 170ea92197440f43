import type { Page } from '@playwright/test';
import { expect, SMALL, setLook, test } from '../helpers/e2e';
import { byId, Keys } from '../helpers/e2eKeys';
import { boardPainted, call, openRoom, openShift, whoAmI } from '../helpers/e2eRoom';

const FORM = byId('incident-form');

async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `out/e2e/screens/intake-${name}.png` });
}

/** Key presses from now on, and the characters that an input method put in. */
async function countKeys(page: Page): Promise<() => Promise<{ presses: number; characters: number }>> {
  await page.evaluate(() => {
    const seen = window as unknown as { keys: { presses: number; characters: number } };
    seen.keys = { presses: 0, characters: 0 };
    const isModifier = (key: string): boolean => ['Control', 'Alt', 'Shift'].includes(key);
    window.addEventListener('keydown', (event) => (seen.keys.presses += isModifier(event.key) ? 0 : 1), true);
    window.addEventListener(
      'input',
      (event) => (seen.keys.characters += event instanceof InputEvent ? (event.data?.length ?? 0) : 0),
      true,
    );
  });
  return () =>
    page.evaluate(() => (window as unknown as { keys: { presses: number; characters: number } }).keys);
}

/** One landslide, recorded with the least keys: three fields, one key that takes the counts, one that records. */
async function record(keys: Keys): Promise<void> {
  const { page } = keys;
  const counted = await countKeys(page);
  await keys.press('Alt+i');
  await keys.expectAt(byId('incident-callback'));
  await keys.type('13800000000');
  await keys.press('Tab');
  await keys.expectAt(byId('incident-place'));
  await keys.type('枫坪镇上坑村3组');
  await keys.press('Tab');
  await keys.expectAt(byId('incident-summary'));
  await keys.type('屋后滑坡，冲毁民房1栋，3人被困，受威胁7户26人');
  await expect(page.locator(byId('incident-type'))).toHaveValue('geological');
  await expect(page.getByTestId('incident-counted')).toContainText('被困 3');
  await keys.press('Alt+h');
  await expect(page.locator(byId('incident-trapped'))).toHaveValue('3');
  await expect(page.locator(byId('incident-threatened'))).toHaveValue('26');
  await screenshot(page, 'form');
  await keys.press('Control+Enter');
  await expect(page.getByTestId('incident-header')).toContainText('被困 3');
  const { presses, characters } = await counted();
  // Besides the words themselves: open, two times on, take the counts, record.
  expect(presses).toBe(5);
  process.stdout.write(`an incident that matters: ${presses} keys and ${characters} characters\n`);
}

/** A neighbour reports the same landslide: named while one types, merged with one key. */
async function mergeSecondCall(keys: Keys): Promise<void> {
  const { page } = keys;
  await keys.press('Alt+i');
  await keys.expectAt(byId('incident-callback'));
  await keys.type('13911112222');
  await keys.press('Tab');
  const before = await page.locator(FORM).locator(byId('incident-summary')).boundingBox();
  await keys.type('上坑村三组');
  await keys.press('Tab');
  await keys.type('山上塌下来了，滑坡，有人被困');
  const duplicate = page.getByTestId('incident-duplicate');
  await expect(duplicate).toContainText(/可能与 SJ-\d{8}-001/);
  await expect(duplicate).toContainText('同一地点');
  // Nothing moved under the hand.
  expect(await page.locator(FORM).locator(byId('incident-summary')).boundingBox()).toEqual(before);
  await screenshot(page, 'duplicate');
  await keys.press('Alt+m');
  await expect(page.getByTestId('incident-header')).toContainText('枫坪镇上坑村3组');
  const as = await whoAmI(page);
  expect(await call(page, 'incident.list', { state: 'open' }, as)).toHaveLength(1);
  await expect(page.getByTestId('incident-part')).toContainText('山上塌下来了');
}

async function fillElements(keys: Keys): Promise<void> {
  const { page } = keys;
  await keys.tabTo(byId('tab-overview'));
  await keys.press('ArrowRight');
  await keys.expectAt(byId('tab-elements'));
  await expect(page.getByTestId('elements-tab')).toBeVisible();
  await keys.choose(byId('element-cause-state'), /正在核实/);
  await keys.fill(byId('element-cause-words'), '问气象台：雨量多少');
  await keys.fill(byId('element-handling-words'), '消防、120 已出动');
  await keys.fill(byId('elements-source'), '枫坪镇值班室');
  await keys.press('Control+Enter');
  await expect(page.getByTestId('elements-follow-up')).toContainText('1 项正在核实');
  await expect(page.locator('.spine')).toContainText('核实 1 项');
  await keys.pick(byId('verify-verdict'), 'true');
  await keys.fill(byId('verify-by'), '枫坪镇 王镇长');
  await keys.push(byId('verify-save'));
  await expect(page.getByTestId('elements-verify')).toContainText('属实');
  await screenshot(page, 'elements');
  await keys.choose(byId('element-cause-state'), /已填/);
  await keys.fill(byId('element-cause-words'), '持续强降雨');
  await keys.fill(byId('elements-source'), '县气象台');
  await keys.press('Control+Enter');
  await expect(page.getByTestId('elements-follow-up')).toContainText('没有在核实的要素');
  await expect(page.locator('.spine')).not.toContainText('核实 1 项');
}

test('an incident is taken down by keyboard in few keys, a second call about it is merged, and its elements are filled later', async ({
  launch,
  home,
}) => {
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(page);
  const keys = new Keys(page);
  await keys.watchMouse();
  await record(keys);
  await mergeSecondCall(keys);
  await fillElements(keys);
  expect(await keys.mouseEvents()).toBe(0);
  await setLook(page, 'en', 'light');
  await boardPainted(page);
  await keys.press('Alt+i');
  await expect(page.locator(FORM)).toBeVisible();
  await keys.press('Alt+e');
  await screenshot(page, 'form-light-en');
});
