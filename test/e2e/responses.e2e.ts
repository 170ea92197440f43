import { expect, SMALL, setLook, test } from '../helpers/e2e';
import { byId, Keys } from '../helpers/e2eKeys';
import { call, openRoom, openShift, whoAmI } from '../helpers/e2eRoom';

const shot = (name: string): string => `out/e2e/screens/${name}.png`;

test('a response is started on a warning, its notice goes out, receipts are signed, it is raised and goes on after the warning', async ({
  launch,
  home,
}) => {
  test.setTimeout(180_000);
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(page);
  const as = await whoAmI(page);
  const warningId = crypto.randomUUID();
  await call(
    page,
    'warning.record',
    {
      warningId,
      issuer: '县气象台',
      kind: '台风',
      color: 'yellow',
      level: 'level_4',
      area: '全县',
      text: '',
      receivedAt: null,
      startsAt: null,
      endsAt: null,
    },
    as,
  );
  await page.getByTestId('rail-warnings').click();
  const keys = new Keys(page);
  await keys.watchMouse();
  await keys.push(byId('warning-response'));
  await expect(page.getByTestId('response-issuer')).toHaveValue('县防汛抗旱指挥部');
  await expect(page.getByTestId('response-matter')).toHaveValue('防台风');
  await page.getByTestId('response-level').getByLabel('Ⅲ级').focus();
  await page.keyboard.press('Space');
  await keys.fill(byId('response-period'), '预计至9月13日20时');
  await keys.fill(byId('response-measures'), '渔船全部回港，人员上岸\n危险区群众转移\n关闭沿海景区');
  await keys.fill(byId('response-basis'), '县气象台台风黄色预警信号和会商研判');
  await keys.fill(byId('response-decided-by'), '县防指总指挥 林×');
  await keys.fill(byId('response-decided-words'), '按Ⅲ级启动，渔船先回港。');
  await page.screenshot({ path: shot('response-start') });
  await keys.press('Control+Enter');
  await expect(page.getByTestId('response-detail')).toContainText('防台风');
  await page.screenshot({ path: shot('response-next') });
  await keys.push(byId('response-notice-open'));
  await expect(page.getByTestId('notice-text')).toHaveValue(/三、预计期限。预计至9月13日20时。/);
  await page.screenshot({ path: shot('response-notice') });
  await page.getByTestId('notice-signer').focus();
  await keys.press('Control+Enter');
  await expect(page.getByTestId('document-receipts')).toBeVisible();
  expect(await keys.mouseEvents()).toBe(0);
  await page.screenshot({ path: shot('response-receipts') });
  await page.getByTestId('response-adjust-open').click();
  await page.getByTestId('response-level').last().getByText('Ⅱ级').click();
  await page.getByTestId('response-reason').fill('台风加强并北上');
  await page.getByTestId('response-decided-by').last().fill('县防指总指挥 林×');
  await page.screenshot({ path: shot('response-adjust') });
  await page.getByTestId('response-adjust-save').click();
  await expect(page.getByTestId('response-change')).toHaveCount(2);
  await page.getByTestId('response-reinforce').click();
  await expect(page.getByTestId('response-next')).toContainText('已在加强值班');
  await call(page, 'warning.lift', { warningId, reason: '县气象台解除' }, as);
  await expect(page.getByTestId('response-lifted')).toBeVisible();
  await setLook(page, 'zh', 'light');
  await page.getByTestId('rail-warnings').click();
  await page.getByTestId('tab-responses').click();
  await expect(page.getByTestId('response-lifted')).toBeVisible();
  await page.screenshot({ path: shot('response-light') });
  await page.getByTestId('response-issuers-open').click();
  await page.screenshot({ path: shot('response-issuers') });
  await page.getByTestId('rail-board').click();
  await expect(page.getByTestId('board-response')).toContainText('预警已解除，响应未终止');
  await page.screenshot({ path: shot('response-board') });
});
