import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { findHelp } from '../../../renderer/app/help/find';
import { HELP_PLACES } from '../../../renderer/app/help/place';
import { KEY_GROUPS } from '../../../renderer/app/keys';
import type { Text } from '../../../renderer/i18n';
import en from '../../../renderer/i18n/en/help';
import zh from '../../../renderer/i18n/zh/help';
import { createFakeDesk } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

afterEach(() => {
  forgetPage();
});

const title = async (): Promise<string | null> => (await screen.findByTestId('help-title')).textContent;

describe('help', () => {
  it('has for every screen and tab what it is for and three to six things to do, in both languages', () => {
    for (const words of [zh, en]) {
      for (const place of HELP_PLACES) {
        expect(words[`${place}.title`], place).toBeTruthy();
        expect(words[`${place}.for`].length, place).toBeGreaterThan(10);
        const acts = words[`${place}.do`].split('\n');
        expect(acts.length, place).toBeGreaterThanOrEqual(3);
        expect(acts.length, place).toBeLessThanOrEqual(6);
        expect(
          acts.filter((act) => act.trim() === ''),
          place,
        ).toEqual([]);
      }
    }
  });

  it('opens with F1 on the screen that is open, follows to the next one, and Esc closes it', async () => {
    const user = openPage(createFakeDesk().bridge);
    await screen.findByTestId('board');
    await user.keyboard('{F1}');
    expect(await title()).toBe('值守');
    expect(document.activeElement).toBe(screen.getByTestId('help'));
    await user.keyboard('{Alt>}0{/Alt}');
    await waitFor(() => expect(screen.getByTestId('help-title').textContent).toBe('设置：本室'));
    await user.click(await screen.findByTestId('tab-ladders'));
    await waitFor(() => expect(screen.getByTestId('help-title').textContent).toBe('设置：提醒阶梯'));
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('help')).toBeNull();
    expect(document.querySelector('.rail [aria-current="page"]')?.getAttribute('data-testid')).toBe(
      'rail-settings',
    );
  });

  it('shows the keys of the screen and leads to the help of every other one', async () => {
    const user = openPage(createFakeDesk().bridge, 'en');
    await screen.findByTestId('board');
    await user.keyboard('{Alt>}9{/Alt}');
    await screen.findByTestId('callouts');
    await user.keyboard('{F1}');
    const panel = await screen.findByTestId('help');
    expect(within(panel).getByTestId('help-keys').textContent).toContain('1 … 8');
    await user.click(within(panel).getByText('Other screens'));
    await user.click(within(panel).getByText('Plan editor'));
    expect(await title()).toBe('Plan editor');
    expect(within(panel).getByTestId('help-keys').textContent).toContain('Insert');
    await user.click(within(panel).getByText('Back to this screen'));
    expect(await title()).toBe('Call-outs');
  });

  it('is found by its words and by initials', () => {
    const t = ((key: keyof typeof zh) => zh[key]) as Text<'help'>;
    expect(findHelp('交接班', t)[0]).toBe('shift.handover');
    expect(findHelp('复述三项', t)).toEqual(['callouts']);
    expect(findHelp('jjb', t)[0]).toBe('shift.handover');
    expect(findHelp('  ', t)).toEqual([]);
  });

  it('opens from Ctrl+K', async () => {
    const user = openPage(createFakeDesk().bridge);
    await screen.findByTestId('board');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), '方案编写');
    const rows = await screen.findAllByTestId('palette-row');
    const row = rows.find((one) => one.dataset.kind === 'help');
    await user.click(row as HTMLElement);
    expect(await title()).toBe('方案编写');
    expect(screen.queryByTestId('palette')).toBeNull();
  });
});

describe('the table of keys', () => {
  it('names no key twice for the same place', () => {
    for (const group of KEY_GROUPS) {
      const keys = group.rows.flatMap((row): readonly string[] => row.keys);
      expect(new Set(keys).size, group.title).toBe(keys.length);
    }
  });
});

describe('the list of the first shift', () => {
  const done = { shift: true, signOn: false, line: true, slip: false, incident: false, acknowledged: false };

  it('comes from help, ticks what the room has done, leads to the rest, and is put away', async () => {
    const desk = createFakeDesk();
    let answer = { ...done, handover: false };
    desk.bridge.answer({ 'guide.firstShift': () => answer });
    const user = openPage(desk.bridge);
    await screen.findByTestId('board');
    expect(screen.queryByTestId('guide')).toBeNull();
    await user.keyboard('{F1}');
    await user.click(await screen.findByTestId('help-guide'));
    await waitFor(() => expect(screen.getByTestId('guide-shift').dataset.done).toBe('true'));
    expect(screen.getByTestId('guide-slip').dataset.done).toBe('false');
    expect(screen.getByTestId('guide').textContent).toContain('2 / 7');

    await user.click(screen.getByTestId('guide-signOn'));
    await waitFor(() => expect(screen.getByTestId('tab-signOn').getAttribute('aria-selected')).toBe('true'));

    answer = {
      shift: true,
      signOn: true,
      line: true,
      slip: true,
      incident: true,
      acknowledged: true,
      handover: true,
    };
    desk.bridge.changed('handover');
    await waitFor(() => expect(screen.getByTestId('guide').textContent).toContain('七件都做过了'));
    await user.click(screen.getByTestId('guide-away'));
    expect(screen.queryByTestId('guide')).toBeNull();
  });
});

describe('the look of a seat', () => {
  it('takes larger type by keys and in the settings, and tells the window', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    await screen.findByTestId('board');
    const told = (): unknown => desk.bridge.inputsOf('console.preferences').at(-1);
    await user.keyboard('{Control>}={/Control}');
    await waitFor(() => expect(told()).toEqual({ locale: 'zh', typeSize: 115 }));
    for (let i = 0; i < 5; i += 1) await user.keyboard('{Control>}={/Control}');
    await waitFor(() => expect(told()).toEqual({ locale: 'zh', typeSize: 150 }));
    await user.keyboard('{Control>}-{/Control}');
    await waitFor(() => expect(told()).toEqual({ locale: 'zh', typeSize: 130 }));
    await user.keyboard('{Control>}0{/Control}{Alt>}0{/Alt}');
    await waitFor(() => expect(told()).toEqual({ locale: 'zh', typeSize: 100 }));
    const sizes = within(await screen.findByTestId('type-size'));
    await user.click(sizes.getByText('130 %'));
    await waitFor(() => expect(told()).toEqual({ locale: 'zh', typeSize: 130 }));
    await user.click(within(screen.getByTestId('colours')).getByText('色觉友好'));
    expect(document.documentElement.dataset.colours).toBe('distinct');
    expect(localStorage.getItem('watchdesk.colours')).toBe('distinct');
  });
});
