import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { trueTime } from '../../../renderer/screens/shift/duty/ClockCheck';
import type { DutySpan, DutyState, SignOn } from '../../../shared/contract/areas/duty';
import { refusal } from '../../helpers/fakeBridge';
import { createFakeDesk, emptyBoard, type FakeDesk, NIGHT, OFFICER, SECOND } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

const START = NIGHT - 10 * 60_000;
const at = (iso: string): number => Date.parse(`${iso}+08:00`);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const aSpan = (given: Partial<DutySpan> = {}): DutySpan => ({
  startsAt: START,
  endsAt: START + 86_400_000,
  shiftId: null,
  isPlanned: true,
  opensAt: START - 15 * 60_000,
  absentAt: START + 10 * 60_000,
  expected: [
    {
      post: 'duty_leader',
      name: '林志远',
      accountId: null,
      phone: '13900000001',
      mustSign: false,
      signOnId: null,
    },
    {
      post: 'primary_officer',
      name: OFFICER.displayName,
      accountId: OFFICER.id,
      phone: '',
      mustSign: true,
      signOnId: null,
    },
    {
      post: 'secondary_officer',
      name: SECOND.displayName,
      accountId: SECOND.id,
      phone: '',
      mustSign: true,
      signOnId: null,
    },
  ],
  signOns: [],
  officers: 0,
  needed: 2,
  ...given,
});

const aState = (given: Partial<DutyState> = {}): DutyState => ({
  spans: [aSpan()],
  selfCheck: ['电话', '传真'],
  faults: [],
  reinforced: null,
  suggestedBy: [],
  responses: [],
  ...given,
});

const SIGNED: SignOn = {
  id: 'on-1',
  startsAt: START,
  endsAt: START + 86_400_000,
  accountId: OFFICER.id,
  name: OFFICER.displayName,
  post: 'primary_officer',
  arrivedAt: START + 5 * 60_000,
  way: 'session',
  lateMinutes: 5,
  checks: [
    { item: '电话', state: 'ok', note: '' },
    { item: '传真', state: 'fault', note: '卡纸' },
  ],
  clock: { shownAt: NIGHT, trueAt: NIGHT + 75_000, source: '12117' },
  note: '',
};

async function openDuty(desk: FakeDesk, state: DutyState): Promise<UserEvent> {
  desk.status = { ...desk.status, signedIn: [OFFICER] };
  desk.bridge.answer({ 'shift.list': () => [], 'duty.current': () => state });
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-shift'));
  await user.click(await screen.findByTestId('tab-signOn'));
  await screen.findByTestId('duty');
  return user;
}

describe('signing on', () => {
  it('says who is missing for how long, and wants the whole self-check of the first to come', async () => {
    const desk = createFakeDesk({ board: emptyBoard() });
    const user = await openDuty(desk, aState());
    const people = screen.getByTestId('duty-people').textContent;
    expect(people).toContain('未到 10 分');
    expect(people).toContain('听班，不用签到');
    desk.bridge.answer({ 'duty.signOn': () => SIGNED });
    await user.click(within(screen.getByTestId('check-传真')).getByText('故障'));
    await user.click(screen.getByTestId('sign-on-save'));
    expect(screen.getByRole('alert').textContent).toContain('自检还有没填的');
    expect(desk.bridge.inputsOf('duty.signOn')).toEqual([]);
    await user.click(screen.getByTestId('checks-all'));
    await user.type(screen.getByTestId('check-note-传真'), '卡纸');
    await user.type(screen.getByTestId('sign-on-clock-true'), '02:59:28');
    await user.type(screen.getByTestId('sign-on-clock-source'), '12117');
    await user.click(screen.getByTestId('sign-on-clock-take'));
    expect(screen.getByTestId('sign-on-clock-checked').textContent).toMatch(/标准时间 02:59:28，本机慢 1 分/);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('duty.signOn').length).toBeGreaterThan(0));
    expect(desk.bridge.inputsOf('duty.signOn')[0]).toMatchObject({
      startsAt: START,
      accountId: OFFICER.id,
      password: null,
      post: 'primary_officer',
      checks: [
        { item: '电话', state: 'ok', note: '' },
        { item: '传真', state: 'fault', note: '卡纸' },
      ],
      clock: { trueAt: at('2026-11-24T02:59:28'), source: '12117' },
    });
  });

  it('asks the second officer for the own password, needs no second self-check, and keeps what was typed when refused', async () => {
    const desk = createFakeDesk({ board: emptyBoard() });
    const span = aSpan({
      signOns: [SIGNED],
      officers: 1,
      expected: aSpan().expected.map((one) =>
        one.accountId === OFFICER.id ? { ...one, signOnId: 'on-1' } : one,
      ),
    });
    const user = await openDuty(desk, aState({ spans: [span] }));
    const people = screen.getByTestId('duty-people').textContent;
    expect(people).toContain('迟到 5 分钟');
    expect(people).toContain('设备异常：传真');
    expect(people).toContain('本机慢 1 分 15 秒');
    expect(((await screen.findByTestId('sign-on-who')) as HTMLSelectElement).value).toBe(SECOND.id);
    expect((screen.getByTestId('sign-on-post') as HTMLSelectElement).value).toBe('secondary_officer');
    desk.bridge.answer({ 'duty.signOn': () => refusal({ code: 'wrong_password', field: 'password' }) });
    await user.type(screen.getByTestId('sign-on-password'), 'falsch');
    await user.click(screen.getByTestId('sign-on-save'));
    await screen.findByText('账号或密码不对。');
    expect(desk.bridge.inputsOf('duty.signOn')[0]).toMatchObject({
      accountId: SECOND.id,
      password: 'falsch',
      checks: [],
    });
    expect((screen.getByTestId('sign-on-password') as HTMLInputElement).value).toBe('');
    expect(localStorage.getItem(`watchdesk.draft.signOn.${START}`) ?? '').not.toContain('falsch');
  });
});

describe('equipment and reinforced duty', () => {
  it('clears a fault, shows on every screen that duty is reinforced, and ends it with a reason', async () => {
    const desk = createFakeDesk({ board: emptyBoard() });
    const reinforced = {
      id: 'r1',
      startedAt: NIGHT,
      startedBy: '陈立',
      reason: '暴雨红色预警',
      people: [],
      endedAt: null,
      endedBy: null,
      endReason: '',
    };
    const user = await openDuty(
      desk,
      aState({
        reinforced,
        faults: [{ item: '传真', state: 'fault', note: '卡纸', foundAt: NIGHT, foundBy: '陈立' }],
      }),
    );
    desk.bridge.answer({ 'duty.clearFault': () => ({}), 'duty.reinforce': () => reinforced });
    expect(screen.getByTestId('header-reinforced').title).toBe('暴雨红色预警');
    await user.click(screen.getByTestId('fault-clear-传真'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('duty.clearFault')).toEqual([{ item: '传真', note: '' }]),
    );
    await user.click(screen.getByTestId('reinforce-open'));
    expect((screen.getByTestId('reinforce-off') as HTMLButtonElement).disabled).toBe(true);
    await user.type(screen.getByTestId('reinforce-reason'), '雨停');
    await user.click(screen.getByTestId('reinforce-off'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('duty.reinforce')[0]).toMatchObject({
        on: false,
        reason: '雨停',
        people: [],
      }),
    );
  });
});

describe('a true time as typed', () => {
  const near = at('2026-11-24T00:00:10');
  it.each([
    ['08:31:20', at('2026-11-24T08:31:20')],
    ['0831', at('2026-11-24T08:31:00')],
    ['083120', at('2026-11-24T08:31:20')],
    ['8：31', at('2026-11-24T08:31:00')],
    ['23:59:50', at('2026-11-23T23:59:50')],
    ['24:00', null],
    ['08:60', null],
    ['', null],
  ])('%s', (typed, expected) => {
    expect(trueTime(typed, near)).toBe(expected);
  });
});
