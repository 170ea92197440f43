import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';

export const rescueProjectors: Projectors = {
  'emergency.began': (db, fact) => {
    const { code, at } = fact.body;
    insertSystemLine(db, fact, { code, at }, null);
  },
  'emergency.ended': (db, fact) => {
    const { at, beganAt, lines, folder } = fact.body;
    insertSystemLine(db, fact, { at, beganAt, lines, folder }, null);
  },
};
