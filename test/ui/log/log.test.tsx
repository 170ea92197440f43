import { act, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dayOf } from '../../../renderer/screens/log/LogLines';
import { pagesOf } from '../../../renderer/screens/log/useLogPages';
import { refusal } from '../../helpers/fakeBridge';
import { aLine, NIGHT, OFFICER } from '../../helpers/fakeDesk';
import { forgetPage, leavePage, openPage } from '../../helpers/page';
import { createLogDesk, type LogDesk } from './logDesk';

/** happy-dom lays nothing out: the list is given a window of 560 px, which is 20 lines, on a sheet as high as it says. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(560);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(function (this: Element) {
    return Number.parseFloat((this.firstElementChild as HTMLElement | null)?.style.height ?? '') || 560;
  });
  vi.spyOn(Element.prototype, 'scrollTo').mockImplementation(function (
    this: Element,
    to?: ScrollToOptions | number,
  ) {
    this.scrollTop = typeof to === 'object' ? (to.top ?? 0) : 0;
    queueMicrotask(() => act(() => void this.dispatchEvent(new Event('scroll'))));
  });
});
afterEach(() => {
  forgetPage();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function openLog(desk: LogDesk): Promise<UserEvent> {
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-log'));
  await screen.findByTestId('log-list');
  return user;
}

const line = (number: number): HTMLElement | undefined =>
  screen.queryAllByTestId('log-line').find((row) => row.dataset.number === String(number));

describe('the log', () => {
  it('opens at the newest line and draws only what is in sight', async () => {
    await openLog(createLogDesk(1_000));
    await waitFor(() => expect(line(1_000)).toBeDefined());
    expect(screen.getAllByTestId('log-line').length).toBeLessThan(60);
    expect(line(1)).toBeUndefined();
  });

  it('asks for lines by whole pages', async () => {
    const desk = createLogDesk(1_000);
    await openLog(desk);
    await waitFor(() => expect(line(1_000)).toBeDefined());
    expect(desk.bridge.inputsOf('log.range')).toContainEqual({ from: 901, to: 1_000, people: false });
    expect(pagesOf(95, 105, 1_000)).toEqual([0, 1]);
    expect(pagesOf(0, 10, 0)).toEqual([]);
  });

  it('counts new lines of others below what is read, and goes there when asked', async () => {
    const desk = createLogDesk(1_000);
    const user = await openLog(desk);
    await waitFor(() => expect(line(1_000)).toBeDefined());
    const list = screen.getByTestId('log-list');
    const before = list.scrollTop;
    act(() => {
      desk.add();
      desk.add();
    });
    const count = await screen.findByTestId('log-new-count');
    await waitFor(() => expect(count.textContent).toContain('2 条新'));
    expect(list.scrollTop).toBe(before);
    await user.click(count);
    await waitFor(() => expect(line(1_002)).toBeDefined());
  });

  it('shows only what people wrote, under their own numbers, when asked', async () => {
    const desk = createLogDesk(300);
    const user = await openLog(desk);
    await user.click(screen.getByText('只看人记的'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('log.range')).toContainEqual({ from: 101, to: 200, people: true }),
    );
    await screen.findByText('共 200 条');
  });

  it('marks a line entered more than five minutes after it was received', async () => {
    await openLog(createLogDesk(100));
    await waitFor(() => expect(line(100)).toBeDefined());
    expect(line(100)?.textContent).toContain('补');
    expect(line(99)?.textContent).not.toContain('补');
  });

  it('opens a line in its place with Enter and closes it again', async () => {
    const user = await openLog(createLogDesk(100));
    await waitFor(() => expect(line(100)).toBeDefined());
    screen.getByTestId('log-list').focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByTestId('log-detail')).toBeDefined();
    await user.keyboard('{Enter}');
    expect(screen.queryByTestId('log-detail')).toBeNull();
  });

  it('reads a day as it is typed', () => {
    const midnight = Date.UTC(2026, 10, 9, 16);
    expect(dayOf('2026-11-10', NIGHT)).toBe(midnight);
    expect(dayOf('11-10', NIGHT)).toBe(midnight);
    expect(dayOf('1110', NIGHT)).toBe(midnight);
    expect(dayOf('13-40', NIGHT)).toBeNull();
  });
});

async function openCorrection(desk: LogDesk): Promise<UserEvent> {
  const user = await openLog(desk);
  await waitFor(() => expect(line(100)).toBeDefined());
  screen.getByTestId('log-list').focus();
  await user.keyboard('{Enter}');
  await user.click(await screen.findByTestId('log-correct'));
  return user;
}

describe('a correction', () => {
  it('sends the new text with its reason for the line it corrects', async () => {
    const desk = createLogDesk(100);
    desk.bridge.answer({
      'log.correct': (input) => aLine({ number: 101, id: input.entryId, text: input.text }),
    });
    const user = await openCorrection(desk);
    const text = screen.getByTestId('log-correct-text');
    expect((text as HTMLTextAreaElement).value).toBe('第 100 条');
    await user.clear(text);
    await user.type(text, '改过的话');
    await user.type(screen.getByTestId('log-correct-reason'), '听错');
    await user.click(screen.getByTestId('log-correct-save'));
    await waitFor(() => expect(screen.queryByTestId('log-correct-form')).toBeNull());
    expect(desk.bridge.inputsOf('log.correct')).toMatchObject([
      { corrects: 'line-100', text: '改过的话', reason: '听错' },
    ]);
  });

  it('keeps what was typed when it is refused, also over a reload, and sends the same id again', async () => {
    const desk = createLogDesk(100);
    desk.bridge.answer({ 'log.correct': () => refusal({ code: 'desk_unavailable' }) });
    const user = await openCorrection(desk);
    await user.type(screen.getByTestId('log-correct-text'), '，改');
    await user.click(screen.getByTestId('log-correct-save'));
    await screen.findByTestId('error-note');
    leavePage();
    const again = await openCorrection(desk);
    expect((screen.getByTestId('log-correct-text') as HTMLTextAreaElement).value).toBe('第 100 条，改');
    await again.click(screen.getByTestId('log-correct-save'));
    await screen.findByTestId('error-note');
    const [first, second] = desk.bridge.inputsOf('log.correct');
    expect(second?.entryId).toBe(first?.entryId);
  });

  it('shows the chain of what was corrected by what', async () => {
    const desk = createLogDesk(100);
    desk.lines[99] = {
      ...(desk.lines[99] ?? aLine({ number: 100 })),
      corrects: { id: 'line-50', number: 50 },
    };
    desk.lines[49] = { ...(desk.lines[49] ?? aLine({ number: 50 })), text: '原来的话' };
    const user = await openLog(desk);
    await waitFor(() => expect(line(100)).toBeDefined());
    screen.getByTestId('log-list').focus();
    await user.keyboard('{Enter}');
    const chain = await screen.findByTestId('log-chain');
    expect(chain.textContent).toContain('原来写的是');
    expect(chain.textContent).toContain('原来的话');
  });
});

describe('an instruction of a leader', () => {
  it('is recorded with leader, way, own words, owner and due time', async () => {
    const desk = createLogDesk(10);
    desk.bridge.answer({ 'instruction.record': (input) => aLine({ number: 11, id: input.entryId }) });
    const user = await openLog(desk);
    await user.click(screen.getByTestId('log-instructions'));
    await user.type(await screen.findByTestId('instruction-leader'), '林国栋');
    await user.selectOptions(screen.getByTestId('instruction-way'), 'phone');
    await user.type(screen.getByTestId('instruction-words'), '每小时报一次');
    await user.type(screen.getByTestId('instruction-owner'), '黄敏');
    await user.type(screen.getByTestId('instruction-due'), '+30');
    await user.click(screen.getByTestId('instruction-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('instruction.record')).toHaveLength(1));
    const [sent] = desk.bridge.inputsOf('instruction.record');
    expect(sent).toMatchObject({
      leader: '林国栋',
      way: 'phone',
      words: '每小时报一次',
      owner: '黄敏',
      incidentId: null,
    });
    expect(sent?.dueAt).toBeGreaterThanOrEqual(NIGHT + 29 * 60_000);
    expect(sent?.dueAt).toBeLessThanOrEqual(NIGHT + 31 * 60_000);
  });

  it('says at the field what is missing and sends nothing', async () => {
    const desk = createLogDesk(10);
    const user = await openLog(desk);
    await user.click(screen.getByTestId('log-instructions'));
    await user.type(await screen.findByTestId('instruction-leader'), '林国栋');
    await user.click(screen.getByTestId('instruction-save'));
    await screen.findAllByText('必填。');
    expect(desk.bridge.inputsOf('instruction.record')).toEqual([]);
    expect(document.activeElement).toBe(screen.getByTestId('instruction-words'));
  });

  it('is closed with its result', async () => {
    const desk = createLogDesk(10);
    const user = await openLog(desk);
    await user.click(screen.getByTestId('log-instructions'));
    const open = await screen.findByTestId('instruction');
    await user.click(within(open).getByTestId('instruction-done'));
    await user.click(screen.getByTestId('instruction-done-save'));
    expect(desk.bridge.inputsOf('instruction.done')).toEqual([]);
    await user.type(screen.getByTestId('instruction-result'), '已核清 19 人');
    await user.click(screen.getByTestId('instruction-done-save'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('instruction.done')).toEqual([
        { instructionId: 'ins-1', result: '已核清 19 人' },
      ]),
    );
    expect(OFFICER.roles).toContain('officer');
  });
});
