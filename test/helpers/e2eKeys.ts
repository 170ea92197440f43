import { type CDPSession, expect, type Page } from '@playwright/test';

/** Selects an element by its test id, inside another one if `within` is given. */
export const byId = (testId: string, within = ''): string => `${within} [data-testid="${testId}"]`.trim();

const TABBABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * One person at the keyboard: everything goes through key events, the mouse is not touched, and each place is reached
 * by Tab or by a hot key. Every time the focus arrives somewhere it must be visible.
 */
export class Keys {
  readonly page: Page;
  #ime: CDPSession | null = null;

  constructor(page: Page) {
    this.page = page;
  }

  /** Counts what a mouse would do from now on; the count is read by `mouseEvents`. */
  async watchMouse(): Promise<void> {
    await this.page.evaluate(() => {
      const seen = window as unknown as { mouseEvents: number };
      seen.mouseEvents = 0;
      for (const name of ['mousedown', 'pointerdown', 'touchstart', 'wheel'])
        window.addEventListener(name, () => (seen.mouseEvents += 1), true);
    });
  }

  mouseEvents(): Promise<number> {
    return this.page.evaluate(() => (window as unknown as { mouseEvents: number }).mouseEvents);
  }

  /** Presses keys one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Puts text in as an input method does when it commits: no key events of single letters. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** Types over what stands in the field that has the focus. */
  async retype(text: string): Promise<void> {
    await this.press('Control+a');
    await (text === '' ? this.press('Delete') : this.type(text));
  }

  /** A composition of a Chinese input method: pinyin, keys that belong to it, then the chosen words. */
  async compose(pinyin: string, words: string): Promise<void> {
    this.#ime ??= await this.page.context().newCDPSession(this.page);
    const key = { key: 'Enter', code: 'Enter' } as const;
    for (let end = 1; end <= pinyin.length; end += 1) {
      const text = pinyin.slice(0, end);
      await this.#ime.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
    }
    // Both ways in which platforms report the Enter that confirms a candidate: as `Process`, and as Enter while composing.
    for (const code of [229, 13]) {
      await this.#ime.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        ...key,
        windowsVirtualKeyCode: code,
      });
      await this.#ime.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, windowsVirtualKeyCode: code });
    }
    await this.#ime.send('Input.insertText', { text: words });
  }

  /** True when the element with the focus is, or lies in, one that the selector names. */
  isAt(selector: string): Promise<boolean> {
    return this.page.evaluate((wanted) => document.activeElement?.closest(wanted) != null, selector);
  }

  /** Fails unless the focus is where it is said to be, and can be seen there. */
  async expectAt(selector: string): Promise<void> {
    await expect.poll(() => this.isAt(selector), { message: `focus at ${selector}` }).toBe(true);
    expect(await this.page.evaluate(outlineOfFocus), `a visible focus at ${selector}`).toBe(true);
  }

  /**
   * Goes to the first element that the selector names, by Tab or Shift+Tab, whichever is nearer. The element must be there,
   * must be reached by as many presses as there are places to stop at, and must show that it has the focus.
   */
  async tabTo(selector: string): Promise<void> {
    await this.page.locator(selector).first().waitFor({ state: 'visible' });
    const { forwards, stops } = await this.page.evaluate(nearer, { selector, tabbable: TABBABLE });
    for (let press = 0; press <= stops; press += 1) {
      if (await this.isAt(selector)) return this.expectAt(selector);
      await this.press(forwards ? 'Tab' : 'Shift+Tab');
    }
    throw new Error(
      `${selector} is not reached by ${forwards ? 'Tab' : 'Shift+Tab'} within ${stops} presses`,
    );
  }

  /** Goes to a button and presses Enter on it. */
  async push(selector: string): Promise<void> {
    await this.tabTo(selector);
    await this.press('Enter');
  }

  /** Goes to a field and types over what stands there. */
  async fill(selector: string, text: string): Promise<void> {
    await this.tabTo(selector);
    await this.retype(text);
  }

  /** Goes to a list of choices and moves down until the wanted one stands there. */
  async choose(selector: string, wanted: RegExp): Promise<void> {
    await this.tabTo(selector);
    const shown = (): Promise<string> =>
      this.page.evaluate(() => {
        const element = document.activeElement;
        return element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.label ?? '') : '';
      });
    await this.press('Home');
    let before: string;
    let now = await shown();
    do {
      if (wanted.test(now)) return;
      before = now;
      await this.press('ArrowDown');
      now = await shown();
    } while (now !== before);
    throw new Error(`${selector} has no choice ${String(wanted)}`);
  }

  /** Goes to a group of radio buttons and moves by arrow keys until the wanted one is chosen. */
  async pick(group: string, value: string): Promise<void> {
    await this.tabTo(`${group} input`);
    const isChosen = (): Promise<boolean> =>
      this.page.evaluate((wanted) => {
        const element = document.activeElement;
        return element instanceof HTMLInputElement && element.checked && element.value === wanted;
      }, value);
    await this.press('Space');
    for (let press = 0; press < 12; press += 1) {
      if (await isChosen()) return;
      await this.press('ArrowRight');
    }
    throw new Error(`${group} has no choice ${value}`);
  }
}

/** Whether the focused element, or the label around it, has an outline or a border that only the focus gives it. */
function outlineOfFocus(): boolean {
  const element = document.activeElement;
  if (element === null || !element.matches(':focus-visible')) return false;
  for (const one of [element, element.closest('label')]) {
    if (one === null) continue;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    if (outlineStyle !== 'none' && outlineWidth !== '0px' && !/rgba\(.*, 0\)|transparent/.test(outlineColor))
      return true;
  }
  return false;
}

function nearer(where: { readonly selector: string; readonly tabbable: string }): {
  forwards: boolean;
  stops: number;
} {
  const all = [...document.querySelectorAll<HTMLElement>(where.tabbable)].filter(
    (element) =>
      element.tabIndex >= 0 && !element.matches(':disabled') && element.getClientRects().length > 0,
  );
  const at = document.activeElement === null ? -1 : all.indexOf(document.activeElement as HTMLElement);
  const target = all.findIndex((element) => element.closest(where.selector) !== null);
  const ahead = (target - at + all.length) % all.length;
  return { forwards: ahead <= all.length / 2, stops: all.length + 2 };
}
