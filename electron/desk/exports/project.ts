import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';

export const exportProjectors: Projectors = {
  'export.written': (db, fact) => {
    const { scope, format, rows } = fact.body;
    insertSystemLine(db, fact, { scope, format, rows }, null);
  },
};
