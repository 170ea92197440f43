import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Console, expect, test } from '../helpers/e2e';
import { answerSaveDialog, expectLogIn, expectPages, parseCsv, pdfText } from '../helpers/e2eExports';
import { byId, Keys } from '../helpers/e2eKeys';
import { CHIEF, call, ROOM, SECOND, whoAmI } from '../helpers/e2eRoom';

const COMPOSER = byId('composer-input');
const sentOnce = (page: Console['page'], text: string) =>
  page.getByTestId('board-log').getByTestId('log-line').filter({ hasText: text });

async function foundRoom(keys: Keys): Promise<void> {
  const { page } = keys;
  await expect(page.getByTestId('firstrun')).toBeVisible();
  await keys.watchMouse();
  await keys.fill(byId('found-roomName'), ROOM.name);
  await keys.fill(byId('found-divisionCode'), '35092');
  await keys.press('Enter');
  await expect(page.getByText('行政区划代码是 6 位数字。')).toBeVisible();
  await keys.fill(byId('found-divisionCode'), ROOM.divisionCode);
  await keys.fill(byId('account-name'), CHIEF.name);
  await keys.fill(byId('account-displayName'), CHIEF.displayName);
  await keys.fill(byId('account-password'), CHIEF.password);
  await keys.fill(byId('account-repeat'), CHIEF.password);
  await keys.press('Enter');
  await expect(page.getByTestId('board')).toBeVisible();
  await expect(page.getByTestId('room-name')).toHaveText(ROOM.name);
}

async function addSecondOfficer(keys: Keys): Promise<void> {
  const { page } = keys;
  await keys.press('Alt+0');
  await keys.tabTo(byId('tab-room'));
  for (let tab = 0; tab < 5; tab += 1) await keys.press('ArrowRight');
  await keys.fill(byId('account-name'), SECOND.name);
  await keys.fill(byId('account-displayName'), SECOND.displayName);
  await keys.fill(byId('account-password'), SECOND.password);
  await keys.fill(byId('account-repeat'), SECOND.password);
  await keys.press('Enter');
  await expect(page.getByTestId('account-added')).toContainText(SECOND.displayName);
  // Alone at the desk, the key that changes the writer offers to sign one more in.
  await keys.press('Control+j');
  await keys.expectAt(byId('people-dialog'));
  await keys.fill(byId('signin-name'), SECOND.name);
  await keys.fill(byId('signin-password'), SECOND.password);
  await keys.press('Enter');
  await expect(page.getByTestId('people-dialog')).toHaveCount(0);
  await expectWriter(keys, SECOND.displayName);
  await keys.press('Control+j');
  await expectWriter(keys, CHIEF.displayName);
}

async function expectWriter(keys: Keys, name: string): Promise<void> {
  const writer = keys.page.locator(`${byId('composer-writer')} option:checked`);
  await expect(writer).toHaveText(name);
}

async function openShift(keys: Keys): Promise<void> {
  const { page } = keys;
  await keys.press('Alt+6');
  await keys.fill(byId('shift-name-duty_leader'), '林建国');
  await keys.choose(byId('shift-post-secondary_officer'), /黄志/);
  await keys.push(byId('shift-open'));
  await expect(page.getByTestId('header-shift')).toContainText('林建国');
  await expect(page.getByTestId('header-shift')).toContainText('陈瑜');
  await expect(page.getByTestId('header-shift')).toContainText('黄志');
}

/** Every state that lines above the composer went through, from now on. */
async function watchSent(keys: Keys): Promise<() => Promise<readonly string[]>> {
  await keys.page.evaluate(() => {
    const seen = window as unknown as { sentStates: string[] };
    seen.sentStates = [];
    new MutationObserver(() => {
      for (const line of document.querySelectorAll<HTMLElement>('[data-testid="composer-sent"]')) {
        const state = `${line.dataset['state']}: ${line.innerText.replaceAll(/\s+/g, ' ')}`;
        if (!seen.sentStates.includes(state)) seen.sentStates.push(state);
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  return () => keys.page.evaluate(() => (window as unknown as { sentStates: string[] }).sentStates);
}

async function logCalls(keys: Keys): Promise<void> {
  const { page } = keys;
  await keys.press('Alt+1', 'Control+l');
  await keys.expectAt(COMPOSER);
  const states = await watchSent(keys);
  await keys.type('县气象台电话：今夜到明晨有暴雨，注意防范。');
  await keys.press('Enter');
  await expect(sentOnce(page, '县气象台电话')).toHaveCount(1);
  await expect
    .poll(states)
    .toEqual([
      expect.stringMatching(/^sending: 正在保存/),
      expect.stringMatching(/^saved: ✓ 已入志 第 \d+ 条/),
    ]);
  await keys.expectAt(COMPOSER);
  await expect(page.locator(COMPOSER)).toHaveValue('');

  // Received seven minutes ago: set back in the field beside the text, which then says what it understood.
  await keys.type('枫坪镇值班室电话：溪水上涨，已加派人员巡查。');
  await keys.tabTo(byId('composer-received'));
  await keys.type('-7');
  await keys.press('Enter');
  await keys.expectAt(COMPOSER);
  await expect(page.locator(byId('composer-received'))).toHaveValue(/^\d\d:\d\d$/);
  const received = await page.locator(byId('composer-received')).inputValue();
  await keys.press('Enter');
  await expect(sentOnce(page, '溪水上涨')).toContainText(received);
  await expect(sentOnce(page, '溪水上涨')).toContainText('补记');
  // A text that a table program would take for a formula, and one with the signs of markup.
  for (const text of ['=1+1 是来电人念的口令', '大桥镇报：雨量 <50 毫米 & 水位正常']) {
    await keys.type(text);
    await keys.press('Enter');
    await expect(sentOnce(page, text)).toHaveCount(1);
  }
}

async function composePinyin(keys: Keys): Promise<void> {
  const { page } = keys;
  const as = await whoAmI(page);
  const before = await call(page, 'log.count', {}, as);
  await keys.press('Control+l');
  await keys.compose('shangkengcun', '上坑村');
  await expect(page.locator(COMPOSER)).toHaveValue('上坑村');
  await expect(page.getByTestId('composer-sent').filter({ hasText: '上坑村' })).toHaveCount(0);
  expect(await call(page, 'log.count', {}, as)).toEqual(before);
  await keys.type('村民来电问转移地点。');
  // The writer changes by one key; what was typed stays.
  await keys.press('Control+j');
  await keys.press('Enter');
  await expect(sentOnce(page, '上坑村村民来电问转移地点。')).toHaveCount(1);
  await expect(sentOnce(page, '上坑村村民来电')).toContainText(SECOND.displayName);
  expect((await call(page, 'log.count', {}, as)).people).toBe(before.people + 1);
  await keys.press('Control+j');
}

async function recordIncident(keys: Keys): Promise<void> {
  const { page } = keys;
  await keys.press('Alt+3');
  await keys.push(byId('incident-new'));
  await keys.expectAt(byId('incident-callback'));
  await keys.type('13900000000');
  await keys.fill(byId('incident-received'), '-8');
  await keys.fill(byId('incident-place'), '枫坪镇上坑村三组');
  await keys.choose(byId('incident-type'), /地质灾害/);
  await keys.fill(byId('incident-summary'), '屋后山体滑坡，三人被困，下方还住着二十六人，道路已断。');
  await keys.fill(byId('incident-trapped'), '3');
  await keys.fill(byId('incident-threatened'), '26');
  await keys.fill(byId('incident-caller-name'), '王海');
  await keys.press('Control+Enter');
  await expect(page.getByTestId('incident-header')).toContainText('滑坡');
  await expect(page.getByTestId('incident-header')).toContainText('枫坪镇上坑村三组');
}

const step = (block: string): string => `[data-testid="run-step"][data-block="${block}"]`;
const stepButton = (block: string): string => byId('run-step-toggle', step(block));

async function openStep(keys: Keys, block: string): Promise<void> {
  const card = keys.page.locator(step(block));
  await expect(card).toBeVisible();
  if ((await card.getAttribute('data-open')) !== 'true') await keys.push(stepButton(block));
  await expect(card).toHaveAttribute('data-open', 'true');
}

async function acknowledge(keys: Keys): Promise<void> {
  const { page } = keys;
  const strip = page.getByTestId('alert-strip');
  await expect(strip).toContainText('超时');
  const first = strip.getByTestId('alert-item').first();
  await expect(first).toContainText('接报登记');
  const alert = await first.getAttribute('data-alert');
  await keys.press('Control+Enter');
  await expect(page.locator(`[data-alert="${alert}"]`)).toHaveCount(0);
  // Known, and back by itself as long as it is not done.
  await expect(page.getByTestId('spine-row').filter({ hasText: '接报登记' })).toContainText(
    /知道了，\d\d:\d\d 再提醒/,
  );
}

async function runPlan(keys: Keys): Promise<void> {
  const { page } = keys;
  await keys.push(byId('start-plan-flash-flood-geohazard'));
  await expect(page.getByTestId('run-screen')).toBeVisible();
  await expect(page.getByTestId('flowchart')).toHaveAttribute('data-drawn', 'true');
  await acknowledge(keys);

  // A stray Enter on the button completes nothing.
  await openStep(keys, 'intake');
  await keys.push(byId('step-complete', step('intake')));
  await expect(page.locator(step('intake'))).toBeVisible();
  await keys.push(byId('step-fill', step('intake')));
  await keys.push(byId('step-rest-pending', step('intake')));
  await keys.push(byId('step-complete', step('intake')));
  await expect(page.getByTestId('run-done')).toContainText('接报登记');
  await expect(page.locator(step('intake'))).toHaveCount(0);
  const node = page.locator('[data-testid="flowchart"] g.node[id*="n_intake-"]');
  await expect(node).toHaveAttribute('data-state', 'done');
  await expect(page.getByTestId('spine-row').filter({ hasText: '接报登记' })).toHaveCount(0);
  await page.screenshot({ path: 'out/e2e/screens/story-run-zh.png' });
}

async function giveOrder(keys: Keys): Promise<void> {
  const { page } = keys;
  const party = `${step('send_main')} ${byId('party-fire_rescue')}`;
  await openStep(keys, 'send_main');
  await keys.fill(byId('notify-who', party), '119 指挥中心 刘强');
  await keys.push(byId('notify-save', party));
  await expect(page.locator(party)).toHaveAttribute('data-progress', 'notified');
  await keys.push(byId('report-back', party));
  await keys.fill(byId('report-who', party), '刘强');
  await keys.fill(byId('report-what', party), '两车十四人已出动');
  await keys.push(byId('report-save', party));
  await expect(page.locator(party)).toHaveAttribute('data-progress', 'reported');
  await expect(page.locator(party)).toContainText('两车十四人已出动');
}

async function decideAndReport(keys: Keys): Promise<void> {
  const { page } = keys;
  await openStep(keys, 'trapped');
  // The facts propose an answer; nothing is chosen until a person does.
  await expect(page.locator(`${step('trapped')} [data-proposed="true"]`)).toContainText('有');
  await keys.tabTo(byId('choice-option-0', step('trapped')));
  await keys.press('Space');
  await keys.push(byId('decided-by-me', step('trapped')));
  await keys.pick(byId('decision-way', step('trapped')), 'phone');
  await keys.push(byId('choice-save', step('trapped')));
  await expect(page.getByTestId('run-done')).toContainText('有没有人被困失联');
  await expect(page.locator(step('rescue'))).toBeVisible();

  await openStep(keys, 'leader');
  const recipient = `${step('leader')} [data-sent="false"]`;
  await keys.fill(byId('send-receiver', recipient), '林建国');
  await keys.tabTo(byId('send-read-back', recipient));
  await keys.press('Space');
  await keys.push(byId('send-save', recipient));
  await expect(page.getByTestId('run-done')).toContainText('报告带班领导');
}

async function correctLine(keys: Keys): Promise<void> {
  const { page } = keys;
  await keys.press('Alt+2');
  await keys.pick(byId('log-scale'), 'people');
  await keys.tabTo(byId('log-list'));
  await keys.press('Home', 'Enter');
  await expect(page.getByTestId('log-detail')).toContainText('县气象台电话');
  await keys.push(byId('log-correct'));
  await keys.expectAt(byId('log-correct-text'));
  await keys.retype('市气象台电话：今夜到明晨有暴雨到大暴雨，注意防范。');
  await keys.fill(byId('log-correct-reason'), '听错了单位和量级');
  await keys.push(byId('log-correct-save'));
  const old = page.getByTestId('log-line').filter({ hasText: '县气象台电话' }).first();
  await expect(old).toContainText('更正');
  await expect(page.getByTestId('log-chain')).toContainText('市气象台电话');
}

async function instruct(keys: Keys): Promise<void> {
  const { page } = keys;
  await keys.push(byId('log-instructions'));
  await keys.expectAt(byId('instruction-leader'));
  await keys.type('林建国');
  await keys.fill(byId('instruction-words'), '请水利局派人到上坑水库值守，每小时报一次水位。');
  await keys.fill(byId('instruction-owner'), SECOND.displayName);
  await keys.fill(byId('instruction-due'), '+30');
  await keys.push(byId('instruction-save'));
  await expect(page.getByTestId('log-line').filter({ hasText: '请水利局派人' })).toHaveCount(1);
  await expect(page.getByTestId('spine-row').filter({ hasText: '请水利局派人' })).toHaveCount(1);
  await keys.push(byId('log-instructions'));
  await keys.push(byId('instruction-done'));
  await keys.expectAt(byId('instruction-result'));
  await keys.type('水利局 3 人已到岗，首报水位 86.2 米。');
  await keys.push(byId('instruction-done-save'));
  await expect(page.getByTestId('spine-row').filter({ hasText: '请水利局派人' })).toHaveCount(0);
}

async function recordWarning(keys: Keys): Promise<void> {
  const { page } = keys;
  await keys.press('Alt+5');
  await keys.push(byId('warning-new'));
  await keys.fill(byId('warning-issuer'), '岚溪县气象台');
  await keys.fill(byId('warning-kind'), '暴雨');
  await keys.pick(byId('warning-color'), 'orange');
  await keys.fill(byId('warning-area'), '枫坪镇、大桥镇、古田镇');
  await keys.fill(byId('warning-text'), '预计未来 3 小时降水 50 毫米以上。');
  await keys.press('Control+Enter');
  await expect(page.getByTestId('warning-row')).toContainText('暴雨');
  await keys.press('Alt+1');
  await expect(page.getByTestId('board-warnings')).toContainText('枫坪镇');
}

async function closeShift(keys: Keys): Promise<void> {
  const { page } = keys;
  await keys.press('Alt+6');
  await keys.push(byId('shift-close'));
  await keys.fill(byId('shift-summary'), '上坑村滑坡处置中，三人被困；暴雨橙色预警生效。');
  await keys.push(byId('shift-close-save'));
  await expect(page.getByTestId('past-shift')).toContainText('上坑村滑坡处置中');
  await expect(page.getByTestId('header-no-shift')).toBeVisible();
}

async function exportLog(console: Console, keys: Keys): Promise<void> {
  const { page, home } = console;
  await answerSaveDialog(console, home);
  const people = (await call(page, 'log.count', {}, await whoAmI(page))).people;
  const lines = await call(page, 'log.range', { from: 1, to: people, people: true }, await whoAmI(page));
  const exported = page.getByTestId('shift-export-saved');
  const paths: Record<'pdf' | 'csv', string> = { pdf: '', csv: '' };
  for (const format of ['pdf', 'csv'] as const) {
    await keys.push(byId(`shift-export-${format}`, byId('past-shift')));
    await expect(exported).toContainText(`.${format}`, { timeout: 30_000 });
    paths[format] = join(home, (await exported.innerText()).match(/[^/\s]+\.(?:pdf|csv)/)?.[0] ?? '');
    copyFileSync(paths[format], `out/e2e/story.${format}`);
  }
  expectLogIn(pdfText(paths.pdf), lines);
  expectPages(paths.pdf);
  const csv = readFileSync(paths.csv);
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const cells = parseCsv(csv.subarray(3).toString('utf8'));
  expect(cells.length).toBeGreaterThan(lines.length);
  expect(new Set(cells.map((row) => row.length)).size, 'rows of one width').toBe(1);
  expectLogIn(cells.flat().join('\n'), lines);
  for (const cell of cells.flat()) expect(cell, 'no cell is a formula').not.toMatch(/^[=+\-@\t\r]/);
}

test('the whole story of a shift by keyboard alone, in Chinese', async ({ launch }) => {
  test.setTimeout(240_000);
  const console = await launch({ locale: 'zh' });
  const electron = await console.app.evaluate(() => process.versions.electron);
  process.stdout.write(`e2e: the console runs in Electron ${electron}\n`);
  const keys = new Keys(console.page);
  await test.step('first run', () => foundRoom(keys));
  await test.step('a second officer signs in', () => addSecondOfficer(keys));
  await test.step('a shift is opened', () => openShift(keys));
  await test.step('calls are logged', () => logCalls(keys));
  await test.step('Enter that confirms a pinyin candidate logs nothing', () => composePinyin(keys));
  await test.step('an incident is recorded', () => recordIncident(keys));
  await test.step('its plan is run and an alert acknowledged', () => runPlan(keys));
  await test.step('an order is given and reported back', () => giveOrder(keys));
  await test.step('a choice is made and a report sent', () => decideAndReport(keys));
  await test.step('a line is corrected', () => correctLine(keys));
  await test.step('an instruction is recorded and done', () => instruct(keys));
  await test.step('a warning is recorded', () => recordWarning(keys));
  await test.step('the shift is closed', () => closeShift(keys));
  await test.step('its log is exported', () => exportLog(console, keys));
  expect(await keys.mouseEvents()).toBe(0);
});
