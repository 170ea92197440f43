import { openReader } from '../../electron/desk/db/open';
import { newestEntries } from '../../electron/desk/log/read';
import { homeOf } from './homes';
import { median } from './statistics';
import type { Row } from './table';

const NEWEST = 50;
const TURNS = 500;

/** The newest 50 lines as the desk gives them, and the same rows by the barest statement. In ms. */
function newestLines(home: string, count: number): { readonly ours: number[]; readonly raw: number[] } {
  const db = openReader(home);
  try {
    const bare = db.prepare('SELECT * FROM log_entries ORDER BY number DESC LIMIT 50');
    const ours: number[] = [];
    const raw: number[] = [];
    for (let index = 0; index < count; index += 1) {
      let before = performance.now();
      newestEntries(db, NEWEST, 20);
      ours.push(performance.now() - before);
      before = performance.now();
      bare.all();
      raw.push(performance.now() - before);
    }
    return { ours: ours.slice(20), raw: raw.slice(20) };
  } finally {
    db.close();
  }
}

/** Reading the newest 50 lines in the desk: as flat as the bare statement, however long the log. */
export function newestRows(entries: number): readonly Row[] {
  const { ours, raw } = newestLines(homeOf(entries), TURNS);
  return [
    {
      what: 'newest 50 lines in the desk, p50',
      entries,
      figure: median(ours),
      limit: median(raw),
      unit: 'ms',
      limitIs: 'the bare statement',
      aim: null,
      atMost: 1,
    },
  ];
}
