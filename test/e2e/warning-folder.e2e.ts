import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, SMALL, setLook, test } from '../helpers/e2e';
import { openRoom, openShift } from '../helpers/e2eRoom';

const shot = (name: string): string => `out/e2e/screens/${name}.png`;

const MESSAGE = JSON.stringify({
  identifier: '35012241600000_20261124024500',
  sender: '岚溪县气象台',
  headline: '岚溪县气象台发布暴雨橙色预警信号[II级/严重]',
  description: '未来3小时枫坪镇降雨量将达50毫米以上。',
  eventTypeCN: '暴雨事件',
  msgType: 'Alert',
  severity: 'Orange',
});

test('a warning dropped into the watched folder stands on the wall, a refused file waits with its reason, and both files stay', async ({
  launch,
  home,
}) => {
  const folder = join(home, 'warnings-in');
  // One that is made later is found by the look of the minute (test/unit/main/warningInbox.test.ts).
  mkdirSync(folder, { recursive: true });
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(page);
  await page.getByTestId('rail-warnings').click();
  await page.getByTestId('warning-list').waitFor();
  const drop = (name: string, text: string): void => {
    writeFileSync(join(folder, `${name}.part`), text);
    renameSync(join(folder, `${name}.part`), join(folder, name));
  };
  drop('rain.json', MESSAGE);
  drop('bomb.xml', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><alert>&b;</alert>');
  drop('sms.txt', '岚溪县气象台发布大雾黄色预警信号，请注意行车安全。');
  await expect(page.getByTestId('warning-row')).toHaveCount(1);
  await expect(page.getByTestId('warning-file-row')).toHaveCount(2, { timeout: 30_000 });
  await page.screenshot({ path: shot('warning-folder-dark') });
  await setLook(page, 'en', 'light');
  await page.getByTestId('rail-warnings').click();
  await page.getByTestId('warning-file-row').first().waitFor();
  await page.screenshot({ path: shot('warning-folder-light-en') });
  await page.getByTestId('warning-file-ask').click();
  await expect(page.getByTestId('warning-reading')).toBeVisible();
  for (const left of [1, 0]) {
    await page.getByTestId('warning-file-done').first().click();
    await expect(page.getByTestId('warning-file-row')).toHaveCount(left);
  }
  expect(readdirSync(folder).toSorted()).toEqual(['bomb.xml', 'rain.json', 'sms.txt']);
});
