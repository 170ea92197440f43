import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { fakeTally } from '../../helpers/fakeTally';
import { forgetPage, leavePage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

type Room = { readonly desk: FakeDesk; readonly tally: ReturnType<typeof fakeTally> };

function aRoom(units?: Parameters<typeof fakeTally>[2]): Room {
  const desk = createFakeDesk();
  const tally = fakeTally(NIGHT - 5 * 60_000, () => desk.bridge.changed('tallies'), units);
  desk.bridge.answer(tally.handlers);
  return { desk, tally };
}

async function openGrid(desk: FakeDesk): Promise<UserEvent> {
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-warnings'));
  await user.click(await screen.findByTestId('tab-tally'));
  await screen.findByTestId('tally-grid');
  return user;
}

const cell = (code: string, column: string): HTMLElement =>
  screen.getByTestId(`tally-cell-${code}-${column}`);
const sent = (desk: FakeDesk) =>
  desk.bridge
    .inputsOf('tally.report')
    .flatMap((input) =>
      input.rows.map((row) => [
        row.unit,
        row.how,
        ...row.cells.map((one) => `${one.columnId}=${one.value}${one.reason === '' ? '' : ` ${one.reason}`}`),
        ...(row.note === null ? [] : [`note=${row.note}`]),
      ]),
    );

describe('the grid by keyboard', () => {
  it('takes figures as they are typed, Enter down and Tab to the right, and saves each at once', async () => {
    const { desk } = aRoom();
    const user = await openGrid(desk);
    await user.click(cell('001', 'evacuated'));
    await user.keyboard('127{Enter}一百二十{Tab}３５{Tab}是{Enter}');
    await waitFor(() =>
      expect(sent(desk)).toEqual([
        ['001', 'values', 'evacuated=127'],
        ['002', 'values', 'evacuated=120'],
        ['002', 'values', 'sheltered=35'],
        ['002', 'values', 'power_cut=true'],
      ]),
    );
    await waitFor(() => expect(screen.getByTestId('tally-total-evacuated').textContent).toContain('247'));
    expect(cell('001', 'evacuated').textContent).toMatch(/127.*已存/);
  });

  it('Esc takes back what is being typed, arrows move without saving anything', async () => {
    const { desk } = aRoom();
    const user = await openGrid(desk);
    await user.click(cell('001', 'evacuated'));
    await user.keyboard('99{Escape}');
    expect((screen.getByTestId('tally-input') as HTMLInputElement).value).toBe('');
    await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{ArrowUp}');
    expect(document.activeElement).toBe(within(cell('001', 'power_cut')).getByTestId('tally-input'));
    expect(sent(desk)).toEqual([]);
  });

  it('Shift+Tab leaves the grid at its first cell, and Tab at its last', async () => {
    const { desk } = aRoom();
    const user = await openGrid(desk);
    await user.click(cell('001', 'evacuated'));
    await user.keyboard('{Shift>}{Tab}{/Shift}');
    expect(screen.getByTestId('tally-grid').contains(document.activeElement)).toBe(false);
    await user.click(cell('003', 'note'));
    await user.keyboard('{Tab}');
    expect(screen.getByTestId('tally-grid').contains(document.activeElement)).toBe(false);
  });

  it('= repeats the round before, / is nothing to report, in one key each', async () => {
    const { desk, tally } = aRoom();
    tally.put('001', 'evacuated', 60, 1);
    const user = await openGrid(desk);
    expect((screen.getByTestId('tally-input') as HTMLInputElement).placeholder).toBe('(60)');
    await user.click(cell('001', 'sheltered'));
    await user.keyboard('=');
    await waitFor(() => expect(sent(desk)).toEqual([['001', 'same']]));
    await waitFor(() => expect(cell('001', 'evacuated').textContent).toMatch(/^60/));
    await user.keyboard('{ArrowDown}/');
    await waitFor(() => expect(screen.getByTestId('tally-state-002').textContent).toContain('零报告'));
  });

  it('a block from a table is laid from the active cell on, in one act', async () => {
    const { desk } = aRoom();
    const user = await openGrid(desk);
    await user.click(cell('001', 'evacuated'));
    await user.paste('127\t35\t是\n60\t\t否\n7');
    await waitFor(() => expect(desk.bridge.inputsOf('tally.report')).toHaveLength(1));
    expect(desk.bridge.inputsOf('tally.report')[0]?.way).toBe('pasted');
    expect(sent(desk)).toEqual([
      ['001', 'values', 'evacuated=127', 'sheltered=35', 'power_cut=true'],
      ['002', 'values', 'evacuated=60', 'power_cut=false'],
      ['003', 'values', 'evacuated=7'],
    ]);
  });

  it('a figure that falls asks for its reason on the spot and keeps what was typed', async () => {
    const { desk, tally } = aRoom();
    tally.put('001', 'evacuated', 60, 1);
    const user = await openGrid(desk);
    await user.click(cell('001', 'evacuated'));
    await user.keyboard('40{Enter}');
    const reason = await screen.findByTestId('tally-fall-reason');
    await waitFor(() => expect(document.activeElement).toBe(reason));
    expect(cell('001', 'evacuated').textContent).toContain('40');
    await user.keyboard('核减重复{Enter}');
    await waitFor(() => expect(sent(desk).at(-1)).toEqual(['001', 'values', 'evacuated=40 核减重复']));
    await waitFor(() => expect(screen.queryByTestId('tally-fall')).toBeNull());
  });

  it('what could not be stored or read stays in its cell, over a reload too, until it is saved', async () => {
    const { desk, tally } = aRoom();
    let user = await openGrid(desk);
    await user.click(cell('001', 'sheltered'));
    await user.keyboard('很多{Enter}');
    expect(cell('001', 'sheltered').textContent).toMatch(/很多.*没存上/);
    tally.fail(true);
    await user.keyboard('35{Enter}');
    await waitFor(() => expect(cell('002', 'sheltered').textContent).toMatch(/35.*没存上/));
    leavePage();
    tally.fail(false);
    user = await openGrid(desk);
    expect(cell('002', 'sheltered').textContent).toMatch(/35.*没存上/);
    await user.click(cell('002', 'sheltered'));
    await user.clear(screen.getByTestId('tally-input'));
    await user.keyboard('36{Enter}');
    await waitFor(() => expect(sent(desk).at(-1)).toEqual(['002', 'values', 'sheltered=36']));
  });

  it('more than two hundred rows are drawn as a window', async () => {
    const units = Array.from({ length: 300 }, (_one, at) => ({
      code: String(at).padStart(3, '0'),
      name: `第${at}村`,
      aliases: [],
      phone: '',
    }));
    const { desk } = aRoom(units);
    await openGrid(desk);
    expect(screen.getAllByTestId(/^tally-row-/).length).toBeLessThan(120);
  });
});

describe('beside the grid', () => {
  it('a call is recorded by one key with its result', async () => {
    const { desk } = aRoom();
    const user = await openGrid(desk);
    await user.click(cell('002', 'evacuated'));
    await user.keyboard('{F8}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('tally-chase-002')));
    await user.keyboard('2');
    await waitFor(() =>
      expect(desk.bridge.inputsOf('tally.chase')[0]).toMatchObject({
        units: ['002'],
        result: 'no_answer',
        round: 2,
      }),
    );
    expect((await screen.findByTestId('tally-chase-002')).textContent).toContain('催 1 次');
  });

  it('a chat text offers what it found, names what it does not know, and enters what was ticked in one act', async () => {
    const { desk } = aRoom();
    const user = await openGrid(desk);
    await user.click(screen.getByTestId('tally-paste-open'));
    await user.click(screen.getByTestId('tally-paste-text'));
    await user.paste('1. 大桥镇 转移127人 安置35\n2. 西溪 转移新增6人\n3. 白石镇 转移9人\n4. 城关 零报告');
    expect((await screen.findByTestId('tally-paste-unknown')).textContent).toContain('白石镇');
    expect(screen.getByTestId('tally-found-001-evacuated').textContent).toContain(
      '1. 大桥镇 转移127人 安置35',
    );
    expect(desk.bridge.inputsOf('tally.report')).toEqual([]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('tally.report')).toHaveLength(1));
    expect(sent(desk).slice(0, 1)).toEqual([['001', 'values', 'evacuated=127', 'sheltered=35']]);
    expect(sent(desk).at(-1)).toEqual(['003', 'zero']);
    await waitFor(() => expect(screen.queryByTestId('tally-paste')).toBeNull());
  });

  it('a new sheet is opened with the common items, for all units, from the next hour on', async () => {
    const { desk } = aRoom();
    desk.bridge.answer({ 'tally.open': () => fakeTally(NIGHT, () => undefined).sheet() });
    const user = await openGrid(desk);
    await user.click(screen.getByTestId('tally-new'));
    await user.type(await screen.findByTestId('tally-title'), '台风防御');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('tally.open')).toHaveLength(1));
    const [input] = desk.bridge.inputsOf('tally.open');
    expect(input).toMatchObject({ title: '台风防御', cadence: 'every', everyMinutes: 60, lostMinutes: 15 });
    expect(input?.units).toHaveLength(3);
    expect(input?.columns).toHaveLength(8);
    expect((input?.firstDueAt ?? 0) % 3_600_000).toBe(0);
  });
});
