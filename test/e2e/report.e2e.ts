import { expect, SMALL, setLook, test } from '../helpers/e2e';
import { byId, Keys } from '../helpers/e2eKeys';
import { call, openRoom, openShift, recordLandslide, whoAmI } from '../helpers/e2eRoom';

/** Counts the keys that are pressed and the characters that are put in, from now on. */
async function counting(
  keys: Keys,
): Promise<() => Promise<{ readonly keys: number; readonly text: number }>> {
  await keys.page.evaluate(() => {
    const seen = window as unknown as { pressed: number; put: number };
    seen.pressed = 0;
    seen.put = 0;
    window.addEventListener(
      'keydown',
      (event) => {
        if (!['Control', 'Alt', 'Shift'].includes(event.key)) seen.pressed += 1;
      },
      true,
    );
    window.addEventListener(
      'beforeinput',
      (event) => {
        seen.put += event.data?.length ?? 0;
      },
      true,
    );
  });
  return () =>
    keys.page.evaluate(() => {
      const { pressed, put } = window as unknown as { pressed: number; put: number };
      return { keys: pressed, text: put };
    });
}

async function dispatchTo(keys: Keys, receivers: readonly string[]): Promise<void> {
  await expect(keys.page.getByTestId('dispatch-form')).toBeVisible();
  const rows = keys.page.getByTestId('dispatch-row');
  for (const [at, receiver] of receivers.entries()) {
    await rows.nth(at).getByTestId('dispatch-receiver').focus();
    await keys.retype(receiver);
  }
  await keys.press('Control+Enter');
  await expect(keys.page.getByTestId('dispatch-sent')).toHaveCount(receivers.length);
}

test('reports are drafted, signed and sent by keyboard; an update with one changed figure takes few keys', async ({
  launch,
  home,
}) => {
  test.setTimeout(240_000);
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(page);
  const as = await whoAmI(page);
  const incidentId = await recordLandslide(page, 12);
  await call(page, 'incident.updateFacts', { incidentId, figures: { evacuated: 19 }, source: '枫坪镇' }, as);
  const keys = new Keys(page);
  await keys.watchMouse();
  await keys.press('Alt+3');
  await keys.push(byId('incident-row'));
  await expect(page.getByTestId('incident-screen')).toBeVisible();

  // 电话首报: read out, then recorded with who took it.
  await keys.press('Alt+r');
  await expect(page.getByTestId('report-editor')).toBeVisible();
  await expect(page.getByTestId('report-lead')).toHaveValue(/枫坪镇上坑村/);
  await keys.press('Control+Enter');
  await keys.expectAt(byId('sign-words'));
  await keys.type('同意，马上报。');
  await keys.press('Control+Enter');
  await page.screenshot({ path: 'out/e2e/screens/report-phone.png' });
  await dispatchTo(keys, ['县委办王强', '市局李敏']);
  await keys.push(byId('report-back'));

  // 书面初报.
  await keys.press('Alt+r');
  await expect(page.getByTestId('report-editor')).toBeVisible();
  await expect(page.getByTestId('report-title')).toHaveValue(/初报$/);
  await keys.fill(byId('report-trend'), '雨还在下，存在再次滑坡可能。');
  await expect(page.getByTestId('report-state')).toHaveAttribute('data-state', 'saved');
  await page.screenshot({ path: 'out/e2e/screens/report-editor.png' });
  await keys.press('Control+Enter');
  await keys.expectAt(byId('sign-words'));
  await keys.type('同意。');
  await page.screenshot({ path: 'out/e2e/screens/report-sign.png' });
  await keys.press('Control+Enter');
  await expect(page.getByTestId('report-text')).toContainText('第1期');
  await expect(page.getByTestId('report-text')).toContainText('电话签发，待补签');
  await page.screenshot({ path: 'out/e2e/screens/report-dispatch.png' });
  await dispatchTo(keys, ['县委办王强', '市局李敏']);
  await keys.push(byId('report-back'));

  // One figure has changed: the update is sent.
  const count = await counting(keys);
  const begun = Date.now();
  await keys.press('Alt+r');
  await expect(page.getByTestId('report-title')).toHaveValue(/续报（一）$/);
  await keys.press('Alt+f');
  await keys.type('转移26');
  await keys.press('Enter');
  await expect(page.getByTestId('report-changes')).toHaveValue('转移19→26');
  await keys.press('Control+Enter');
  await keys.expectAt(byId('sign-words'));
  await keys.type('同意。');
  await keys.press('Control+Enter');
  await expect(page.getByTestId('dispatch-form')).toBeVisible();
  await keys.press('Control+Enter');
  await expect(page.getByTestId('dispatch-sent')).toHaveCount(2);
  const used = await count();
  console.log(
    `an update with one changed figure: ${used.keys} keys, ${used.text} characters, ${Date.now() - begun} ms of the machine`,
  );
  expect(used.keys).toBeLessThanOrEqual(12);
  expect(await keys.mouseEvents()).toBe(0);

  // What is left open: the signatures of both papers, and what the other side has not confirmed.
  const open = await call(page, 'todo.list', {}, as);
  expect(open.filter((item) => item.group === 'to_sign')).toHaveLength(2);
  await keys.push(byId('report-back'));
  await page.getByTestId('tab-reports').click();
  await expect(page.getByTestId('report-row')).toHaveCount(3);
  await page.screenshot({ path: 'out/e2e/screens/reports-tab.png' });
  await setLook(page, 'en', 'light');
  await keys.press('Alt+3');
  await keys.push(byId('incident-row'));
  await page.getByTestId('tab-reports').click();
  await expect(page.getByTestId('reports-tab')).toContainText('Signed off');
  await page.screenshot({ path: 'out/e2e/screens/reports-tab-en.png' });
  await page.getByTestId('report-open').first().click();
  await expect(page.getByTestId('report-signed')).toBeVisible();
  await page.screenshot({ path: 'out/e2e/screens/report-signed-en.png' });
});
