import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlanSummary } from '../../../shared/contract/models';
import { NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';
import { createRunDesk, landslideText, type RunDesk } from './runDesk';

const MINUTE = 60_000;

vi.mock('../../../renderer/screens/runs/flow/loadMermaid', () => ({
  drawMermaid: () => new Promise(() => {}),
  fetchMermaid: () => undefined,
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const FIELDS = {
  callback: '139',
  place: '上坑',
  kind: '滑坡',
  trapped: 3,
  missing: 0,
  households: 8,
  road: '通',
};

function pastIntake(text = landslideText()): RunDesk {
  const desk = createRunDesk(text);
  desk.act({ kind: 'complete', key: 'intake', fields: FIELDS, at: NIGHT - 15 * MINUTE });
  return desk;
}

async function openRun(desk: RunDesk): Promise<UserEvent> {
  const user = openPage(desk.bridge);
  await screen.findByTestId('rail-board');
  desk.bridge.emit({ event: 'navigate', to: 'run/run-1' });
  await screen.findAllByTestId('run-step');
  return user;
}

async function card(user: UserEvent, block: string): Promise<ReturnType<typeof within>> {
  const find = (): HTMLElement => {
    const found = screen.getAllByTestId('run-step').find((one) => one.dataset.block === block);
    if (found === undefined) throw new Error(`no open step ${block}`);
    return found;
  };
  await waitFor(find);
  if (find().dataset.open !== 'true') await user.click(within(find()).getByTestId('run-step-toggle'));
  return within(find());
}

describe('beside the work on a step', () => {
  it('a note is written, and stands there with its time', async () => {
    const desk = pastIntake();
    const user = await openRun(desk);
    const own = await card(user, 'verify');
    await user.click(own.getByTestId('beside-note-open'));
    await user.click(own.getByTestId('beside-note-save'));
    expect(desk.acts).toEqual([]);
    await user.type(own.getByTestId('beside-note-text'), '村支书说路断了');
    await user.click(own.getByTestId('beside-note-save'));
    await waitFor(() => expect(desk.acts).toEqual([{ kind: 'note', key: 'verify', text: '村支书说路断了' }]));
    expect((await own.findByTestId('beside-written')).textContent).toContain('村支书说路断了');
  });

  it('the step is handed to somebody, whose name stands on the card', async () => {
    const desk = pastIntake();
    const user = await openRun(desk);
    const own = await card(user, 'verify');
    await user.click(own.getByTestId('beside-assign-open'));
    await user.type(own.getByTestId('beside-assign-to'), '王晓');
    await user.type(own.getByTestId('beside-assign-note'), '我去现场');
    await user.click(own.getByTestId('beside-assign-save'));
    await waitFor(() => expect(desk.acts).toMatchObject([{ kind: 'assign', to: '王晓', note: '我去现场' }]));
    expect((await own.findByTestId('run-step-owner')).textContent).toBe('经办 王晓');
  });
});

describe('a step that was done', () => {
  it('is opened again with a reason, and filled as it was before', async () => {
    const desk = pastIntake();
    localStorage.setItem('watchdesk.run.face', 'outline');
    const user = await openRun(desk);
    const rows = await screen.findAllByTestId('outline-row');
    await user.click(rows.find((row) => row.textContent?.includes('接报登记')) as HTMLElement);
    const detail = within(await screen.findByTestId('step-detail'));
    expect(detail.getByTestId('pass').textContent).toContain('受威胁户 8');
    await user.click(detail.getByTestId('beside-reopen-open'));
    await user.type(detail.getByTestId('beside-reopen-reason'), '户数报错');
    await user.click(detail.getByTestId('beside-reopen-save'));
    await waitFor(() => expect(desk.acts).toEqual([{ kind: 'reopen', key: 'intake', reason: '户数报错' }]));
    // It is the chosen block: its card opens by itself.
    await user.click(await screen.findByTestId('step-fill-before'));
    expect((screen.getByTestId('tick-households') as HTMLInputElement).value).toBe('8');
  });
});

describe('an order to several parties', () => {
  it('is told in one go, and who has not answered stands in the chase list with how often he was chased', async () => {
    const desk = pastIntake();
    const user = await openRun(desk);
    const own = await card(user, 'send_main');
    await user.click(own.getByTestId('notify-all-open'));
    await user.type(own.getByTestId('notify-all-one'), '各值班员');
    await user.type(own.getByTestId('notify-all-police'), '王警官');
    await user.click(own.getByTestId('notify-all-save'));
    await waitFor(() => expect(desk.acts).toHaveLength(1));
    expect(desk.acts[0]).toMatchObject({
      kind: 'notify_all',
      parties: [
        { party: 'fire_rescue', who: '各值班员' },
        { party: 'ambulance', who: '各值班员' },
        { party: 'police', who: '王警官' },
        { party: 'geo_team', who: '各值班员' },
      ],
    });
    const rows = await screen.findAllByTestId('chase-row');
    expect(rows).toHaveLength(4);
    const police = within(rows.find((row) => row.dataset.party === 'police') as HTMLElement);
    await user.click(police.getByTestId('chase-now'));
    await waitFor(() => expect(police.getByTestId('chase-count').textContent).toContain('催过 1 次'));
    await user.click(police.getByTestId('chase-now'));
    await waitFor(() => expect(police.getByTestId('chase-count').textContent).toContain('催过 2 次'));
  });
});

const REVISED = landslideText()
  .replace('- id: send_main', '- id: send_first')
  .replace('title: 灾情核实', 'title: 核实灾情和路况');
const plan = (over: Partial<PlanSummary>): PlanSummary =>
  ({
    id: 'flash-flood-geohazard',
    revision: 2,
    title: '山洪地质灾害工作方案',
    titleEn: 'Flash flood and geological disaster',
    state: 'in_force',
    ...over,
  }) as PlanSummary;

describe('a revision that came into force meanwhile', () => {
  it('is only told of; going over to it proposes where everything goes on and needs a reason', async () => {
    const desk = pastIntake();
    desk.act({ kind: 'notify', key: 'send_main', party: 'police', who: '王', at: NIGHT - MINUTE });
    desk.bridge.answer({
      'plan.list': () => [plan({})],
      'plan.get': () => ({
        summary: plan({}),
        planText: REVISED,
        tablesText: desk.tablesText,
        subplanTexts: {},
      }),
    });
    const user = await openRun(desk);
    expect((await screen.findByTestId('newer-revision')).textContent).toContain('方案已有第 2 版');
    await user.click(screen.getByTestId('switch-open'));
    const dialog = within(await screen.findByTestId('switch-dialog'));
    const rows = await dialog.findAllByTestId('switch-row');
    expect(rows.map((row) => [row.dataset.block, row.dataset.to])).toContainEqual([
      'send_main',
      'send_first',
    ]);
    expect(dialog.getByTestId('switch-quiet').textContent).toContain('编号相同');
    await user.click(dialog.getByTestId('switch-confirm'));
    expect(desk.bridge.inputsOf('run.switch')).toEqual([]);
    await user.type(dialog.getByTestId('switch-reason'), '新版加了路况');
    await user.click(dialog.getByTestId('switch-confirm'));
    await waitFor(() => expect(desk.bridge.inputsOf('run.switch')).toHaveLength(1));
    const [input] = desk.bridge.inputsOf('run.switch');
    expect(input).toMatchObject({ runId: 'run-1', revision: 2, reason: '新版加了路况' });
    expect(input?.mapping).toMatchObject({ intake: 'intake', send_main: 'send_first' });
  });
});
