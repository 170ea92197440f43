import { expect } from '@playwright/test';
import { incidentTab, rail, type Screen } from './layoutWays';

/** An incident with its run, its reports and the card that is read out. */
export const INCIDENT_SCREENS: readonly Screen[] = [
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
];
