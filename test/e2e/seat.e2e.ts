import type { Page } from '@playwright/test';
import { violations } from '../helpers/axe';
import { expect, SMALL, setLook, test } from '../helpers/e2e';
import {
  addOfficer,
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
const THIRD = { name: 'linxiao', displayName: '林晓', password: 'Thirdpost-2026' } as const;
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

test('the chief’s password is lost: two officers reset it together, loudly, and an open item waits for a countersignature', async ({
  launch,
  home,
}) => {
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await addOfficer(page, THIRD);
  await call(page, 'session.signOut', { accountId: await whoAmI(page) }, null);
  await page.reload();
  await page.getByTestId('glass-open').first().click();
  const dialog = page.getByTestId('glass-dialog');
  await expect(dialog).toBeVisible();
  await shot(page, 'glass-zh-dark');
  expect.soft(await violations(page)).toEqual([]);
  const renewed = 'Renewed-chief-2026';
  const fill = async (second: typeof THIRD | typeof SECOND): Promise<void> => {
    await page.getByTestId('glass-name').fill(CHIEF.name);
    await page.getByTestId('glass-reason').fill('值班长联系不上，夜间要补录预案');
    await page.getByTestId('glass-first').fill(SECOND.name);
    await page.getByTestId('glass-first-password').fill(SECOND.password);
    await page.getByTestId('glass-second').fill(second.name);
    await page.getByTestId('glass-second-password').fill(second.password);
    await page.getByTestId('glass-next').fill(renewed);
    await page.getByTestId('glass-repeat').fill(renewed);
    await page.getByTestId('glass-submit').click();
  };
  // One person alone cannot, under whatever two names.
  await fill(SECOND);
  await expect(page.getByTestId('glass-error')).toBeVisible();
  await fill(THIRD);
  await expect(page.getByTestId('glass-done')).toContainText(CHIEF.displayName);
  await shot(page, 'glass-done-zh-dark');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await setLook(page, 'en', 'light');
  await page.getByTestId('glass-open').first().click();
  await expect(dialog).toBeVisible();
  await shot(page, 'glass-en-light');
  expect.soft(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  // What others set is good for one sign-in, at which it is changed.
  await page.getByTestId('signin-name').last().fill(CHIEF.name);
  await page.getByTestId('signin-password').last().fill(renewed);
  await page.getByTestId('signin-submit').last().click();
  await expect(page.getByTestId('expired-form')).toBeVisible();
  await page.getByTestId('expired-next').fill('Of-my-own-2026');
  await page.getByTestId('expired-repeat').fill('Of-my-own-2026');
  await page.getByTestId('expired-submit').click();
  await expect(page.getByTestId('composer-writer')).toHaveText(new RegExp(CHIEF.displayName));
  const open = await call(page, 'account.acts', { open: true }, await whoAmI(page));
  expect(open).toHaveLength(1);
});
