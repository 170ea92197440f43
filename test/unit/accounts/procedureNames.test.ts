import { expect, test } from 'vitest';
import { PAGE_PROCEDURES } from '../../../shared/contract/names';
import { procedures } from '../../../shared/contract/procedures';
import { procedureName } from '../../../shared/wording/procedureNames';

test('everything that a page may ask the desk for is called by plain words in the table of roles, in both languages', () => {
  const asked = PAGE_PROCEDURES.filter((name) => Object.hasOwn(procedures, name));
  const nameless = asked.filter(
    (name) => procedureName(name, 'zh') === name || procedureName(name, 'en') === name,
  );
  expect(nameless).toEqual([]);
});
