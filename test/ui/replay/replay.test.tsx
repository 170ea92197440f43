import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusal } from '../../helpers/fakeBridge';
import { anIncident, createFakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';
import { createRunDesk, landslideText, type RunDesk } from '../runs/runDesk';

const MINUTE = 60_000;

vi.mock('../../../renderer/screens/runs/flow/loadMermaid', () => ({
  loadMermaid: async () => ({}),
  drawMermaid: async () => ({ id: 'w1', svg: '<svg id="w1" viewBox="0 0 9 9" width="9" height="9"></svg>' }),
}));

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

function replayDesk(): RunDesk {
  const desk = createRunDesk(landslideText());
  const start = desk.state;
  const events = [
    { kind: 'step_completed', key: 'intake', at: NIGHT - 12 * MINUTE, fields: {} },
    { kind: 'party_notified', key: 'send_main', party: 'fire_rescue', who: '值班员', at: NIGHT - 9 * MINUTE },
    { kind: 'step_skipped', key: 'send_more', reason: '现场已通知', at: NIGHT - 5 * MINUTE },
  ];
  desk.bridge.answer({
    'run.history': () => ({
      start,
      events: events.map((event) => ({
        recordedAt: event.at,
        by: '陈立',
        actor: 'acc-1',
        event,
        params: {
          titleZh: event.key,
          titleEn: event.key,
          reason: event.kind === 'step_skipped' ? '现场已通知' : '',
        },
      })),
    }),
  });
  return desk;
}

describe('a run played back', () => {
  it('goes from event to event with the arrow keys, and its list goes with it', async () => {
    const desk = replayDesk();
    const user = openPage(desk.bridge);
    await screen.findByTestId('rail-board');
    desk.bridge.emit({ event: 'navigate', to: 'replay/run-1' });
    const rows = await screen.findAllByTestId('replay-event');
    expect(rows).toHaveLength(3);
    expect(rows[2]?.getAttribute('aria-current')).toBe('true');
    screen.getByTestId('replay-track').focus();
    await user.keyboard('{ArrowLeft}');
    expect(rows[1]?.getAttribute('aria-current')).toBe('true');
    await user.keyboard('{Home}');
    expect(screen.getByTestId('replay-track').getAttribute('aria-valuenow')).toBe('0');
    await user.keyboard('{End}');
    expect(screen.getByTestId('replay-track').getAttribute('aria-valuenow')).toBe('3');
    await user.keyboard(' ');
    expect(screen.getByTestId('replay-play').getAttribute('aria-pressed')).toBe('false');
  });

  it('says in words what was late and what was skipped, and sets each step against its limit', async () => {
    const desk = replayDesk();
    const user = openPage(desk.bridge);
    await screen.findByTestId('rail-board');
    desk.bridge.emit({ event: 'navigate', to: 'replay/run-1' });
    const rows = await screen.findAllByTestId('replay-event');
    expect(rows[0]?.textContent).toContain('超时');
    expect(rows[2]?.textContent).toContain('跳过');
    expect(screen.getByTestId('replay-totals').textContent).toContain('超时');
    await user.click(screen.getByRole('tab', { name: '对照时限' }));
    expect(screen.getByTestId('replay-table').textContent).toContain('现场已通知');
  });
});

describe('an after-action review', () => {
  const review = {
    incidentId: 'inc-1',
    dueAt: NIGHT + 14 * 24 * 60 * MINUTE,
    closedAt: NIGHT,
    answers: {},
    findings: [],
    version: 0,
    savedAt: null,
    savedBy: '',
    completedAt: null,
    completedBy: '',
  };

  it('takes what the replay shows as a finding, and keeps what was typed when it is refused', async () => {
    const desk = createFakeDesk();
    const hint = { question: 'reporting' as const, zh: '“书面初报”超时 6 分', en: 'late', runId: 'run-1' };
    desk.bridge.answer({
      'incident.get': () => ({
        incident: anIncident({ id: 'inc-1', state: 'closed' }),
        timeline: [],
        runs: [],
        obligations: [],
        deadlines: [],
        children: [],
        suggestedPlans: [],
      }),
      'plan.list': () => [],
      'clocks.get': () => ({
        incidentId: 'inc-1',
        asOf: NIGHT,
        rows: [],
        totals: { onTime: 0, late: 0, overdue: 0, open: 0, unexplained: 0 },
      }),
      'review.get': () => ({ review, hints: [hint], proposals: [] }),
      'review.save': () => refusal({ code: 'review_moved', params: { by: '黄敏' } }),
    });
    const user = openPage(desk.bridge);
    await screen.findByTestId('rail-board');
    desk.bridge.emit({ event: 'navigate', to: 'review/inc-1' });
    await user.click(await screen.findByTestId('review-take-hint'));
    const finding = screen.getByTestId('review-finding');
    expect((within(finding).getByTestId('review-finding-text') as HTMLTextAreaElement).value).toContain(
      '书面初报',
    );
    await user.type(within(finding).getByTestId('review-owner'), '陈立');
    await user.type(screen.getByTestId('review-reporting'), '电话及时');
    await user.click(screen.getByTestId('review-save'));
    await screen.findByTestId('error-note');
    expect((screen.getByTestId('review-reporting') as HTMLTextAreaElement).value).toBe('电话及时');
    await waitFor(() => expect(desk.bridge.inputsOf('review.save')).toHaveLength(1));
    expect(desk.bridge.inputsOf('review.save')[0]).toMatchObject({
      version: 0,
      answers: { reporting: '电话及时' },
      findings: [{ question: 'reporting', owner: '陈立', dueAt: null }],
    });
  });
});
