import { expect, SMALL, setLook, test } from '../helpers/e2e';
import { openRoom, openShift } from '../helpers/e2eRoom';

const shot = (name: string): string => `out/e2e/screens/${name}.png`;

/** Three colours are said: the officer is asked which one it is. Issued a minute ago, so that it is in force. */
function sms(): string {
  const at = new Date(Date.now() - 60_000 + 8 * 3_600_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
  return `【岚溪县气象台】岚溪县气象台${day}${two(at.getUTCHours())}时${two(at.getUTCMinutes())}分发布暴雨橙色预警信号（原为暴雨黄色预警信号）：未来3小时枫坪镇、大桥镇降雨量将达50毫米以上，局地有暴雨红色预警信号标准，请防范山洪和地质灾害。`;
}

const cap = (
  identifier: string,
  message: 'Update' | 'Cancel',
  references: string,
  color: string,
): string => `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>${identifier}</identifier>
  <sender>35012241600000</sender>
  <sent>2026-11-24T02:50:00+08:00</sent>
  <status>Actual</status>
  <msgType>${message}</msgType>
  <scope>Public</scope>
  ${references === '' ? '' : `<references>35012241600000,${references},2026-11-24T02:45:00+08:00</references>`}
  <info>
    <language>zh-CN</language>
    <category>Met</category>
    <event>台风</event>
    <urgency>Unknown</urgency>
    <severity>Severe</severity>
    <certainty>Unknown</certainty>
    <eventCode><valueName>12379</valueName><value>11B01</value></eventCode>
    <senderName>岚溪县气象台</senderName>
    <headline>岚溪县气象台${message === 'Cancel' ? '解除' : '发布'}台风${color}预警信号</headline>
    <description>台风将于今日傍晚登陆。</description>
    <instruction>渔船回港，人员上岸。</instruction>
    <area><areaDesc>岚溪县</areaDesc><geocode><valueName>GB/T2260</valueName><value>350122</value></geocode></area>
  </info>
</alert>`;

const FIRST = '35012241600000_20261124024500';

test('a pasted text with a doubt is confirmed, a CAP file updates a warning, another one lifts it, and an orphan is held', async ({
  launch,
  home,
}) => {
  test.setTimeout(180_000);
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(page);
  await page.getByTestId('rail-warnings').click();
  await page.getByTestId('warning-list').waitFor();

  const paste = (text: string) =>
    page.evaluate((words) => {
      const data = new DataTransfer();
      data.setData('text/plain', words);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
  await paste(sms());
  const form = page.getByTestId('warning-reading');
  await expect(form).toBeVisible();
  await expect(page.getByTestId('reading-original')).toContainText('原为暴雨黄色');
  await page.screenshot({ path: shot('warning-reading') });
  await expect(page.getByTestId('reading-open')).toBeVisible();
  // Whatever is in doubt is answered at its field: the first choice where there is one, else that it is right.
  for (
    let left = await page.locator('[data-testid^="doubt-"][data-testid$="-confirm"]').count();
    left > 0;
    left -= 1
  ) {
    const choices = page.locator('[data-testid^="doubt-"][data-testid$="-choice"]');
    const confirms = page.locator('[data-testid^="doubt-"][data-testid$="-confirm"]');
    await ((await choices.count()) > 0 ? choices : confirms).first().click();
  }
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('warning-row')).toHaveCount(1);

  const drop = (files: readonly (readonly [string, string])[]) =>
    page.evaluate((list) => {
      const data = new DataTransfer();
      for (const [name, text] of list) data.items.add(new File([text], name, { type: 'text/xml' }));
      const target = document.querySelector('[data-testid="warning-list"]');
      target?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, files);
  const alert = cap(FIRST, 'Update', '', '黄色')
    .replace('<msgType>Update</msgType>', '<msgType>Alert</msgType>')
    .replace('02:50:00', '02:45:00');
  await drop([
    ['new.xml', alert],
    ['orphan.xml', cap(`${FIRST.slice(0, -6)}020000`, 'Update', '35012241600000_20261123000000', '红色')],
    ['bomb.xml', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><alert>&b;</alert>'],
  ]);
  await expect(page.getByTestId('take-in-file')).toHaveCount(3);
  await expect(page.getByTestId('take-in-refused')).toHaveCount(1);
  await expect(page.getByTestId('held-row')).toHaveCount(1);
  await expect(page.getByTestId('warning-row')).toHaveCount(2);
  await page.screenshot({ path: shot('warning-files') });

  await drop([['update.xml', cap('35012241600000_20261124025000', 'Update', FIRST, '橙色')]]);
  await expect(page.locator('[data-testid=take-in-result][data-outcome=updated]')).toBeVisible();
  await expect(page.getByTestId('warning-row')).toHaveCount(2);
  const typhoon = page.getByTestId('warning-row').filter({ hasText: '台风' });
  await expect(typhoon).toContainText('橙色');
  await typhoon.getByTestId('warning-open').click();
  await expect(page.getByTestId('warning-history').locator('li')).toHaveCount(2);
  await setLook(page, 'zh', 'light');
  await page.getByTestId('rail-warnings').click();
  await typhoon.getByTestId('warning-open').click();
  await expect(page.getByTestId('warning-impact')).toBeVisible();
  await page.screenshot({ path: shot('warning-detail') });

  await page.getByTestId('warning-list').waitFor();
  await drop([['cancel.xml', cap('35012241600000_20261124025500', 'Cancel', FIRST, '橙色')]]);
  await expect(page.locator('[data-testid=take-in-result][data-outcome=lifted]')).toBeVisible();
  await expect(page.getByTestId('warning-row')).toHaveCount(1);
  await page.getByTestId('warning-row').getByTestId('warning-lift').click();
  await page.getByTestId('warning-lift-reason').fill('县气象台 05:00 解除');
  await page.getByTestId('warning-lift-save').click();
  await expect(page.getByTestId('warning-row')).toHaveCount(0);
  await page.screenshot({ path: shot('warning-lifted') });
});
