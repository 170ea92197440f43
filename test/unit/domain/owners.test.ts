import { expect, test } from 'vitest';
import { ownerName } from '../../../shared/wording/owners';

test('an owner is a post in words, or the name as somebody typed it, whatever it is', () => {
  expect(ownerName('duty_officer', 'zh')).toBe('主班');
  for (const name of ['constructor', 'toString', '__proto__', '黄敏', ''])
    expect(ownerName(name, 'en')).toBe(name);
});
