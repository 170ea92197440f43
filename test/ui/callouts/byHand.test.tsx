import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ContactView } from '../../../shared/contract/areas/contacts';
import { CALL_OUT_ID, fakeCallOut } from '../../helpers/fakeCallOut';
import { createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const FOUND: ContactView = {
  id: 'contact-lin',
  kind: 'person',
  name: '林站长',
  post: '站长',
  role: 'other',
  unit: '水文站',
  areaCode: null,
  areaName: '',
  numbers: [{ kind: 'mobile', number: '136××××0001', note: '', isWrong: false }],
  superiorId: null,
  deputyIds: [],
  validUntil: null,
  checkedAt: NIGHT,
  note: '',
  visibility: 'leaders',
  removedAt: null,
  stale: [],
  isMasked: true,
};

function room(): { desk: FakeDesk; callOut: ReturnType<typeof fakeCallOut>; user: UserEvent } {
  const desk = createFakeDesk();
  const callOut = fakeCallOut(NIGHT, () => desk.bridge.changed('callouts'));
  desk.bridge.answer({
    ...callOut.handlers,
    'contact.list': () => ({ contacts: [FOUND], total: 1, all: 1, stale: 0, renewal: null }),
    'warning.list': () => desk.board.warnings,
    'plan.list': () => [],
  });
  return { desk, callOut, user: openPage(desk.bridge) };
}

it('puts somebody of the contacts book, and somebody typed, on the list of a running call-out', async () => {
  const { desk, user } = room();
  await screen.findByTestId('rail-callouts');
  await user.keyboard('{Alt>}9{/Alt}');
  await user.click(await screen.findByTestId('callout-row'));
  await user.click(await screen.findByTestId('callout-add'));
  await user.type(screen.getByTestId('callout-add-name'), 'lzz');
  await screen.findByTestId('callout-add-contact');
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(screen.getByTestId('callout-added').textContent).toContain('林站长'));
  expect(desk.bridge.inputsOf('callout.add')[0]).toMatchObject({
    callOutId: CALL_OUT_ID,
    warningIds: [],
    people: [{ contactId: 'contact-lin', number: '13600000001', phone: null }],
  });
  await user.type(screen.getByTestId('callout-add-name'), '过路司机{Enter}');
  expect(desk.bridge.inputsOf('callout.add')).toHaveLength(1);
  await user.type(screen.getByTestId('callout-add-number'), '138 0000 0001{Enter}');
  expect(screen.getByTestId('callout-add-problem').textContent).toContain('已在名单上');
  await user.clear(screen.getByTestId('callout-add-number'));
  await user.type(screen.getByTestId('callout-add-number'), '13655550001{Enter}');
  await waitFor(() => expect(desk.bridge.inputsOf('callout.add')).toHaveLength(2));
  expect(desk.bridge.inputsOf('callout.add')[1]?.people[0]).toMatchObject({
    contactId: null,
    name: '过路司机',
    numbers: [{ kind: 'mobile', number: '13655550001' }],
  });
  const rows = within(screen.getByTestId('callout-people')).getAllByTestId('callout-person');
  expect(rows.at(-1)?.textContent).toContain('过路司机');
});

it('adds to a draft, ticked, and starts with them', async () => {
  const { desk, user } = room();
  await user.click(await screen.findByTestId('rail-warnings'));
  await user.click((await screen.findAllByTestId('warning-callout'))[0] as HTMLElement);
  await user.click(await screen.findByTestId('callout-add'));
  await user.type(screen.getByTestId('callout-add-name'), '过路司机');
  await user.type(screen.getByTestId('callout-add-number'), '13655550001{Enter}');
  await waitFor(() => expect(screen.getByTestId('callout-chosen').textContent).toContain('6 / 7'));
  await user.click(screen.getByTestId('callout-start'));
  await waitFor(() => expect(desk.bridge.inputsOf('callout.start')).toHaveLength(1));
  const started = desk.bridge.inputsOf('callout.start')[0]?.people ?? [];
  expect(started.at(-1)).toMatchObject({ name: '过路司机', phone: null });
});

it('asks to be ended when its warnings are over, and ends in one press with the reason', async () => {
  const { desk, callOut, user } = room();
  const reasonZh = '暴雨橙色预警 02:50 解除，叫应结束';
  callOut.end({ at: NIGHT, reasonZh, reasonEn: 'over' });
  await screen.findByTestId('rail-callouts');
  await user.keyboard('{Alt>}9{/Alt}');
  expect((await screen.findByTestId('callout-row-over')).textContent).toContain('请结束叫应');
  await user.click(await screen.findByTestId('callout-row'));
  await user.click(await screen.findByTestId('callout-over-close'));
  await waitFor(() =>
    expect(desk.bridge.inputsOf('callout.close')).toEqual([{ callOutId: CALL_OUT_ID, reason: reasonZh }]),
  );
});
