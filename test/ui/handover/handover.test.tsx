import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LiveHandover, LiveItem } from '../../../shared/contract/areas/handover';
import { refusal } from '../../helpers/fakeBridge';
import { createFakeDesk, type FakeDesk, NIGHT, NIGHT_SHIFT, OFFICER, SECOND } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

const at = (iso: string): number => Date.parse(`${iso}+08:00`);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const same = (text: string) => ({ zh: text, en: text });

function item(given: Partial<LiveItem> & Pick<LiveItem, 'key' | 'group'>): LiveItem {
  return {
    incidentId: null,
    incidentTitle: null,
    title: same(given.key),
    state: same(''),
    next: same(''),
    dueAt: null,
    owner: same('主班'),
    place: { screen: 'board', id: null, part: null },
    deadlineIds: [],
    isObject: false,
    opinion: '',
    answer: null,
    named: null,
    mark: `mark of ${given.key}`,
    needs: 'answer',
    needsReadBack: false,
    isNearReport: false,
    movedFrom: null,
    noteId: null,
    ...given,
  };
}

const ITEMS: readonly LiveItem[] = [
  item({
    key: 'incident:i1',
    group: 'incidents',
    incidentId: 'i1',
    incidentTitle: '上坑滑坡',
    title: same('上坑滑坡'),
    dueAt: at('2026-09-12T07:30'),
    needsReadBack: true,
  }),
  item({ key: 'instruction:1', group: 'instructions', title: same('人先救') }),
  item({ key: 'warning:1', group: 'warnings', title: same('暴雨橙色') }),
  item({ key: 'object:钥匙', group: 'handed_objects', title: same('钥匙'), isObject: true }),
];

const live = (items: readonly LiveItem[]): LiveHandover => ({
  id: 'h1',
  shiftId: NIGHT_SHIFT.id,
  nextShiftId: 's2',
  startsAt: NIGHT,
  endsAt: NIGHT + 86_400_000,
  posts: [{ post: 'primary_officer', accountId: SECOND.id, name: SECOND.displayName, phone: '' }],
  startedAt: NIGHT,
  startedBy: OFFICER.displayName,
  items: [...items],
  unanswered: items.filter((one) => one.needs !== null).length,
});

/** A desk that takes answers as they are given: by mark, and only with the right time read back. */
function deskWith(items: readonly LiveItem[]): FakeDesk {
  let standing = live(items);
  const desk = createFakeDesk();
  desk.bridge.answer({
    'handover.current': () => standing,
    'handover.list': () => [],
    'handover.answer': (input) => {
      const wrong = input.answers.some(({ key, readBack }) => key === 'incident:i1' && readBack !== '07:30');
      if (wrong) return refusal({ code: 'read_back_wrong', params: { item: '上坑滑坡' } });
      const keys = input.answers.map((one) => one.key);
      standing = live(
        standing.items.map((one) =>
          keys.includes(one.key)
            ? {
                ...one,
                needs: null,
                answer: {
                  verdict: input.verdict,
                  words: input.words,
                  readBackAt: null,
                  at: NIGHT,
                  by: SECOND.displayName,
                },
              }
            : one,
        ),
      );
      desk.bridge.changed('handover');
      return standing;
    },
    'handover.complete': () => refusal({ code: 'handover_unanswered', params: { count: 1, first: '钥匙' } }),
  });
  return desk;
}

async function openHandover(desk: FakeDesk): Promise<UserEvent> {
  desk.status = { ...desk.status, signedIn: [OFFICER, SECOND] };
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-shift'));
  await user.click(await screen.findByTestId('tab-handover'));
  await screen.findByTestId('handover-live');
  return user;
}

const row = (key: string): HTMLElement => {
  const found = screen.getAllByTestId('handover-item').find((one) => one.dataset['key'] === key);
  if (found === undefined) throw new Error(`no row ${key}`);
  return found;
};
const progress = () => screen.getByTestId('handover-progress').textContent;

it('groups by incident first and counts what is not answered; objects are not open items', async () => {
  await openHandover(deskWith(ITEMS));
  expect(screen.getByText('未办结 3 项')).toBeTruthy();
  expect(progress()).toBe('还有 4 项未确认');
  const keys = screen.getAllByTestId('handover-item').map((one) => one.dataset['key']);
  expect(keys).toEqual(['incident:i1', 'instruction:1', 'warning:1', 'object:钥匙']);
});

it('Enter confirms in the name of the on-coming officer and goes on to the next; a running incident asks for the time', async () => {
  const desk = deskWith(ITEMS);
  const user = await openHandover(desk);
  row('instruction:1').focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(progress()).toBe('还有 3 项未确认'));
  const [sent] = desk.bridge.calls.filter((one) => one.name === 'handover.answer');
  expect(sent?.as).toBe(SECOND.id);
  expect(sent?.input).toMatchObject({ answers: [{ key: 'instruction:1', mark: 'mark of instruction:1' }] });
  await waitFor(() => expect(document.activeElement).toBe(row('warning:1')));

  row('incident:i1').focus();
  await user.keyboard('{Enter}');
  const field = screen.getByTestId('handover-readback');
  expect(document.activeElement).toBe(field);
  await user.type(field, '07:00{Enter}');
  expect((await screen.findByTestId('handover-error')).dataset['code']).toBe('read_back_wrong');
  await user.clear(field);
  await user.type(field, '07:30{Enter}');
  await waitFor(() => expect(row('incident:i1').dataset['needs']).toBe('none'));
});

it('takes over with an objection only with words, and says so in the row', async () => {
  const user = await openHandover(deskWith(ITEMS));
  row('warning:1').focus();
  await screen.findByRole('heading', { name: '暴雨橙色', level: 3 });
  const panel = within(screen.getByTestId('handover-panel'));
  expect((panel.getByTestId('handover-object') as HTMLButtonElement).disabled).toBe(true);
  await user.keyboard('{Control>}{Alt>}y{/Alt}{/Control}');
  expect(document.activeElement).toBe(panel.getByTestId('handover-words'));
  await user.keyboard('范围没说清{Enter}');
  await waitFor(() => expect(row('warning:1').textContent).toContain('有异议：范围没说清'));
});

it('an item that changed after its answer says so and from when its time moved', async () => {
  await openHandover(
    deskWith([
      item({
        key: 'note:1',
        group: 'other',
        needs: 'changed',
        dueAt: at('2026-09-12T08:00'),
        movedFrom: at('2026-09-12T07:10'),
      }),
    ]),
  );
  expect(row('note:1').textContent).toContain('有变化');
  expect(row('note:1').textContent).toContain('原为 07:10');
});

it('what the desk refuses under the signatures is shown, and the passwords are asked for first', async () => {
  const desk = deskWith(ITEMS);
  const user = await openHandover(desk);
  await user.keyboard('{Control>}{Alt>}s{/Alt}{/Control}');
  await user.click(await screen.findByTestId('handover-complete'));
  expect(await screen.findByText('交班人没有输入密码。')).toBeTruthy();
  expect(desk.bridge.inputsOf('handover.complete')).toEqual([]);
  await user.type(screen.getByTestId('sign-offgoing-password'), 'a');
  await user.type(screen.getByTestId('sign-oncoming-password'), 'b');
  await user.selectOptions(screen.getByTestId('sign-leader'), 'later');
  await user.click(screen.getByTestId('handover-complete'));
  expect((await screen.findByTestId('sign-error')).textContent).toContain('还有 1 项没有确认（钥匙）');
});
