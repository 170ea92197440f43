import { readFileSync } from 'node:fs';

/**
 * Loaded into the desk's Node before the desk (`--import`): both of its clocks stand ahead of the machine's by what the file named by
 * WATCHDESK_TEST_CLOCK says, in milliseconds, and follow the file. With WATCHDESK_TEST_CLOCK_KIND=wall only the wall clock does, as when somebody sets it.
 */
const path = process.env['WATCHDESK_TEST_CLOCK'] ?? '';
const RealDate = Date;
const realNow = Date.now.bind(Date);
const realMonotonic = process.hrtime.bigint.bind(process.hrtime);

let ahead = 0;
function follow(): void {
  try {
    const said = Number(readFileSync(path, 'utf8'));
    if (Number.isFinite(said)) ahead = said;
  } catch {
    // Nobody has said anything yet.
  }
}
follow();
setInterval(follow, 25).unref();

class ShiftedDate extends RealDate {
  constructor(...given: readonly unknown[]) {
    if (given.length === 0) super(realNow() + ahead);
    else super(...(given as [number]));
  }

  static override now(): number {
    return realNow() + ahead;
  }
}
globalThis.Date = ShiftedDate as DateConstructor;
if (process.env['WATCHDESK_TEST_CLOCK_KIND'] !== 'wall')
  process.hrtime.bigint = () => realMonotonic() + BigInt(Math.round(ahead)) * 1_000_000n;
