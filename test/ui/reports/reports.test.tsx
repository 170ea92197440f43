import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReportDraft, ReportPage } from '../../../shared/contract/areas/reports';
import { textsOf } from '../../../shared/reports/draftFields';
import { atNight, INITIAL_FACTS, INITIAL_REPORT } from '../../fixtures/reports';
import { refusal } from '../../helpers/fakeBridge';
import { anIncident, createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, leavePage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const texts = textsOf(INITIAL_REPORT);
const aDraft = (over: Partial<ReportDraft> = {}): ReportDraft => ({
  id: 'd-1',
  incidentId: 'inc-1',
  kind: 'initial',
  ordinal: null,
  version: 1,
  savedAt: NIGHT,
  savedBy: '陈立',
  texts,
  base: texts,
  fresh: texts,
  nextAt: atNight('05:30'),
  asOf: INITIAL_FACTS.asOf,
  document: INITIAL_REPORT,
  facts: INITIAL_FACTS,
  changedFacts: [],
  before: null,
  findings: [],
  crossChecks: [{ party: 'police', nameZh: '县公安局（110）', nameEn: 'Police', last: null }],
  suggested: { leader: '局带班领导', witness: '黄敏', way: 'phone' },
  ...over,
});
const aPage = (over: Partial<ReportPage> = {}): ReportPage => ({
  report: {
    id: 'd-1',
    incidentId: 'inc-1',
    kind: 'initial',
    ordinal: null,
    document: INITIAL_REPORT,
    facts: INITIAL_FACTS,
    signOff: {
      leader: '局带班领导',
      way: 'phone',
      at: NIGHT,
      words: '同意',
      witness: '黄敏',
      countersignedAt: null,
    },
    dispatches: [],
    signedAt: NIGHT,
    by: '陈立',
  },
  recipients: [
    {
      recipient: 'superior_duty_office',
      nameZh: '市应急管理局值班室',
      nameEn: 'City duty office',
      obligationId: 'ob-1',
      dueAt: NIGHT - 60_000,
      way: 'platform',
      receiver: '李敏',
      sent: null,
    },
  ],
  findings: [],
  despite: '',
  owesSignature: true,
  ...over,
});

function reportDesk(draft: ReportDraft | null): FakeDesk {
  const desk = createFakeDesk();
  desk.bridge.answer({
    'incident.get': () => ({
      incident: anIncident({ id: 'inc-1' }),
      timeline: [],
      runs: [],
      obligations: [],
      deadlines: [],
      children: [],
      suggestedPlans: [],
    }),
    'report.draftGet': () => draft,
    'report.page': () => aPage(),
    'report.save': (input) => ({ version: input.version + 1, savedAt: NIGHT }),
    'instruction.list': () => [],
    'todo.list': () => [],
  });
  return desk;
}

async function open(desk: FakeDesk) {
  const user = openPage(desk.bridge);
  await screen.findByTestId('rail-board');
  desk.bridge.emit({ event: 'navigate', to: 'report/inc-1/d-1' });
  await screen.findByTestId('report-screen');
  return user;
}

describe('the editor of a report', () => {
  it('stores what was typed when the hand pauses, and finds it again after a reload when the desk was away', async () => {
    const desk = reportDesk(aDraft());
    const user = await open(desk);
    await user.type(await screen.findByTestId('report-trend'), '手写。');
    await waitFor(() => expect(desk.bridge.inputsOf('report.save')).toHaveLength(1), { timeout: 5_000 });
    expect(desk.bridge.inputsOf('report.save')[0]).toMatchObject({
      draftId: 'd-1',
      version: 1,
      texts: { trend: `${texts.trend}手写。` },
    });
    desk.bridge.answer({ 'report.save': () => refusal({ code: 'desk_unavailable' }) });
    await user.type(screen.getByTestId('report-trend'), '又写。');
    await screen.findByTestId('error-note', {}, { timeout: 5_000 });
    leavePage();
    const away = reportDesk(aDraft());
    away.bridge.answer({ 'report.save': () => refusal({ code: 'desk_unavailable' }) });
    await open(away);
    const trend = (await screen.findByTestId('report-trend')) as HTMLTextAreaElement;
    expect(trend.value).toContain('手写。又写。');
  });

  it('asks whose text holds when somebody else saved meanwhile', async () => {
    const desk = reportDesk(aDraft());
    desk.bridge.answer({
      'report.save': () => refusal({ code: 'draft_conflict', params: { by: '黄敏', at: NIGHT, version: 2 } }),
    });
    const user = await open(desk);
    await user.type(await screen.findByTestId('report-trend'), '甲');
    expect(await screen.findByText('用我的稿覆盖', {}, { timeout: 5_000 })).toBeTruthy();
    expect(screen.getByText('用已存的稿')).toBeTruthy();
  });

  it('shows what would be drafted now beside what stands there, and takes it in on request', async () => {
    const fresh = { ...texts, situation: '死亡1人。' };
    const desk = reportDesk(aDraft({ fresh, changedFacts: ['死亡0→1'] }));
    desk.bridge.answer({ 'report.redraft': () => ({ version: 2, savedAt: NIGHT }) });
    const user = await open(desk);
    expect((await screen.findByTestId('report-changed')).textContent).toContain('死亡0→1');
    expect(screen.getByTestId('report-part-situation').dataset['state']).toBe('outdated');
    await user.click(screen.getByTestId('report-redraft-situation'));
    await waitFor(() => expect(desk.bridge.inputsOf('report.redraft')).toHaveLength(1));
    expect(desk.bridge.inputsOf('report.redraft')[0]).toMatchObject({ fields: ['situation'], version: 1 });
  });

  it('signs by telephone only with the words, and with a reason when something was found', async () => {
    const finding = { code: 'word', level: 'error', params: { word: '大概' } } as const;
    const desk = reportDesk(aDraft({ findings: [finding] }));
    desk.bridge.answer({ 'report.sign': () => aPage() });
    const user = await open(desk);
    expect((await screen.findByTestId('report-checks')).textContent).toContain('大概');
    await user.click(screen.getByTestId('report-sign'));
    await user.click(await screen.findByTestId('sign-save'));
    expect(desk.bridge.inputsOf('report.sign')).toEqual([]);
    await user.type(screen.getByTestId('sign-words'), '同意');
    await user.type(screen.getByTestId('sign-despite'), '引用原话');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('report.sign')).toHaveLength(1));
    expect(desk.bridge.inputsOf('report.sign')[0]).toMatchObject({
      leader: '局带班领导',
      way: 'phone',
      words: '同意',
      witness: '黄敏',
      despite: '引用原话',
    });
  });

  it('records one changed figure in one line', async () => {
    const desk = reportDesk(aDraft());
    desk.bridge.answer({
      'incident.updateFacts': () => anIncident({ id: 'inc-1' }),
      'report.redraft': () => ({ version: 2, savedAt: NIGHT }),
    });
    const user = await open(desk);
    await user.type(await screen.findByTestId('quick-figure-input'), '转移26 枫坪镇{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('report.redraft')).toHaveLength(1));
    expect(desk.bridge.inputsOf('incident.updateFacts')[0]).toMatchObject({
      figures: { evacuated: 26 },
      source: '枫坪镇',
    });
  });
});

describe('a signed report', () => {
  it('asks why it is late, and records to whom it went with one combination', async () => {
    const desk = reportDesk(null);
    desk.bridge.answer({ 'report.dispatch': () => aPage() });
    const user = await open(desk);
    const row = await screen.findByTestId('dispatch-row');
    expect(row.textContent).toContain('市应急管理局值班室');
    await user.click(within(row).getByTestId('dispatch-receiver'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(desk.bridge.inputsOf('report.dispatch')).toEqual([]);
    await user.type(await screen.findByTestId('dispatch-late'), '系统故障');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('report.dispatch')).toHaveLength(1));
    expect(desk.bridge.inputsOf('report.dispatch')[0]).toMatchObject({
      recipient: 'superior_duty_office',
      obligationId: 'ob-1',
      way: 'platform',
      receiver: '李敏',
      lateReason: '系统故障',
    });
  });
});
