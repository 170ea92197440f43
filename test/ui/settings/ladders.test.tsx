import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { shippedLadder } from '../../../shared/rules/ladder';
import { SETTINGS } from '../../../shared/settings';
import { createFakeDesk } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

afterEach(forgetPage);

async function openLadders() {
  const desk = createFakeDesk();
  const kept = { value: SETTINGS.alertLadders.fallback as unknown };
  desk.bridge.answer({
    'settings.get': ({ key }) => ({
      key,
      value: key === 'alertLadders' ? kept.value : SETTINGS[key].fallback,
      source: 'D',
      isDefault: true,
      changedAt: null,
      changedBy: null,
    }),
    'settings.change': ({ key, value }) => {
      kept.value = value;
      desk.bridge.changed('settings');
      return { key, value, source: 'D', isDefault: false, changedAt: 1, changedBy: '陈立' };
    },
  });
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-settings'));
  await user.click(await screen.findByTestId('tab-ladders'));
  return { desk, user, row: await screen.findByTestId('ladder-obligation') };
}

describe('ladders on the screen of settings', () => {
  it('are said in words for every kind of deadline', async () => {
    const { row } = await openLadders();
    expect(row.textContent).toContain('超时 10 分：3 级');
    expect(row.textContent).toContain('带班领导');
    expect(row.textContent).toContain('每 60 秒再提醒');
  });

  it('are refused in words when nothing would ring at the due time, and nothing is sent', async () => {
    const { desk, user, row } = await openLadders();
    await user.click(within(row).getByTestId('ladder-change'));
    await user.selectOptions(within(row).getAllByTestId('rung-when')[1] as HTMLElement, 'after');
    await user.type(within(row).getAllByTestId('rung-value')[1] as HTMLElement, '5');
    await user.click(within(row).getByTestId('ladder-save'));
    expect((await within(row).findByTestId('ladder-problem')).textContent).toContain('最迟到时那一刻');
    expect(desk.bridge.inputsOf('settings.change')).toEqual([]);
  });

  it('are saved for that kind alone, marked as the room own, and restored', async () => {
    const { desk, user, row } = await openLadders();
    await user.click(within(row).getByTestId('ladder-change'));
    const back = within(row).getByTestId('ladder-back');
    await user.clear(back);
    await user.type(back, '7');
    await user.click(within(row).getAllByTestId('rung-remove')[2] as HTMLElement);
    await user.click(within(row).getByTestId('ladder-save'));
    const shipped = shippedLadder('obligation');
    await waitFor(() =>
      expect(desk.bridge.inputsOf('settings.change')).toEqual([
        {
          key: 'alertLadders',
          value: {
            kinds: {
              obligation: {
                rungs: shipped.rungs.slice(0, 2),
                repeatSeconds: 60,
                acknowledgementMinutes: 7,
                why: '',
              },
            },
            callMinutes: 5,
          },
        },
      ]),
    );
    await screen.findByTestId('ladder-own');
    await user.click(within(screen.getByTestId('ladder-obligation')).getByTestId('ladder-change'));
    await user.click(await screen.findByTestId('ladder-restore'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('settings.change')[1]).toEqual({
        key: 'alertLadders',
        value: { kinds: {}, callMinutes: 5 },
      }),
    );
  });
});
