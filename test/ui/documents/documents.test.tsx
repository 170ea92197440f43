import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { minuteOf } from '../../../renderer/screens/checks/UnitsView';
import { unitList } from '../../../renderer/screens/documents/values';
import { splitTime } from '../../../renderer/screens/reminders/RemindersTab';
import { SETTINGS } from '../../../shared/settings';
import { refusal } from '../../helpers/fakeBridge';
import { type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';
import { aCheck, aDocument, aNotice, aReminder, CHECK_ID, createRegisterDesk } from './registerDesk';

const MINUTE = 60_000;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

async function openTab(desk: FakeDesk, id: string): Promise<UserEvent> {
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-log'));
  await user.click(await screen.findByTestId(`tab-${id}`));
  await screen.findByTestId(id);
  return user;
}

describe('a document that came', () => {
  it('is registered from any screen with Alt+S and Ctrl+Enter, its limit offered from its urgency', async () => {
    const desk = createRegisterDesk();
    const user = openPage(desk.bridge);
    await screen.findByTestId('board');
    await user.keyboard('{Alt>}s{/Alt}');
    await user.type(await screen.findByTestId('document-unit'), '省防指办');
    await user.type(screen.getByTestId('document-title'), '关于报送转移人数的通知');
    await user.click(within(screen.getByTestId('document-urgency')).getByLabelText('特急'));
    await user.click(await screen.findByTestId('document-usual'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('document.receive')).toHaveLength(1));
    const [input] = desk.bridge.inputsOf('document.receive');
    expect(input).toMatchObject({
      unit: '省防指办',
      urgency: 'extra_urgent',
      way: 'fax',
      demand: 'answer',
      at: null,
      confidential: false,
    });
    expect(input?.dueAt).toBe(Math.floor((NIGHT + 120 * MINUTE) / MINUTE) * MINUTE);
    expect((await screen.findByTestId('document-detail')).textContent).toContain('关于报送转移人数的通知');
  });

  it('that is a 机要件 has no field for content, and sends none of what was typed before', async () => {
    const desk = createRegisterDesk();
    const user = await openTab(desk, 'documents');
    await user.click(screen.getByTestId('document-new-incoming'));
    await user.type(await screen.findByTestId('document-unit'), '某办');
    await user.type(screen.getByTestId('document-title'), '某事');
    await user.click(screen.getByTestId('document-confidential'));
    expect(screen.queryByTestId('document-confidential-note')).not.toBeNull();
    for (const field of ['unit', 'title', 'demandText', 'incident'])
      expect(screen.queryByTestId(`document-${field}`)).toBeNull();
    await user.type(screen.getByTestId('document-docNumber'), '机2026-0031');
    await user.type(screen.getByTestId('document-place'), '机要柜1格');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('document.receive')).toHaveLength(1));
    expect(desk.bridge.inputsOf('document.receive')[0]).toMatchObject({
      confidential: true,
      unit: '',
      title: '',
      demandText: '',
      docNumber: '机2026-0031',
      way: 'confidential_exchange',
      incidentId: null,
    });
  });

  it('keeps everything typed when the desk refuses, says why, and its urgency is never a warning colour', async () => {
    const desk = createRegisterDesk([aDocument()]);
    desk.bridge.answer({
      'document.receive': () => refusal({ code: 'secret_mark', field: 'title' }),
    });
    const user = await openTab(desk, 'documents');
    const row = await screen.findByTestId('document-row');
    expect(row.textContent).toContain('特急');
    expect(row.querySelector('[class*="warning"]')).toBeNull();
    await user.click(screen.getByTestId('document-new-incoming'));
    await user.type(await screen.findByTestId('document-unit'), '某办');
    await user.type(screen.getByTestId('document-title'), '机密★ 某事');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect((await screen.findByTestId('error-note')).dataset['code']).toBe('secret_mark');
    expect(screen.getByTestId<HTMLInputElement>('document-title').value).toBe('机密★ 某事');
  });

  it('is told to the leader of the shift with his words', async () => {
    const desk = createRegisterDesk([aDocument()]);
    const user = await openTab(desk, 'documents');
    await user.click(await screen.findByTestId('document-row'));
    await user.click(await screen.findByTestId('document-reported-open'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('document-who')));
    const who = screen.getByTestId<HTMLInputElement>('document-who');
    if (who.value === '') await user.type(who, '林×');
    await user.type(screen.getByTestId('document-words'), '先核一遍');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('document.handle')).toHaveLength(1));
    expect(desk.bridge.inputsOf('document.handle')[0]).toMatchObject({
      act: 'reported',
      way: 'phone',
      words: '先核一遍',
    });
  });
});

describe('receipts', () => {
  it('stand per unit, and one is signed from its row', async () => {
    const unit = (name: string, position: number) => ({
      position,
      name,
      signedAt: null,
      signedBy: null,
      signedWay: null,
      chases: 0,
      chasedAt: null,
    });
    const sent = aDocument({
      id: 'doc-2',
      direction: 'outgoing',
      unit: '',
      units: ['枫坪镇', '古田镇'].map(unit),
      demand: 'receipt',
      reportDueAt: null,
    });
    const desk = createRegisterDesk([sent]);
    const user = await openTab(desk, 'documents');
    await user.click(await screen.findByTestId('document-row'));
    const rows = await screen.findAllByTestId('document-receipt');
    expect(rows.map((row) => row.dataset['signed'])).toEqual(['false', 'false']);
    await user.click(screen.getAllByTestId('document-sign-open')[1] as HTMLElement);
    await user.type(await screen.findByTestId('document-signer'), '王×');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(desk.bridge.inputsOf('document.sign')[0]).toMatchObject({ unit: 1, who: '王×' }),
    );
    await waitFor(() => expect(screen.getAllByTestId('document-receipt')[1]?.dataset['signed']).toBe('true'));
  });

  it('go to units however they are listed', () => {
    expect(unitList('枫坪镇、古田镇\n 凤都镇，平湖镇;枫坪镇')).toEqual([
      '枫坪镇',
      '古田镇',
      '凤都镇',
      '平湖镇',
    ]);
  });
});

describe('reminders', () => {
  it('take the time in front of the words, and Enter sets one', async () => {
    expect(splitTime('06:30 报转移人数')).toEqual({ time: '06:30', text: '报转移人数' });
    expect(splitTime('+30 回拨')).toEqual({ time: '+30', text: '回拨' });
    expect(splitTime('6月30日前报')).toBeNull();
    const desk = createRegisterDesk();
    desk.bridge.answer({
      'reminder.list': () => [aReminder()],
      'reminder.create': (input) => aReminder({ id: input.reminderId }),
      'reminder.done': () => aReminder({ state: 'done' }),
    });
    const user = await openTab(desk, 'reminders');
    await user.type(screen.getByTestId('reminder-text'), '06:30 报转移人数{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('reminder.create')).toHaveLength(1));
    expect(desk.bridge.inputsOf('reminder.create')[0]).toMatchObject({
      text: '报转移人数',
      dueAt: Date.UTC(2026, 10, 23, 22, 30),
      repeat: 'none',
    });
    await user.click(await screen.findByTestId('reminder-done'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('reminder.done')[0]).toEqual({
        reminderId: 'rem-1',
        dueAt: NIGHT + 30 * MINUTE,
        note: '',
      }),
    );
  });

  it('without a time is not set, and says so', async () => {
    const desk = createRegisterDesk();
    desk.bridge.answer({ 'reminder.list': () => [] });
    const user = await openTab(desk, 'reminders');
    await user.type(screen.getByTestId('reminder-text'), '报转移人数{Enter}');
    await screen.findByText('必填。');
    expect(desk.bridge.inputsOf('reminder.create')).toEqual([]);
  });
});

describe('standing orders', () => {
  it('that are unread stand with their text before a shift is opened, and a tick records the version', async () => {
    const desk = createRegisterDesk();
    let unread = [aNotice()];
    desk.bridge.answer({
      'notice.list': () => [aNotice()],
      'notice.unread': () => unread,
      'notice.read': () => {
        unread = [];
        desk.bridge.changed('notices');
        return aNotice();
      },
      'shift.list': () => [],
    });
    const user = await openTab(desk, 'notices');
    expect((await screen.findByTestId('notices-unread')).textContent).toContain('先回拨核实。');
    expect(screen.getByTestId('notice-row').textContent).toContain('未阅 1 人');
    await user.click(screen.getByTestId('notice-tick'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('notice.read')).toEqual([{ noticeId: 'notice-1', version: 2 }]),
    );
    await waitFor(() => expect(screen.queryByTestId('notices-unread')).toBeNull());
  });
});

describe('post checks', () => {
  const units = [
    {
      id: 'u0',
      name: '枫坪镇',
      phone: '0593-1',
      backup: '139-1',
      satPhone: '',
      leader: '王镇长',
      leaderPhone: '138-1',
    },
  ];
  const withUnits = (check: ReturnType<typeof aCheck> | null): FakeDesk => {
    const desk = createRegisterDesk();
    desk.bridge.answer({
      'settings.get': (input) => ({
        key: input.key,
        value: input.key === 'checks' ? { ...SETTINGS.checks.fallback, units } : SETTINGS[input.key].fallback,
        source: 'D',
        isDefault: true,
        changedAt: null,
        changedBy: null,
      }),
      'check.day': () => ({
        rounds: [
          {
            id: 'round-1',
            type: 'phone',
            dueAt: NIGHT,
            units: [{ id: 'u0', name: '枫坪镇' }],
            state: 'open',
            endedAt: null,
            reason: '',
            checks: check === null ? [] : [check],
          },
        ],
        others: [],
        received: [],
      }),
      'check.noAnswer': () => aCheck(),
      'check.conclude': () => aCheck({ result: 'late' }),
      'check.lost': () => aCheck({ result: 'no_answer' }),
    });
    return desk;
  };

  it('that nobody answers goes from the first call to the backup number to the leader', async () => {
    const first = withUnits(null);
    const user = await openTab(first, 'checks');
    await user.click(await screen.findByTestId('check-no-answer'));
    await waitFor(() =>
      expect(first.bridge.inputsOf('check.noAnswer')[0]).toMatchObject({
        phone: '0593-1',
        unitId: 'u0',
        roundId: 'round-1',
      }),
    );
    forgetPage();
    const twice = withUnits(
      aCheck({ attempts: [1, 2].map((at) => ({ at, step: 'first' as const, phone: '0593-1' })) }),
    );
    const again = await openTab(twice, 'checks');
    const button = await screen.findByTestId('check-no-answer');
    expect(button.textContent).toContain('备用号');
    await again.click(button);
    await waitFor(() =>
      expect(twice.bridge.inputsOf('check.noAnswer')[0]).toMatchObject({
        phone: '139-1',
        checkId: CHECK_ID,
      }),
    );
    await again.click(screen.getByTestId('check-lost-open'));
    expect((await screen.findByTestId<HTMLInputElement>('check-informed')).value).toBe('王镇长 138-1');
    await again.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(twice.bridge.inputsOf('check.lost')[0]).toMatchObject({ informed: '王镇长 138-1' }),
    );
  });

  it('that is answered at a second call is late, by somebody else of no avail', async () => {
    const desk = withUnits(aCheck());
    const user = await openTab(desk, 'checks');
    await user.click(await screen.findByTestId('check-answered'));
    await user.type(await screen.findByTestId('check-answered-by'), '门卫');
    const chosen = () =>
      within(screen.getByTestId('check-result')).getByRole<HTMLInputElement>('radio', { checked: true })
        .value;
    expect(chosen()).toBe('late');
    await user.click(within(screen.getByTestId('check-on-duty')).getByLabelText('不是'));
    await waitFor(() => expect(chosen()).toBe('not_on_duty'));
    await user.type(screen.getByTestId('check-answer-0'), '李×');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('check.conclude')).toHaveLength(1));
    expect(desk.bridge.inputsOf('check.conclude')[0]).toMatchObject({
      result: 'not_on_duty',
      onDuty: false,
      answeredBy: '门卫',
      answers: [{ question: '带班领导是谁', answer: '李×' }, { answer: '' }, { answer: '' }],
    });
  });

  it('reads times of day as they are written', () => {
    expect(minuteOf('10:30')).toBe(630);
    expect(minuteOf('2030')).toBe(1_230);
    expect(minuteOf('24:00')).toBeNull();
    expect(minuteOf('上午')).toBeNull();
  });
});
