import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AlertGroup } from '../../../shared/contract/alertModels';
import type { Escalation } from '../../../shared/contract/areas/ladders';
import { countAlerts, groupAlerts } from '../../../shared/rules/alertGroups';
import { refusal } from '../../helpers/fakeBridge';
import { aDeadline, anAlert, createFakeDesk, NIGHT, nightBoard } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const CALL: Escalation = {
  id: 'esc.inc-1.duty_leader',
  post: 'duty_leader',
  name: '林国栋',
  phone: '138 5550 0001',
  titleZh: '打电话报带班领导：书面初报',
  titleEn: 'Call the leader on duty: written first report',
  incidentId: 'inc-1',
  incidentTitle: '上坑村滑坡',
  openedAt: NIGHT - 2 * MINUTE,
  dueAt: NIGHT + 3 * MINUTE,
  items: [{ titleZh: '书面初报', titleEn: 'Written first report', dueAt: NIGHT - 12 * MINUTE }],
  calls: [],
};

/** Three of one incident and one of another. */
function storm() {
  const own = (id: string, level: number, incidentId: string) =>
    anAlert({
      id,
      level,
      firstRaisedAt: NIGHT - 12 * MINUTE,
      deadline: aDeadline({
        id: `d-${id}`,
        incidentId,
        incidentTitle: incidentId === 'inc-1' ? '上坑村滑坡' : '闽霞渔 01238 失联',
        titleZh: `事项${id}`,
        dueAt: NIGHT - level * MINUTE,
        state: 'overdue',
      }),
    });
  const alerts = [own('1', 3, 'inc-1'), own('2', 2, 'inc-1'), own('3', 1, 'inc-1'), own('4', 2, 'inc-2')];
  const desk = createFakeDesk({ board: { ...nightBoard(), alerts } });
  desk.bridge.answer({
    'alert.list': ({ groupId, state }) =>
      alerts.filter((one) => one.groupId === groupId && (state === undefined || one.state === state)),
    'alert.acknowledgeGroup': () => ({ acknowledged: 3, left: 0 }),
  });
  return desk;
}

describe('the strip in a storm', () => {
  it('has one banner per incident, with the number of the others and the age of the oldest', async () => {
    openPage(storm().bridge);
    const banners = await screen.findAllByTestId('alert-item');
    expect(banners.map((one) => one.dataset.group)).toEqual(['incident:inc-1', 'incident:inc-2']);
    expect(banners[0]?.textContent).toContain('本组 3 项，最早 12 分前');
    expect(screen.getByTestId('alert-count').textContent).toContain('4');
  });

  it('says "heard" to the whole group that it names with Ctrl+Shift+Enter, up to the picture that was seen', async () => {
    const desk = storm();
    let asked = 0;
    desk.bridge.answer({
      'alert.acknowledgeGroup': () => {
        asked += 1;
        return { acknowledged: 500, left: asked < 3 ? 100 : 0 };
      },
    });
    const user = openPage(desk.bridge);
    await screen.findByTestId('alert-ack-group');
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('alert.acknowledgeGroup')).toHaveLength(3));
    expect(desk.bridge.inputsOf('alert.acknowledgeGroup')[0]).toEqual({
      groupId: 'incident:inc-1',
      seenAt: NIGHT,
    });
  });

  it('tells the desk that it showed as a number what it cannot name', async () => {
    const desk = storm();
    const { alerts } = desk.board;
    const first = alerts[0];
    if (first === undefined) throw new Error('the storm has alerts');
    desk.board = {
      ...desk.board,
      alertGroups: [
        {
          groupId: first.groupId,
          incidentTitle: '上坑村滑坡',
          raised: 5_000,
          acknowledged: 0,
          inhibited: 4_999,
          topLevel: 3,
          oldestAt: NIGHT - 12 * MINUTE,
          first,
        },
      ],
      alertCounts: {
        raised: 5_000,
        acknowledged: 0,
        inhibited: 4_999,
        groups: 1,
        raisedGroups: 1,
        topLevel: 3,
        forWindow: 1,
      },
    };
    openPage(desk.bridge);
    await waitFor(() => expect(desk.bridge.inputsOf('alert.painted')).toHaveLength(1));
    expect(desk.bridge.inputsOf('alert.painted')[0]).toMatchObject({
      alertIds: ['1', '2', '4', '3'],
      countedAt: NIGHT,
    });
    expect(screen.getByTestId('alert-count').textContent).toContain('5000');
  });
});

describe('all alerts', () => {
  it('are opened from the strip by their incident, and what is inhibited is listed as that', async () => {
    const user = openPage(storm().bridge);
    await user.click(await screen.findByTestId('alert-count'));
    const [first] = await screen.findAllByTestId('alert-group');
    if (first === undefined) throw new Error('no group');
    const rows = await within(first).findAllByTestId('alert-row');
    expect(rows).toHaveLength(3);
    expect(screen.getByTestId('alerts-counts').textContent).toContain('被盖住 2 项');
    await waitFor(() => expect(rows[0]?.textContent).toContain('等人应答'));
  });

  it('can be acknowledged one by one, and a refusal is said where it happened', async () => {
    const desk = storm();
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('alert-count'));
    const rows = await screen.findAllByTestId('alert-row');
    desk.bridge.answer({ 'alert.acknowledge': () => refusal({ code: 'alert_over' }) });
    const [, second] = rows;
    if (second === undefined) throw new Error('no second row');
    await user.click(within(second).getByTestId('alert-row-ack'));
    expect(await within(second).findByTestId('error-note')).toBeTruthy();
    expect(desk.bridge.inputsOf('alert.acknowledge')).toEqual([{ alertId: '2' }]);
  });
});

describe('all alerts of a storm', () => {
  it('are turned over page by page with their true number, each with what it reached', async () => {
    const desk = storm();
    const [first] = desk.board.alerts;
    if (first === undefined) throw new Error('the storm has alerts');
    const id = (at: number): string => `s-${at}`;
    const group = { ...groupAlerts(desk.board.alerts)[0], raised: 5_000, groupId: first.groupId, first };
    const counts = { ...countAlerts(desk.board.alerts), raised: 5_000, groups: 1 };
    desk.bridge.answer({
      'alert.groups': () => ({ now: NIGHT, counts, groups: [group as AlertGroup] }),
      'alert.list': ({ limit = 50, offset = 0 }) =>
        Array.from({ length: limit }, (_one, at) => ({ ...first, id: id(offset + at) })),
      'alert.evidence': ({ alertIds = [] }) =>
        alertIds.slice(0, 1).map((alertId) => ({
          alertId,
          raising: 1,
          titleZh: '',
          titleEn: '',
          incidentTitle: null,
          level: 3,
          raisedAt: NIGHT,
          steps: [
            { step: 'sound', outcome: 'failed', detail: 'muted', at: NIGHT, by: '' },
            { step: 'alarm_window', outcome: 'shown', detail: '', at: NIGHT, by: '' },
          ],
        })),
    });
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('alert-count'));
    const [part] = await screen.findAllByTestId('alerts-page-part');
    expect(part?.textContent).toBe('第 1–50 项，共 5000 项');
    await waitFor(() =>
      expect(screen.getAllByTestId('alert-reached')[0]?.textContent).toContain('声音 ✕ 系统静音'),
    );
    expect(screen.getAllByTestId('alert-reached')[0]?.textContent).toContain('告警窗口 ✓');
    await user.click(screen.getAllByTestId('alerts-page-on')[0] as HTMLElement);
    await waitFor(() =>
      expect(screen.getAllByTestId('alerts-page-part')[0]?.textContent).toBe('第 51–100 项，共 5000 项'),
    );
    await waitFor(() => expect(screen.getAllByTestId('alert-row')[0]?.dataset['alert']).toBe('s-50'));
    await user.click(within(screen.getByTestId('alerts-filter')).getByLabelText('已办结'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('alert.evidence').at(-1)).toEqual({ limit: 100, done: true }),
    );
  });
});

describe('a call to a leader', () => {
  it('shows who and which number, and keeps what was typed until its result is noted', async () => {
    const desk = storm();
    desk.bridge.answer({
      'escalation.list': () => [CALL],
      'escalation.record': () => refusal({ code: 'desk_unavailable' }),
    });
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('alert-count'));
    const row = await screen.findByTestId('call-row');
    expect(row.textContent).toContain('带班领导 林国栋');
    expect(row.textContent).toContain('138 5550 0001');
    await user.click(within(row).getByTestId('call-record'));
    await user.click(within(row).getByTestId('call-save'));
    expect(desk.bridge.inputsOf('escalation.record')).toEqual([]);
    await user.type(await within(row).findByTestId('call-note'), '同意先报');
    await user.click(within(row).getByLabelText('已报告'));
    await user.click(within(row).getByTestId('call-save'));
    expect(await within(row).findByTestId('error-note')).toBeTruthy();
    desk.bridge.answer({ 'escalation.record': () => ({ isOpen: false }) });
    await user.click(within(row).getByTestId('call-save'));
    await waitFor(() => expect(screen.queryByTestId('call-form')).toBeNull());
    const sent = desk.bridge.inputsOf('escalation.record');
    expect(sent[0]).toMatchObject({ escalationId: CALL.id, name: '林国栋', reached: true, note: '同意先报' });
    expect(sent[1]?.callId).toBe(sent[0]?.callId);
  });
});
