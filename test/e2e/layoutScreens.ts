import { expect, type Page } from '@playwright/test';
import { INCIDENT_SCREENS } from './layoutIncidents';
import { incidentTab, rail, type Screen, tab } from './layoutWays';

/** All looks, in the order in which they are taken. */
export const SCREENS: readonly Screen[] = [
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
  ...INCIDENT_SCREENS,
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
