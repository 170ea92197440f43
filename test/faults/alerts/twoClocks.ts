/**
 * Loaded into the desk's Node before the desk (`--import`): its wall clock and its monotonic clock stand apart from the machine's by what the file named
 * by WATCHDESK_TEST_CLOCKS says (`wall mono boot`, milliseconds; `boot` names another boot of the machine when it is not 0), and follow the file at once.
 */
import { readFileSync, statSync } from 'node:fs';

const path = process.env['WATCHDESK_TEST_CLOCKS'] ?? '';
const RealDate = Date;
const realNow = Date.now.bind(Date);
const realMonotonic = process.hrtime.bigint.bind(process.hrtime);

let wall = 0;
let mono = 0;
let seen = -1;
function follow(): void {
  try {
    const { mtimeMs, ino } = statSync(path);
    if (mtimeMs + ino === seen) return;
    seen = mtimeMs + ino;
    const [first, second] = readFileSync(path, 'utf8').split(' ').map(Number);
    wall = first ?? 0;
    mono = second ?? 0;
  } catch {
    // Nobody has said anything yet.
  }
}
follow();

class ShiftedDate extends RealDate {
  constructor(...given: readonly unknown[]) {
    if (given.length === 0) {
      follow();
      super(realNow() + wall);
    } else super(...(given as [number]));
  }

  static override now(): number {
    follow();
    return realNow() + wall;
  }
}
globalThis.Date = ShiftedDate as DateConstructor;
process.hrtime.bigint = () => {
  follow();
  return realMonotonic() + BigInt(Math.round(mono)) * 1_000_000n;
};
