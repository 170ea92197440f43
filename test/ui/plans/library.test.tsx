import { readFileSync } from 'node:fs';
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlanRevision } from '../../../shared/contract/areas/plans';
import type { PlanSummary } from '../../../shared/contract/models';
import { refusal } from '../../helpers/fakeBridge';
import { createFakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { aPlan } from '../../helpers/fakePlan';
import { OFFICER } from '../../helpers/fakeRoom';
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

const DAY = 86_400_000;
const ID = 'flash-flood-geohazard';
const SUMMARY = aPlan(ID, '山洪地质灾害工作方案', { revision: 2 });
const tablesText = readFileSync('resources/work-plans/tables.yaml', 'utf8');

const aRevision = (revision: number, over: Partial<PlanRevision> = {}): PlanRevision => ({
  revision,
  state: 'in_force',
  why: '',
  reason: null,
  by: '',
  at: NIGHT - 10 * DAY,
  reviewedBy: null,
  reviewedAt: null,
  reviewNote: '',
  isOwnReview: false,
  inForceBy: null,
  inForceAt: NIGHT - 10 * DAY,
  retiredBy: null,
  retiredAt: null,
  retiredWhy: '',
  filedAt: null,
  filedNumber: '',
  filingDueAt: null,
  hash: String(revision),
  ...over,
});

function libraryDesk(
  plans: readonly PlanSummary[],
  revisions: readonly PlanRevision[] = [],
  newText = landslideText(),
) {
  const desk = createFakeDesk();
  desk.bridge.answer({
    'plan.list': () => [...plans],
    'plan.get': (input) => ({
      summary: { ...SUMMARY, revision: input.revision ?? 2 },
      planText: input.revision === 3 ? newText : landslideText(),
      tablesText,
      subplanTexts: {},
    }),
    'plan.revisions': () => [...revisions],
    'plan.tables': () => ({ tablesText }),
    'run.list': () => [],
  });
  return desk;
}

async function openLibrary(desk: ReturnType<typeof createFakeDesk>) {
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-plans'));
  return user;
}

describe('the library', () => {
  it('groups plans by class of hazard, says how each stands, and what is due of it', async () => {
    const desk = libraryDesk([
      aPlan('fire', '火灾', { category: 'accident_disaster', filingDueAt: NIGHT - DAY }),
      aPlan('flood', '洪水', { pending: { revision: 2, state: 'draft' }, hasDraft: true }),
      aPlan('old', '旧方案', { state: 'retired' }),
    ]);
    const user = await openLibrary(desk);
    expect((await screen.findByTestId('plan-fire')).textContent).toContain('备案逾期');
    expect(screen.getByTestId('plan-flood').textContent).toContain('第 2 版待审核');
    expect(screen.getByTestId('plan-old').textContent).toContain('已废止');
    const groups = screen
      .getAllByRole('region', { name: /灾害|灾难/ })
      .map((one) => one.getAttribute('aria-label'));
    expect(groups).toEqual(['自然灾害', '事故灾难']);
    await user.type(screen.getByTestId('plans-find'), '废止');
    expect(screen.queryByTestId('plan-fire')).toBeNull();
    expect(screen.getByTestId('plan-old')).toBeTruthy();
  });

  it('makes a draft that passes the checks from a title and a hazard, and opens it', async () => {
    const desk = libraryDesk([SUMMARY]);
    desk.bridge.answer({ 'plan.draftSave': () => ({ version: 1, savedAt: NIGHT }) });
    const user = await openLibrary(desk);
    await user.click(await screen.findByTestId('plan-new'));
    await user.type(await screen.findByTestId('plan-create-title'), '城市内涝');
    expect((screen.getByTestId('plan-create-id') as HTMLInputElement).value).toMatch(/^[a-z]+$/);
    await user.click(screen.getByTestId('plan-create-save'));
    expect(desk.bridge.inputsOf('plan.draftSave')).toEqual([]);
    await user.click(screen.getByTestId('hazard-flood_drought'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('plan.draftSave')).toHaveLength(1));
    expect(desk.bridge.inputsOf('plan.draftSave')[0]).toMatchObject({ baseRevision: null, version: 0 });
    expect(desk.bridge.inputsOf('plan.draftSave')[0]?.text).toContain('title: 城市内涝');
  });
});

describe('the shared tables', () => {
  it('are revised with words why, and a plan that could not be read any more is named', async () => {
    const desk = libraryDesk([SUMMARY]);
    desk.bridge.answer({
      'plan.reviseTables': () =>
        refusal({ code: 'plan_broken', params: { problems: 'urban-fire.yaml:20:5: 没有 police 这个单位' } }),
    });
    const user = await openLibrary(desk);
    await user.click(await screen.findByTestId('plan-tables-open'));
    await user.type(await screen.findByTestId('plan-tables-why'), '单位改名');
    await user.type(screen.getByTestId('plan-tables-text'), ' ');
    await user.click(screen.getByTestId('plan-tables-save'));
    expect(await screen.findByText(/urban-fire.yaml:20:5/)).toBeTruthy();
    expect((screen.getByTestId('plan-tables-why') as HTMLInputElement).value).toBe('单位改名');
    expect(desk.bridge.inputsOf('plan.reviseTables')[0]).toMatchObject({ why: '单位改名' });
  });
});

describe('the revisions of a plan', () => {
  const rows = [
    aRevision(3, { state: 'draft', by: '陈立', why: '消防站搬迁', reason: 'resources', inForceAt: null }),
    aRevision(2),
  ];

  it('say who, when and why, and offer an officer neither review nor retirement', async () => {
    const desk = libraryDesk([SUMMARY], rows);
    desk.status = { ...desk.status, signedIn: [{ ...OFFICER, roles: ['officer'] }] };
    const user = await openLibrary(desk);
    await user.click(await screen.findByTestId(`plan-${ID}`));
    await user.click(await screen.findByTestId('tab-revisions'));
    const row = await screen.findByTestId('revision-3');
    expect(row.textContent).toContain('消防站搬迁');
    expect(row.textContent).toContain('重要应急资源');
    expect(within(row).queryByTestId('revision-review')).toBeNull();
    expect(screen.queryByTestId('plan-retire')).toBeNull();
  });

  it('are submitted from the draft with a reason, and keep what was typed when they are refused', async () => {
    const desk = libraryDesk([{ ...SUMMARY, hasDraft: true }], rows);
    desk.bridge.answer({
      'plan.draftGet': () => ({
        planId: ID,
        text: 'id: x',
        baseRevision: 2,
        version: 1,
        savedAt: NIGHT,
        savedBy: '陈立',
      }),
    });
    const user = await openLibrary(desk);
    await user.click(await screen.findByTestId(`plan-${ID}`));
    await user.click(await screen.findByTestId('tab-revisions'));
    await user.click(await screen.findByTestId('revision-submit'));
    await user.type(await screen.findByTestId('plan-submit-why'), '电话变了');
    await user.selectOptions(screen.getByTestId('plan-submit-reason'), 'resources');
    desk.bridge.answer({
      'plan.submit': () => refusal({ code: 'plan_broken', params: { problems: 'a.yaml:3:1: 缺少 title' } }),
    });
    await user.click(screen.getByTestId('plan-submit-save'));
    expect((await screen.findByText(/缺少 title/)).textContent).toContain('a.yaml:3:1');
    expect((screen.getByTestId('plan-submit-why') as HTMLTextAreaElement).value).toBe('电话变了');
    expect(desk.bridge.inputsOf('plan.submit')[0]).toEqual({
      planId: ID,
      text: 'id: x',
      why: '电话变了',
      reason: 'resources',
    });
  });

  it('are compared block by block, and F8 goes to the next change', async () => {
    const newer = landslideText()
      .replace(/limit: \d+/, 'limit: 2')
      .replace(/^title: .*$/m, 'title: 新标题');
    const desk = libraryDesk([SUMMARY], rows, newer);
    const user = await openLibrary(desk);
    await user.click(await screen.findByTestId(`plan-${ID}`));
    await user.click(await screen.findByTestId('tab-compare'));
    const changes = await screen.findAllByTestId('change');
    expect(changes).toHaveLength(1);
    expect(changes[0]?.textContent).toContain('时限（分）');
    expect(screen.getByTestId('comparison').textContent).toContain('新标题');
    expect(screen.getByTestId('change-at').textContent).toBe('1 处');
    await user.keyboard('{F8}');
    await waitFor(() => expect(screen.getByTestId('change-at').textContent).toBe('1 / 1'));
    expect(screen.getAllByTestId('change')[0]?.getAttribute('aria-current')).toBe('true');
  });
});

it('a filing that is due stands on the board and leads to the revisions of its plan', async () => {
  const desk = libraryDesk([SUMMARY], [aRevision(2, { filingDueAt: NIGHT + DAY })]);
  const pair = (text: string) => ({ zh: text, en: text });
  desk.bridge.answer({
    'todo.list': () => [
      {
        key: `plan_filing:${ID}:2`,
        group: 'other',
        incidentId: null,
        incidentTitle: null,
        title: pair('方案备案：山洪地质灾害工作方案'),
        state: pair(''),
        next: pair(''),
        dueAt: NIGHT + DAY,
        owner: pair('值班处长'),
        place: { screen: 'plans', id: ID, part: 'revisions' },
        deadlineIds: [],
      },
    ],
  });
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('todo-row'));
  expect((await screen.findByTestId('revision-2')).textContent).toContain('前备案');
});
