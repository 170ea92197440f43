import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';

/** What happened to the copies of the room is told by a line of its log; the audit has the facts themselves. */
export const recoveryProjectors: Projectors = {
  'backup.made': (db, fact) => {
    const { cause, place, name, entries } = fact.body;
    insertSystemLine(db, fact, { cause, place, name, entries }, null);
  },
  'backup.failed': (db, fact) => {
    const { cause, place, problem } = fact.body;
    insertSystemLine(db, fact, { cause, place, problem }, null);
  },
  'restore.done': (db, fact) => {
    const { madeAt, replayed, dropped, missingAttachments } = fact.body;
    insertSystemLine(db, fact, { madeAt, replayed, dropped, missing: missingAttachments.length }, null);
  },
};
