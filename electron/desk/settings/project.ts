import { statement } from '../db/statement';
import { refreshAbsences } from '../duty/absence';
import { projectLadders } from '../ladders/rows';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';

export const settingsProjectors: Projectors = {
  'settings.changed': (db, fact) => {
    const { key, value, author } = fact.body;
    statement(
      db,
      `INSERT INTO settings (key, value, changed_at, changed_by) VALUES (?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    ).run(key, JSON.stringify(value), fact.at, author.name);
    if (key === 'duty') refreshAbsences(db, fact.at);
    if (key === 'alertLadders') projectLadders(db, fact, value);
    insertSystemLine(db, fact, { key }, null);
  },
};
