import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireTwoPeople } from '../../../electron/desk/recovery/twoPeople';
import { accountPolicySetting } from '../../../shared/settings/accountPolicy';
import { type DeskRoom, makeRoom, PASSWORD } from '../../helpers/deskRoom';

let room: DeskRoom;
let loose: string;
let strict: string;
beforeAll(async () => {
  room = await makeRoom();
  loose = (await room.call('backup.run', {}, room.supervisor)).path;
  const chief = { name: 'chief', displayName: '林海', password: PASSWORD, roles: ['auditor' as const] };
  await room.call('account.create', chief, room.supervisor);
  const value = { ...accountPolicySetting.fallback, twoPersonActs: ['restore' as const] };
  await room.call('settings.change', { key: 'accountPolicy', value }, room.supervisor);
  room.clock.advance(60_000);
  strict = (await room.call('backup.run', {}, room.supervisor)).path;
});
afterAll(() => room.dispose());

const asked = async (backup: string, ...people: readonly (readonly [string, string])[]): Promise<string> => {
  const input = people.map(([name, password]) => ({ name, password }));
  try {
    await requireTwoPeople(room.desk, backup, input);
    return 'taken';
  } catch (error) {
    return (error as { error: { code: string } }).error.code;
  }
};

test('the policy in the backup says whether a restore takes two, and its accounts who they may be', async () => {
  expect(await asked(loose)).toBe('taken');
  expect(await asked(strict)).toBe('second_needed');
  expect(await asked(strict, ['supervisor', PASSWORD])).toBe('second_needed');
  expect(await asked(strict, ['supervisor', PASSWORD], ['supervisor', PASSWORD])).toBe('same_person');
  expect(await asked(strict, ['supervisor', PASSWORD], ['officer', PASSWORD])).toBe('forbidden');
  expect(await asked(strict, ['supervisor', PASSWORD], ['chief', PASSWORD])).toBe('taken');
});

test('guesses at a restore end at the fifth, until ten minutes are over', async () => {
  for (let guess = 0; guess < 5; guess += 1)
    expect(await asked(strict, ['supervisor', `wrong ${guess}`], ['chief', PASSWORD])).toBe('wrong_password');
  expect(await asked(strict, ['supervisor', PASSWORD], ['chief', PASSWORD])).toBe('locked_out');
  room.clock.advance(600_000);
  expect(await asked(strict, ['supervisor', PASSWORD], ['chief', PASSWORD])).toBe('taken');
});
