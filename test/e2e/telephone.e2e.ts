import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Console, expect, SMALL, setLook, test } from '../helpers/e2e';
import { byId, Keys } from '../helpers/e2eKeys';
import { boardPainted, call, openRoom, openShift, signIn, whoAmI } from '../helpers/e2eRoom';

const COMPOSER = byId('composer-input');
const WANG = { unit: '枫坪镇值班室', name: '王海', post: '值班员', phone: '13955500123' };

/** A call of an hour ago, by which the room knows the man. */
async function knowsWang(page: Page): Promise<void> {
  const line = { kind: 'phone_in', text: '枫坪镇报平安。', occurredAt: null, incidentId: null } as const;
  const receivedAt = Date.now() - 3_600_000;
  const input = { ...line, entryId: crypto.randomUUID(), receivedAt, caller: WANG, handling: '' };
  await call(page, 'log.append', input, await whoAmI(page));
}

/** A picture of 1 × 1, put on the clipboard of the page and pasted into what has the focus, as Ctrl+V of a screenshot does. */
async function pasteImage(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 180;
    const draw = canvas.getContext('2d');
    if (draw === null) throw new Error('no canvas');
    draw.fillStyle = '#1d6f7d';
    draw.fillRect(0, 0, 320, 180);
    draw.fillStyle = '#ffffff';
    draw.fillRect(40, 110, 240, 30);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (blob === null) throw new Error('no picture');
    const data = new DataTransfer();
    data.items.add(new File([blob], 'image.png', { type: 'image/png' }));
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  });
}

async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `out/e2e/screens/telephone-${name}.png` });
}

/** The newest lines of people, as the board has them. */
const line = (page: Page, text: string) =>
  page.getByTestId('board-log').getByTestId('log-line').filter({ hasText: text });

async function logOnly(keys: Keys): Promise<void> {
  const { page } = keys;
  await keys.press('F2');
  await keys.expectAt(byId('slip-phone'));
  await expect(page.getByTestId('hush')).toHaveText(/静音 [45]:\d\d/);
  // The strip and the list of deadlines stay in sight and in reach.
  const slip = await page.getByTestId('slip').boundingBox();
  const spine = await page.locator('.spine').boundingBox();
  expect((slip?.x ?? 0) + (slip?.width ?? 0)).toBeLessThanOrEqual(spine?.x ?? 0);
  await keys.type('1395');
  await expect(page.getByTestId('known-caller').first()).toContainText('王海');
  await screenshot(page, 'known');
  await keys.press('Enter');
  await expect(page.locator(byId('slip-unit'))).toHaveValue(WANG.unit);
  await keys.fill(byId('slip-what'), '溪水上涨二十厘米，已加派人员巡查。');
  await pasteImage(page);
  await expect(page.getByTestId('slip').getByTestId('file')).toContainText('粘贴');
  await screenshot(page, 'slip');
  await keys.press('Control+1');
  await expect(page.getByTestId('slip')).toHaveCount(0);
  await expect(line(page, '溪水上涨')).toContainText('附件 1');
  await expect(page.getByTestId('hush')).toHaveCount(0);
}

async function incident(keys: Keys): Promise<void> {
  const { page } = keys;
  // Over a dialog, and put away and taken up again, with nothing lost.
  await keys.press('Control+F1');
  await expect(page.getByTestId('key-map')).toBeVisible();
  await keys.press('F2');
  await keys.expectAt(byId('slip-phone'));
  await keys.type(WANG.phone);
  await keys.press('Enter');
  await keys.fill(byId('slip-place'), '枫坪镇上坑村三组');
  await keys.fill(byId('slip-count'), '三人被困');
  await keys.press('Escape');
  await expect(page.getByTestId('slip')).toHaveCount(0);
  await expect(page.getByTestId('key-map')).toBeVisible();
  await keys.press('Escape');
  await expect(page.getByTestId('slip-chip')).toContainText('未完成通话 1');
  await keys.press('Control+F2');
  await expect(page.locator(byId('slip-place'))).toHaveValue('枫坪镇上坑村三组');
  await keys.fill(byId('slip-what'), '屋后山体滑坡，道路已断。');
  await keys.press('Control+2');
  await expect(page.locator(byId('incident-callback'))).toHaveValue(WANG.phone);
  await expect(page.locator(byId('incident-place'))).toHaveValue('枫坪镇上坑村三组');
  await expect(page.locator(byId('incident-summary'))).toHaveValue('屋后山体滑坡，道路已断。三人被困');
  await expect(page.getByTestId('slip-incident-chip')).toBeVisible();
  await keys.choose(byId('incident-type'), /地质灾害/);
  await keys.press('Control+Enter');
  await expect(page.getByTestId('incident-header')).toContainText('枫坪镇上坑村三组');
  await expect(page.getByTestId('slip-incident-chip')).toHaveCount(0);
}

/** On the line itself: its picture, later handling, and a withdrawal of a line that was a mistake. */
async function afterwards(keys: Keys): Promise<void> {
  const { page } = keys;
  await keys.press('Control+l');
  await keys.type('记错的一条。');
  await keys.press('Enter');
  await expect(page.getByTestId('composer-sent').filter({ hasText: '记错的一条' })).toHaveAttribute(
    'data-state',
    'saved',
  );
  await keys.press('Alt+2');
  await keys.tabTo(byId('log-list'));
  await keys.press('End', 'Enter');
  await keys.push(byId('log-withdraw'));
  await keys.fill(byId('log-withdraw-reason'), '记到了别的班次');
  await keys.push(byId('log-withdraw-form-save'));
  await expect(page.getByTestId('log-withdrawn-why')).toContainText('记到了别的班次');
  await screenshot(page, 'log');
}

async function expectKept(console: Console): Promise<void> {
  const { page, home } = console;
  const as = await whoAmI(page);
  const { people } = await call(page, 'log.count', {}, as);
  const lines = await call(page, 'log.range', { from: 1, to: people, people: true }, as);
  const noted = lines.find((one) => one.text.startsWith('溪水上涨'));
  expect(noted).toMatchObject({ kind: 'phone_in', caller: WANG, call: { outcome: 'note' } });
  const [file] = noted?.attachments ?? [];
  expect(file).toMatchObject({ mime: 'image/png' });
  const path = join(home, 'attachments', file?.sha256.slice(0, 2) ?? '', file?.sha256 ?? '');
  expect(readFileSync(path).length).toBe(file?.size);
  expect(readdirSync(join(home, 'attachments', 'staging'))).toEqual([]);
  const reported = lines.find((one) => one.call?.outcome === 'incident');
  expect(reported?.incidentTitle).toContain('枫坪镇上坑村三组');
  const { shift } = await call(page, 'board.get', {}, as);
  expect(await call(page, 'shift.numbers', { shiftId: shift?.id ?? '' }, as)).toMatchObject({
    calls: 3,
    incidents: 1,
  });
}

test('the telephone key: a call that is only logged, with a known caller and a pasted picture, and one that is an incident, by keyboard', async ({
  launch,
  home,
}) => {
  const console = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  const { page } = console;
  await openShift(page);
  await knowsWang(page);
  const keys = new Keys(page);
  await keys.watchMouse();
  await logOnly(keys);
  await incident(keys);
  await afterwards(keys);
  expect(await keys.mouseEvents()).toBe(0);
  await expectKept(console);
});

test('a killed console comes back with the slip, the gap and the question of the clock', async ({
  launch,
  home,
}) => {
  const first = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(first.page);
  const keys = new Keys(first.page);
  await keys.press('F2');
  await keys.fill(byId('slip-what'), '话没说完电就断了');
  await expect
    .poll(() => first.page.evaluate(() => localStorage.getItem('watchdesk.slips')))
    .toContain('话没说完');
  await first.page.reload();
  await expect(first.page.locator(byId('slip-what'))).toHaveValue('话没说完电就断了');
  await first.kill();
  const second = await launch({ home, locale: 'zh', scheme: 'light', size: SMALL });
  const { page } = second;
  await boardPainted(page);
  const question = page.getByTestId('clock-question');
  await expect(question).toContainText('中断');
  await expect(question).toContainText('登录后回答');
  await signIn(page);
  await screenshot(page, 'gap-light');
  const again = new Keys(page);
  await again.push(byId('clock-right'));
  await expect(question).toHaveCount(0);
  await page.getByTestId('rail-log').click();
  await expect(page.getByTestId('log-line').last()).toContainText(/对时：本机 .*与实际相符/);
});

test('the slip and the log in light and in English', { tag: '@long' }, async ({ launch, home }) => {
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(page);
  await knowsWang(page);
  const keys = new Keys(page);
  for (const [locale, scheme] of [
    ['zh', 'light'],
    ['en', 'light'],
  ] as const) {
    await setLook(page, locale, scheme);
    await boardPainted(page);
    await keys.press('F2');
    await keys.expectAt(byId('slip-phone'));
    await keys.type('1395');
    await expect(page.getByTestId('known-caller').first()).toBeVisible();
    await screenshot(page, `slip-${locale}-${scheme}`);
    await keys.press('Enter', 'Escape');
    await keys.press('Control+l');
    await keys.press('Control+Shift+T');
    await expect(page.getByTestId('phrase').first()).toBeVisible();
    await screenshot(page, `phrases-${locale}-${scheme}`);
    await keys.press('Escape');
    await page.locator(COMPOSER).waitFor();
    await page.getByTestId('composer-more').click();
    await page.getByTestId('rail-log').click();
    await expect(page.getByTestId('log-line').first()).toBeVisible();
    await page.getByTestId('log-line').last().click();
    await expect(page.getByTestId('log-detail')).toBeVisible();
    await screenshot(page, `log-${locale}-${scheme}`);
    await page.getByTestId('composer-more').click();
    await page.getByTestId('rail-board').click();
  }
});
