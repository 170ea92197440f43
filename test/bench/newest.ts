import { openReader } from '../../electron/desk/db/open';
import { newestEntries } from '../../electron/desk/log/read';

const NEWEST = 50;

/** The newest 50 lines as the desk gives them, and the same rows by the barest statement. In ms. */
export function newestLines(
  home: string,
  count: number,
): { readonly ours: number[]; readonly raw: number[] } {
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
