import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loudnessOf, patternOf } from '../../../shared/channels/sounds';
import { SETTINGS } from '../../../shared/settings';
import { createFakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

const PHRASES = [
  { kind: 'phone_in', text: '〔单位〕来电：〔地点〕积水。' },
  { kind: 'media', text: '〔媒体〕询问。' },
  { kind: 'any', text: '无新情况。' },
];

function deskWithPhrases() {
  const desk = createFakeDesk();
  desk.bridge.answer({
    'settings.get': ({ key }) => ({
      key,
      value: key === 'phrases' ? { phrases: PHRASES } : SETTINGS[key].fallback,
      source: 'D',
      isDefault: true,
      changedAt: null,
      changedBy: null,
    }),
    'settings.change': ({ key, value }) => ({
      key,
      value,
      source: 'D',
      isDefault: false,
      changedAt: NIGHT,
      changedBy: '陈',
    }),
  });
  return desk;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

describe('phrases', () => {
  it('are offered for the kind of line, are put in at the caret, and Tab goes through their places', async () => {
    const user = openPage(deskWithPhrases().bridge);
    const field = await screen.findByTestId<HTMLTextAreaElement>('composer-input');
    await user.click(field);
    await user.keyboard('{Control>}{Shift>}T{/Shift}{/Control}');
    await screen.findAllByTestId('phrase');
    expect(screen.getAllByTestId('phrase').map((row) => row.textContent)).toEqual([
      '来电〔单位〕来电：〔地点〕积水。',
      '无新情况。',
    ]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(field.value).toBe('〔单位〕来电：〔地点〕积水。'));
    await waitFor(() => expect(document.activeElement).toBe(field));
    await waitFor(() => expect([field.selectionStart, field.selectionEnd]).toEqual([0, 4]));
    await user.keyboard('枫坪镇');
    expect(field.value).toBe('枫坪镇来电：〔地点〕积水。');
    await user.keyboard('{Tab}');
    expect(document.activeElement).toBe(field);
    await user.keyboard('大桥');
    expect(field.value).toBe('枫坪镇来电：大桥积水。');
    await user.keyboard('{Tab}');
    expect(document.activeElement).not.toBe(field);
  });

  it('of other kinds are found by typing; Esc goes back to the line', async () => {
    const user = openPage(deskWithPhrases().bridge);
    const field = await screen.findByTestId('composer-input');
    await user.click(field);
    await user.keyboard('{Control>}{Shift>}T{/Shift}{/Control}');
    await screen.findAllByTestId('phrase');
    await user.type(screen.getByTestId('phrases-find'), '媒体');
    expect(screen.getAllByTestId('phrase').map((row) => row.textContent)).toEqual(['媒体〔媒体〕询问。']);
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('phrases')).toBeNull();
    expect(document.activeElement).toBe(field);
  });

  it('are changed under Settings', async () => {
    const desk = deskWithPhrases();
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('rail-settings'));
    await screen.findByTestId('phrases-panel');
    await user.click(screen.getByTestId('phrase-add'));
    const added = screen.getAllByTestId('phrase-text').at(-1);
    if (added === undefined) throw new Error('no field');
    await user.click(added);
    await user.paste('截至〔时刻〕');
    await user.click(screen.getByTestId('phrases-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('settings.change')).toHaveLength(1));
    expect(desk.bridge.inputsOf('settings.change')[0]).toEqual({
      key: 'phrases',
      value: { phrases: [...PHRASES, { kind: 'any', text: '截至〔时刻〕' }] },
    });
  });
});

describe('the question of the clock', () => {
  const question = { id: 'q', from: NIGHT - 240_000, to: NIGHT - 1_000, due: 3 };

  it('stands on every screen until an officer says what time it is', async () => {
    const desk = createFakeDesk();
    let open: typeof question | null = question;
    desk.bridge.answer({
      'clock.question': () => open,
      'clock.check': () => {
        open = null;
        desk.bridge.changed('health');
        return { differenceMs: 0 };
      },
    });
    const user = openPage(desk.bridge);
    const band = await screen.findByTestId('clock-question');
    expect(band.textContent).toContain('02:54:13 中断，02:58:12 恢复');
    expect(band.textContent).toContain('其间到时 3 项');
    expect(band.textContent).toContain('现在是 02:58 吗？');
    await user.click(await screen.findByTestId('rail-log'));
    await user.type(screen.getByTestId('clock-true'), 'xx{Enter}');
    expect(band.textContent).toContain('看不懂');
    await user.clear(screen.getByTestId('clock-true'));
    await user.type(screen.getByTestId('clock-true'), '03:06{Enter}');
    await waitFor(() => expect(screen.queryByTestId('clock-question')).toBeNull());
    const trueAt = Math.floor(NIGHT / 60_000) * 60_000 + 8 * 60_000;
    expect(desk.bridge.inputsOf('clock.check')).toEqual([{ trueAt }]);
  });
});

it('during a call only what is long overdue is heard, and softly', () => {
  for (const level of [1, 2, 3]) expect(loudnessOf(level, false)).toBe(patternOf(level).loudness);
  expect([loudnessOf(1, true), loudnessOf(2, true)]).toEqual([0, 0]);
  expect(loudnessOf(3, true)).toBeGreaterThan(0);
  expect(loudnessOf(3, true)).toBeLessThan(patternOf(1).loudness);
});
