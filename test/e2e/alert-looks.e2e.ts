import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { InputOf } from '../../shared/contract/procedures';
import { aContact, number } from '../helpers/contacts';
import { type Console, expect, type Locale, type Scheme, SMALL, setLook, test } from '../helpers/e2e';
import { DeskClock } from '../helpers/e2eClock';
import { answerSaveDialog } from '../helpers/e2eExports';
import { call, openRoom, openShift, recordLandslide, whoAmI } from '../helpers/e2eRoom';

const MINUTE = 60_000;
const YEAR = 366 * 24 * 60 * MINUTE;
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡林';
const TOWNS = ['枫坪镇', '石塘镇', '双溪镇', '富溪镇', '乍洋乡', '东源乡'];

/** Two heads and a duty room of each township, the way a county's book looks: a few without a number, one wrong, one kept for leaders. */
async function fillBook(page: Page, as: string): Promise<void> {
  const save = (over: Partial<InputOf<'contact.save'>>) =>
    call(page, 'contact.save', aContact(crypto.randomUUID(), over), as);
  for (const [place, town] of TOWNS.entries()) {
    const area = { unit: town, areaName: town, areaCode: `35092810${place + 1}` };
    const name = (at: number): string => `${SURNAMES[place * 2 + at]}${at === 0 ? '志明' : '建国'}`;
    const mobile = (at: number) => number(`138000${place + 1}${String(at).padStart(4, '0')}`);
    const head = await save({
      ...area,
      name: name(0),
      post: '党委书记',
      role: 'township_party_head',
      numbers: [mobile(1), number(`0593-83610${place}1`, { kind: 'office' })],
      visibility: place === 0 ? 'leaders' : 'all',
    });
    await save({
      ...area,
      name: name(1),
      post: '镇长',
      numbers: place === 4 ? [] : [{ ...mobile(2), isWrong: place === 2 }],
      superiorId: head.id,
    });
    await save({
      ...area,
      kind: 'room',
      name: `${town}值班室`,
      post: '',
      role: 'township_duty',
      numbers: [number(`0593-83620${place}9`, { kind: 'duty' })],
      validUntil: place === 5 ? Date.now() - YEAR : null,
    });
  }
}

async function warn(page: Page, as: string, kind: string, minutesAgo: number): Promise<string> {
  const { now } = await call(page, 'board.get', {}, null);
  const warning = await call(
    page,
    'warning.record',
    {
      warningId: crypto.randomUUID(),
      issuer: '岚溪县气象台',
      kind,
      color: 'orange',
      level: 'level_2',
      area: '枫坪镇、石塘镇、双溪镇',
      text: '未来3小时降雨量将达50毫米以上，请注意防范。',
      receivedAt: now - minutesAgo * MINUTE,
      startsAt: null,
      endsAt: null,
    },
    as,
  );
  return warning.id;
}

/** A call-out from the book in which some answered, some did not, and one fed back. */
async function callOut(page: Page, as: string, warningId: string): Promise<string> {
  const callOutId = crypto.randomUUID();
  const asked = { warningId, incidentId: null, kind: 'warning' as const };
  const draft = await call(page, 'callout.draft', asked, as);
  const people = draft.people.map(({ verdict: _v, callOutId: _c, personId: _p, ...one }) => ({
    ...one,
    phone: null,
  }));
  const { rule, phones, sentence } = draft;
  const input = { callOutId, kind: 'warning' as const, warningIds: [warningId], incidentId: null };
  await call(
    page,
    'callout.start',
    { ...input, ruleId: rule.id, people, phones, relay: false, sentence },
    as,
  );
  const lines = '1 应\n2 应\n3 无\n4 关\n5 应\n6 占';
  await call(page, 'callout.sheet', { callOutId, actId: crypto.randomUUID(), lines }, as);
  const personId = `${callOutId}:1`;
  const said = { feedbackId: crypto.randomUUID(), at: null, isOnPost: true, evacuated: 127 };
  const more = { forces: '抢险队30人', difficulties: '', way: 'mobile' as const };
  await call(page, 'callout.feedback', { callOutId, personId, ...said, ...more }, as);
  return callOutId;
}

const settingsTab =
  (id: string, shown: string) =>
  async (page: Page): Promise<void> => {
    await page.getByTestId('rail-settings').click();
    await page.getByTestId(`tab-${id}`).click();
    await page.getByTestId(shown).first().waitFor();
  };

const LOOKS: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['ladders', settingsTab('ladders', 'settings')],
  ['callout-rules', settingsTab('callouts', 'settings')],
  [
    'warning-aims',
    async (page) => {
      await settingsTab('room', 'warning-aims-settings')(page);
      await page.getByTestId('warning-folder-settings').scrollIntoViewIfNeeded();
      await page.getByTestId('warning-aims-settings').scrollIntoViewIfNeeded();
    },
  ],
  [
    'alerts',
    async (page) => {
      await page.keyboard.press('Control+Shift+A');
      await page.getByTestId('alert-row').first().waitFor();
    },
  ],
  [
    'alerts-done',
    async (page) => {
      await page.getByTestId('alerts-filter').locator('label').last().click();
      await page.getByTestId('evidence').first().waitFor();
    },
  ],
  [
    'statistics-aims',
    async (page) => {
      await page.getByTestId('rail-statistics').click();
      await page.getByTestId('tab-warnings').click();
      await page.getByTestId('table-aimsNine').scrollIntoViewIfNeeded();
    },
  ],
  [
    'contacts',
    async (page) => {
      await page.keyboard.press('Alt+8');
      await page.getByTestId('contact-row').nth(2).click();
      await page.getByTestId('contact-detail').waitFor();
    },
  ],
  [
    'contacts-mark',
    async (page) => {
      await page.getByTestId('contacts-stale').click();
      await page.getByTestId('contact-mark').first().click();
    },
  ],
  [
    'callouts',
    async (page) => {
      await page.keyboard.press('Alt+9');
      await page.getByTestId('callout-row').first().waitFor();
    },
  ],
  [
    'callout-open',
    async (page) => {
      await page.getByTestId('callout-row').last().click();
      await page.getByTestId('callout-add').click();
      await page.getByTestId('callout-add-name').fill('王');
      await page.getByTestId('callout-add-contact').first().waitFor();
    },
  ],
  [
    'callout-draft',
    async (page) => {
      await page.getByTestId('rail-warnings').click();
      await page.getByTestId('warning-callout').first().click();
      await page.getByTestId('callout-draft').waitFor();
      await page.getByTestId('callout-add').click();
    },
  ],
];

async function printed(room: Console, folder: string, id: string): Promise<void> {
  const { page } = room;
  mkdirSync(folder);
  await answerSaveDialog(room, folder);
  await page.keyboard.press('Alt+9');
  await page.getByTestId('callout-row').last().click();
  for (const testId of ['callout-table-pdf', 'callout-sheet-paper-pdf']) {
    const before = readdirSync(folder).length;
    await page.getByTestId(testId).click();
    await expect.poll(() => readdirSync(folder).length, { timeout: 60_000 }).toBe(before + 1);
  }
  expect(id).not.toBe('');
  for (const [place, name] of readdirSync(folder).entries()) {
    const to = join('out/e2e/screens', `look-paper-${place + 1}`);
    execFileSync('pdftoppm', ['-r', '70', '-png', '-f', '1', '-l', '1', join(folder, name), to]);
  }
}

test('@long screens of alerts, call-outs, contacts and aims with a county’s data, in both languages, and the papers', async ({
  launch,
  home,
}, info) => {
  test.setTimeout(600_000);
  const clock = new DeskClock(info.outputPath('clock'), Date.now());
  const room = await openRoom(launch, home, { env: clock.env, locale: 'zh', scheme: 'dark', size: SMALL });
  const { page } = room;
  await openShift(page);
  const as = await whoAmI(page);
  await fillBook(page, as);
  await recordLandslide(page, 20);
  const rain = await warn(page, as, '暴雨', 5);
  const id = await callOut(page, as, rain);
  const start = (await call(page, 'board.get', {}, null)).now;
  await clock.jump(page, start + 20 * MINUTE);
  await call(page, 'warning.lift', { warningId: rain, reason: '雨势减弱' }, as);
  await warn(page, as, '山洪灾害', 1);
  const looks: readonly (readonly [Locale, Scheme])[] = [
    ['zh', 'dark'],
    ['en', 'light'],
  ];
  for (const [locale, scheme] of looks) {
    await setLook(page, locale, scheme);
    for (const [name, show] of LOOKS) {
      await show(page);
      await page.screenshot({ path: `out/e2e/screens/look-${name}-${locale}.png` });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wide, `${name} is wider than the window`).toBe(false);
    }
  }
  await printed(room, info.outputPath('papers'), id);
});
