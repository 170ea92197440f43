import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { foldSystemLines } from '../../../renderer/screens/board/fold';
import { refusal } from '../../helpers/fakeBridge';
import { aLine, aStatus, createFakeDesk, emptyBoard, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

describe('the board in a bad night', () => {
  it('shows open incidents with grade, figures and next deadline', async () => {
    openPage(createFakeDesk().bridge);
    const [landslide, vessel] = await screen.findAllByTestId('incident-row');
    expect(landslide?.textContent).toContain('Ⅲ(初判)');
    expect(landslide?.textContent).toContain('被困 3');
    expect(landslide?.textContent).toContain('转移 19/26');
    expect(landslide?.textContent).toContain('02:54');
    expect(landslide?.textContent).toContain('超时 4 分');
    expect(vessel?.textContent).toContain('失踪 5');
  });

  it('shows warnings with shape, word and area, a level where there is no colour', async () => {
    openPage(createFakeDesk().bridge);
    const rows = await screen.findAllByTestId('warning-row');
    expect(rows[0]?.textContent).toContain('▲橙色暴雨');
    expect(rows[2]?.textContent).toContain('台风预警Ⅲ');
  });

  it('folds system lines lightly and opens them on demand', async () => {
    const user = openPage(createFakeDesk().bridge);
    const fold = await screen.findByTestId('log-fold');
    const before = screen.getAllByTestId('log-line').length;
    await user.click(fold);
    expect(screen.getAllByTestId('log-line')).toHaveLength(before + 2);
  });

  it('marks a corrected line and names the line that corrects it', async () => {
    openPage(createFakeDesk().bridge);
    const lines = await screen.findAllByTestId('log-line');
    const corrected = lines.find((line) => line.dataset.number === '50');
    expect(corrected?.textContent).toContain('已更正，见第 59 条');
  });

  it('says once that it has been painted', async () => {
    openPage(createFakeDesk().bridge);
    await waitFor(() => expect(document.documentElement.dataset.painted).toBe('board'));
  });

  it('offers to try again when it cannot be read', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'board.get': () => refusal({ code: 'internal', ref: 'E-1' }) });
    const user = openPage(desk.bridge);
    const note = await screen.findByTestId('error-note');
    desk.bridge.answer({ 'board.get': () => desk.board });
    await user.click(within(note).getByRole('button'));
    expect(await screen.findByTestId('board')).toBeTruthy();
  });
});

describe('an instruction on the board', () => {
  it('is done only with a result, and what was typed is kept when the form is closed', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('instruction-done'));
    await user.type(screen.getByTestId('instruction-result'), '{Enter}');
    expect(desk.bridge.inputsOf('instruction.done')).toEqual([]);
    await user.type(screen.getByTestId('instruction-result'), '已核清 26 人');
    await user.click(screen.getByTestId('instruction-done'));
    await user.click(screen.getByTestId('instruction-done'));
    await user.type(screen.getByTestId('instruction-result'), '{Enter}');
    await waitFor(() => expect(screen.queryByTestId('instruction-row')).toBeNull());
    expect(desk.bridge.inputsOf('instruction.done')).toEqual([
      { instructionId: 'ins-1', result: '已核清 26 人' },
    ]);
  });
});

describe('the board of an empty room', () => {
  it('says in every field what to do next', async () => {
    openPage(createFakeDesk({ board: emptyBoard() }).bridge);
    expect(await screen.findByTestId('board-open-shift')).toBeTruthy();
    expect(within(screen.getByTestId('board-incidents')).getByRole('button').textContent).toBe('记录事件');
    expect(within(screen.getByTestId('board-warnings')).getByRole('button').textContent).toBe('登记预警');
    expect(within(screen.getByTestId('board-runs')).getByRole('button').textContent).toBe('看方案');
    expect(screen.getByTestId('board-log').textContent).toContain('Ctrl+L');
  });

  it('acts on nothing before sign-in', async () => {
    const status = aStatus({ signedIn: [] });
    openPage(createFakeDesk({ status }).bridge);
    await screen.findByTestId('board');
    expect(screen.queryByTestId('instruction-done')).toBeNull();
    expect(within(screen.getByTestId('board-incidents')).queryByText('记录事件')).toBeNull();
  });
});

describe('folding', () => {
  const system = (number: number) => aLine({ number, system: { fact: 'run.started', params: {} } });

  it('keeps one system line as it is, joins neighbours, and names a fold by its oldest line', () => {
    const items = foldSystemLines([
      system(9),
      aLine({ number: 8 }),
      system(7),
      system(6),
      aLine({ number: 5 }),
    ]);
    expect(items.map((item) => item.kind)).toEqual(['line', 'line', 'folded', 'line']);
    const grown = foldSystemLines([system(8), system(7), system(6)]);
    const idOf = (list: typeof items): string | undefined =>
      list.flatMap((item) => (item.kind === 'folded' ? [item.id] : []))[0];
    expect(idOf(grown)).toBe(idOf(items));
  });
});
