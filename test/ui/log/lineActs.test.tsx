import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dropUpload } from '../../../renderer/app/attachments/uploads';
import type { Attachment } from '../../../shared/contract/models';
import { refusal } from '../../helpers/fakeBridge';
import { createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';
import { createLogDesk } from './logDesk';

const PICTURE: Attachment = { sha256: 'a'.repeat(64), name: '现场.png', size: 2_048, mime: 'image/png' };

/** Opens the log at its newest line, with the line opened. */
async function openNewest(desk: FakeDesk) {
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-log'));
  const list = await screen.findByTestId('log-list');
  await within(list).findAllByTestId('log-line');
  list.focus();
  await user.keyboard('{End}{Enter}');
  await screen.findByTestId('log-detail');
  return user;
}

/** happy-dom lays nothing out: the list is given a window of 20 lines. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(560);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
});
afterEach(() => {
  forgetPage();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a line that stands in the log', () => {
  it('is finished with a result, is added to, and is taken back with a reason', async () => {
    const desk = createLogDesk(4);
    const [entry] = desk.lines.slice(-1);
    if (entry === undefined) throw new Error('no line');
    desk.bridge.answer({ 'log.finish': () => entry, 'log.handle': () => entry, 'log.withdraw': () => entry });
    const user = await openNewest(desk);
    await user.click(screen.getByTestId('log-finish'));
    await user.type(await screen.findByTestId('log-finish-result'), '已转移12人');
    await user.click(screen.getByTestId('log-finish-form-save'));
    await waitFor(() => expect(screen.queryByTestId('log-finish-form')).toBeNull());
    expect(desk.bridge.inputsOf('log.finish')).toEqual([
      { entryId: entry.id, result: '已转移12人', doneAt: null },
    ]);
    await user.click(screen.getByTestId('log-handle'));
    await user.click(await screen.findByTestId('log-handle-form-save'));
    expect(desk.bridge.inputsOf('log.handle')).toEqual([]);
    await user.type(screen.getByTestId('log-handle-leader'), '立即核实');
    await user.click(screen.getByTestId('log-handle-form-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('log.handle')).toHaveLength(1));
    await waitFor(() => expect(screen.queryByTestId('log-handle-form')).toBeNull());
    await user.click(screen.getByTestId('log-withdraw'));
    await user.type(await screen.findByTestId('log-withdraw-reason'), '重复');
    await user.click(screen.getByTestId('log-withdraw-form-save'));
    await waitFor(() => expect(desk.bridge.inputsOf('log.withdraw')).toHaveLength(1));
    expect(desk.bridge.inputsOf('log.withdraw')[0]).toMatchObject({ withdraws: entry.id, reason: '重复' });
  });

  it('when taken back is struck through, says why and by whom, and offers nothing more', async () => {
    const desk = createLogDesk(4);
    desk.add({
      text: '被困2人',
      withdrawnBy: { id: 'w', number: 9, reason: '记到了别的事件', by: '黄志' },
      attachments: [PICTURE],
      paperSerial: '0012',
    });
    await openNewest(desk);
    expect(screen.getByTestId('log-withdrawn').textContent).toContain('9');
    expect(screen.getByTestId('log-withdrawn-why').textContent).toBe('已撤回：记到了别的事件（黄志）');
    for (const act of ['log-correct', 'log-finish', 'log-handle', 'log-withdraw', 'log-pin', 'file-choose'])
      expect(within(screen.getByTestId('log-detail')).queryByTestId(act), act).toBeNull();
    expect(screen.getByTestId('log-list').textContent).toContain('纸单 0012');
    expect(within(screen.getByTestId('log-detail')).getByTestId('file').textContent).toContain('现场.png');
  });

  it('is pinned, stands above the lines and on the board, and opens from there', async () => {
    const desk = createLogDesk(4);
    desk.bridge.answer({
      'log.pinned': () => desk.lines.slice(0, 1),
      'log.unpin': () => desk.lines[0] ?? refusal({ code: 'not_found' }),
    });
    const user = openPage(desk.bridge);
    expect((await screen.findByTestId('board-pinned-line')).textContent).toContain('第 1 条');
    await user.click(screen.getByTestId('board-pinned-line'));
    await user.click(await screen.findByTestId('log-unpin'));
    expect(desk.bridge.inputsOf('log.unpin')).toEqual([{ entryId: desk.lines[0]?.id }]);
  });
});

describe('files', () => {
  const file = (): File => new File([new Uint8Array([1, 2, 3])], 'image.png', { type: 'image/png' });

  it('pasted while a line is written travel at once, wait in its chips and go with it', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({
      'attachment.put': (input) => ({ next: input.size, attachment: { ...PICTURE, name: input.name } }),
    });
    const user = openPage(desk.bridge);
    const field = await screen.findByTestId('composer-input');
    fireEvent.paste(field, { clipboardData: { files: [file()], getData: () => '' } });
    expect((await screen.findByTestId('file')).textContent).toContain('粘贴025813.png');
    expect(desk.bridge.inputsOf('attachment.put')[0]).toMatchObject({
      mime: 'image/png',
      size: 3,
      data: 'AQID',
    });
    await user.type(field, '现场照片{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('log.append')).toHaveLength(1));
    expect(desk.bridge.inputsOf('log.append')[0]?.attachments).toMatchObject([{ sha256: PICTURE.sha256 }]);
    expect(screen.queryByTestId('file')).toBeNull();
  });

  it('keep the line until they are there, and say why one was not taken', async () => {
    const desk = createFakeDesk();
    let answer: (value: ReturnType<typeof refusal>) => void = () => undefined;
    desk.bridge.answer({ 'attachment.put': () => new Promise((resolve) => (answer = resolve)) });
    const user = openPage(desk.bridge);
    const field = await screen.findByTestId('composer-input');
    fireEvent.drop(field, { dataTransfer: { files: [file()], types: ['Files'] } });
    await user.type(field, '附件在路上{Enter}');
    expect((await screen.findByTestId('composer-problem')).textContent).toContain('附件还在传');
    expect(desk.bridge.inputsOf('log.append')).toEqual([]);
    await waitFor(() => expect(desk.bridge.inputsOf('attachment.put')).toHaveLength(1));
    answer(refusal({ code: 'disk_full' }));
    await waitFor(() => expect(screen.getByTestId('upload').dataset['state']).toBe('failed'));
    expect(screen.getByTestId('upload').textContent).toContain('磁盘满了');
    await user.click(within(screen.getByTestId('upload')).getByRole('button'));
    await user.click(field);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(desk.bridge.inputsOf('log.append')).toHaveLength(1));
    dropUpload('composer', 'none');
  });

  it('of a kind that the console does not show are only ever saved as a copy', async () => {
    const desk = createLogDesk(2);
    const program: Attachment = { ...PICTURE, name: '通知.exe', mime: 'application/x-msdownload' };
    desk.add({ attachments: [program] });
    desk.bridge.answer({ 'console.saveAttachment': () => ({ path: '/home/x/通知.exe.txt' }) });
    const user = await openNewest(desk);
    await user.click(screen.getByTestId('file-open'));
    const viewer = await screen.findByTestId('viewer');
    expect(viewer.textContent).toContain('不在值守台里打开');
    await user.click(within(viewer).getByTestId('viewer-save'));
    expect((await within(viewer).findByText(/通知\.exe\.txt/)).textContent).toContain('已存到');
    expect(desk.bridge.inputsOf('attachment.read')).toEqual([]);
  });

  it('that were changed since are not shown, and it is said loudly', async () => {
    const desk = createLogDesk(2);
    desk.add({ attachments: [PICTURE] });
    desk.bridge.answer({
      'attachment.read': () => refusal({ code: 'attachment_changed', params: { name: PICTURE.name } }),
    });
    const user = await openNewest(desk);
    await user.click(screen.getByTestId('file-open'));
    const note = await within(await screen.findByTestId('viewer')).findByTestId('error-note');
    expect(note.textContent).toContain('被改过或损坏');
    expect(screen.queryByTestId('viewer-image')).toBeNull();
  });
});
