import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { inRepo } from '../../scripts/repo.ts';
import { violations } from '../helpers/axe';
import { expect, LARGE, type Locale, type Scheme, SMALL, setLook, test } from '../helpers/e2e';
import { overflows } from '../helpers/e2eOverflows';
import { boardPainted, openRoom, openShift, ROOM, recordLandslide } from '../helpers/e2eRoom';

/** Names and words that this room's people typed in Chinese, lists that are its settings, what was searched for: they stay Chinese on the English screen. */
const TYPED =
  /划定重点区|预置力量|转移人员|三个在前|三个精准|三个联动|精准[^\s，。]*|(?:预警|预置|转移)在前|省、市、县贯通|上下游衔接|气象、水文、防汛和基层干部互动|岚溪县应急值班室|枫坪镇[^\s，。]*|上坑村滑坡|屋后山体滑坡，三人被困，下方还住着二十六人。|陈瑜|黄志|林建国|王海|值班员|电话|语言|中文|值守台|停电包|“滑坡”|传真|视频会商|卫星电话|对讲|应急指挥系统|电源|钥匙|印章登记|密码设备/g;

const dense = (text: string): string => text.replace(/\s+/g, '');
const isPlanText = (line: string): boolean =>
  PLANS.includes(dense(line)) ||
  pieceIn(line) ||
  (line.match(/\p{Script=Han}{5,}/gu) ?? []).some((words) => PLANS.includes(words));
/** Labels of fields and names of papers in the plans: the text of a plan lists them after one another. */
const pieceIn = (line: string): boolean =>
  /^(?:Fields|Outputs): /.test(line) &&
  (line.match(/\p{Script=Han}+/gu) ?? []).every((words) => PLANS.includes(words));
/** What the work plans themselves say is Chinese too: it is the room's own text, filled in with its own names. */
const PLANS = readdirSync(inRepo('resources/work-plans'))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => dense(readFileSync(inRepo('resources/work-plans', file), 'utf8')))
  .join('\n');

/** Lines on the screen with Chinese that is neither what somebody typed nor the text of a plan. */
const untranslated = (text: string): readonly string[] =>
  text.split('\n').filter((line) => {
    if (isPlanText(line)) return false;
    return /\p{Script=Han}/u.test(line.replace(TYPED, ''));
  });

type Screen = { readonly name: string; readonly show: (page: Page) => Promise<void> };

const rail =
  (name: string, shown: string): Screen['show'] =>
  async (page) => {
    await page.getByTestId(`rail-${name}`).click();
    await expect(page.getByTestId(shown).first()).toBeVisible();
  };

/** A part of a screen that stands behind its tab. */
const tab = (screen: 'log' | 'shift', id: string): Screen => ({
  name: `${screen}-${id}`,
  show: async (page) => {
    await page.getByTestId(`rail-${screen}`).click();
    await page.getByTestId(`tab-${id}`).click();
    await expect(page.getByTestId(`tab-${id}`)).toHaveAttribute('aria-selected', 'true');
    // The part comes in a file of its own: something of it stands there when it has come.
    await expect(page.locator('main [role=tablist] ~ *').first()).toBeVisible();
  },
});

/** A part of an incident's page. */
const incidentTab = (id: string): Screen => ({
  name: `incident-${id}`,
  show: async (page) => {
    await page.getByTestId('rail-incidents').click();
    await page.getByTestId('incident-row').first().click();
    await page.getByTestId(`tab-${id}`).click();
    await expect(page.getByTestId(`tab-${id}`)).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByTestId('incident-part').locator('section, form').first()).toBeVisible();
  },
});

const SCREENS: readonly Screen[] = [
  { name: 'board', show: rail('board', 'board') },
  {
    name: 'slip',
    show: async (page) => {
      await page.keyboard.press('F2');
      await expect(page.getByTestId('slip-length')).toBeVisible();
    },
  },
  {
    name: 'palette',
    show: async (page) => {
      await page.getByTestId('slip-hide').click();
      await page.keyboard.press('Control+k');
      await page.getByTestId('palette-input').fill('滑坡');
      await expect(page.getByTestId('palette-row').first()).toBeVisible();
    },
  },
  {
    name: 'log',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('palette')).toHaveCount(0);
      await page.getByTestId('rail-log').click();
      await page.getByTestId('tab-lines').click();
      await expect(page.getByTestId('log-line').first()).toBeVisible();
    },
  },
  ...['documents', 'reminders', 'checks', 'notices', 'imports'].map((id) => tab('log', id)),
  {
    name: 'shift',
    show: async (page) => {
      await page.getByTestId('rail-shift').click();
      await page.getByTestId('tab-now').click();
      await expect(page.getByTestId('shift-close')).toBeVisible();
    },
  },
  ...['signOn', 'roster', 'handover', 'morning', 'archive'].map((id) => tab('shift', id)),
  { name: 'callouts', show: rail('callouts', 'callouts') },
  {
    name: 'callout-draft',
    show: async (page) => {
      await page.getByTestId('callout-new-relief').click();
      await expect(page.getByTestId('callout-draft')).toBeVisible();
    },
  },
  { name: 'incidents', show: rail('incidents', 'incident-row') },
  {
    name: 'incident',
    show: async (page) => {
      await page.getByTestId('incident-row').first().click();
      await expect(page.getByTestId('incident-header')).toBeVisible();
    },
  },
  {
    name: 'incident-elements',
    show: async (page) => {
      await page.getByTestId('tab-elements').click();
      await expect(page.getByTestId('elements-tab')).toBeVisible();
    },
  },
  {
    name: 'incident-again',
    show: async (page) => {
      await page.getByTestId('tab-overview').click();
      await expect(page.getByTestId('elements-tab')).toHaveCount(0);
    },
  },
  {
    name: 'run',
    show: async (page) => {
      const start = page.getByTestId('start-plan-flash-flood-geohazard');
      if (await start.isVisible()) await start.click();
      else await page.getByTestId('incident-run').first().click();
      await expect(page.getByTestId('flowchart')).toHaveAttribute('data-drawn', 'true');
      await expect(page.getByTestId('run-step').first()).toBeVisible();
    },
  },
  {
    name: 'run-outline',
    show: async (page) => {
      await page.keyboard.press('Alt+o');
      await expect(page.getByTestId('run-outline')).toBeVisible();
    },
  },
  {
    name: 'run-wall',
    show: async (page) => {
      await page.keyboard.press('Alt+o');
      await page.keyboard.press('F11');
      await expect(page.getByTestId('wall').getByTestId('flowchart')).toHaveAttribute('data-drawn', 'true');
      await expect(page.getByTestId('wall-step').first()).toBeVisible();
    },
  },
  {
    name: 'run-left-wall',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('wall')).toHaveCount(0);
    },
  },
  ...['facts', 'people', 'clocks', 'oral'].map(incidentTab),
  {
    name: 'oral-card',
    show: async (page) => {
      await page.keyboard.press('F4');
      // The tab shows the same card: only the sheet says that the key has done its work.
      await expect(page.getByTestId('oral-sheet').getByTestId('oral-text')).toBeVisible();
    },
  },
  {
    name: 'oral-left',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('oral-sheet')).toHaveCount(0);
    },
  },
  {
    name: 'incident-reports',
    show: async (page) => {
      await page.getByTestId('rail-incidents').click();
      await page.getByTestId('incident-row').first().click();
      await page.getByTestId('tab-reports').click();
      await expect(page.getByTestId('reports-tab')).toBeVisible();
    },
  },
  {
    name: 'report',
    show: async (page) => {
      await page.getByTestId('report-begin-initial').click();
      await expect(page.getByTestId('report-editor')).toBeVisible();
    },
  },
  {
    name: 'incident-new',
    show: async (page) => {
      await page.getByTestId('rail-incidents').click();
      await page.getByTestId('incident-new').click();
      await expect(page.getByTestId('incident-callback')).toBeVisible();
    },
  },
  {
    name: 'plan',
    show: async (page) => {
      await page.getByTestId('rail-plans').click();
      await page.getByTestId('plan-typhoon-flood').click();
      await expect(page.getByTestId('plan-view')).toBeVisible();
      await expect(page.locator('[data-drawn="true"]')).toBeVisible();
    },
  },
  {
    name: 'plan-revisions',
    show: async (page) => {
      await page.getByTestId('tab-revisions').click();
      await expect(page.getByTestId('revisions')).toBeVisible();
    },
  },
  {
    name: 'plan-edit',
    show: async (page) => {
      await page.getByTestId('plan-edit').click();
      await expect(page.getByTestId('plan-editor').locator('[data-drawn="true"]')).toBeVisible();
      await page.locator('[data-testid="edit-row"][data-kind="step"]').first().click();
      await expect(page.getByTestId('tick-add')).toBeVisible();
    },
  },
  {
    name: 'plan-new',
    show: async (page) => {
      await page.getByTestId('rail-plans').click();
      await page.getByTestId('plan-new').click();
      await expect(page.getByTestId('plan-create')).toBeVisible();
    },
  },
  {
    name: 'plan-import',
    show: async (page) => {
      await page.getByTestId('rail-plans').click();
      await page.getByTestId('plan-import').click();
      await page.getByTestId('plan-import-paste').fill('flowchart TD\n  a[call] --> b[order]\n');
      await page.getByTestId('plan-import-read').click();
      await expect(page.getByTestId('plan-import-counts')).toBeVisible();
    },
  },
  {
    name: 'warning-new',
    show: async (page) => {
      await page.getByTestId('rail-warnings').click();
      await page.getByTestId('warning-new').click();
      await expect(page.getByTestId('warning-issuer')).toBeVisible();
    },
  },
  {
    name: 'warning-reading',
    show: async (page) => {
      await page.getByTestId('rail-warnings').click();
      await page.getByTestId('warning-paste-open').click();
      await page.getByTestId('warning-paste-text').fill('岚溪县气象台发布暴雨橙色预警信号');
      await page.getByTestId('warning-paste-read').click();
      await expect(page.getByTestId('warning-reading')).toBeVisible();
    },
  },
  {
    name: 'statistics-warnings',
    show: async (page) => {
      await page.getByTestId('rail-statistics').click();
      await page.getByTestId('tab-warnings').click();
      await expect(page.getByTestId('block-aimsAhead')).toBeVisible();
    },
  },
  {
    name: 'response-new',
    show: async (page) => {
      await page.getByTestId('rail-warnings').click();
      await page.getByTestId('tab-responses').click();
      await page.getByTestId('response-new').click();
      await expect(page.getByTestId('response-issuer')).toBeVisible();
    },
  },
  {
    name: 'loss-new',
    show: async (page) => {
      await page.getByTestId('rail-warnings').click();
      await page.getByTestId('tab-losses').click();
      await page.getByTestId('loss-new').click();
      await expect(page.getByTestId('loss-title')).toBeVisible();
    },
  },
  {
    name: 'tally-new',
    show: async (page) => {
      await page.getByTestId('rail-warnings').click();
      await page.getByTestId('tab-tally').click();
      await page.getByTestId('tally-new').click();
      await expect(page.getByTestId('tally-title')).toBeVisible();
    },
  },
  { name: 'statistics', show: rail('statistics', 'statistics-total') },
  { name: 'contacts', show: rail('contacts', 'contacts-find') },
  {
    name: 'contacts-new',
    show: async (page) => {
      await page.getByTestId('rail-contacts').click();
      await page.getByTestId('contacts-new').click();
      await expect(page.getByTestId('contact-name')).toBeVisible();
    },
  },
  {
    name: 'contacts-import',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByTestId('rail-contacts').click();
      await page.getByTestId('contacts-import').click();
      await expect(page.getByTestId('contacts-import-choose')).toBeVisible();
    },
  },
  { name: 'settings', show: rail('settings', 'data-path') },
  {
    name: 'settings-rules',
    show: async (page) => {
      await page.getByTestId('rail-settings').click();
      await page.getByTestId('tab-rules').click();
      await expect(page.getByTestId('rules-panel')).toBeVisible();
    },
  },
  {
    name: 'settings-ladders',
    show: async (page) => {
      await page.getByTestId('rail-settings').click();
      await page.getByTestId('tab-ladders').click();
      await expect(page.getByTestId('ladders-panel')).toBeVisible();
    },
  },
  ...(
    [
      ['accounts', 'account-row'],
      ['access', 'access-row'],
      ['policy', 'policy-save'],
    ] as const
  ).map(([id, shown]) => ({
    name: `settings-${id}`,
    show: async (page: Page) => {
      await page.getByTestId('rail-settings').click();
      await page.getByTestId(`tab-${id}`).click();
      await expect(page.getByTestId(shown).first()).toBeVisible();
    },
  })),
  {
    name: 'audit',
    show: async (page) => {
      await page.getByTestId('rail-settings').click();
      await page.getByTestId('tab-accounts').click();
      await page.getByTestId('open-audit').click();
      await expect(page.getByTestId('audit-entry').first()).toBeVisible();
    },
  },
  {
    name: 'settings-callouts',
    show: async (page) => {
      await page.getByTestId('rail-settings').click();
      await page.getByTestId('tab-callouts').click();
      await expect(page.getByTestId('callout-rules')).toBeVisible();
    },
  },
  {
    name: 'alerts',
    show: async (page) => {
      await page.keyboard.press('Control+Shift+A');
      await expect(page.getByTestId('alerts')).toBeVisible();
    },
  },
  {
    name: 'settings-backups',
    show: async (page) => {
      await page.getByTestId('rail-settings').click();
      await page.getByTestId('tab-backups').click();
      await expect(page.getByTestId('backups')).toBeVisible();
    },
  },
  {
    name: 'search',
    show: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByTestId('palette-input').fill('滑坡');
      await expect(page.getByTestId('palette-row').first()).toBeVisible();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await expect(page.getByTestId('search-hit').first()).toBeVisible();
    },
  },
  ...['documents', 'timeline'].map(incidentTab),
  ...['incidents', 'duties', 'callouts', 'drills'].map(
    (id): Screen => ({
      name: `statistics-${id}`,
      show: async (page) => {
        await page.getByTestId('rail-statistics').click();
        await page.getByTestId(`tab-${id}`).click();
        await expect(page.getByTestId('statistics-tables')).toHaveAttribute('data-busy', 'false');
      },
    }),
  ),
  {
    name: 'plan-compare',
    show: async (page) => {
      await page.getByTestId('rail-plans').click();
      await page.getByTestId('plan-typhoon-flood').click();
      await page.getByTestId('tab-compare').click();
      await expect(page.getByTestId('tab-compare')).toHaveAttribute('aria-selected', 'true');
    },
  },
  {
    name: 'help',
    show: async (page) => {
      await page.getByTestId('rail-board').click();
      await page.keyboard.press('F1');
      await page.getByTestId('help-topics').locator('summary').click();
      await page.getByTestId('help-guide').click();
      await expect(page.getByTestId('guide')).toBeVisible();
    },
  },
  {
    name: 'key-map',
    show: async (page) => {
      await page.getByTestId('help-guide').click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+F1');
      await expect(page.getByTestId('key-map')).toBeVisible();
    },
  },
  {
    name: 'left-key-map',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('key-map')).toHaveCount(0);
    },
  },
];

/** Keys of the catalogue that stand on the screen in the place of words. */
const keysIn = (text: string): readonly string[] =>
  text.match(/\b[a-z]+(?:[A-Z][a-z]+)*\.[a-z]+[A-Za-z]*\b(?!\/)/g) ?? [];
const FILE_NAMES = /\.(?:db|key|sock|log|pdf|csv|yaml|json)$/;

async function look(
  page: Page,
  screen: Screen,
  name: string,
  locale: Locale,
  isAudited: boolean,
): Promise<void> {
  await screen.show(page);
  expect.soft(await overflows(page), name).toEqual([]);
  const text = await page.locator('body').innerText();
  expect
    .soft(
      keysIn(text).filter((key) => !FILE_NAMES.test(key)),
      name,
    )
    .toEqual([]);
  // What is said to be Chinese, as the card that is read out, is no words of the screen.
  const chinese = await page.locator('body [lang="zh-CN"]').allInnerTexts();
  // The longest first: a short one may stand inside another.
  // The name of the room too: a part of it may stand there alone.
  const own = [...chinese, ROOM.name]
    .flatMap((one) => one.split('\n'))
    .filter((one) => one.trim() !== '')
    .toSorted((one, other) => other.length - one.length);
  const rest = own.reduce((left, one) => left.replaceAll(one, ''), text);
  if (locale === 'en') expect.soft(untranslated(rest), name).toEqual([]);
  if (isAudited && !/(?:again|left)/.test(screen.name)) {
    expect.soft(await violations(page), name).toEqual([]);
  }
  await page.screenshot({ path: `out/e2e/screens/${name}.png` });
}

for (const size of [SMALL, LARGE]) {
  test(`every screen fits ${size.width}×${size.height} and is whole, in Chinese and English, dark and light`, async ({
    launch,
    home,
  }) => {
    test.setTimeout(480_000);
    const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size });
    await openShift(page);
    await recordLandslide(page, 6);
    const looks: readonly [Locale, Scheme][] = [
      ['zh', 'dark'],
      ['en', 'light'],
    ];
    // What is whole on the small screen in English is whole on the large one: that look is for the long run.
    const isLong = process.env['WATCHDESK_FAULTS'] === 'all';
    for (const [locale, scheme] of isLong || size === SMALL ? looks : looks.slice(0, 1)) {
      await setLook(page, locale, scheme);
      await boardPainted(page);
      for (const screen of SCREENS)
        await look(page, screen, `${size.width}-${locale}-${scheme}-${screen.name}`, locale, size === SMALL);
    }
  });
}
