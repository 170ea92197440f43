import { notePages } from '../archive/project';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';

export const exportProjectors: Projectors = {
  'export.written': (db, fact) => {
    const { scope, format, rows, paper } = fact.body;
    const more = paper && { title: paper.title, masked: Number(paper.masked), pages: paper.pages };
    if (paper?.shiftId && format === 'pdf' && !paper.masked) notePages(db, paper.shiftId, paper.pages);
    insertSystemLine(db, fact, { scope, format, rows, ...more }, null);
  },
};
