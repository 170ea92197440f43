import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultShift } from '../../../renderer/screens/shift/times';
import { refusal } from '../../helpers/fakeBridge';
import {
  createFakeDesk,
  emptyBoard,
  type FakeDesk,
  NIGHT,
  NIGHT_SHIFT,
  OFFICER,
} from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

const HOUR = 3_600_000;
const at = (iso: string): number => Date.parse(`${iso}+08:00`);
const NUMBERS = {
  lines: 42,
  calls: 17,
  media: 1,
  public: 3,
  incidents: 2,
  instructions: 1,
  reports: 4,
  corrections: 0,
  docsIn: 4,
  docsOut: 2,
  overdue: 1,
  open: 12,
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

async function openShift(desk: FakeDesk): Promise<UserEvent> {
  desk.bridge.answer({
    'shift.list': () => [
      {
        ...NIGHT_SHIFT,
        id: 'shift-0',
        closedAt: NIGHT - 18 * HOUR,
        closedBy: '陈立',
        summary: '平稳',
        numbers: NUMBERS,
      },
    ],
    'shift.numbers': () => NUMBERS,
  });
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-shift'));
  await screen.findByTestId('past-shift');
  return user;
}

describe('opening a shift', () => {
  it('means the 24 hours around now, the next one from an hour before the change', () => {
    expect(defaultShift(NIGHT)).toEqual({
      startsAt: at('2026-11-23T08:30:00'),
      endsAt: at('2026-11-24T08:30:00'),
    });
    expect(defaultShift(at('2026-11-24T07:40:00')).startsAt).toBe(at('2026-11-24T08:30:00'));
    expect(defaultShift(at('2026-11-24T07:20:00')).startsAt).toBe(at('2026-11-23T08:30:00'));
  });

  it('sends posts filled from accounts and by a free name', async () => {
    const desk = createFakeDesk({ board: emptyBoard() });
    desk.bridge.answer({ 'shift.open': () => NIGHT_SHIFT });
    const user = await openShift(desk);
    await screen.findAllByText('黄敏');
    await user.click(screen.getByTestId('shift-open'));
    await screen.findByText('这个岗位要有姓名。');
    expect(desk.bridge.inputsOf('shift.open')).toEqual([]);
    await user.type(screen.getByTestId('shift-name-duty_leader'), '林国栋');
    await user.selectOptions(screen.getByTestId('shift-post-primary_officer'), 'acc-chen');
    await user.selectOptions(screen.getByTestId('shift-post-secondary_officer'), 'acc-huang');
    await user.click(screen.getByTestId('shift-open'));
    await waitFor(() => expect(desk.bridge.inputsOf('shift.open')).toHaveLength(1));
    expect(desk.bridge.inputsOf('shift.open')[0]).toMatchObject({
      startsAt: at('2026-11-23T08:30:00'),
      endsAt: at('2026-11-24T08:30:00'),
      posts: [
        { post: 'duty_leader', accountId: null, name: '林国栋', phone: '' },
        { post: 'primary_officer', accountId: OFFICER.id, name: '陈立' },
        { post: 'secondary_officer', accountId: 'acc-huang', name: '黄敏' },
      ],
    });
  });
});

describe('closing a shift', () => {
  it('lists what is open and the figures, and sends the summary', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'shift.close': () => ({ ...NIGHT_SHIFT, closedAt: NIGHT }) });
    const user = await openShift(desk);
    const open = screen.getByTestId('shift-open-items').textContent;
    for (const words of ['上坑村滑坡', '闽霞渔 01238 失联', '地质灾害处置', '每小时报一次', '暴雨']) {
      expect(open).toContain(words);
    }
    await waitFor(() =>
      expect(screen.getAllByTestId('shift-numbers')[0]?.textContent).toContain('未办结 12'),
    );
    await user.click(screen.getByTestId('shift-close'));
    await user.type(screen.getByTestId('shift-summary'), '续报 07:30 前发');
    await user.click(screen.getByTestId('shift-close-save'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('shift.close')).toEqual([
        { shiftId: 'shift-1', summary: '续报 07:30 前发' },
      ]),
    );
  });

  it('keeps the summary when it is refused', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'shift.close': () => refusal({ code: 'forbidden' }) });
    const user = await openShift(desk);
    await user.click(screen.getByTestId('shift-close'));
    await user.type(screen.getByTestId('shift-summary'), '写好的小结');
    await user.click(screen.getByTestId('shift-close-save'));
    await screen.findByTestId('error-note');
    expect((screen.getByTestId('shift-summary') as HTMLTextAreaElement).value).toBe('写好的小结');
  });
});

describe('exporting a shift', () => {
  const saved = { path: '/home/duty/值班日志.pdf', rows: 42, pages: 3 };

  it('shows where the file went and opens its folder', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'console.savePaper': () => saved, 'console.showFile': () => ({}) });
    const user = await openShift(desk);
    const past = within(screen.getByTestId('past-shift'));
    await user.click(past.getByTestId('shift-export-pdf'));
    expect((await past.findByTestId('shift-export-saved')).textContent).toContain('/home/duty/值班日志.pdf');
    expect(desk.bridge.inputsOf('console.savePaper')).toEqual([
      {
        paper: { kind: 'shift_log', shiftId: 'shift-0' },
        masked: false,
        format: 'pdf',
        jobId: expect.any(String),
      },
    ]);
    await user.click(past.getByTestId('shift-export-show'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('console.showFile')).toEqual([{ path: '/home/duty/值班日志.pdf' }]),
    );
  });

  it('says that it was cancelled', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'console.savePaper': () => null });
    const user = await openShift(desk);
    const past = within(screen.getByTestId('past-shift'));
    await user.click(past.getByTestId('shift-export-csv'));
    expect(await past.findByText('已取消，没有保存文件')).toBeDefined();
  });

  it('shows how far a long one is, and stops it when told to', async () => {
    const desk = createFakeDesk();
    let end: (answer: ReturnType<typeof refusal>) => void = () => undefined;
    desk.bridge.answer({
      'console.savePaper': () =>
        new Promise((done) => {
          end = done;
        }),
      'console.cancelPaper': () => {
        end(refusal({ code: 'cancelled' }));
        return {};
      },
    });
    const user = await openShift(desk);
    const past = within(screen.getByTestId('past-shift'));
    await user.click(past.getByTestId('shift-export-xlsx'));
    const jobId = desk.bridge.inputsOf('console.savePaper')[0]?.jobId ?? '';
    desk.bridge.emit({ event: 'progress', jobId: 'another', done: 7, total: null });
    desk.bridge.emit({ event: 'progress', jobId, done: 12_000, total: null });
    expect((await past.findByText(/已写 12000 行/)).textContent).not.toContain('7 行');
    await user.click(past.getByTestId('shift-export-cancel'));
    expect(desk.bridge.inputsOf('console.cancelPaper')).toEqual([{ jobId }]);
    expect((await past.findByTestId('shift-export-outcome')).textContent).toBe('已取消，没有保存文件');
    expect(past.queryByTestId('shift-export-progress')).toBeNull();
  });

  it('asks for a masked copy when the box is ticked', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'console.savePaper': () => saved });
    const user = await openShift(desk);
    const past = within(screen.getByTestId('past-shift'));
    await user.click(past.getByTestId('shift-export-masked'));
    await user.click(past.getByTestId('shift-export-docx'));
    expect(desk.bridge.inputsOf('console.savePaper')[0]).toMatchObject({ masked: true, format: 'docx' });
  });
});
