import type { Page } from '@playwright/test';
import { violations } from '../helpers/axe';
import { expect, SMALL, setLook, test } from '../helpers/e2e';
import {
  boardPainted,
  CHIEF,
  call,
  openRoom,
  openShift,
  recordLandslide,
  SECOND,
  whoAmI,
} from '../helpers/e2eRoom';

const PIN = '482913';
const shot = (page: Page, name: string) => page.screenshot({ path: `out/e2e/screens/${name}.png` });

test('a seat left alone locks itself, its alarm is answered, a PIN opens it, another person takes it, and the audit has it all', async ({
  launch,
  home,
}) => {
  const env = { WATCHDESK_IDLE_SECONDS: '8' };
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL, env });
  await openShift(page);
  const chief = await whoAmI(page);
  // A PIN is good in the shift in which the password was given.
  await call(page, 'session.signOut', { accountId: chief }, null);
  await call(page, 'session.signIn', { name: CHIEF.name, password: CHIEF.password }, null);
  await call(page, 'account.setPin', { password: CHIEF.password, pin: PIN }, chief);
  await page.getByTestId('composer-input').fill('还没写完');
  await recordLandslide(page, 6);
  await expect(page.getByTestId('alert-strip')).toBeVisible();

  // Nobody touches it.
  const lock = page.getByTestId('lock-screen');
  await expect(lock).toBeVisible({ timeout: 20_000 });
  await expect(lock.getByTestId('lock-who')).toContainText(CHIEF.displayName);
  await expect(lock.getByTestId('lock-alerts')).toBeVisible();
  await expect(lock).not.toContainText('上坑村');
  await shot(page, 'seat-lock-zh-dark');
  expect.soft(await violations(page)).toEqual([]);
  const refused = await page.evaluate(
    (as) =>
      (window as unknown as { watchdesk: { call: (...a: unknown[]) => Promise<unknown> } }).watchdesk.call(
        'shift.close',
        { shiftId: 'x', summary: '' },
        as,
      ),
    chief,
  );
  expect(refused).toMatchObject({ ok: false, error: { code: 'seat_locked' } });
  await page.keyboard.press('Control+Enter');
  await expect(lock.getByTestId('lock-quiet')).toBeVisible();
  await page.reload();
  await expect(lock).toBeVisible();
  await page.getByTestId('unlock-secret').fill(PIN);
  await page.getByTestId('unlock-submit').click();
  await expect(lock).toHaveCount(0);
  await expect(page.getByTestId('composer-input')).toHaveValue('还没写完');

  // The other one takes the seat; what was typed waits for the one who typed it.
  await page.keyboard.press('Control+Shift+J');
  await page.getByTestId('take-name').fill(SECOND.name);
  await page.getByTestId('take-password').fill(SECOND.password);
  await page.getByTestId('take-submit').click();
  await expect(page.getByTestId('composer-writer')).toHaveText(new RegExp(SECOND.displayName));
  await expect(page.getByTestId('composer-input')).toHaveValue('');
  await page.keyboard.press('Control+Shift+J');
  await page.getByTestId('take-name').fill(CHIEF.name);
  await page.getByTestId('take-password').fill(CHIEF.password);
  await page.getByTestId('take-submit').click();
  await expect(page.getByTestId('composer-input')).toHaveValue('还没写完');

  await page.keyboard.press('Alt+0');
  await page.getByTestId('tab-access').click();
  await expect(page.getByTestId('access-row').first()).toBeVisible();
  await shot(page, 'seat-table-zh-dark');
  await page.getByTestId('tab-policy').click();
  await expect(page.getByTestId('policy-idleMinutes')).toHaveValue('10');
  await shot(page, 'seat-policy-zh-dark');
  await page.getByTestId('tab-accounts').click();
  await page.getByTestId('account-row').nth(1).click();
  await expect(page.getByTestId('account-acts')).toBeVisible();
  await shot(page, 'seat-accounts-zh-dark');
  await page.getByTestId('open-audit').click();
  const kinds = page.getByTestId('audit-entry');
  for (const words of [
    '接手值班席',
    '解锁值班席，用 PIN',
    '锁定值班席（久无操作）',
    '值班席锁定时被拒绝：结班',
    '登录',
  ])
    await expect(kinds.filter({ hasText: words }).first()).toBeVisible();
  await shot(page, 'seat-audit-zh-dark');

  await setLook(page, 'en', 'light');
  await boardPainted(page);
  await page.keyboard.press('Alt+0');
  await page.getByTestId('tab-access').click();
  await expect(page.getByTestId('access-row').first()).toBeVisible();
  await shot(page, 'seat-table-en-light');
  await page.getByTestId('tab-accounts').click();
  await page.getByTestId('account-row').nth(1).click();
  await shot(page, 'seat-accounts-en-light');
  await page.getByTestId('open-audit').click();
  await expect(kinds.first()).toBeVisible();
  await shot(page, 'seat-audit-en-light');
  await page.keyboard.press('Control+Shift+L');
  await expect(lock).toBeVisible();
  await shot(page, 'seat-lock-en-light');
  expect.soft(await violations(page)).toEqual([]);
});
