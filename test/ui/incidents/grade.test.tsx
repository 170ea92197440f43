import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GradeStep } from '../../../shared/contract/areas/duties';
import type { Obligation } from '../../../shared/contract/models';
import type { OutputOf } from '../../../shared/contract/procedures';
import { anIncident, createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const STEP: GradeStep = {
  id: 'seat:9',
  at: NIGHT - 20 * MINUTE,
  kind: 'assessed',
  grade: 'level_4',
  reportingGrade: 'level_3',
  nearMiss: false,
  because: [
    {
      ruleId: 'geo_dead',
      of: 'reporting_grade',
      result: 'level_3',
      isDecisive: true,
      figure: 'dead',
      value: 3,
      comparison: 'at_least',
      threshold: 3,
      unit: 'person',
      mark: 'S5',
      document: '《地质灾害防治条例》',
      article: '第四条',
      isOverridden: true,
      text: { zh: '死亡3人，达到3人以上：中型', en: '3 dead, at least 3: medium' },
    },
  ],
  decidedBy: '',
  way: null,
  words: '',
  author: '陈立',
};

const duty = (over: Partial<Obligation> & { readonly id: string }): Obligation => ({
  scopeId: 'inc-1',
  incidentId: 'inc-1',
  kind: 'phone_report',
  recipient: 'superior_duty_office',
  round: null,
  openedAt: NIGHT - 60 * MINUTE,
  targetAt: null,
  dueAt: NIGHT + 10 * MINUTE,
  state: 'open',
  metAt: null,
  receiver: '',
  way: '',
  readBack: false,
  titleZh: '电话首报 → 市应急管理局值班室',
  titleEn: 'First report by phone → City',
  rule: {
    ruleId: 'gov_30_60_phone',
    clockField: 'received_at',
    clockAt: NIGHT - 20 * MINUTE,
    limitMinutes: 30,
    mark: 'M',
    document: '值班惯例',
    article: '',
    isLaw: false,
    isOverridden: true,
  },
  isWindow: false,
  wantedWay: 'phone',
  lateReason: '',
  recordId: null,
  supersededBy: null,
  supersededAt: null,
  ...over,
});

const DUTIES = [
  duty({ id: 'ob-1' }),
  duty({ id: 'ob-2', kind: 'notify', titleZh: '通知 → 消防救援', dueAt: null }),
  duty({ id: 'ob-3', kind: 'initial_report', titleZh: '书面初报 → 市局', dueAt: NIGHT - 6 * MINUTE }),
  duty({
    id: 'ob-4',
    kind: 'initial_report',
    titleZh: '书面初报 → 县委办',
    state: 'met',
    dueAt: NIGHT - 9 * MINUTE,
    metAt: NIGHT - 2 * MINUTE,
    receiver: '李×',
    way: 'fax',
  }),
  duty({
    id: 'ob-1.was1',
    state: 'superseded',
    dueAt: NIGHT + 40 * MINUTE,
    supersededBy: 'ob-1',
    supersededAt: NIGHT - MINUTE,
  }),
];

async function openIncident(over: Parameters<typeof anIncident>[0] = { id: 'inc-1' }) {
  const desk: FakeDesk = createFakeDesk();
  const incident = anIncident({
    type: 'geological',
    grade: null,
    proposedGrade: 'level_4',
    reportingGrade: 'level_3',
    ...over,
  });
  const page: OutputOf<'incident.get'> = {
    incident,
    timeline: [],
    runs: [],
    obligations: DUTIES,
    deadlines: [],
    children: [],
    suggestedPlans: [],
  };
  desk.bridge.answer({
    'incident.get': () => page,
    'incident.grades': () => [STEP],
    'warning.list': () => [],
    'response.list': () => [],
    'plan.list': () => [],
    'instruction.list': () => [],
  });
  const user = openPage(desk.bridge);
  await screen.findByTestId('rail-board');
  desk.bridge.emit({ event: 'navigate', to: 'incident/inc-1' });
  await screen.findByTestId('grade-panel');
  return { desk, user };
}

describe('the grade on the page of an incident', () => {
  it('is proposed with its reasons beside the officer’s own, and reported from high in sight of a leader', async () => {
    await openIncident();
    const panel = within(screen.getByTestId('grade-panel'));
    expect(panel.getByTestId('grade-own').textContent).toContain('未定级');
    expect(panel.getByTestId('grade-proposal').textContent).toBe('小型；可能达中型，从高报送');
    const reasons = await panel.findByTestId('grade-reasons');
    expect(reasons.textContent).toContain('死亡3人，达到3人以上：中型');
    expect(reasons.textContent).toContain('本室设置');
    expect(screen.getByTestId('incident-header').textContent).toContain('可能达中型，从高报送');
  });

  it('is confirmed by a person; another than the proposed one needs a reason, and what was typed stays', async () => {
    const { desk, user } = await openIncident();
    desk.bridge.answer({ 'incident.confirmGrade': () => anIncident({ id: 'inc-1', grade: 'level_3' }) });
    await user.click(screen.getByTestId('grade-confirm'));
    const form = within(screen.getByTestId('grade-form'));
    await user.click(form.getByText('中型'));
    await user.click(form.getByTestId('grade-save'));
    expect(desk.bridge.inputsOf('incident.confirmGrade')).toEqual([]);
    await user.type(form.getByTestId('grade-by'), '林×');
    await user.type(form.getByTestId('grade-words'), '三人被困，从高');
    await user.click(form.getByTestId('grade-save'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('incident.confirmGrade')).toEqual([
        { incidentId: 'inc-1', grade: 'level_3', decidedBy: '林×', way: 'phone', words: '三人被困，从高' },
      ]),
    );
  });
});

describe('the duties on the page of an incident', () => {
  it('stand in groups with the source of each limit, and limits that were replaced stay below', async () => {
    await openIncident();
    const reports = within(screen.getByTestId('duties-reports'));
    expect(reports.getAllByTestId('obligation')).toHaveLength(3);
    expect(reports.getAllByTestId('rule-line')[0]?.textContent).toContain('30 分钟内');
    expect(reports.getAllByTestId('rule-own').length).toBeGreaterThan(0);
    const notices = within(screen.getByTestId('duties-notices'));
    expect(notices.getByTestId('obligation').textContent).toContain('不限时');
    expect(screen.getByTestId('duties-past').textContent).toContain('以前的时限（1）');
  });

  it('that are done late take their reason with the record, or later', async () => {
    const { desk, user } = await openIncident();
    desk.bridge.answer({
      'obligation.meet': () => duty({ id: 'ob-3', state: 'met' }),
      'obligation.explainLate': () => duty({ id: 'ob-4', state: 'met', lateReason: '传真占线' }),
    });
    await user.click(screen.getByTestId('obligation-explain'));
    await user.type(screen.getByTestId('late-reason'), '传真占线{Enter}');
    await waitFor(() =>
      expect(desk.bridge.inputsOf('obligation.explainLate')).toEqual([
        { obligationId: 'ob-4', reason: '传真占线' },
      ]),
    );
    const late = screen.getAllByTestId('obligation')[0];
    await user.click(within(late as HTMLElement).getByTestId('obligation-meet'));
    await user.type(screen.getByTestId('obligation-receiver'), '王×');
    await user.type(screen.getByTestId('obligation-late'), '等待核实人数');
    await user.click(screen.getByTestId('obligation-save'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('obligation.meet')[0]).toMatchObject({
        obligationId: 'ob-3',
        receiver: '王×',
        lateReason: '等待核实人数',
      }),
    );
  });
});
