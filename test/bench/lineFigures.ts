import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { directInserts } from './directInsert';
import { launch, paintedAfter } from './electronRun';
import { root, withCopy } from './homes';
import { spread } from './statistics';
import type { Row } from './table';

const LINES = 600;
const SINGLE = 40;
const PAUSE_MS = 250;

/** Lines written through the page's own bridge, page → main → desk → durable → page, with the board open; `pause` ms between them. In ms. */
export async function roundTrips(
  folder: string,
  home: string,
  count: number,
  pause: number,
): Promise<number[]> {
  const run = await launch(folder, ['--home', home]);
  try {
    await paintedAfter(run);
    return await run.evaluate<number[]>(`(async () => {
      const signedIn = await window.watchdesk.call('session.signIn', { name: 'officer1', password: 'Watchdesk-demo-1' }, null);
      if (!signedIn.ok) throw new Error(JSON.stringify(signedIn.error));
      await new Promise((done) => setTimeout(done, 1500));
      const samples = [];
      for (let index = 0; index < ${count}; index += 1) {
        const line = { entryId: crypto.randomUUID(), kind: 'phone_in', text: '枫坪镇值班室来电：雨势加大，正在巡查。'.repeat(3),
          receivedAt: null, occurredAt: null, incidentId: null, caller: null, handling: '' };
        const before = performance.now();
        const saved = await window.watchdesk.call('log.append', line, signedIn.value.id);
        samples.push(performance.now() - before);
        if (!saved.ok) throw new Error(JSON.stringify(saved.error));
        if (${pause} > 0) await new Promise((done) => setTimeout(done, ${pause}));
      }
      return samples.slice(${Math.floor(count / 10)});
    })()`);
  } finally {
    await run.stop();
  }
}

/** A durable line from the page and back, beside the direct insert: as fast as one can be sent after the other, and one by one as a person writes. */
export async function lineRows(entries: number, beside: string | null): Promise<readonly Row[]> {
  return withCopy(entries, async (home, folder) => {
    const other = join(folder, 'other');
    if (beside !== null) cpSync(home, other, { recursive: true });
    const before = beside === null ? null : spread(await roundTrips(beside, other, LINES, 0));
    const direct = spread(directInserts(LINES));
    const trips = spread(await roundTrips(root, home, LINES, 0));
    const single = spread(await roundTrips(root, home, SINGLE, PAUSE_MS));
    const singleBefore = beside === null ? null : spread(await roundTrips(beside, other, SINGLE, PAUSE_MS));
    const limitIs = 'a direct durable insert in Node';
    return [
      {
        what: 'a line: page → durable → page, p50',
        entries,
        figure: trips.p50,
        limit: direct.p50,
        unit: 'ms',
        limitIs: `${limitIs}, p50`,
        aim: 3,
        ...(before === null ? {} : { before: before.p50 }),
      },
      {
        what: 'a line: page → durable → page, p99',
        entries,
        figure: trips.p99,
        limit: direct.p99,
        unit: 'ms',
        limitIs: `${limitIs}, p99`,
        aim: null,
        atMost: 2,
        ...(before === null ? {} : { before: before.p99 }),
      },
      {
        what: 'a single line with a pause before it, p50',
        entries,
        figure: single.p50,
        limit: direct.p50,
        unit: 'ms',
        limitIs: `${limitIs}, p50`,
        aim: null,
        ...(singleBefore === null ? {} : { before: singleBefore.p50 }),
      },
    ];
  });
}
