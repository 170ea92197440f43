import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SETTINGS } from '../../../shared/settings';
import { createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { aPlan } from '../../helpers/fakePlan';
import { aChange, aResponse, aResponseDetail } from '../../helpers/fakeResponse';
import { forgetPage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

function aDesk(detail = aResponseDetail()): FakeDesk {
  const desk = createFakeDesk();
  desk.bridge.answer({
    'warning.list': () => desk.board.warnings,
    'response.list': () => [detail.response],
    'response.get': () => detail,
    'plan.list': () => [
      aPlan('maritime', '海上险情方案', { hazards: ['meteorological'] }),
      aPlan('typhoon-flood', '台风暴雨洪涝工作方案', { hazards: ['meteorological'] }),
    ],
    'settings.get': ({ key }) => ({
      key,
      value: SETTINGS[key].fallback,
      source: 'D',
      isDefault: true,
      changedAt: null,
      changedBy: null,
    }),
  });
  return desk;
}

async function openTab(desk: FakeDesk): Promise<UserEvent> {
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-warnings'));
  await user.click(await screen.findByTestId('tab-responses'));
  await screen.findByTestId('response-detail');
  return user;
}

describe('a response', () => {
  it('is started with its level as a field of its own, the headquarters by its hazard, and who decided', async () => {
    const desk = aDesk();
    desk.bridge.answer({ 'response.start': () => aResponseDetail() });
    const user = await openTab(desk);
    await user.click(screen.getByTestId('response-new'));
    await user.selectOptions(await screen.findByTestId('response-hazard'), 'wildfire');
    expect((screen.getByTestId('response-issuer') as HTMLInputElement).value).toBe('县森林防灭火指挥部');
    const level = within(screen.getByTestId('response-level'));
    expect(level.getAllByRole('radio').some((radio) => (radio as HTMLInputElement).checked)).toBe(false);
    await user.click(level.getByLabelText('Ⅱ级'));
    await user.type(screen.getByTestId('response-period'), '三天');
    await user.type(screen.getByTestId('response-measures'), '封山');
    await user.type(screen.getByTestId('response-decided-by'), '总指挥');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('response.start')).toHaveLength(1));
    expect(desk.bridge.inputsOf('response.start')[0]).toMatchObject({
      hazard: 'wildfire',
      matter: '森林火灾',
      level: 'level_2',
      issuer: '县森林防灭火指挥部',
      decision: { by: '总指挥', way: 'phone', at: null },
    });
  });

  it('offers the plan that is called after it, and reinforced duty at level Ⅱ', async () => {
    const desk = aDesk(aResponseDetail({ response: aResponse({ level: 'level_2' }), reinforced: false }));
    desk.bridge.answer({
      'duty.reinforce': (input) => ({
        id: input.reinforcementId,
        startedAt: NIGHT,
        startedBy: '陈立',
        reason: input.reason,
        people: [],
        endedAt: null,
        endedBy: null,
        endReason: '',
      }),
    });
    const user = await openTab(desk);
    expect(await screen.findByTestId('response-plan-typhoon-flood')).toBeTruthy();
    expect(screen.queryByTestId('response-plan-maritime')).toBeNull();
    await user.click(screen.getByTestId('response-reinforce'));
    await waitFor(() => expect(desk.bridge.inputsOf('duty.reinforce')[0]?.reason).toBe('防台风Ⅱ级应急响应'));
  });

  it('goes on when its warning is over, and says so', async () => {
    const desk = aDesk(aResponseDetail({ response: aResponse({ warningIsOver: true }) }));
    await openTab(desk);
    expect(screen.getByTestId('response-lifted').textContent).toContain('响应没有终止');
  });
});

describe('the notice of a response', () => {
  it('shows what the law asks for and is missing while it is typed, and sends each receiver with its party', async () => {
    const desk = aDesk();
    desk.bridge.answer({
      'response.draftNotice': () => ({
        title: '关于启动防台风Ⅲ级应急响应的通知',
        addressee: '各乡镇（街道）值班室',
        text: '启动防台风Ⅲ级应急响应。三、预计期限。预计至9月13日20时。四、应急处置措施。渔船回港。',
        units: [
          { name: '大桥镇', recipient: 'lower_level_rooms' },
          { name: '西溪乡', recipient: 'lower_level_rooms' },
          { name: '县水利局', recipient: 'hq_members' },
        ],
        receiptMinutes: 60,
      }),
    });
    const user = await openTab(desk);
    await user.click(screen.getByTestId('response-notice-open'));
    const parts = await screen.findByTestId('notice-parts');
    expect(parts.querySelectorAll('[data-missing="true"]')).toHaveLength(0);
    await user.click(screen.getByTestId('notice-usual'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('response.sendNotice')).toHaveLength(1));
    expect(desk.bridge.inputsOf('response.sendNotice')[0]).toMatchObject({
      actId: 'resp-1',
      signer: '县防指总指挥',
      units: [
        { name: '大桥镇', recipient: 'lower_level_rooms' },
        { name: '西溪乡', recipient: 'lower_level_rooms' },
        { name: '县水利局', recipient: 'hq_members' },
      ],
    });
    const text = screen.getByTestId('notice-text');
    await user.clear(text);
    await user.type(text, '请做好防范。');
    await waitFor(() => expect(parts.querySelectorAll('[data-missing="true"]').length).toBeGreaterThan(0));
  });

  it('that is not sent stands as such in the history', async () => {
    await openTab(aDesk(aResponseDetail({ changes: [aChange()] })));
    expect(screen.getByTestId('response-change').textContent).toContain('通知未发');
    expect(screen.getByTestId('response-change').textContent).toContain('县防指总指挥电话决定');
  });
});
