import { expect, test } from 'vitest';
import { consoleProcedures } from '../../../shared/contract/consoleProcedures';
import { isPageProcedure, PAGE_PROCEDURES } from '../../../shared/contract/names';
import type { Procedure } from '../../../shared/contract/procedure';
import { procedures } from '../../../shared/contract/procedures';

test('the list in the preload is the contract without its internal procedures', () => {
  const open = Object.entries<Procedure>(procedures).flatMap(([name, procedure]) =>
    procedure.internal === true ? [] : [name],
  );
  expect([...PAGE_PROCEDURES].sort()).toEqual([...open, ...Object.keys(consoleProcedures)].sort());
});

test('names of the object prototype and of internal procedures are not callable', () => {
  for (const name of [
    '__proto__',
    'constructor',
    'toString',
    'paper.compose',
    'paper.write',
    'alert.outcome',
    '',
  ]) {
    expect(isPageProcedure(name)).toBe(false);
  }
});
