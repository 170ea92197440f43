import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readDraft } from '../../../renderer/screens/parts/draft';
import type { KnownCaller } from '../../../shared/contract/areas/logMore';
import { refusal } from '../../helpers/fakeBridge';
import { aStatus, createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, leavePage, openPage } from '../../helpers/page';

const MINUTE = 60_000;
const WANG: KnownCaller = {
  unit: '枫坪镇值班室',
  name: '王海',
  post: '值班员',
  phone: '13955500123',
  lastAt: NIGHT - 3_600_000,
  calls: 3,
};

function deskWithCallers(desk = createFakeDesk()): FakeDesk {
  desk.bridge.answer({
    'caller.find': ({ text }) => (WANG.phone.startsWith(text) || WANG.name.includes(text) ? [WANG] : []),
  });
  return desk;
}

/** The page stands, with its slip's file at hand. */
async function open(desk: FakeDesk): Promise<UserEvent> {
  const user = openPage(desk.bridge);
  await screen.findByTestId('composer-input');
  return user;
}

async function pickUp(user: UserEvent): Promise<void> {
  await user.keyboard('{F2}');
  await screen.findByTestId('slip');
}

const value = (id: string): string => screen.getByTestId<HTMLInputElement>(id).value;
const fill = async (user: UserEvent, id: string, text: string): Promise<void> => {
  await user.click(screen.getByTestId(id));
  await user.paste(text);
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

describe('picking up the telephone', () => {
  it('opens a slip with the call-back number first and fixes the time of receipt', async () => {
    const desk = deskWithCallers();
    const user = await open(desk);
    await pickUp(user);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('slip-phone')));
    expect(screen.getByTestId('slip-started').textContent).toContain('02:58:13');
    await fill(user, 'slip-what', '屋后滑坡');
    vi.setSystemTime(NIGHT + 90_000);
    await user.keyboard('{Control>}1{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('log.append')).toHaveLength(1));
    expect(desk.bridge.inputsOf('log.append')[0]).toMatchObject({
      kind: 'phone_in',
      text: '屋后滑坡',
      receivedAt: NIGHT,
      call: { startedAt: NIGHT, endedAt: NIGHT + 90_000, outcome: 'note' },
    });
    expect(screen.queryByTestId('slip')).toBeNull();
  });

  it('recognises the caller by the number; Enter fills in who it is', async () => {
    const desk = deskWithCallers();
    const user = await open(desk);
    await pickUp(user);
    await user.click(screen.getByTestId('slip-phone'));
    await user.keyboard('1395');
    expect((await screen.findByTestId('known-caller')).getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{Enter}');
    expect([value('slip-phone'), value('slip-unit'), value('slip-name'), value('slip-post')]).toEqual([
      WANG.phone,
      WANG.unit,
      WANG.name,
      WANG.post,
    ]);
    expect(screen.queryByTestId('known-caller')).toBeNull();
  });

  it('does not take a known person for a new one of the same name: a name wants ↓ before Enter', async () => {
    const user = await open(deskWithCallers());
    await pickUp(user);
    await fill(user, 'slip-name', '王海');
    await screen.findByTestId('known-caller');
    await user.keyboard('{Enter}');
    expect(value('slip-phone')).toBe('');
    await user.click(screen.getByTestId('slip-name'));
    await user.keyboard('{ArrowDown}{Enter}');
    expect(value('slip-phone')).toBe(WANG.phone);
  });

  it('loses nothing by Esc and by a reload: the call stands in the header until it is decided', async () => {
    const desk = deskWithCallers();
    const user = await open(desk);
    await pickUp(user);
    await fill(user, 'slip-what', '有人被困');
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('slip')).toBeNull();
    expect(screen.getByTestId('slip-chip').textContent).toContain('未完成通话 1');
    leavePage();
    const again = await open(desk);
    await again.keyboard('{Control>}{F2}{/Control}');
    await screen.findByTestId('slip');
    expect(value('slip-what')).toBe('有人被困');
  });

  it('a second time during a call opens a second slip and keeps the first', async () => {
    const user = await open(deskWithCallers());
    await pickUp(user);
    await fill(user, 'slip-what', '第一个');
    await user.keyboard('{F2}');
    await waitFor(() => expect(value('slip-what')).toBe(''));
    await fill(user, 'slip-what', '第二个');
    expect(screen.getByTestId('slip-chip').textContent).toContain('1');
    await user.keyboard('{Control>}{F2}{/Control}');
    await waitFor(() => expect(value('slip-what')).toBe('第一个'));
  });

  it('works over an open dialog, which stays with what it holds', async () => {
    const user = await open(deskWithCallers());
    await user.keyboard('{Control>}{F1}{/Control}');
    await screen.findByTestId('key-map');
    await pickUp(user);
    expect(screen.getByTestId('key-map')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('slip')).toBeNull();
    expect(screen.getByTestId('key-map')).toBeTruthy();
  });

  it('by accident can be taken back while nothing is written', async () => {
    const user = await open(deskWithCallers());
    await pickUp(user);
    await user.click(screen.getByTestId('slip-blank'));
    expect(screen.queryByTestId('slip')).toBeNull();
    expect(screen.queryByTestId('slip-chip')).toBeNull();
    await pickUp(user);
    await fill(user, 'slip-what', '来电');
    expect(screen.queryByTestId('slip-blank')).toBeNull();
  });
});

describe('what a call was', () => {
  it('an incident: the line is written and its form opens with what was said', async () => {
    const desk = deskWithCallers();
    const user = await open(desk);
    await pickUp(user);
    await fill(user, 'slip-phone', WANG.phone);
    await fill(user, 'slip-place', '枫坪镇上坑村');
    await fill(user, 'slip-count', '3人被困');
    await fill(user, 'slip-what', '屋后滑坡');
    await user.keyboard('{Control>}2{/Control}');
    expect((await screen.findByTestId<HTMLInputElement>('incident-callback')).value).toBe(WANG.phone);
    expect(value('incident-place')).toBe('枫坪镇上坑村');
    expect(value('incident-summary')).toBe('屋后滑坡，3人被困');
    expect(value('incident-received')).toBe('11-24 02:58');
    expect(desk.bridge.inputsOf('log.append')[0]).toMatchObject({
      text: '屋后滑坡；地点：枫坪镇上坑村；人数：3人被困',
      call: { outcome: 'incident' },
    });
    expect(screen.getByTestId('slip-incident-chip').textContent).toContain('待建事件 1');
    await user.selectOptions(screen.getByTestId('incident-type'), 'geological');
    await user.click(screen.getByTestId('incident-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('incident.record')).toHaveLength(1));
    const [line] = desk.bridge.inputsOf('log.append');
    expect(desk.bridge.inputsOf('incident.record')[0]?.callLineId).toBe(line?.entryId);
  });

  it('media and families are kinds of their own', async () => {
    const desk = deskWithCallers();
    const user = await open(desk);
    for (const key of ['5', '6']) {
      await pickUp(user);
      await fill(user, 'slip-what', `问情况${key}`);
      await user.keyboard(`{Control>}${key}{/Control}`);
      await waitFor(() => expect(screen.queryByTestId('slip')).toBeNull());
    }
    expect(desk.bridge.inputsOf('log.append').map((input) => input.kind)).toEqual(['media', 'public']);
  });

  it('feedback belongs to the plan that runs; with several it asks which', async () => {
    const desk = deskWithCallers();
    const [run] = desk.board.runs;
    if (run === undefined) throw new Error('no plan runs this night');
    const other = { ...run, id: 'run-other', title: '另一个方案', incidentId: null, incidentTitle: null };
    desk.board = { ...desk.board, runs: [run, other] };
    const user = await open(desk);
    await pickUp(user);
    await fill(user, 'slip-what', '已转移127人');
    await user.keyboard('{Control>}3{/Control}');
    expect((await screen.findByTestId('slip-problem')).textContent).toContain('关联');
    expect(document.activeElement).toBe(screen.getByTestId('slip-about'));
    expect(desk.bridge.inputsOf('log.append')).toEqual([]);
    await user.selectOptions(screen.getByTestId('slip-about'), `run:${run.id}`);
    await user.keyboard('{Control>}3{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('log.append')).toHaveLength(1));
    expect(desk.bridge.inputsOf('log.append')[0]).toMatchObject({
      incidentId: run.incidentId,
      text: `〔${run.title}〕反馈：已转移127人`,
    });
  });

  it('something to do becomes a reminder under one id, and a line; refused, the slip stays', async () => {
    const desk = deskWithCallers();
    let isAway = true;
    desk.bridge.answer({
      'reminder.create': (input) =>
        isAway
          ? refusal({ code: 'disk_full' })
          : {
              ...input,
              id: input.reminderId,
              incidentTitle: null,
              state: 'open',
              timesDone: 0,
              lastDoneAt: null,
              createdAt: NIGHT,
              createdBy: '陈',
              endedAt: null,
            },
    });
    const user = await open(desk);
    await pickUp(user);
    await fill(user, 'slip-name', '李四');
    await fill(user, 'slip-what', '回电说明转移地点');
    await user.keyboard('{Control>}7{/Control}');
    expect((await screen.findByTestId('error-note')).textContent).toContain('磁盘满了');
    expect(desk.bridge.inputsOf('log.append')).toEqual([]);
    isAway = false;
    await user.keyboard('{Control>}7{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('log.append')).toHaveLength(1));
    const [first, second] = desk.bridge.inputsOf('reminder.create');
    expect(second).toMatchObject({ text: '回电说明转移地点：李四', dueAt: NIGHT + 30 * MINUTE });
    expect(second?.reminderId).toBe(first?.reminderId);
    expect(screen.queryByTestId('slip')).toBeNull();
  });

  it('a document: the line is written and the register opens with what was said', async () => {
    const desk = deskWithCallers();
    const user = await open(desk);
    await pickUp(user);
    await fill(user, 'slip-unit', '省防指');
    await fill(user, 'slip-what', '关于做好防御工作的通知');
    await user.keyboard('{Control>}4{/Control}');
    expect((await screen.findByTestId<HTMLInputElement>('document-title')).value).toBe(
      '关于做好防御工作的通知',
    );
    expect(desk.bridge.inputsOf('log.append')[0]).toMatchObject({ call: { outcome: 'document' } });
  });

  it('is a line also when nothing was said', async () => {
    const desk = deskWithCallers();
    const user = await open(desk);
    await pickUp(user);
    await user.keyboard('{Control>}1{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('log.append')).toHaveLength(1));
    expect(desk.bridge.inputsOf('log.append')[0]?.text).toBe('来电，未记内容');
  });

  it('waits for a sign-in and keeps what was typed', async () => {
    const desk = deskWithCallers(createFakeDesk({ status: aStatus({ signedIn: [] }) }));
    const user = await open(desk);
    await pickUp(user);
    await fill(user, 'slip-what', '滑坡');
    await user.keyboard('{Control>}1{/Control}');
    expect((await screen.findByTestId('slip-problem')).textContent).toContain('登录');
    expect(value('slip-what')).toBe('滑坡');
    expect(readDraft('nothing')).toBeNull();
  });
});

describe('sounds during a call', () => {
  it('are soft for five minutes at most, with the time left in sight, and are back at hang-up', async () => {
    const user = await open(deskWithCallers());
    await pickUp(user);
    expect((await screen.findByTestId('hush')).textContent).toBe('静音 5:00');
    vi.setSystemTime(NIGHT + 4 * MINUTE);
    await user.keyboard('{F2}');
    await waitFor(() => expect(screen.getByTestId('hush').textContent).toBe('静音 1:00'));
    vi.setSystemTime(NIGHT + 5 * MINUTE);
    await waitFor(() => expect(screen.queryByTestId('hush')).toBeNull(), { timeout: 3_000 });
    await user.keyboard('{F2}');
    await screen.findByTestId('hush');
    for (let call = 0; call < 3; call += 1) {
      await screen.findByTestId('slip-hang-up');
      await user.keyboard('{Control>}0{/Control}');
      await waitFor(() => expect(screen.queryByTestId('slip-hang-up')).toBeNull());
      await user.keyboard('{Control>}{F2}{/Control}');
    }
    await waitFor(() => expect(screen.queryByTestId('hush')).toBeNull());
  });
});
