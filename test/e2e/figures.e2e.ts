import type { Page } from '@playwright/test';
import { expect, SMALL, setLook, test } from '../helpers/e2e';
import { byId, Keys } from '../helpers/e2eKeys';
import { call, openRoom, openShift, recordLandslide, whoAmI } from '../helpers/e2eRoom';

const shot = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: `out/e2e/screens/figures-${name}.png` });

/** Goes to a part of the incident that is open, by the arrows of its tabs. */
async function goToTab(keys: Keys, id: string): Promise<void> {
  await expect(keys.page.getByTestId('incident-part')).toBeVisible();
  await keys.tabTo(`${byId('incident-screen')} [role=tab][aria-selected=true]`);
  for (let press = 0; press < 12; press += 1) {
    if (await keys.isAt(byId(`tab-${id}`))) return;
    await keys.press('ArrowRight');
  }
  throw new Error(`the tab ${id} is not reached by arrows`);
}

test('figures, forces and the ledger of people are kept without a mouse, and a fall is explained or asked for', async ({
  launch,
  home,
}) => {
  test.setTimeout(150_000);
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(page);
  const incidentId = await recordLandslide(page, 20);
  const as = await whoAmI(page);
  const facts = () => call(page, 'incident.factsAt', { incidentId, at: null }, as);
  const keys = new Keys(page);
  await keys.watchMouse();
  await keys.press('Alt+3');
  await keys.push(byId('incident-row'));
  await goToTab(keys, 'facts');

  // One changed figure: to its field, the number, Enter.
  await keys.tabTo(byId('figure-evacuated'));
  await keys.type('19');
  await keys.press('Enter');
  await expect(page.getByTestId('figures-saved')).toContainText('已转移 19');
  await expect(page.getByTestId('evacuation')).toContainText('待转 7');

  // A fall that nothing explains is asked for.
  await keys.tabTo(byId('figure-threatened'));
  await keys.type('25');
  await keys.press('Enter');
  await expect(page.getByTestId('figure-fall')).toContainText('受威胁由 26 降为 25');
  await shot(page, 'fall');
  await keys.type('重复统计');
  await keys.press('Enter');
  await expect(page.getByTestId('figure-fall')).toHaveCount(0);
  expect((await facts()).figures).toMatchObject({ trapped: 3, threatened: 25, evacuated: 19 });

  // Forces on the way and on the spot are two figures.
  await keys.push(byId('force-add'));
  await keys.fill(byId('force-unit'), '县消防救援大队');
  await keys.fill(byId('force-persons'), '15');
  await keys.fill(byId('force-vehicles'), '3');
  await keys.fill(byId('force-equipment'), '生命探测装备2套');
  await keys.press('Enter');
  await expect(page.getByTestId('force-totals')).toContainText('在场 0 人');
  await expect(page.getByTestId('force-totals')).toContainText('途中 15 人');
  await keys.push(byId('force-arrived'));
  await expect(page.getByTestId('force-totals')).toContainText('在场 15 人 = 消防救援 15');
  await keys.fill(byId('measure-who'), '枫坪镇');
  await keys.fill(byId('measure-text'), '组织下方住户撤离');
  await keys.press('Enter');
  await expect(page.getByTestId('measure-row')).toContainText('组织下方住户撤离');

  await goToTab(keys, 'people');
  await keys.fill(byId('people-quick'), '3人被困，1男2女');
  await keys.press('Enter');
  await expect(page.getByTestId('people-counts')).toHaveText('共 3 人 = 被困 3');
  await keys.tabTo(`${byId('person-row')} button`);
  await keys.press('Enter');
  await keys.expectAt(byId('person-name'));
  await keys.type('林守田');
  await keys.press('Tab');
  await keys.type('61');
  await keys.press('Enter');
  await expect(page.getByTestId('person-row').first()).toContainText('林××');
  // One key: 获救. The ledger explains the fall by itself.
  await keys.tabTo(`${byId('person-row')} button`);
  await keys.press('3');
  await expect(page.getByTestId('people-counts')).toHaveText('共 3 人 = 被困 2 + 获救 1');
  await shot(page, 'people');
  expect((await facts()).figures).toMatchObject({ trapped: 2, rescued: 1, dead: 0 });
  await goToTab(keys, 'facts');
  await expect(page.getByTestId('figure-owned-trapped')).toContainText('2');
  await shot(page, 'facts');
  expect(await keys.mouseEvents()).toBe(0);

  await setLook(page, 'en', 'light');
  await page.getByTestId('rail-incidents').click();
  await page.getByTestId('incident-row').first().click();
  await page.getByTestId('tab-facts').click();
  await page.getByTestId('figure-history-threatened').click();
  await expect(page.getByTestId('figure-values').getByRole('listitem')).toHaveCount(2);
  await shot(page, 'facts-en');
  await page.getByTestId('tab-people').click();
  await page.getByTestId('person-row').first().getByRole('button').first().click();
  await expect(page.getByTestId('person-form')).toBeVisible();
  await shot(page, 'people-en');
});
