import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { EmergencyState } from '../../../shared/contract/areas/rescue';
import { refusal } from '../../helpers/fakeBridge';
import { aStatus, createFakeDesk } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

afterEach(forgetPage);

const FOLDER = '/media/usb';
const inEmergency = (more: Partial<EmergencyState> = {}): EmergencyState => ({
  mode: 'emergency',
  code: 'disk_full',
  since: Date.UTC(2026, 10, 23, 18, 0, 0),
  folder: FOLDER,
  isRemembered: true,
  count: 0,
  heard: 0,
  heardInMemory: 0,
  lines: [],
  ...more,
});

function openIn(state: EmergencyState) {
  const desk = createFakeDesk({ status: aStatus({ mode: 'emergency' }) });
  desk.bridge.answer({
    'emergency.state': () => state,
    'emergency.check': () => state,
    'console.chooseSpoolFolder': () => state,
  });
  return { desk };
}

describe('the emergency mode on the screen', () => {
  it('is loud, says what to do, and calls a kept line kept, not logged, until it has its number', async () => {
    const { desk } = openIn(inEmergency({ count: 3 }));
    let isFull = true;
    const plain = createFakeDesk({ status: aStatus() });
    desk.bridge.answer({
      'log.append': async (input, as) =>
        isFull
          ? refusal({ code: 'spooled', params: { folder: FOLDER } })
          : await plain.bridge.call('log.append', input, as),
    });
    const user = openPage(desk.bridge);
    const band = await screen.findByTestId('emergency-band');
    expect(band.getAttribute('role')).toBe('alert');
    expect(band.textContent).toContain('应急模式');
    expect(band.textContent).toContain('腾出空间');
    expect(screen.getByTestId('emergency-place').textContent).toContain(`${FOLDER}，3 条尚未入库`);
    await user.type(screen.getByTestId('composer-input'), '上坑村来电{Enter}');
    const line = await screen.findByTestId('composer-sent');
    await waitFor(() => expect(line.dataset['state']).toBe('spooled'));
    expect(line.textContent).toContain(`暂存于 ${FOLDER}，尚未入库`);
    expect(line.textContent).not.toContain('已入志');
    expect(screen.queryByTestId('composer-retry')).toBeNull();

    isFull = false;
    desk.status = aStatus({ mode: 'normal' });
    desk.bridge.changed('health');
    await waitFor(() => expect(screen.getByTestId('composer-sent').dataset['state']).toBe('saved'));
    expect(screen.queryByTestId('emergency-band')).toBeNull();
    const sent = desk.bridge.inputsOf('log.append');
    expect(new Set(sent.map(({ entryId }) => entryId)).size).toBe(1);
  });

  it('says loudly that there is no place to keep lines, and lets the words be carried away', async () => {
    const { desk } = openIn(inEmergency({ folder: null, heard: 2, heardInMemory: 1 }));
    desk.bridge.answer({
      'log.append': () => refusal({ code: 'spool_nowhere' }),
      'console.printLines': () => ({ isPrinted: true }),
    });
    const user = openPage(desk.bridge, 'en');
    expect((await screen.findByTestId('emergency-nowhere')).textContent).toContain('nowhere');
    expect(screen.getByTestId('emergency-heard').textContent).toContain('1 of them in memory only');
    await user.type(screen.getByTestId('composer-input'), '上坑村来电{Enter}');
    await user.click(await screen.findByTestId('emergency-print'));
    expect(desk.bridge.inputsOf('console.printLines')[0]?.lines[0]).toContain('上坑村来电');
    await user.click(screen.getByTestId('emergency-folder'));
    expect(desk.bridge.inputsOf('console.chooseSpoolFolder')).toHaveLength(1);
    await user.click(screen.getByTestId('emergency-check'));
    expect(desk.bridge.inputsOf('emergency.check')).toHaveLength(1);
  });

  it('warns while the reserve of the disk is used up', async () => {
    const desk = createFakeDesk({ status: aStatus({ mode: 'low' }) });
    openPage(desk.bridge);
    expect((await screen.findByTestId('emergency-low')).textContent).toContain('备用空间');
  });
});
