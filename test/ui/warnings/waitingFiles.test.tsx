import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WarningFile } from '../../../shared/contract/areas/warningFiles';
import { createFakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const FILE: WarningFile = {
  digest: 'a'.repeat(64),
  name: '0823-暴雨.txt',
  readAt: NIGHT,
  taken: 0,
  problems: [{ code: 'needs_officer', detail: 'color', where: null, title: '暴雨预警信号' }],
  text: '岚溪县气象台发布暴雨预警信号',
};

describe('files of the folder of warnings', () => {
  it('stand on the screen with their reason until they are seen to', async () => {
    const desk = createFakeDesk();
    let files: WarningFile[] = [
      FILE,
      {
        ...FILE,
        digest: 'b'.repeat(64),
        name: 'bad.xml',
        text: '<',
        problems: [{ code: 'doctype', detail: '', where: '2:9', title: '' }],
      },
    ];
    const read: string[] = [];
    desk.bridge.answer({
      'warning.list': () => desk.board.warnings,
      'warning.held': () => [],
      'plan.list': () => [],
      'warning.files': () => files,
      'warning.fileDone': ({ digest }) => {
        files = files.filter((file) => file.digest !== digest);
        return {};
      },
      'warning.read': ({ text }) => {
        read.push(text);
        return [];
      },
    });
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('rail-warnings'));
    const rows = await screen.findAllByTestId('warning-file-row');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining('要由值班员确认'),
      expect.stringContaining('DOCTYPE'),
    ]);
    expect(within(rows[1] as HTMLElement).queryByTestId('warning-file-ask')).toBeNull();
    await user.click(within(rows[0] as HTMLElement).getByTestId('warning-file-ask'));
    await vi.waitFor(() => expect(read).toEqual([FILE.text]));
    await user.click(within(rows[1] as HTMLElement).getByTestId('warning-file-done'));
    desk.bridge.changed('warnings');
    await vi.waitFor(() => expect(screen.getAllByTestId('warning-file-row')).toHaveLength(1));
  });
});
