import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { customSpan, monthOf, scopeOf } from '../../../renderer/screens/statistics/period';
import { refusal } from '../../helpers/fakeBridge';
import { createFakeDesk, type FakeDesk, NIGHT, NIGHT_SHIFT } from '../../helpers/fakeDesk';
import { NIGHT_NUMBERS } from '../../helpers/fakeStatistics';
import { forgetPage, openPage } from '../../helpers/page';

const at = (iso: string): number => Date.parse(`${iso}+08:00`);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

function aDesk(): FakeDesk {
  const desk = createFakeDesk();
  desk.bridge.answer({ 'statistics.get': () => NIGHT_NUMBERS });
  return desk;
}

async function openStatistics(bridge: FakeDesk['bridge']): Promise<UserEvent> {
  const user = openPage(bridge);
  await screen.findByTestId('board');
  await user.keyboard('{Alt>}7{/Alt}');
  return user;
}

describe('periods', () => {
  it('are whole days, weeks from Monday and months of the room', () => {
    const tuesday = at('2026-11-24T02:58:13');
    expect(scopeOf('today', tuesday, null)).toEqual({
      from: at('2026-11-24T00:00:00'),
      to: at('2026-11-25T00:00:00'),
    });
    expect(scopeOf('week', tuesday, null)).toEqual({
      from: at('2026-11-23T00:00:00'),
      to: at('2026-11-30T00:00:00'),
    });
    expect(scopeOf('week', at('2026-11-29T23:59:00'), null)).toEqual(scopeOf('week', tuesday, null));
    expect(scopeOf('lastMonth', at('2026-01-01T00:10:00'), null)).toEqual({
      from: at('2025-12-01T00:00:00'),
      to: at('2026-01-01T00:00:00'),
    });
    expect(monthOf(at('2026-03-31T12:00:00'), true)).toBe('2026-02');
    expect(scopeOf('shift', tuesday, null)).toBeNull();
  });

  it('of one’s own hold both named days and refuse what is no span', () => {
    expect(customSpan('2026-11-01', '2026-11-01')).toEqual({
      from: at('2026-11-01T00:00:00'),
      to: at('2026-11-02T00:00:00'),
    });
    expect(customSpan('2026-11-02', '2026-11-01')).toBeNull();
    expect(customSpan('2026-02-30', '2026-11-01')).toBeNull();
  });
});

describe('the statistics screen', () => {
  it('starts with the shift that is on, and counts again for another period', async () => {
    const desk = aDesk();
    const user = await openStatistics(desk.bridge);
    const total = await screen.findByTestId('statistics-total');
    expect(total.textContent).toContain('人工记录61');
    expect(desk.bridge.inputsOf('statistics.get')).toEqual([{ scope: { shiftId: NIGHT_SHIFT.id } }]);
    await user.click(within(screen.getByTestId('statistics-period')).getByLabelText('上月'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('statistics.get').at(-1)).toEqual({
        scope: { from: at('2026-10-01T00:00:00'), to: at('2026-11-01T00:00:00') },
      }),
    );
  });

  it('has a table for every chart, and prints the formula under the rates', async () => {
    const desk = aDesk();
    const user = await openStatistics(desk.bridge);
    expect((await screen.findByTestId('table-byKind')).textContent).toContain('来电31');
    await user.click(screen.getByTestId('tab-callouts'));
    const calls = await screen.findByTestId('block-callouts');
    expect(calls.textContent).toContain('96.7%');
    expect(calls.textContent).toContain('按人计，不按次计');
  });

  it('asks the console to save a table, names no path, and shows where it went', async () => {
    const desk = aDesk();
    desk.bridge.answer({ 'console.saveStatistics': () => ({ path: '/tmp/值班统计.xlsx' }) });
    const user = await openStatistics(desk.bridge);
    await user.click(await screen.findByTestId('saveXlsx-byKind'));
    expect(await screen.findByTestId('statistics-saved')).toBeTruthy();
    expect(desk.bridge.inputsOf('console.saveStatistics')).toEqual([
      { scope: { shiftId: NIGHT_SHIFT.id }, format: 'xlsx', table: 'byKind', locale: 'zh' },
    ]);
  });

  it('takes days of one’s own only when they are a span', async () => {
    const desk = aDesk();
    const user = await openStatistics(desk.bridge);
    await user.click(within(await screen.findByTestId('statistics-period')).getByLabelText('自定'));
    const before = desk.bridge.inputsOf('statistics.get').length;
    await user.clear(screen.getByTestId('statistics-to'));
    expect(screen.getByText('结束日不能早于开始日。')).toBeTruthy();
    expect(desk.bridge.inputsOf('statistics.get')).toHaveLength(before);
  });

  it('says in words why nothing was counted', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'statistics.get': () => refusal({ code: 'data_corrupt' }) });
    await openStatistics(desk.bridge);
    expect((await screen.findByTestId('error-note')).getAttribute('data-code')).toBe('data_corrupt');
  });
});
