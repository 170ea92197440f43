import { expect, test } from '../helpers/e2e';
import { DeskClock, roomTime } from '../helpers/e2eClock';
import { call, found, openShift, whoAmI } from '../helpers/e2eRoom';

const at = (clock: string): number => roomTime(`2026-09-12 ${clock}`);

test('the story of 上坑村: from the call to the review', async ({ launch, home }, info) => {
  test.setTimeout(400_000);
  const clock = new DeskClock(info.outputPath('.').replace(/\/\.$/, ''), at('02:30'));
  const { page } = await launch({ home, env: clock.env });
  await found(page);
  await openShift(page, at('02:30'));
  await clock.set(page, at('02:38'));
  const as = await whoAmI(page);
  const { signedIn } = await call(page, 'system.status', {}, as);
  expect(signedIn).toHaveLength(1);
  await clock.set(page, at('02:41'));
});
