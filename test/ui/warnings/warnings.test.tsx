import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plansFor } from '../../../renderer/screens/warnings/suggest';
import { aWarning, createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { aPlan } from '../../helpers/fakePlan';
import { forgetPage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const plan = (id: string, title: string, hazards: readonly string[]) =>
  aPlan(id, title, { hazards: [...hazards] });
const PLANS = [
  plan('forest-fire', '森林火灾工作方案', ['wildfire']),
  plan('flash-flood', '山洪地质灾害工作方案', ['geological', 'flood_drought']),
  plan('typhoon-flood', '台风暴雨洪涝工作方案', ['meteorological', 'flood_drought']),
];

async function openWarnings(desk: FakeDesk): Promise<UserEvent> {
  desk.bridge.answer({ 'warning.list': () => desk.board.warnings, 'plan.list': () => PLANS });
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-warnings'));
  await screen.findByTestId('warning-new');
  return user;
}

describe('a warning', () => {
  it('is recorded with colour and level as two fields that know nothing of each other', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'warning.record': (input) => aWarning({ id: input.warningId }) });
    const user = await openWarnings(desk);
    await user.click(screen.getByTestId('warning-new'));
    await user.type(screen.getByTestId('warning-issuer'), '县气象台');
    await user.type(screen.getByTestId('warning-kind'), '台风');
    await user.type(screen.getByTestId('warning-area'), '全县');
    const color = within(screen.getByTestId('warning-color'));
    await user.click(color.getByLabelText(/黄色/));
    const level = within(screen.getByTestId('warning-level'));
    expect(level.getAllByRole('radio').some((radio) => (radio as HTMLInputElement).checked)).toBe(false);
    await user.click(level.getByLabelText('Ⅳ级'));
    await user.type(screen.getByTestId('warning-ends'), '08:00');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('warning.record')).toHaveLength(1));
    expect(desk.bridge.inputsOf('warning.record')[0]).toMatchObject({
      issuer: '县气象台',
      kind: '台风',
      color: 'yellow',
      level: 'level_4',
      area: '全县',
      endsAt: NIGHT - 13_000 + 302 * 60_000,
      receivedAt: null,
    });
    await waitFor(() => expect(screen.queryByTestId('warning-form')).toBeNull());
  });

  it('is lifted only with a reason', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'warning.lift': (input) => aWarning({ id: input.warningId, state: 'lifted' }) });
    const user = await openWarnings(desk);
    const [row] = await screen.findAllByTestId('warning-row');
    const own = within(row as HTMLElement);
    await user.click(own.getByTestId('warning-lift'));
    await user.click(own.getByTestId('warning-lift-save'));
    expect(desk.bridge.inputsOf('warning.lift')).toEqual([]);
    await user.type(own.getByTestId('warning-lift-reason'), '县气象台 03:00 解除');
    await user.click(own.getByTestId('warning-lift-save'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('warning.lift')).toEqual([
        { warningId: 'w-1', reason: '县气象台 03:00 解除' },
      ]),
    );
  });

  it('suggests the plans that fit its kind, the closest first', () => {
    const ids = (kind: string) => plansFor(aWarning({ id: 'w', kind }), PLANS).map((one) => one.planId);
    expect(ids('暴雨')).toEqual(['typhoon-flood', 'flash-flood']);
    expect(ids('森林火险')).toEqual(['forest-fire']);
    expect(ids('海啸')).toEqual([]);
    const own = { ...plan('own', '内涝', []), warningTypes: [{ code: '11B03', note: '暴雨红色、橙色' }] };
    expect(plansFor(aWarning({ id: 'w', kind: '暴雨' }), [...PLANS, own])[0]).toEqual({
      planId: 'own',
      note: '暴雨红色、橙色',
    });
    expect(plansFor(aWarning({ id: 'w', kind: '暴雨' }), [{ ...own, state: 'retired' }])).toEqual([]);
  });
});
