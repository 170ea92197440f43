import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ContactDetail, ContactView } from '../../../shared/contract/areas/contacts';
import { refusal } from '../../helpers/fakeBridge';
import { createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const entry = (id: string, over: Partial<ContactView> = {}): ContactView => ({
  id,
  kind: 'person',
  name: '王建国',
  post: '镇长',
  role: 'township_government_head',
  unit: '枫坪镇',
  areaCode: '990426002',
  areaName: '枫坪镇',
  numbers: [{ kind: 'mobile', number: '13800000001', note: '', isWrong: false }],
  superiorId: null,
  deputyIds: [],
  validUntil: null,
  checkedAt: NIGHT,
  note: '',
  visibility: 'all',
  removedAt: null,
  stale: [],
  isMasked: false,
  ...over,
});

const detail = (view: ContactView): ContactDetail => ({
  ...view,
  superior: null,
  deputies: [],
  under: [],
  standsInFor: [],
  savedAt: NIGHT,
  savedBy: '陈立',
  removedReason: '',
  reveals: [],
});

function aDesk(contacts: readonly ContactView[]): FakeDesk {
  const desk = createFakeDesk();
  desk.bridge.answer({
    'contact.list': () => ({
      contacts: [...contacts],
      total: contacts.length,
      all: contacts.length,
      stale: contacts.filter((one) => one.stale.length > 0).length,
      renewal: null,
    }),
    'contact.get': ({ contactId }) =>
      detail(contacts.find((one) => one.id === contactId) ?? entry(contactId)),
    'contact.correctNumber': ({ contactId }) => detail(entry(contactId)),
    'contact.confirm': () => ({ confirmed: 1 }),
    'area.children': () => [],
  });
  return desk;
}

async function openScreen(desk: FakeDesk): Promise<UserEvent> {
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-contacts'));
  await screen.findByTestId('contacts-find');
  return user;
}

describe('the contacts screen', () => {
  it('groups by division, says what is stale, and asks the desk while one types', async () => {
    const desk = aDesk([
      entry('a'),
      entry('b', { name: '李×', areaCode: '990426003', areaName: '石塘镇', stale: ['old'] }),
    ]);
    const user = await openScreen(desk);
    expect(await screen.findAllByTestId('contact-row')).toHaveLength(2);
    expect(screen.getByTestId('contact-list').textContent).toContain('石塘镇');
    expect(screen.getByTestId('contact-list').textContent).toContain('久未核实');
    await user.type(screen.getByTestId('contacts-find'), 'wjg');
    await waitFor(() => expect(desk.bridge.inputsOf('contact.list').at(-1)).toMatchObject({ text: 'wjg' }));
  });

  it('opens the best fit with Enter, and corrects a number by keyboard', async () => {
    const desk = aDesk([entry('a')]);
    const user = await openScreen(desk);
    await screen.findByTestId('contact-row');
    await user.type(screen.getByTestId('contacts-find'), '{Enter}');
    const open = await screen.findByTestId('contact-detail');
    await user.click(await within(open).findByTestId('contact-correct'));
    await user.keyboard('13900000009{Enter}');
    await waitFor(() =>
      expect(desk.bridge.inputsOf('contact.correctNumber')).toEqual([
        { contactId: 'a', wrong: '13800000001', right: '13900000009' },
      ]),
    );
  });

  it('keeps what was typed when the desk refuses, and says why', async () => {
    const desk = aDesk([]);
    desk.bridge.answer({
      'contact.save': () =>
        refusal({ code: 'contact_twin', field: 'name', params: { name: '王建国', unit: '枫坪镇', id: 'a' } }),
    });
    const user = await openScreen(desk);
    await user.click(screen.getByTestId('contacts-new'));
    await user.type(await screen.findByTestId('contact-name'), '王建国');
    await user.type(screen.getByTestId('contact-unit'), '枫坪镇');
    await user.type(screen.getByTestId('contact-post'), '镇长');
    await user.type(screen.getByTestId('contact-number-0'), '13800000001');
    await user.click(screen.getByTestId('contact-save'));
    expect((await screen.findByTestId('error-note')).textContent).toContain('枫坪镇已经有“王建国”');
    expect((screen.getByTestId('contact-name') as HTMLInputElement).value).toBe('王建国');
    expect(desk.bridge.inputsOf('contact.save')[0]).toMatchObject({
      name: '王建国',
      role: 'township_government_head',
      areaCode: null,
      numbers: [{ kind: 'mobile', number: '13800000001' }],
    });
  });

  it('shows private numbers only after a reason', async () => {
    const masked = entry('a', {
      visibility: 'leaders',
      isMasked: true,
      numbers: [{ kind: 'mobile', number: '138××××0001', note: '', isWrong: false }],
    });
    const desk = aDesk([masked]);
    desk.bridge.answer({
      'contact.reveal': () => detail(entry('a', { visibility: 'leaders' })),
    });
    const user = await openScreen(desk);
    await user.click(await screen.findByTestId('contact-row'));
    const open = await screen.findByTestId('contact-detail');
    expect(await within(open).findByText('138××××0001')).toBeTruthy();
    await user.click(within(open).getByTestId('contact-reveal'));
    await user.keyboard('红色预警叫应{Enter}');
    expect(await within(open).findByText('13800000001')).toBeTruthy();
    expect(desk.bridge.inputsOf('contact.reveal')[0]).toMatchObject({ reason: '红色预警叫应' });
  });
});

describe('confirming several at once', () => {
  it('marks stale ones by keys or mouse and confirms them in one act', async () => {
    const stale = ['a', 'b', 'c'].map((id) => entry(id, { name: `王${id}`, stale: ['old'] }));
    const desk = aDesk(stale);
    desk.bridge.answer({ 'contact.confirm': ({ contactIds }) => ({ confirmed: contactIds.length }) });
    const user = await openScreen(desk);
    expect(screen.queryByTestId('contact-mark')).toBeNull();
    await user.click(screen.getByTestId('contacts-stale'));
    const marks = await screen.findAllByTestId('contact-mark');
    await user.click(marks[0] as HTMLElement);
    const rows = screen.getAllByTestId('contact-row');
    (rows[2] as HTMLElement).focus();
    await user.keyboard(' ');
    expect(screen.getByTestId('contacts-confirm-marked').textContent).toContain('2');
    await user.click(screen.getByTestId('contacts-confirm-marked'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('contact.confirm')).toEqual([{ contactIds: ['a', 'c'] }]),
    );
    expect((await screen.findByTestId('contacts-confirmed')).textContent).toContain('2');
  });
});
