import { expect, test } from 'vitest';
import { warningCodeOf } from '../../../shared/plan/warningCodes';

test.each([
  ['暴雨', '11B03'],
  ['暴雨橙色预警信号', '11B03'],
  ['雷雨大风', '11B20'],
  ['大风', '11B06'],
  ['森林火险', null],
])('the code of a warning typed as %s is %s', (kind, code) => {
  expect(warningCodeOf(kind)).toBe(code);
});
