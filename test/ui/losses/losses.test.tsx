import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { aLossProcess } from '../../helpers/fakeResponse';
import { forgetPage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

function aDesk(process = aLossProcess()): FakeDesk {
  const desk = createFakeDesk();
  desk.bridge.answer({
    'warning.list': () => desk.board.warnings,
    'loss.list': () => [process.summary],
    'loss.get': () => process,
    'loss.report': () => process,
    'loss.zero': () => process,
  });
  return desk;
}

async function openTab(desk: FakeDesk): Promise<UserEvent> {
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-warnings'));
  await user.click(await screen.findByTestId('tab-losses'));
  await screen.findByTestId('tally-grid');
  return user;
}

const cell = (code: string, item: string): HTMLElement => screen.getByTestId(`tally-cell-${code}-${item}`);

describe('the table of a loss report', () => {
  it('is typed like a tally sheet; what was not typed stands in brackets as it was, and counts', async () => {
    const desk = aDesk();
    const user = await openTab(desk);
    expect((screen.getByTestId('tally-input') as HTMLInputElement).placeholder).toBe('(120)');
    expect(cell('002', 'affected').textContent).toContain('(30)');
    await user.click(cell('001', 'affected'));
    await user.keyboard('150{Enter}');
    await waitFor(() => expect(screen.getByTestId('tally-total-affected').textContent).toContain('180'));
    await user.click(screen.getByTestId('loss-send-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('loss.report')).toHaveLength(1));
    expect(desk.bridge.inputsOf('loss.report')[0]).toMatchObject({
      kind: 'update',
      signer: '林×',
      receiver: '市应急局 张×',
      figures: [
        { unit: '001', item: 'affected', value: 150, source: '大桥镇' },
        { unit: '002', item: 'affected', value: 30, source: '西溪乡' },
      ],
    });
  });

  it('does not go out with a part above its whole or with a cell that is no figure', async () => {
    const desk = aDesk();
    const user = await openTab(desk);
    await user.click(cell('001', 'cropDamaged'));
    await user.keyboard('5{Enter}');
    expect((await screen.findByTestId('loss-conflicts')).textContent).toContain(
      '大桥镇：农作物成灾面积 5 大于农作物受灾面积 0',
    );
    expect((screen.getByTestId('loss-send-save') as HTMLButtonElement).disabled).toBe(true);
    await user.click(cell('001', 'cropAffected'));
    await user.keyboard('5.5{Enter}');
    await waitFor(() => expect(screen.queryByTestId('loss-conflicts')).toBeNull());
    await user.click(cell('002', 'dead'));
    await user.keyboard('1.5{Enter}');
    expect((await screen.findByTestId('loss-conflicts')).textContent).toContain('不是数');
    expect((screen.getByTestId('tally-input') as HTMLInputElement).value).toBe('1.5');
  });

  it('asks for an explanation of what jumps or falls', async () => {
    const desk = aDesk();
    const user = await openTab(desk);
    await user.click(cell('002', 'affected'));
    await user.keyboard('20{Enter}');
    expect((await screen.findByTestId('loss-jumps')).textContent).toContain('西溪乡受灾人口减少 30→20');
    await user.type(screen.getByTestId('loss-explanation'), '核减重复');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(desk.bridge.inputsOf('loss.report')[0]).toMatchObject({ explanation: '核减重复' }),
    );
  });

  it('says that nothing is new with one key', async () => {
    const desk = aDesk();
    const user = await openTab(desk);
    await user.click(screen.getByTestId('loss-zero'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('loss.zero')[0]).toMatchObject({
        lossId: 'loss-1',
        receiver: '市应急局 张×',
        way: 'platform',
      }),
    );
  });
});

describe('a workbook', () => {
  it('is read before anything is taken, and every cell that cannot be taken is named', async () => {
    const desk = aDesk();
    desk.bridge.answer({
      'console.chooseLosses': () => ({
        fileName: '灾情.xlsx',
        table: {
          figures: [{ unit: '001', item: 'affected', value: 130 }],
          problems: [{ row: 4, column: 'C', why: 'not_a_number', text: '约三百', expected: '' }],
          units: 2,
          items: 3,
        },
      }),
    });
    const user = await openTab(desk);
    await user.click(screen.getByTestId('loss-import-open'));
    await user.click(screen.getByTestId('loss-import-choose'));
    expect((await screen.findByTestId('loss-import-problems')).textContent).toContain('C4约三百不是数');
    expect((screen.getByTestId('loss-import-take') as HTMLButtonElement).disabled).toBe(true);
  });
});
