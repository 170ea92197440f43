import { expect, test } from 'vitest';

test('runs on the Node of the project', () => {
  expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(22);
});
