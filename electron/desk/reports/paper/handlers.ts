import type { SomeHandlers } from '../../call';
import { type Db, statement } from '../../db/statement';
import { refuseWith } from '../../deskError';
import { incidentById } from '../../incidents/read';
import { safeFileName } from '../../papers/paper';
import { composeNow } from '../drafts';
import { nextOrdinal, reportsOf } from '../read';
import { reportPaper, signedPaper } from './compose';

/** The id of an incident that is named by its id or its number; a name that means none is kept, and found nowhere. */
function incidentIdOf(db: Db, name: string): string {
  const sql = 'SELECT id FROM incidents WHERE id = ? OR number = ? ORDER BY id = ? DESC LIMIT 1';
  return statement<[string, string, string], { id: string }>(db, sql).get(name, name, name)?.id ?? name;
}

export const reportPapersHandlers: SomeHandlers<'reportPaper.find'> = {
  'reportPaper.find': ({ incident: name, kind }, { desk }) => {
    const { db } = desk;
    const now = desk.now();
    const incidentId = incidentIdOf(db, name);
    const incident = incidentById(db, incidentId, now) ?? refuseWith('not_found', { field: 'incident' });
    const signed = reportsOf(db, incidentId).findLast((report) => report.kind === kind);
    if (signed !== undefined) {
      const { fileName } = signedPaper(signed, incident.title);
      return { reportId: signed.id, incidentId, document: signed.document, fileName: safeFileName(fileName) };
    }
    const ordinal = kind === 'update' ? nextOrdinal(db, incidentId) : null;
    const { document } = composeNow(db, incidentId, kind, ordinal, now);
    const marks = { isDraft: true, drill: incident.drill };
    const { fileName } = reportPaper(document, incident.title, marks);
    return { reportId: null, incidentId, document, fileName: safeFileName(fileName) };
  },
};
