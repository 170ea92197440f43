import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { oralCard } from '../../../shared/briefing/oral';
import { timingRows, timingTotals } from '../../../shared/briefing/timing';
import type { BriefingPage, TimingPage } from '../../../shared/contract/areas/briefing';
import { anIncident, createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';
import { slideFacts } from '../../helpers/slideFacts';

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

function pageOf(change: Partial<BriefingPage> = {}): BriefingPage {
  const options = { seconds: 45, charactersPerSecond: 4.5, reported: [] };
  const card = oralCard(slideFacts(), {
    ...options,
    next: { title: '续报', at: slideFacts().asOf + MINUTE },
  });
  return {
    incidentId: 'inc-1',
    title: '上坑村山体滑坡',
    isOpen: true,
    drill: null,
    card,
    wordings: [],
    neutral: '情况正在核实处置，以县政府新闻办发布为准。',
    media: [],
    lines: [],
    ...change,
  };
}

const WORDING = {
  id: 'w1',
  version: 1,
  text: '正在全力搜救。',
  approver: '林×',
  way: 'phone',
  approvedAt: NIGHT,
  recordedAt: NIGHT,
  recordedBy: '陈立',
} as const;

function timing(): TimingPage {
  const duty = {
    kind: 'phone_report',
    round: null,
    targetAt: null,
    way: 'phone',
    readBack: true,
    lateReason: '',
    droppedAt: null,
    isWindow: false,
    rule: {
      clockField: 'received_at',
      clockAt: NIGHT - 40 * MINUTE,
      limitMinutes: 30,
      mark: 'M',
      document: '',
      article: '',
      isLaw: false,
      isOverridden: false,
    },
  };
  const rows = timingRows({
    occurredAt: NIGHT - 58 * MINUTE,
    receivedAt: NIGHT - 40 * MINUTE,
    verifiedAt: null,
    source: '枫坪镇值班室',
    asOf: NIGHT,
    duties: [
      {
        ...duty,
        id: 'inc-1.phone_report.superior',
        titleZh: '电话首报 → 市应急管理局',
        titleEn: 'First report by phone → city',
        dueAt: NIGHT - 10 * MINUTE,
        state: 'met',
        metAt: NIGHT - 6 * MINUTE,
        receiver: '李×',
      },
      {
        ...duty,
        id: 'inc-1.initial_report.superior',
        kind: 'initial_report',
        titleZh: '书面初报 → 市应急管理局',
        titleEn: 'Written report → city',
        dueAt: NIGHT + 20 * MINUTE,
        state: 'open',
        metAt: null,
        receiver: '',
        way: '',
        rule: { ...duty.rule, limitMinutes: 60 },
      },
    ],
  });
  return { incidentId: 'inc-1', asOf: NIGHT, rows: [...rows], totals: timingTotals(rows) };
}

function deskWith(change: Partial<BriefingPage> = {}): FakeDesk {
  const desk = createFakeDesk();
  const incident = anIncident({ id: 'inc-1' });
  desk.board = { ...desk.board, incidents: [incident] };
  desk.bridge.answer({
    'incident.list': () => [incident],
    'incident.get': () => ({
      incident,
      timeline: [],
      runs: [],
      obligations: [],
      deadlines: [],
      children: [],
      suggestedPlans: [],
    }),
    'briefing.get': () => pageOf(change),
    'briefing.approveWording': () => pageOf({ wordings: [WORDING] }),
    'briefing.recordMedia': () => pageOf(change),
    'briefing.answerMedia': () => pageOf(change),
    'clocks.get': timing,
  });
  return desk;
}

async function openTab(desk: FakeDesk, tab: string) {
  const user = openPage(desk.bridge);
  await screen.findByTestId('rail-board');
  desk.bridge.emit({ event: 'navigate', to: 'incident/inc-1' });
  await user.click(await screen.findByTestId(`tab-${tab}`));
  return user;
}

describe('the oral card on the screen', () => {
  it('opens with one key from any screen and from the palette, and Esc goes back to where one was', async () => {
    const desk = deskWith();
    const user = openPage(desk.bridge);
    await screen.findByTestId('rail-board');
    await user.keyboard('{F4}');
    const sheet = await screen.findByTestId('oral-sheet');
    expect((await within(sheet).findByTestId('oral-text')).textContent).toContain('被困3人');
    expect(within(sheet).getByTestId('oral-length').textContent).toMatch(/约 \d+ 秒/);
    expect(within(sheet).getByTestId('wording-text').textContent).toContain('县政府新闻办');
    expect(within(sheet).getByTestId('wording').textContent).toContain('未核定');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('oral-sheet')).toBeNull());
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), '口头汇报');
    const rows = await screen.findAllByTestId('palette-row');
    expect(rows[0]?.textContent).toContain('口头汇报卡');
    await user.click(rows[0] as HTMLElement);
    expect(await screen.findByTestId('oral-sheet')).toBeTruthy();
  });

  it('says that there is nothing to report when no incident is open', async () => {
    const desk = deskWith();
    desk.board = { ...desk.board, incidents: [] };
    const user = openPage(desk.bridge);
    await screen.findByTestId('rail-board');
    await user.keyboard('{F4}');
    expect((await screen.findByTestId('oral-sheet')).textContent).toContain('没有在办事件');
  });
});

describe('the wording and the register of the media', () => {
  it('records an approved wording with who approved it and how, and keeps what was typed when it is refused', async () => {
    const desk = deskWith();
    const user = await openTab(desk, 'oral');
    await user.click(await screen.findByTestId('wording-approve'));
    await user.type(screen.getByTestId('wording-input'), '正在全力搜救。');
    await user.click(screen.getByTestId('wording-save'));
    expect(desk.bridge.inputsOf('briefing.approveWording')).toEqual([]);
    expect(screen.getByTestId<HTMLTextAreaElement>('wording-input').value).toBe('正在全力搜救。');
    await user.type(screen.getByTestId('wording-approver'), '林×');
    await user.click(screen.getByTestId('wording-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('briefing.approveWording')).toHaveLength(1));
    expect(desk.bridge.inputsOf('briefing.approveWording')[0]).toMatchObject({
      incidentId: 'inc-1',
      text: '正在全力搜救。',
      approver: '林×',
      way: 'phone',
      approvedAt: null,
    });
  });

  it('takes a call of the press over from the log with everything that was written down', async () => {
    const entry = {
      entryId: '00000000-0000-4000-8000-000000000099',
      number: 47,
      receivedAt: NIGHT - MINUTE,
      outlet: '××报',
      reporter: '李×',
      phone: '159 0000 0000',
      question: '询问滑坡伤亡',
      handling: '',
      isLoose: true,
    };
    const desk = deskWith({ lines: [entry] });
    const user = await openTab(desk, 'oral');
    await user.click(await screen.findByTestId('media-line-register'));
    expect((await screen.findByTestId<HTMLInputElement>('media-outlet')).value).toBe('××报');
    await user.click(screen.getByTestId('media-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('briefing.recordMedia')).toHaveLength(1));
    expect(desk.bridge.inputsOf('briefing.recordMedia')[0]).toMatchObject({
      entryId: entry.entryId,
      reporter: '李×',
      question: '询问滑坡伤亡',
      receivedAt: entry.receivedAt,
      pressDueAt: null,
    });
  });

  it('answers with the approved wording unless something else is chosen', async () => {
    const media = {
      id: 'm1',
      incidentId: 'inc-1',
      outlet: '××报',
      reporter: '',
      phone: '',
      question: '伤亡',
      receivedAt: NIGHT - MINUTE,
      pressDueAt: NIGHT + 30 * MINUTE,
      entryId: null,
      answer: '',
      answeredBy: '',
      answeredAt: null,
      wordingVersion: null,
      recordedBy: '陈立',
    };
    const desk = deskWith({ wordings: [WORDING], media: [media] });
    const user = await openTab(desk, 'oral');
    await user.click(await screen.findByTestId('media-answer-open'));
    expect(screen.getByTestId<HTMLTextAreaElement>('media-answer').value).toBe('正在全力搜救。');
    await user.click(screen.getByTestId('media-answer-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('briefing.answerMedia')).toHaveLength(1));
    expect(desk.bridge.inputsOf('briefing.answerMedia')[0]).toMatchObject({
      mediaId: 'm1',
      wordingVersion: 1,
    });
  });
});

describe('the clocks on the screen', () => {
  it('shows what is due next, and every limit with its interval, source, result and record', async () => {
    const desk = deskWith();
    await openTab(desk, 'clocks');
    const next = await screen.findByTestId('clocks-next');
    expect(within(next).getAllByTestId('clock-open')).toHaveLength(1);
    expect(next.textContent).toContain('书面初报 → 市应急管理局');
    const late = screen.getAllByTestId('clock-row').find((row) => row.dataset['state'] === 'late');
    for (const words of ['电话首报 → 市应急管理局', '+34 分', '30 分', '迟报 4 分', '已复述', '未说明'])
      expect(late?.textContent).toContain(words);
    expect(screen.getByTestId('clocks-totals').textContent).toContain('迟报 1');
    expect(screen.getByTestId('timing-paper-xlsx')).toBeTruthy();
  });
});
