import { expect, type Page } from '@playwright/test';

/** A look of the console, and how one gets there from the one before. */
export type Screen = { readonly name: string; readonly show: (page: Page) => Promise<void> };

export const rail =
  (name: string, shown: string): Screen['show'] =>
  async (page) => {
    await page.getByTestId(`rail-${name}`).click();
    await expect(page.getByTestId(shown).first()).toBeVisible();
  };

/** A part of a screen that stands behind its tab. */
export const tab = (screen: 'log' | 'shift', id: string): Screen => ({
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
export const incidentTab = (id: string): Screen => ({
  name: `incident-${id}`,
  show: async (page) => {
    await page.getByTestId('rail-incidents').click();
    await page.getByTestId('incident-row').first().click();
    await page.getByTestId(`tab-${id}`).click();
    await expect(page.getByTestId(`tab-${id}`)).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByTestId('incident-part').locator('section, form').first()).toBeVisible();
  },
});
