import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CALL_OUT_ID, fakeCallOut } from '../../helpers/fakeCallOut';
import { createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, leavePage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

type Room = {
  readonly desk: FakeDesk;
  readonly callOut: ReturnType<typeof fakeCallOut>;
  readonly user: UserEvent;
};

function room(size = 6): Room {
  const desk = createFakeDesk();
  const callOut = fakeCallOut(NIGHT, () => desk.bridge.changed('callouts'), size);
  desk.bridge.answer(callOut.handlers);
  return { desk, callOut, user: openPage(desk.bridge) };
}

async function openCallOut(size = 6): Promise<Room> {
  const made = room(size);
  await screen.findByTestId('rail-callouts');
  await made.user.keyboard('{Alt>}9{/Alt}');
  await made.user.click(await screen.findByTestId('callout-row'));
  await screen.findByTestId('callout-screen');
  return made;
}

const panelOf = (row: number): Promise<void> =>
  waitFor(() => expect(screen.getByTestId('call-panel').dataset.person).toBe(`${CALL_OUT_ID}:${row}`));

describe('calling people in turn', () => {
  it('takes the next person by itself once a result was recorded, by keys alone', async () => {
    const { desk, user } = await openCallOut();
    await panelOf(1);
    await user.click(screen.getByTestId('call-take'));
    await screen.findByTestId('call-live');
    expect(screen.getByTestId('call-number').textContent).toBe('13800000001');
    await user.keyboard('5');
    await panelOf(3);
    await screen.findByTestId('call-live');
    expect(desk.bridge.inputsOf('callout.attempt')[0]).toMatchObject({
      personId: `${CALL_OUT_ID}:1`,
      result: 'no_answer',
      spoke: 'nobody',
      way: 'mobile',
      phone: 1,
    });
    expect(desk.bridge.inputsOf('callout.call').map(({ personId }) => personId)).toEqual([
      `${CALL_OUT_ID}:1`,
      `${CALL_OUT_ID}:3`,
    ]);
  });

  it('keeps the number of the recording with the call, and shows it among the calls of the person', async () => {
    const { desk, user } = await openCallOut();
    await user.click(await screen.findByTestId('call-take'));
    await screen.findByTestId('call-live');
    await user.type(screen.getByTestId('call-recording'), '20260711-0043');
    await user.click(screen.getByTestId('call-result-busy'));
    await waitFor(() => expect(desk.bridge.inputsOf('callout.attempt')).toHaveLength(1));
    expect(desk.bridge.inputsOf('callout.attempt')[0]).toMatchObject({
      recordingNo: '20260711-0043',
      note: '',
    });
    await panelOf(3);
    expect(screen.getByTestId<HTMLInputElement>('call-recording').value).toBe('');
    const row = screen.getAllByTestId('callout-person')[0];
    if (row !== undefined) await user.click(row);
    await panelOf(1);
    expect(screen.getByTestId('call-attempts').textContent).toContain('录音编号 20260711-0043');
  });

  it('keeps what was typed in a call over a reload, and none of it for the next call', async () => {
    const { desk, user } = await openCallOut();
    await user.click(await screen.findByTestId('call-take'));
    await screen.findByTestId('call-live');
    await user.type(screen.getByTestId('call-recording'), '0043');
    await user.type(screen.getByTestId('call-note'), '雨声很大');
    await user.click(screen.getByTestId('call-readback-what'));
    leavePage();
    const again = openPage(desk.bridge);
    await screen.findByTestId('rail-callouts');
    await again.keyboard('{Alt>}9{/Alt}');
    await again.click(await screen.findByTestId('callout-row'));
    await screen.findByTestId('call-live');
    expect(screen.getByTestId<HTMLInputElement>('call-recording').value).toBe('0043');
    expect(screen.getByTestId<HTMLInputElement>('call-note').value).toBe('雨声很大');
    await again.click(screen.getByTestId('call-result-busy'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('callout.attempt')).toMatchObject([
        { recordingNo: '0043', note: '雨声很大' },
      ]),
    );
    await panelOf(3);
    expect(screen.getByTestId<HTMLInputElement>('call-recording').value).toBe('');
  });

  it('does not take an answer without the three points read back, and says which are missing', async () => {
    const { desk, user } = await openCallOut();
    await user.click(await screen.findByTestId('call-take'));
    await screen.findByTestId('call-live');
    await user.click(screen.getByTestId('call-readback-what'));
    await user.keyboard('1');
    expect(screen.getByTestId('call-notyet').textContent).toContain('还差 何地、何时');
    expect(desk.bridge.inputsOf('callout.attempt')).toEqual([]);
    await user.keyboard('01');
    await waitFor(() => expect(desk.bridge.inputsOf('callout.attempt')).toHaveLength(1));
    expect(desk.bridge.inputsOf('callout.attempt')[0]).toMatchObject({
      result: 'answered_confirmed',
      spoke: 'self',
      readBack: { what: true, where: true, when: true },
    });
  });

  it('lets a digit be a digit where something is typed', async () => {
    const { desk, user } = await openCallOut();
    await user.click(await screen.findByTestId('call-take'));
    await user.type(await screen.findByTestId('call-note'), '家属说15分钟后回');
    expect(desk.bridge.inputsOf('callout.attempt')).toEqual([]);
    expect(screen.getByTestId<HTMLInputElement>('call-note').value).toBe('家属说15分钟后回');
  });

  it('counts a deputy only by name', async () => {
    const { desk, callOut, user } = await openCallOut();
    callOut.put(`${CALL_OUT_ID}:1`, { deputies: [] });
    await user.click(await screen.findByTestId('call-take'));
    await screen.findByTestId('call-live');
    await user.click(within(screen.getByTestId('call-spoke')).getByLabelText('代理人'));
    await user.click(screen.getByTestId('call-readback-all'));
    await user.click(screen.getByTestId('call-result-answered_confirmed'));
    expect(screen.getByTestId('call-notyet').textContent).toContain('写下是谁');
    await user.type(screen.getByTestId('call-deputy'), '副1');
    await user.click(screen.getByTestId('call-result-answered_confirmed'));
    await waitFor(() => expect(desk.bridge.inputsOf('callout.attempt')).toHaveLength(1));
    expect(desk.bridge.inputsOf('callout.attempt')[0]).toMatchObject({ spoke: 'deputy', who: '副1' });
  });

  it('corrects a number in place and goes on with the same person', async () => {
    const { desk, user } = await openCallOut();
    await user.click(await screen.findByTestId('call-take'));
    desk.bridge.answer({ 'contact.correctNumber': () => ({}) as never });
    await user.click(screen.getByTestId('call-correct'));
    await user.type(screen.getByTestId('correct-right'), '13999990001{Enter}');
    await waitFor(() => expect(screen.getByTestId('call-number').textContent).toBe('13999990001'));
    expect(desk.bridge.inputsOf('callout.setNumber')).toEqual([
      { callOutId: CALL_OUT_ID, personId: `${CALL_OUT_ID}:1`, number: '13999990001' },
    ]);
    await waitFor(() =>
      expect(desk.bridge.inputsOf('contact.correctNumber')).toEqual([
        { contactId: 'contact-1', wrong: '13800000001', right: '13999990001' },
      ]),
    );
    expect(screen.getByTestId('call-live')).toBeTruthy();
  });

  it('shows each telephone whom it calls next and remembers which one is of this seat', async () => {
    const { user } = await openCallOut();
    expect(screen.getByTestId('callout-next').textContent).toContain('1号机 下一个 1');
    expect(screen.getByTestId('callout-next').textContent).toContain('2号机 下一个 2');
    await user.click(within(screen.getByTestId('callout-phone')).getByLabelText('2号机'));
    await panelOf(2);
    await user.keyboard('{Alt>}1{/Alt}{Alt>}9{/Alt}');
    await user.click(await screen.findByTestId('callout-row'));
    await panelOf(2);
  });

  it('names who is unanswered in the rail and shows rates with what they were made of', async () => {
    const { callOut } = await openCallOut();
    expect(screen.getByTestId('rail-callouts').textContent).toContain('6 人未应答');
    callOut.put(`${CALL_OUT_ID}:2`, { state: 'answered', answeredAt: NIGHT, answeredBy: 'deputy' });
    await waitFor(() =>
      expect(screen.getByTestId('rate-answered').textContent).toContain('0 本人 + 1 代答 ÷ 6 应叫'),
    );
    expect(screen.getByTestId('rate-answered').textContent).toContain('16.7 %');
    expect(screen.getByTestId('rail-callouts').textContent).toContain('5 人未应答');
  });
});

describe('the ladder', () => {
  it('asks for superior and deputy with their numbers; recording a call does it', async () => {
    const { desk, callOut, user } = await openCallOut();
    const prompts = [
      { id: 'p.1', step: 'redial' as const, at: NIGHT - 180_000, doneAt: NIGHT - 170_000, contactIds: [] },
      { id: 'p.2', step: 'superior_and_deputy' as const, at: NIGHT, doneAt: null, contactIds: [] },
    ];
    callOut.put(`${CALL_OUT_ID}:2`, { state: 'unanswered', firstCallAt: NIGHT - 300_000, prompts });
    await user.click(await within(await screen.findByTestId('callout-filter')).findByLabelText('要升级 1'));
    await user.click(await screen.findByTestId('callout-person'));
    const prompt = await screen.findByTestId('call-prompt');
    expect(prompt.textContent).toContain('同时改叫上级和代理人');
    expect(prompt.textContent).toContain('13900000001');
    expect(prompt.textContent).toContain('13700000002');
    await user.click(screen.getByTestId('prompt-way-superior-mobile'));
    await user.selectOptions(screen.getByTestId('prompt-result'), '接通，已告知');
    await user.click(screen.getByTestId('prompt-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('callout.attempt')).toHaveLength(1));
    expect(desk.bridge.inputsOf('callout.attempt')[0]).toMatchObject({
      to: 'superior',
      who: '县长',
      number: '13900000001',
      result: 'answered_not_self',
      spoke: 'other',
      phone: 0,
    });
  });
});

describe('the paper sheet', () => {
  it('says what was understood before Enter, records that, and keeps what was not', async () => {
    const { desk, user } = await openCallOut();
    const box = screen.getByTestId('sheet-text');
    await user.click(box);
    await user.paste('2 应\n4 无\n99 应\n5 天气好');
    const lines = screen.getAllByTestId('sheet-line').map((line) => line.textContent);
    expect(lines[0]).toContain('应答复述');
    expect(lines[1]).toContain('无应答');
    expect(lines[2]).toContain('没有这个序号');
    expect(lines[3]).toContain('看不懂结果');
    expect(desk.bridge.inputsOf('callout.sheet')).toEqual([]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('callout.sheet')).toHaveLength(1));
    expect(desk.bridge.inputsOf('callout.sheet')[0]?.lines).toBe('2 应\n4 无');
    await waitFor(() => expect((box as HTMLTextAreaElement).value).toBe('99 应\n5 天气好'));
  });
});

describe('a new call-out', () => {
  it('does the sum before it begins, and a remedy changes it', async () => {
    const { desk, user } = room(30);
    desk.bridge.answer({ 'warning.list': () => desk.board.warnings, 'plan.list': () => [] });
    await user.click(await screen.findByTestId('rail-warnings'));
    await user.click((await screen.findAllByTestId('warning-callout'))[0] as HTMLElement);
    await screen.findByTestId('callout-draft');
    // One of the thirty has answered for this warning already and is not ticked.
    expect(screen.getByTestId('callout-chosen').textContent).toContain('29 / 30');
    await user.selectOptions(screen.getByTestId('callout-rule'), '红色');
    const sum = await screen.findByTestId('callout-sum');
    await waitFor(() => expect(sum.textContent).toContain('剩 29 人 × 72 秒 ÷ 2 机 = 18 分'));
    expect(sum.textContent).toContain('限 15 分');
    expect(sum.textContent).toContain('来不及');
    await user.click(screen.getByTestId('remedy-phone'));
    await waitFor(() => expect(sum.textContent).toContain('÷ 3 机 = 12 分'));
    expect(sum.textContent).toContain('来得及');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('callout.start')).toHaveLength(1));
    const [started] = desk.bridge.inputsOf('callout.start');
    expect(started?.people).toHaveLength(29);
    expect(started).toMatchObject({ warningIds: ['w-1'], ruleId: 'red', phones: 3, relay: false });
  });
});

describe('feedback that comes by telephone', () => {
  it('is found by initials and a number, and waits for one more Enter', async () => {
    const { desk, user } = room();
    await screen.findByTestId('rail-callouts');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByTestId('palette-input'), '王001 转移127');
    await user.click(within(await screen.findByTestId('palette-group-callee')).getByTestId('palette-row'));
    const moved = await screen.findByTestId<HTMLInputElement>('feedback-evacuated');
    expect(moved.value).toBe('127');
    await user.click(moved);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('callout.inbound')).toHaveLength(1));
    expect(desk.bridge.inputsOf('callout.inbound')[0]).toMatchObject({
      personId: `${CALL_OUT_ID}:1`,
      evacuated: 127,
    });
  });

  it('on a slip is that of the person whose number it is', async () => {
    const { desk, user } = room();
    await screen.findByTestId('board-callouts');
    await user.keyboard('{F2}');
    await user.click(await screen.findByTestId('slip-phone'));
    await user.paste('13800000003');
    await user.click(screen.getByTestId('slip-what'));
    await user.paste('已转移127人，都到岗了');
    await user.keyboard('{Control>}3{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('callout.inbound')).toHaveLength(1));
    expect(desk.bridge.inputsOf('callout.inbound')[0]).toMatchObject({
      personId: `${CALL_OUT_ID}:3`,
      evacuated: 127,
      isOnPost: true,
    });
    await waitFor(() => expect(desk.bridge.inputsOf('log.append')).toHaveLength(1));
    expect(desk.bridge.inputsOf('log.append')[0]?.text).toContain('暴雨橙色预警叫应');
  });
});
