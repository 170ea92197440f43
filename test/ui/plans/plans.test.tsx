import { readFileSync } from 'node:fs';
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { aPlan } from '../../helpers/fakePlan';
import { forgetPage, openPage } from '../../helpers/page';
import { landslideText } from '../runs/runDesk';

vi.mock('../../../renderer/screens/runs/flow/loadMermaid', () => ({
  drawMermaid: () => new Promise(() => {}),
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const SUMMARY = aPlan('flash-flood-geohazard', '山洪地质灾害工作方案', {
  revision: 3,
  titleEn: 'Flash flood and geological disaster',
  hazards: ['geological'],
  trigger: '接到山洪、崩塌、滑坡的报告。',
  triggerEn: 'Report of a flash flood.',
});

function planDesk(planText: string) {
  const desk = createFakeDesk();
  const tablesText = readFileSync('resources/work-plans/tables.yaml', 'utf8');
  desk.bridge.answer({
    'plan.list': () => [SUMMARY],
    'plan.get': () => ({ summary: SUMMARY, planText, tablesText, subplanTexts: {} }),
    'run.list': () => [],
  });
  return desk;
}

describe('the plans', () => {
  it('show one in full: trigger, outline with posts and limits, names of this room’s parties', async () => {
    const desk = planDesk(landslideText());
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('rail-plans'));
    await user.click(await screen.findByTestId('plan-flash-flood-geohazard'));
    const view = await screen.findByTestId('plan-view');
    const blocks = await within(view).findAllByTestId('outline-block');
    expect(view.textContent).toContain('何时启动');
    expect(blocks.length).toBeGreaterThan(25);
    expect(blocks[0]?.textContent).toContain('接报后 3 分');
    expect(view.textContent).toContain('县委县政府总值班室');
    expect(view.textContent).not.toContain('{government_duty_office}');
  });

  it('are started without an incident only after it was said what that means', async () => {
    const desk = planDesk(landslideText());
    desk.bridge.answer({
      'run.start': (input) => ({
        id: input.runId,
        planId: input.planId,
        planRevision: 3,
        title: SUMMARY.title,
        titleEn: SUMMARY.titleEn,
        incidentId: null,
        incidentTitle: null,
        warningId: null,
        receivedAt: NIGHT,
        startedAt: NIGHT,
        startedBy: '陈立',
        endedAt: null,
        state: 'running',
        version: 1,
        drill: null,
        nextDeadline: null,
      }),
    });
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('rail-plans'));
    await user.click(await screen.findByTestId('plan-flash-flood-geohazard'));
    await user.click(await screen.findByTestId('plan-start'));
    expect(desk.bridge.inputsOf('run.start')).toEqual([]);
    await user.click(screen.getByTestId('plan-start-confirm'));
    await waitFor(() => expect(desk.bridge.inputsOf('run.start')).toHaveLength(1));
    expect(desk.bridge.inputsOf('run.start')[0]).toMatchObject({ incidentId: null, warningId: null });
  });

  it('say in words what is wrong with a plan that cannot be read', async () => {
    const desk = planDesk('id: [broken');
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('rail-plans'));
    await user.click(await screen.findByTestId('plan-flash-flood-geohazard'));
    expect((await screen.findByText(/读不出来/)).textContent?.length).toBeGreaterThan(20);
  });
});
