import type { Page } from '@playwright/test';

/** What reaches over an edge: the page itself, or something to press or fill that lies outside of the window or of its box. */
export function overflows(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth} wide in ${innerWidth}`);
    if (root.scrollHeight > innerHeight)
      found.push(`the page is ${root.scrollHeight} high in ${innerHeight}`);
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, input, select, textarea, [role=tab]',
    )) {
      const box = element.getBoundingClientRect();
      // Radio buttons and the like hide their input and draw a label in its place.
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || box.width < 4)
        continue;
      const name = element.dataset['testid'] ?? element.innerText.slice(0, 20);
      if (box.left < -1 || box.right > innerWidth + 1) found.push(`${name} lies at ${box.left}…${box.right}`);
      const isText = element.tagName === 'BUTTON' && getComputedStyle(element).textOverflow !== 'ellipsis';
      if (isText && element.scrollWidth > element.clientWidth + 2)
        found.push(`${name}: ${element.scrollWidth} in ${element.clientWidth}`);
    }
    return found;
  });
}
