import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusal } from '../../helpers/fakeBridge';
import {
  aDeadline,
  anAlert,
  aStatus,
  counted,
  createFakeDesk,
  NIGHT,
  nightBoard,
} from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

describe('the alert strip', () => {
  it('names the gravest alert with the minutes it is late, and counts the others', async () => {
    openPage(createFakeDesk().bridge);
    const strip = await screen.findByTestId('alert-strip');
    const [first] = screen.getAllByTestId('alert-item');
    expect(first?.textContent).toContain('超时 4 分');
    expect(first?.textContent).toContain('乡镇转移受威胁户');
    expect(strip.dataset.level).toBe('2');
    expect(screen.getByTestId('alert-count').textContent).toContain('2');
  });

  it('acknowledges the alert that it names with Ctrl+Enter and then names the next', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    await screen.findByTestId('alert-strip');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.getAllByTestId('alert-item')[0]?.dataset.alert).toBe('al-2'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    const quiet = await screen.findByTestId('strip-quiet');
    expect(quiet.textContent).toContain('1 项已超时、已说知道了');
    expect(desk.bridge.inputsOf('alert.acknowledge')).toEqual([{ alertId: 'al-1' }, { alertId: 'al-2' }]);
  });

  it('can be acknowledged before anybody has signed in', async () => {
    const desk = createFakeDesk({ status: aStatus({ signedIn: [] }) });
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('alert-ack'));
    expect(desk.bridge.calls.find((call) => call.name === 'alert.acknowledge')?.as).toBeNull();
  });

  it('says so when the acknowledgement was not recorded, and stays', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'alert.acknowledge': () => refusal({ code: 'desk_unavailable' }) });
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('alert-ack'));
    expect(await screen.findByTestId('error-note')).toBeTruthy();
    expect(screen.getByTestId('alert-strip')).toBeTruthy();
  });

  it('goes to the thing to do', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'run.get': () => refusal({ code: 'not_found', field: 'runId' }) });
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('alert-handle'));
    await waitFor(() => expect(desk.bridge.inputsOf('run.get')).toContainEqual({ runId: 'run-1' }));
  });

  it('reports what was painted once, and again when an alert came back or rose to a higher rung', async () => {
    const desk = createFakeDesk();
    openPage(desk.bridge);
    await waitFor(() =>
      expect(desk.bridge.inputsOf('alert.painted')).toMatchObject([{ alertIds: ['al-1', 'al-2'] }]),
    );
    desk.board = { ...desk.board, log: [] };
    desk.bridge.changed('log');
    const [first, second] = desk.board.alerts;
    if (first === undefined || second === undefined) throw new Error('the night has two alerts');
    desk.board = { ...desk.board, alerts: [{ ...first, returns: 1 }, second] };
    desk.bridge.changed('alerts');
    await waitFor(() => expect(desk.bridge.inputsOf('alert.painted')).toHaveLength(2));
    expect(desk.bridge.inputsOf('alert.painted')[1]).toEqual({
      alertIds: ['al-1'],
      raisings: { 'al-1': { rung: first.rung, returns: 1 } },
    });
    expect(screen.getAllByTestId('alert-item')[0]?.textContent).toContain('第 2 次提醒');
    desk.board = {
      ...desk.board,
      alerts: [
        { ...first, returns: 1 },
        { ...second, rung: second.rung + 1 },
      ],
    };
    desk.bridge.changed('alerts');
    await waitFor(() => expect(desk.bridge.inputsOf('alert.painted')).toHaveLength(3));
    expect(desk.bridge.inputsOf('alert.painted')[2]).toEqual({
      alertIds: ['al-2'],
      raisings: { 'al-2': { rung: second.rung + 1, returns: second.returns } },
    });
  });

  it('shows what is new while changes come faster than answers', async () => {
    const desk = createFakeDesk();
    openPage(desk.bridge);
    const item = (): string => screen.getAllByTestId('alert-item')[0]?.textContent ?? '';
    await screen.findByTestId('alert-strip');
    const [first, second] = desk.board.alerts;
    if (first === undefined || second === undefined) throw new Error('the night has two alerts');
    let answers = 0;
    desk.bridge.answer({
      'board.get': async () => {
        const board = counted(desk.board);
        await new Promise((answered) => setTimeout(answered, 250));
        answers += 1;
        return board;
      },
    });
    desk.board = { ...desk.board, alerts: [{ ...first, returns: 1 }, second] };
    const storm = setInterval(() => desk.bridge.changed('alerts'), 20);
    try {
      await waitFor(() => expect(item()).toContain('第 2 次提醒'));
      expect(answers).toBeLessThan(20);
    } finally {
      clearInterval(storm);
    }
    // The last change is shown as well: what was asked before it is asked again.
    desk.board = { ...desk.board, alerts: [{ ...first, returns: 2 }, second] };
    desk.bridge.changed('alerts');
    await waitFor(() => expect(item()).toContain('第 3 次提醒'));
  });

  it('says when an alert was raised late', async () => {
    const deadline = aDeadline({ id: 'd-9', dueAt: NIGHT - 600_000, state: 'overdue' });
    const board = { ...nightBoard(), alerts: [anAlert({ id: 'al-9', deadline, lateMs: 65_000 })] };
    openPage(createFakeDesk({ board }).bridge);
    expect((await screen.findByTestId('alert-item')).textContent).toContain('提醒晚了 1 分 5 秒');
  });

  it('is quiet and names the next deadline when nothing waits for an answer', async () => {
    const board = nightBoard();
    const desk = createFakeDesk({
      board: { ...board, alerts: [], deadlines: board.deadlines.filter((row) => row.dueAt > NIGHT) },
    });
    openPage(desk.bridge);
    const quiet = await screen.findByTestId('strip-quiet');
    expect(quiet.textContent).toContain('没有到时事项');
    expect(quiet.textContent).toContain('03:38');
  });
});

describe('the spine', () => {
  it('lists open duties by time, the overdue with their lateness, and opens the place where one is done', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'run.get': () => refusal({ code: 'not_found', field: 'runId' }) });
    const user = openPage(desk.bridge);
    const rows = await screen.findAllByTestId('spine-row');
    expect(rows.map((row) => row.dataset.deadline)).toEqual(['d-1', 'd-2', 'd-3', 'd-4']);
    expect(rows[0]?.dataset.overdue).toBe('true');
    expect(rows[0]?.textContent).toContain('超时 4 分');
    expect(rows[1]?.dataset.overdue).toBe('false');
    rows[0]?.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(rows[1]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('run.get')).toContainEqual({ runId: 'run-1' }));
  });

  it('says who heard an alert and when it comes back', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    await screen.findByTestId('alert-strip');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(screen.getAllByTestId('spine-row')[0]?.textContent).toContain('陈立 02:58 知道了，03:03 再提醒'),
    );
  });
});
