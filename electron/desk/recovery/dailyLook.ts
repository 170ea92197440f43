import { readFileSync } from 'node:fs';
import { readLine } from './dailyLines';

/** The moment of the newest row of some daily files, oldest file first; null when none can be read. */
export function lastMoment(files: readonly string[]): number | null {
  for (const file of files.toReversed()) {
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .findLast((text) => readLine(text) !== null);
    if (line !== undefined) return readLine(line)?.at ?? null;
  }
  return null;
}
