import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { reachOf, recommended } from '../../../renderer/screens/failure/recovery';
import type { BackupRow, BackupVerdictAnswer, RecoveryLook } from '../../../shared/contract/areas/recovery';
import { isSameName } from '../../../shared/domain/recovery';
import { refusal } from '../../helpers/fakeBridge';
import { aStatus, createFakeDesk } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

afterEach(forgetPage);

const ROOM = '岚溪县应急值班室';
const AT = Date.UTC(2026, 10, 23, 19, 0, 0);
const MINUTE = 60_000;

const aBackup = (n: number, more: Partial<BackupRow> = {}): BackupRow => ({
  id: `home:watchdesk-20261124-0${n}0000.wdbak`,
  place: 'home',
  name: `watchdesk-20261124-0${n}0000.wdbak`,
  path: `/var/lib/watchdesk/backups/${n}`,
  madeAt: AT - (4 - n) * 10 * MINUTE,
  roomName: ROOM,
  entries: 100 * n,
  head: null,
  schemaVersion: 182,
  appVersion: '0.1.0',
  bytes: 1_000,
  attachments: 2,
  missing: 0,
  ...more,
});
const sound = (row: BackupRow, more: Partial<Extract<BackupVerdictAnswer, { ok: true }>> = {}) => ({
  ok: true as const,
  entries: row.entries,
  madeAt: row.madeAt ?? 0,
  attachments: 2,
  missing: 0,
  replayable: 0,
  upTo: row.madeAt ?? 0,
  ...more,
});
const bad: BackupVerdictAnswer = { ok: false, problem: 'integrity', detail: '' };

const aLook = (found: readonly BackupRow[], more: Partial<RecoveryLook> = {}): RecoveryLook => ({
  failure: { code: 'data_corrupt', detail: '' },
  home: '/var/lib/watchdesk',
  found: [...found],
  daily: [],
  canRestore: true,
  absentFolders: [],
  ...more,
});

function openOn(look: RecoveryLook, verdicts: Readonly<Record<string, BackupVerdictAnswer>>) {
  const desk = createFakeDesk({
    status: aStatus({ phase: 'failed', room: null, failure: { code: 'data_corrupt', detail: '' } }),
  });
  desk.bridge.answer({
    'recovery.look': () => look,
    'recovery.verify': ({ backupId }) => verdicts[backupId] ?? bad,
    'recovery.restore': ({ backupId }) => ({
      backup: backupId,
      madeAt: AT,
      entries: 300,
      replayed: 7,
      dropped: 0,
      previous: { origin: 'o.1', seq: 300, hash: '', hlc: '' },
      origin: 'o.2',
      missingAttachments: [],
      accountsWithoutPassword: [],
      aside: '/var/lib/watchdesk/damaged-20261124-030000',
      seconds: 1,
    }),
    'console.restartDesk': () => ({}),
  });
  return desk;
}

describe('data that are damaged', () => {
  it('asks two people for account and password where the policy in the backup wants two', async () => {
    const row = aBackup(3);
    const desk = openOn(aLook([row]), { [row.id]: sound(row) });
    desk.bridge.answer({
      'recovery.restore': ({ people }) =>
        refusal({ code: people === undefined ? 'second_needed' : 'wrong_password' }),
    });
    const user = openPage(desk.bridge);
    await screen.findByTestId('recover-form');
    await user.click(screen.getByTestId('recover-read'));
    await user.type(screen.getByTestId('recover-name'), ROOM);
    await user.click(screen.getByTestId('recover-submit'));
    await screen.findByTestId('recover-two');
    for (const at of [0, 1]) {
      await user.type(screen.getByTestId(`recover-person-${at}`), `person-${at}`);
      await user.type(screen.getByTestId(`recover-password-${at}`), `Secret-${at}`);
    }
    await user.click(screen.getByTestId('recover-submit'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('recovery.restore').at(-1)).toEqual({
        backupId: row.id,
        isRead: true,
        roomName: ROOM,
        people: [
          { name: 'person-0', password: 'Secret-0' },
          { name: 'person-1', password: 'Secret-1' },
        ],
      }),
    );
  });

  it('chooses the newest sound backup, says what will be missing, asks twice, restores and opens the room', async () => {
    const [third, second, first] = [aBackup(3), aBackup(2), aBackup(1)];
    const desk = openOn(aLook([third, second, first]), { [second.id]: sound(second) });
    const user = openPage(desk.bridge);
    expect((await screen.findByTestId('recover-missing')).textContent).toBeTruthy();
    await screen.findByTestId('recover-form');
    const rows = screen.getAllByTestId('recover-row');
    expect(rows.map((row) => row.dataset['best'])).toEqual(['false', 'true', 'false']);
    expect(rows[0]?.querySelector('input')?.disabled).toBe(true);
    expect(rows[1]?.querySelector('input')?.checked).toBe(true);
    expect(screen.getByTestId('recover-missing').textContent).toContain('之后记的会缺');

    await user.click(screen.getByTestId('recover-submit'));
    expect(screen.getByRole('alert').textContent).toContain('勾选');
    await user.click(screen.getByTestId('recover-read'));
    await user.type(screen.getByTestId('recover-name'), '别的值班室{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('照着输入');
    expect(desk.bridge.inputsOf('recovery.restore')).toEqual([]);
    await user.clear(screen.getByTestId('recover-name'));
    await user.type(screen.getByTestId('recover-name'), `${ROOM}{Enter}`);

    const done = await screen.findByTestId('recover-done');
    expect(desk.bridge.inputsOf('recovery.restore')).toEqual([
      { backupId: second.id, isRead: true, roomName: ROOM },
    ]);
    expect(done.textContent).toContain('damaged-20261124-030000');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('recover-open')));
    await user.keyboard('{Enter}');
    expect(desk.bridge.inputsOf('console.restartDesk')).toHaveLength(1);
  });

  it('says that nothing will be missing where the daily files reach to the last row, and which disk is not there', async () => {
    const row = aBackup(3);
    const look = aLook([row], {
      daily: [{ folder: '/mnt/second', files: 2, newestAt: AT + MINUTE }],
      absentFolders: ['/media/usb'],
    });
    openPage(openOn(look, { [row.id]: sound(row, { replayable: 7, upTo: AT + MINUTE }) }).bridge);
    await waitFor(() => expect(screen.getByTestId('recover-missing').textContent).toContain('一条也不会缺'));
    expect(screen.getByTestId('recover-absent').textContent).toContain('/media/usb');
  });

  it('offers another folder where there is no backup, and keeps what was typed when a restore is refused', async () => {
    const row = aBackup(3, { place: 'other', id: 'other:watchdesk-20261124-030000.wdbak' });
    const desk = openOn(aLook([]), { [row.id]: sound(row) });
    desk.bridge.answer({
      'console.chooseRecoveryFolder': () => aLook([row]),
      'recovery.restore': () => refusal({ code: 'disk_full' }),
    });
    const user = openPage(desk.bridge, 'en');
    await screen.findByTestId('recover-none');
    await user.click(screen.getByTestId('recover-folder'));
    await screen.findByTestId('recover-form');
    await user.click(screen.getByTestId('recover-read'));
    await user.type(screen.getByTestId('recover-name'), `${ROOM}{Enter}`);
    expect((await screen.findByTestId('error-note')).dataset['code']).toBe('disk_full');
    expect(screen.getByTestId<HTMLInputElement>('recover-name').value).toBe(ROOM);
  });
});

describe('the choice among backups', () => {
  it('takes the one that reaches furthest, whatever it holds by itself', () => {
    const [newer, older] = [aBackup(3), aBackup(2)];
    const look = aLook([newer, older], { daily: [{ folder: '/mnt', files: 1, newestAt: AT }] });
    const checks = { [newer.id]: sound(newer), [older.id]: sound(older, { replayable: 9, upTo: AT }) };
    expect(recommended(look, checks)?.id).toBe(older.id);
    expect(reachOf(look, checks[older.id])).toEqual({ upTo: AT, isWhole: true, replayed: 9 });
    expect(reachOf(look, checks[newer.id])?.isWhole).toBe(false);
    expect(recommended(look, { [newer.id]: 'checking', [older.id]: bad })).toBeNull();
  });

  it('takes the name of the room in either width and with spaces around it, but no other', () => {
    expect(isSameName(' 岚溪县值班室(1)', '岚溪县值班室（1）')).toBe(true);
    expect(isSameName('', ' ')).toBe(false);
    expect(isSameName('岚溪县', ROOM)).toBe(false);
  });
});
