import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportBatch, ImportFile, ImportReport } from '../../../shared/contract/areas/imports';
import { createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const BATCH: ImportBatch = {
  id: '00000000-0000-4000-8000-000000000001',
  fileName: '台账.xlsx',
  sha256: 'ab'.repeat(32),
  format: 'xlsx',
  source: '2024 年台账',
  good: 98,
  bad: 2,
  state: 'done',
  startedAt: NIGHT - 86_400_000,
  finishedAt: NIGHT - 86_000_000,
  authorName: '陈瑜',
  progress: 1,
  withdrawnAt: null,
  withdrawnBy: null,
  withdrawnReason: '',
};

const FILE: ImportFile = {
  fileId: 'file-1',
  fileName: '值班日志2025.xlsx',
  format: 'xlsx',
  sha256: 'cd'.repeat(32),
  headings: ['日期', '时间', '内容', '值班员'],
  rows: [['值班日志'], ['日期', '时间', '内容', '值班员'], ['2025-03-04', '02:38', '水位上涨', '王海']],
  map: {
    sheet: null,
    headerRow: 2,
    columns: { date: '日期', time: '时间', text: '内容', author: '值班员' },
    kinds: {},
    otherKind: 'note',
  },
  isKnownMap: false,
  before: null,
};

const REPORT: ImportReport = {
  good: 49_963,
  bad: 37,
  blank: 0,
  problems: [{ row: 41, field: 'time', column: '时间', code: 'time_unreadable', found: '25:71' }],
  sample: [],
  from: NIGHT - 9_000_000,
  to: NIGHT,
};

function aDesk(file: ImportFile = FILE): FakeDesk {
  const desk = createFakeDesk();
  desk.bridge.answer({
    'import.list': () => [BATCH],
    'console.chooseImport': () => file,
    'import.check': () => REPORT,
    'import.run': (input) => ({ ...BATCH, id: input.batchId, good: REPORT.good }),
    'import.withdraw': () => ({ ...BATCH, state: 'withdrawn' }),
  });
  return desk;
}

async function openPanel(desk: FakeDesk) {
  const user = openPage(desk.bridge);
  await screen.findByTestId('composer-writer');
  await user.keyboard('{Alt>}2{/Alt}');
  await user.click(await screen.findByTestId('tab-imports'));
  await screen.findByTestId('import-batch');
  return user;
}

describe('the import of another log', () => {
  it('shows the file, its match and every broken row, and imports only what was asked for', async () => {
    const desk = aDesk();
    const user = await openPanel(desk);
    await user.click(await screen.findByTestId('import-choose'));
    expect(within(await screen.findByTestId('import-preview')).queryByText('水位上涨')).not.toBeNull();
    expect(screen.getByTestId<HTMLSelectElement>('import-field-text').value).toBe('内容');
    await user.click(screen.getByTestId('import-check'));
    expect((await screen.findByTestId('import-counts')).textContent).toContain('49963');
    expect(
      within(screen.getByTestId('import-problems')).queryByText('“时间”栏：时间看不懂（25:71）'),
    ).not.toBeNull();
    const run = screen.getByTestId<HTMLButtonElement>('import-run');
    await user.type(screen.getByTestId('import-source'), '旧台账');
    expect(run.disabled).toBe(true);
    await user.click(screen.getByTestId('import-skip'));
    await user.click(run);
    await screen.findByTestId('import-done');
    expect(desk.bridge.inputsOf('import.run')).toMatchObject([
      { fileId: 'file-1', source: '旧台账', skipBad: true, again: false, map: FILE.map },
    ]);
  });

  it('makes a dry run void when the match changes, and asks for time and text', async () => {
    const desk = aDesk();
    const user = await openPanel(desk);
    await user.click(await screen.findByTestId('import-choose'));
    await user.click(await screen.findByTestId('import-check'));
    await screen.findByTestId('import-report');
    await user.selectOptions(screen.getByTestId('import-field-author'), '');
    expect(screen.queryByTestId('import-report')).toBeNull();
    await user.selectOptions(screen.getByTestId('import-field-text'), '');
    expect(screen.getByTestId<HTMLButtonElement>('import-check').disabled).toBe(true);
  });

  it('says when this very file was imported before, and wants to be told to do it again', async () => {
    const desk = aDesk({ ...FILE, before: BATCH });
    desk.bridge.answer({ 'import.check': () => ({ ...REPORT, bad: 0, problems: [] }) });
    const user = await openPanel(desk);
    await user.click(await screen.findByTestId('import-choose'));
    expect((await screen.findByTestId('import-before')).textContent).toContain('2024 年台账');
    await user.click(screen.getByTestId('import-check'));
    await user.type(await screen.findByTestId('import-source'), '旧台账');
    expect(screen.getByTestId<HTMLButtonElement>('import-run').disabled).toBe(true);
    await user.click(screen.getByTestId('import-again'));
    expect(screen.getByTestId<HTMLButtonElement>('import-run').disabled).toBe(false);
  });

  it('takes a batch back with a reason', async () => {
    const desk = aDesk();
    const user = await openPanel(desk);
    await user.click(await screen.findByTestId('import-withdraw'));
    await user.keyboard('导错了{Enter}');
    await waitFor(() =>
      expect(desk.bridge.inputsOf('import.withdraw')).toMatchObject([
        { batchId: BATCH.id, reason: '导错了' },
      ]),
    );
  });
});
