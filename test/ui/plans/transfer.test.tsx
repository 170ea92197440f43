import { readFileSync } from 'node:fs';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlanDraft } from '../../../shared/contract/areas/plans';
import { parsePlan, parseTables } from '../../../shared/plan';
import { refusal } from '../../helpers/fakeBridge';
import { createFakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { aPlan } from '../../helpers/fakePlan';
import { forgetPage, openPage } from '../../helpers/page';
import { landslideText } from '../runs/runDesk';

vi.mock('../../../renderer/screens/runs/flow/loadMermaid', () => ({
  drawMermaid: () => new Promise(() => {}),
  loadMermaid: () =>
    Promise.resolve({
      mermaidAPI: {
        getDiagramFromText: () => Promise.reject(new Error('Parse error on line 2')),
      },
    }),
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const tablesText = readFileSync('resources/work-plans/tables.yaml', 'utf8');
const ID = 'flash-flood-geohazard';
const TABLE =
  '步骤\t责任人\t时限\t要求\n接报登记\t值班员\t立即\t记地点。\n清场\t商圈管委会\t1小时内\t逐处清场。';

function transferDesk(draft: PlanDraft | null = null) {
  const desk = createFakeDesk();
  const summary = aPlan(ID, '山洪地质灾害工作方案', { revision: 2 });
  desk.bridge.answer({
    'plan.list': () => [summary],
    'plan.get': () => ({ summary, planText: landslideText(), tablesText, subplanTexts: {} }),
    'plan.tables': () => ({ tablesText }),
    'plan.draftGet': () => draft,
    'plan.draftSave': () => ({ version: 4, savedAt: NIGHT }),
    'run.list': () => [],
  });
  return desk;
}

async function openImport(desk: ReturnType<typeof transferDesk>) {
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-plans'));
  await user.click(await screen.findByTestId('plan-import'));
  await screen.findByTestId('plan-import-screen');
  return user;
}

describe('importing a plan', () => {
  it('shows each row beside its block, names what is left, and keeps the draft', async () => {
    const desk = transferDesk();
    const user = await openImport(desk);
    fireEvent.change(screen.getByTestId('plan-import-paste'), { target: { value: TABLE } });
    await user.click(screen.getByTestId('plan-import-read'));
    const rows = await screen.findByTestId('plan-import-rows');
    expect(within(rows).getByText(/商圈管委会”不在岗位和单位表里/)).toBeTruthy();
    expect(screen.getByTestId('plan-import-counts').textContent).toContain('读到 2 行');
    await user.type(screen.getByTestId('plan-import-title'), '商圈清场');
    await user.type(screen.getByTestId('plan-import-id'), 'mall');
    await user.click(screen.getByTestId('plan-import-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('plan.draftSave')).toHaveLength(1));
    const [saved] = desk.bridge.inputsOf('plan.draftSave');
    expect(saved).toMatchObject({ planId: 'mall', baseRevision: null, version: 0 });
    const tables = parseTables(tablesText, 'tables.yaml');
    expect(tables.ok && parsePlan(saved?.text ?? '', 'mall.yaml', tables.tables)).toMatchObject({
      ok: true,
      plan: { title: '商圈清场' },
    });
  });

  it('a draft that is there already is written over only when a person says so', async () => {
    const before = { planId: ID, text: 'x', baseRevision: 2, version: 3, savedAt: NIGHT, savedBy: '林涛' };
    const desk = transferDesk(before);
    const user = await openImport(desk);
    fireEvent.change(screen.getByTestId('plan-import-paste'), { target: { value: TABLE } });
    await user.click(screen.getByTestId('plan-import-read'));
    await user.selectOptions(await screen.findByTestId('plan-import-into'), ID);
    const over = await screen.findByTestId('plan-import-over');
    expect(over.textContent).toContain('林涛');
    expect((screen.getByTestId('plan-import-save') as HTMLButtonElement).disabled).toBe(true);
    await user.click(within(over).getByRole('checkbox'));
    await user.click(screen.getByTestId('plan-import-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('plan.draftSave')).toHaveLength(1));
    expect(desk.bridge.inputsOf('plan.draftSave')[0]).toMatchObject({
      planId: ID,
      baseRevision: 2,
      version: 3,
    });
  });

  it('a flowchart that Mermaid does not understand is told in its words, a file that is refused in ours', async () => {
    const desk = transferDesk();
    desk.bridge.answer({
      'console.choosePlanFile': () => refusal({ code: 'import_unreadable', params: { why: 'old_office' } }),
    });
    const user = await openImport(desk);
    fireEvent.change(screen.getByTestId('plan-import-paste'), {
      target: { value: 'flowchart TD\n a[x -->' },
    });
    await user.click(screen.getByTestId('plan-import-read'));
    expect((await screen.findByTestId('plan-import-problem')).textContent).toContain('Parse error on line 2');
    await user.click(screen.getByTestId('plan-import-choose'));
    expect(await screen.findByText(/另存为 DOCX 或 XLSX/)).toBeTruthy();
    expect((screen.getByTestId('plan-import-paste') as HTMLTextAreaElement).value).toContain('flowchart');
  });
});

describe('exporting a plan', () => {
  it('by keyboard alone; Esc closes the list and gives the focus back', async () => {
    const desk = transferDesk();
    desk.bridge.answer({ 'console.savePlanFile': () => ({ path: '/home/a/工作方案.svg' }) });
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('rail-plans'));
    await user.click(await screen.findByTestId(`plan-${ID}`));
    await screen.findByTestId('plan-text');
    const opener = await screen.findByTestId('plan-export');
    opener.focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(await screen.findByTestId('plan-export-docx'));
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('plan-export-docx')).toBeNull();
    expect(document.activeElement).toBe(opener);
    await user.keyboard('{Enter}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('console.savePlanFile')).toHaveLength(1));
    expect(desk.bridge.inputsOf('console.savePlanFile')[0]).toMatchObject({
      planId: ID,
      revision: 2,
      format: 'svg',
      locale: 'zh',
    });
    expect((await screen.findByTestId('plan-export-saved')).textContent).toContain('工作方案.svg');
  });
});
