import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RosterMonth, RosterPreview } from '../../../shared/contract/areas/roster';
import { daysOfMonth, type RosterCell, weekdayOf } from '../../../shared/domain/roster';
import { SETTINGS } from '../../../shared/settings';
import { createFakeDesk, emptyBoard, type FakeDesk, NIGHT, OFFICER } from '../../helpers/fakeDesk';
import { forgetPage, leavePage, openPage } from '../../helpers/page';
import { fullMonth, onRoster } from '../../helpers/roster';

/** NIGHT is 2026-11-24 02:58. */
const TODAY = '2026-11-24';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const copied = (cells: readonly RosterCell[]): RosterMonth['cells'] =>
  cells.map((one) => ({ ...one, people: one.people.map((person) => ({ ...person })) }));

function aMonth(month: string, given: Partial<RosterMonth> = {}): RosterMonth {
  return {
    month,
    version: {
      month,
      version: 1,
      publishedAt: NIGHT - 30 * 86_400_000,
      publishedBy: '周明',
      how: 'published',
      reason: '',
      fileName: null,
    },
    firstPublishedAt: NIGHT - 30 * 86_400_000,
    starts: [510],
    cells: copied(fullMonth(month)),
    days: daysOfMonth(month).map((day) => ({
      day,
      kind: day === '2026-11-28' ? 'holiday' : [0, 6].includes(weekdayOf(day)) ? 'rest' : 'workday',
      name: day === '2026-11-28' ? '县庆' : '',
      marks: [],
    })),
    announced: true,
    around: [],
    swaps: [],
    people: [onRoster('赖小军', { mobile: '13911110000', title: '科员' })],
    ...given,
  };
}

async function openRoster(desk: FakeDesk, given: Partial<RosterMonth> = {}): Promise<UserEvent> {
  desk.bridge.answer({
    'shift.list': () => [],
    'roster.month': ({ month }) => aMonth(month, given),
    'settings.get': ({ key }) => ({
      key,
      value: SETTINGS[key].fallback,
      source: 'D',
      isDefault: true,
      changedAt: null,
      changedBy: null,
    }),
    'duty.current': () => ({
      spans: [],
      selfCheck: [],
      faults: [],
      reinforced: null,
      suggestedBy: [],
      responses: [],
    }),
  });
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-shift'));
  await user.click(await screen.findByTestId('tab-roster'));
  await screen.findByTestId('roster-grid');
  return user;
}

const supervisor = (): FakeDesk => {
  const desk = createFakeDesk({ board: emptyBoard() });
  desk.status = { ...desk.status, signedIn: [{ ...OFFICER, roles: ['supervisor', 'officer'] }] };
  return desk;
};
const officer = (): FakeDesk => {
  const desk = createFakeDesk({ board: emptyBoard() });
  desk.status = { ...desk.status, signedIn: [{ ...OFFICER, roles: ['officer'] }] };
  return desk;
};
const cellAt = (day: string, post: string): HTMLElement => screen.getByTestId(`roster-cell-${day}/0/${post}`);

describe('the month grid', () => {
  it('marks today and holidays, and moves by arrow keys, Home and End', async () => {
    const user = await openRoster(createFakeDesk({ board: emptyBoard() }));
    expect(cellAt(TODAY, 'primary_officer').closest('tr')?.dataset['today']).toBe('true');
    expect(
      within(cellAt('2026-11-28', 'primary_officer').closest('tr') as HTMLElement).getByTitle('县庆'),
    ).toBeTruthy();
    cellAt(TODAY, 'primary_officer').focus();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(document.activeElement).toBe(cellAt('2026-11-25', 'secondary_officer'));
    await user.keyboard('{Home}');
    expect(document.activeElement).toBe(cellAt('2026-11-25', 'duty_leader'));
    await user.keyboard('{Control>}{End}{/Control}');
    expect(document.activeElement).toBe(cellAt('2026-11-30', 'standby_officer'));
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(document.activeElement).toBe(cellAt('2026-11-30', 'standby_officer'));
    expect(screen.getAllByRole('gridcell').filter((one) => one.tabIndex === 0)).toHaveLength(1);
  });

  it('changes the month by the Page keys', async () => {
    const user = await openRoster(createFakeDesk({ board: emptyBoard() }));
    cellAt(TODAY, 'primary_officer').focus();
    await user.keyboard('{PageDown}');
    await screen.findByText('2026年12月');
    expect(await screen.findByTestId('roster-cell-2026-12-31/0/primary_officer')).toBeTruthy();
  });

  it('shows what is wrong in the row and in the list, and the list leads to the cell', async () => {
    const cells = copied(fullMonth('2026-11')).filter(
      (one) => !(one.day === '2026-11-28' && one.post === 'duty_leader'),
    );
    const user = await openRoster(createFakeDesk({ board: emptyBoard() }), { cells });
    const list = await screen.findByTestId('roster-warnings');
    await user.click(within(list).getByText(/县庆没有带班领导/));
    expect(cellAt('2026-11-28', 'duty_leader').dataset['doubtful']).toBe('true');
    expect(cellAt('2026-11-28', 'duty_leader').getAttribute('aria-label')).toContain('县庆没有带班领导');
    await waitFor(() => expect(document.activeElement).toBe(cellAt('2026-11-28', 'duty_leader')));
  });
});

describe('editing', () => {
  it('takes names by Enter, fills what is known, keeps the draft over a reload, and publishes the whole month', async () => {
    const desk = supervisor();
    const user = await openRoster(desk);
    cellAt(TODAY, 'primary_officer').focus();
    await user.keyboard('{Enter}');
    const field = screen.getByTestId('roster-names');
    await user.clear(field);
    await user.type(field, '赖小军、王芳13800000001');
    expect((screen.getByTestId('roster-mobile-0') as HTMLInputElement).value).toBe('13911110000');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true, keyCode: 229 });
    expect(screen.getByTestId('roster-editor')).toBeTruthy();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(cellAt(TODAY, 'primary_officer')));
    expect(cellAt(TODAY, 'primary_officer').textContent).toBe('赖小军王芳');
    expect(cellAt(TODAY, 'primary_officer').dataset['changed']).toBe('true');

    leavePage();
    const again = await openRoster(desk);
    expect(cellAt(TODAY, 'primary_officer').textContent).toBe('赖小军王芳');
    desk.bridge.answer({
      'roster.publish': ({ month }) => ({
        ...(aMonth(month).version as NonNullable<RosterMonth['version']>),
        version: 2,
      }),
    });
    await again.type(screen.getByTestId('roster-reason'), '请假');
    await again.click(screen.getByTestId('roster-publish'));
    await waitFor(() => expect(desk.bridge.inputsOf('roster.publish')).toHaveLength(1));
    const [sent] = desk.bridge.inputsOf('roster.publish');
    expect(sent).toMatchObject({ month: '2026-11', base: 1, reason: '请假', source: null });
    expect(sent?.cells).toHaveLength(90);
    expect(
      sent?.cells.find((one) => one.day === TODAY && one.post === 'primary_officer')?.people,
    ).toMatchObject([
      { name: '赖小军', title: '科员', mobile: '13911110000' },
      { name: '王芳', mobile: '13800000001' },
    ]);
    await waitFor(() => expect(screen.queryByTestId('roster-draft')).toBeNull());
  });

  it('says what it does not understand and keeps it; Delete empties a cell; an officer cannot publish', async () => {
    const user = await openRoster(officer());
    cellAt(TODAY, 'secondary_officer').focus();
    await user.keyboard('{Enter}');
    const field = screen.getByTestId('roster-names');
    await user.clear(field);
    await user.type(field, '待定?');
    expect(screen.getByRole('alert').textContent).toContain('待定?');
    await user.keyboard('{Enter}');
    expect((screen.getByTestId('roster-names') as HTMLInputElement).value).toBe('待定?');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('roster-editor')).toBeNull());
    await user.keyboard('{Enter}');
    expect((screen.getByTestId('roster-names') as HTMLInputElement).value).toBe('待定?');
    await user.keyboard('{Escape}');
    cellAt(TODAY, 'secondary_officer').focus();
    await user.keyboard('{Delete}');
    expect(cellAt(TODAY, 'secondary_officer').textContent).toBe('');
    expect((screen.getByTestId('roster-publish') as HTMLButtonElement).disabled).toBe(true);
    await user.click(screen.getByTestId('roster-discard'));
    expect(cellAt(TODAY, 'secondary_officer').textContent).not.toBe('');
  });
});

describe('import', () => {
  const PREVIEW: RosterPreview = {
    grid: [
      ['日期', '带班领导', '主班', '丁'],
      ['三号', '林志远', '陈立', '黄敏'],
      ['11月4日', '林志远', '陈立', '黄敏'],
    ],
    month: '2026-11',
    layout: { firstRow: 1, columns: ['day', 'duty_leader', 'primary_officer', 'ignore'] },
    isRemembered: false,
    cells: [{ day: '2026-11-04', shift: 0, post: 'primary_officer', people: [onRoster('陈立')] }],
    problems: [{ row: 1, column: 0, code: 'day_unread', text: '三号' }],
    rows: 1,
  };

  it('shows the dry run by cell, asks again with corrected columns, and puts the sheet into the draft', async () => {
    const desk = supervisor();
    const user = await openRoster(desk);
    desk.bridge.answer({
      'console.chooseRoster': () => ({
        fileId: 'f1',
        fileName: '11月.xlsx',
        sha256: 'a'.repeat(64),
        sheets: ['11月'],
      }),
      'roster.preview': ({ layout }) => ({ ...PREVIEW, layout: layout ?? PREVIEW.layout }),
    });
    await user.click(screen.getByTestId('roster-import'));
    await user.click(screen.getByTestId('roster-choose'));
    expect((await screen.findByTestId('roster-problems')).textContent).toContain('A2 看不懂日期“三号”');
    await user.selectOptions(screen.getByTestId('roster-column-3'), 'secondary_officer');
    await waitFor(() =>
      expect(desk.bridge.inputsOf('roster.preview').at(-1)?.layout).toEqual({
        firstRow: 1,
        columns: ['day', 'duty_leader', 'primary_officer', 'secondary_officer'],
      }),
    );
    await user.click(screen.getByTestId('roster-take'));
    expect(cellAt('2026-11-04', 'primary_officer').textContent).toBe('陈立');
    expect(cellAt('2026-11-05', 'primary_officer').textContent).toBe('');
    desk.bridge.answer({
      'roster.publish': ({ month }) => ({
        ...(aMonth(month).version as NonNullable<RosterMonth['version']>),
        version: 2,
      }),
    });
    await user.click(screen.getByTestId('roster-publish'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('roster.publish')[0]).toMatchObject({
        source: { fileName: '11月.xlsx' },
        layout: { columns: ['day', 'duty_leader', 'primary_officer', 'secondary_officer'] },
        cells: [{ day: '2026-11-04' }],
      }),
    );
  });

  it('nothing happens when the person cancels', async () => {
    const desk = supervisor();
    const user = await openRoster(desk);
    desk.bridge.answer({ 'console.chooseRoster': () => null });
    await user.click(screen.getByTestId('roster-import'));
    await user.click(screen.getByTestId('roster-choose'));
    await waitFor(() => expect(desk.bridge.inputsOf('console.chooseRoster')).toHaveLength(1));
    expect(screen.queryByTestId('roster-sheet')).toBeNull();
  });
});

describe('swaps', () => {
  it('asks with the place of another, and only a supervisor is offered the decision', async () => {
    const swap = {
      id: 's1',
      from: { day: TODAY, shift: 0, post: 'primary_officer' as const, name: '叶长青' },
      to: null,
      substitute: onRoster('赖小军'),
      reason: '出差',
      requestedAt: NIGHT,
      requestedBy: '陈立',
      state: 'open' as const,
      decidedAt: null,
      decidedBy: null,
      words: '',
    };
    const desk = officer();
    const user = await openRoster(desk, { swaps: [swap] });
    desk.bridge.answer({ 'roster.requestSwap': () => swap });
    await user.click(cellAt(TODAY, 'primary_officer'));
    await user.click(screen.getByTestId('roster-swap-ask'));
    await user.selectOptions(
      screen.getByTestId('swap-with'),
      screen.getByRole('option', { name: /^11-25 主班/ }),
    );
    expect((screen.getByTestId('swap-send') as HTMLButtonElement).disabled).toBe(true);
    await user.type(screen.getByTestId('swap-reason'), '出差');
    await user.click(screen.getByTestId('swap-send'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('roster.requestSwap')[0]).toMatchObject({
        to: { day: '2026-11-25' },
        substitute: null,
        reason: '出差',
      }),
    );
    await user.click(screen.getByTestId('roster-side-swaps'));
    expect(screen.getByTestId('roster-swap').textContent).toContain('由 赖小军 顶班');
    expect(screen.queryByTestId('swap-approve')).toBeNull();
  });
});
