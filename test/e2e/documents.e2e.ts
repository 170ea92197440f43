import type { Page } from '@playwright/test';
import { SETTINGS } from '../../shared/settings';
import { expect, type Locale, type Scheme, SMALL, setLook, test } from '../helpers/e2e';
import { byId, Keys } from '../helpers/e2eKeys';
import { boardPainted, call, openRoom, openShift, recordLandslide, SECOND, whoAmI } from '../helpers/e2eRoom';

const clock = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
const spine = (page: Page, words: string) => page.getByTestId('spine-row').filter({ hasText: words });

test('an extra urgent fax is registered, told to a leader and answered, and a reminder is set, without a mouse', async ({
  launch,
  home,
}) => {
  test.setTimeout(120_000);
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await openShift(page);
  const keys = new Keys(page);
  await keys.watchMouse();

  await keys.press('Alt+s');
  await keys.fill(byId('document-unit'), '省防指办');
  await keys.fill(byId('document-docNumber'), '闽防指办明电〔2026〕88号');
  await keys.fill(byId('document-title'), '关于报送转移人数的通知');
  await keys.pick(byId('document-way'), 'fax');
  await keys.pick(byId('document-urgency'), 'extra_urgent');
  await keys.fill(byId('document-place'), '2号夹');
  await keys.pick(byId('document-demand'), 'answer');
  await keys.fill(byId('document-demandText'), '6时前报转移人数');
  const due = Date.now() + 3 * 3_600_000;
  await keys.fill(byId('document-due'), clock(due));
  await page.screenshot({ path: 'out/e2e/screens/documents-form.png' });
  await keys.press('Control+Enter');
  await expect(page.getByTestId('document-detail')).toContainText('关于报送转移人数的通知');
  await expect(spine(page, '报领导：特急 省防指办')).toBeVisible();
  await expect(spine(page, '回复：省防指办')).toContainText(clock(due));

  await keys.push(byId('document-reported-open'));
  await keys.expectAt(byId('document-who'));
  await expect(page.getByTestId('document-who')).toHaveValue('林建国');
  await keys.fill(byId('document-words'), '按时报，数字先核一遍');
  await keys.press('Control+Enter');
  await expect(spine(page, '报领导')).toHaveCount(0);

  await keys.push(byId('document-finish-open'));
  await keys.pick(byId('document-outcome'), 'answered');
  await keys.fill(byId('document-receiver'), '省防指办值班员');
  await keys.fill(byId('document-result'), '已转移19人，余7人转移中');
  await keys.press('Control+Enter');
  await expect(page.getByTestId('document-row').first()).toHaveAttribute('data-state', 'finished');
  await expect(spine(page, '回复')).toHaveCount(0);
  await expect(page.getByTestId('document-history')).toContainText('已转移19人');

  await keys.press('Alt+t');
  await keys.fill(byId('reminder-text'), '+90 回拨枫坪镇核转移人数');
  await keys.press('Enter');
  await expect(page.getByTestId('reminder-row')).toContainText('回拨枫坪镇核转移人数');
  await expect(spine(page, '提醒：回拨枫坪镇核转移人数')).toBeVisible();
  await keys.push(byId('reminder-done'));
  await expect(page.getByTestId('reminder-row')).toHaveCount(0);

  await keys.press('Alt+2');
  const line = page.getByTestId('log-line').filter({ hasText: '特急 闽防指办明电〔2026〕88号' });
  await expect(line).toBeVisible();
  expect(await keys.mouseEvents()).toBe(0);
});

/** A shift with something of everything: documents both ways, a 机要件, reminders, a standing order, units to check. */
async function fill(page: Page): Promise<void> {
  const as = await whoAmI(page);
  const now = Date.now();
  const minute = 60_000;
  const unit = (name: string, at: number) => ({
    id: `u${at}`,
    name,
    phone: `0593-700000${at}`,
    backup: `1390000000${at}`,
    satPhone: at < 3 ? `1740000000${at}` : '',
    leader: '王镇长',
    leaderPhone: `1380000000${at}`,
  });
  const units = ['枫坪镇', '古田镇', '凤都镇', '平湖镇', '大桥镇', '杉洋镇'].map(unit);
  const value = { ...SETTINGS.checks.fallback, units };
  await call(page, 'settings.change', { key: 'checks', value }, as);
  await openShift(page);
  const incidentId = await recordLandslide(page, 6);
  const paper = {
    copies: 1,
    pages: 2,
    at: now - 20 * minute,
    confidential: false,
    owner: '',
    incidentId: null,
  };
  const received = (over: object) =>
    call(
      page,
      'document.receive',
      {
        ...paper,
        documentId: crypto.randomUUID(),
        unit: '省防指办',
        docNumber: '闽防指办明电〔2026〕88号',
        title: '关于报送强降雨期间转移人数的通知',
        way: 'fax',
        urgency: 'extra_urgent',
        place: '2号夹',
        demand: 'answer',
        demandText: '6时前报转移人数',
        dueAt: now + 100 * minute,
        incidentId,
        ...over,
      },
      as,
    );
  const fax = await received({});
  await call(
    page,
    'document.handle',
    {
      actId: crypto.randomUUID(),
      documentId: fax.id,
      act: 'reported',
      who: '林建国',
      at: now - 17 * minute,
      way: 'phone',
      words: '按时报，数字先核一遍。',
    },
    as,
  );
  await received({
    unit: '市应急局',
    title: '关于做好国庆值班工作的通知',
    way: 'platform',
    urgency: 'routine',
    demand: 'file',
    demandText: '',
    docNumber: '岚应急〔2026〕31号',
  });
  await received({
    unit: '',
    title: '',
    demandText: '',
    docNumber: '机2026-0031',
    way: 'confidential_exchange',
    place: '机要柜1格',
    confidential: true,
    incidentId: null,
    urgency: 'urgent',
  });
  await received({
    unit: '县气象局',
    title: '重要气象信息专报第12期',
    docNumber: '',
    way: 'mail',
    urgency: 'urgent',
    demand: 'handle',
    demandText: '',
    dueAt: now - minute,
    at: now - 60 * minute,
  });
  const sent = await call(
    page,
    'document.send',
    {
      ...paper,
      documentId: crypto.randomUUID(),
      units: units.map((one) => one.name),
      docNumber: '岚应急明电〔2026〕7号',
      title: '关于做好强降雨防范和转移避险工作的通知',
      way: 'platform',
      urgency: 'urgent',
      place: '',
      demand: 'receipt',
      dueAt: now + 25 * minute,
      answersId: null,
    },
    as,
  );
  for (const at of [0, 2, 3])
    await call(
      page,
      'document.sign',
      { documentId: sent.id, unit: at, who: '值班员', at: null, way: 'phone' },
      as,
    );
  await call(
    page,
    'document.chase',
    {
      actId: crypto.randomUUID(),
      documentId: sent.id,
      units: [1],
      who: '',
      at: null,
      way: 'phone',
      note: '',
    },
    as,
  );
  const remind = (text: string, inMinutes: number, repeat: 'none' | 'daily') =>
    call(
      page,
      'reminder.create',
      {
        reminderId: crypto.randomUUID(),
        text,
        dueAt: now + inMinutes * minute,
        owner: SECOND.displayName,
        repeat,
        everyMinutes: 0,
        incidentId,
      },
      as,
    );
  await remind('回拨枫坪镇核转移人数', 30, 'none');
  await remind('零报告：各乡镇报平安', 400, 'daily');
  for (const title of ['强降雨期间值守要求', '值班电话使用规定'])
    await call(
      page,
      'notice.issue',
      {
        noticeId: crypto.randomUUID(),
        title,
        text: '一、接到灾情先回拨核实，五分钟内报带班领导。\n二、书面报告须经签发。',
        validFrom: null,
        validUntil: null,
        renew: 'year',
      },
      as,
    );
  await call(
    page,
    'check.receive',
    {
      checkId: crypto.randomUUID(),
      unit: '市应急局指挥中心',
      type: 'video',
      caller: '',
      at: null,
      answeredBy: '陈瑜',
      questions: '带班领导是谁',
      result: 'normal',
      note: '',
    },
    as,
  );
}

const tab = (id: string, shown: string) => async (page: Page) => {
  await page.getByTestId('rail-log').click();
  await page.getByTestId(`tab-${id}`).click();
  await expect(page.getByTestId(shown).first()).toBeVisible();
};

const PICTURES: readonly (readonly [name: string, show: (page: Page) => Promise<void>])[] = [
  ['documents', tab('documents', 'document-row')],
  [
    'documents-receipts',
    async (page) => {
      await tab('documents', 'document-row')(page);
      await page.getByTestId('document-row').filter({ hasText: '强降雨防范' }).click();
      await expect(page.getByTestId('document-receipts')).toBeVisible();
    },
  ],
  [
    'documents-correct',
    async (page) => {
      await page.getByTestId('document-row').filter({ hasText: '强降雨期间转移人数' }).click();
      await page.getByTestId('document-correct-open').click();
      await expect(page.getByTestId('document-correct')).toBeVisible();
    },
  ],
  [
    'documents-new',
    async (page) => {
      await page.keyboard.press('Alt+s');
      await expect(page.getByTestId('document-form-incoming')).toBeVisible();
    },
  ],
  [
    'documents-new-outgoing',
    async (page) => {
      await page.keyboard.press('Alt+f');
      await expect(page.getByTestId('document-form-outgoing')).toBeVisible();
    },
  ],
  ['reminders', tab('reminders', 'reminder-row')],
  [
    'notices',
    async (page) => {
      await tab('notices', 'notice-row')(page);
      await page.getByTestId('notice-row').last().locator('button').first().click();
      await expect(page.getByTestId('notice-readers')).toBeVisible();
    },
  ],
  [
    'checks',
    async (page) => {
      await tab('checks', 'check-round')(page);
      const open = page.getByTestId('check-no-answer');
      if ((await page.getByTestId('check-lost-open').count()) === 0) await open.first().click();
      await expect(page.getByTestId('check-lost-open').first()).toBeVisible();
      await page.getByTestId('check-answered').nth(1).click();
      await expect(page.getByTestId('check-conclude')).toBeVisible();
    },
  ],
  [
    'checks-units',
    async (page) => {
      await tab('checks', 'checks-view')(page);
      await page.getByTestId('checks-view').locator('input').last().check();
      await expect(page.getByTestId('check-units')).toBeVisible();
    },
  ],
];

test('the registers beside the log fit 1366×768, dark in Chinese and light in English', {
  tag: '@long',
}, async ({ launch, home }) => {
  test.setTimeout(180_000);
  const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size: SMALL });
  await fill(page);
  const looks: readonly [Locale, Scheme][] = [
    ['zh', 'dark'],
    ['en', 'light'],
  ];
  for (const [locale, scheme] of looks) {
    await setLook(page, locale, scheme);
    await boardPainted(page);
    for (const [name, show] of PICTURES) {
      await show(page);
      const wide = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
      expect.soft(wide[0], name).toBeLessThanOrEqual(wide[1]);
      await page.screenshot({ path: `out/e2e/screens/${name}-${locale}-${scheme}.png` });
    }
  }
});
