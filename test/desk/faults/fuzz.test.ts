import { expect, test } from 'vitest';
import { fuzzProcedures } from '../../faults/fuzz';

/** The quick tier of F19; `npm run faults -- fuzz` sends many times as much. */
test('hostile input to every procedure is answered, never taken when it is wrong, and text comes back as it was stored', {
  timeout: 180_000,
}, async () => {
  const figures = await fuzzProcedures(8, 20_261_129);
  expect(figures.problems).toEqual([]);
  expect(figures).toMatchObject({ crashes: 0, wrongAccepts: 0, lost: 0 });
  expect(figures.taken).toBeGreaterThan(100);
});
