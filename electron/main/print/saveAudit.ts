import { join } from 'node:path';
import type { Result } from '../../../shared/contract/errors';
import type { InputOf, OutputOf } from '../../../shared/contract/procedures';
import { dayOf } from '../../../shared/domain/time';
import type { PaperTools } from './papers';

type Saved = OutputOf<'console.saveAudit'>;

/** Asks where to save the audit and has the desk write it with its manifest. Null when the dialog was left. Refusals: the desk's own. */
export async function saveAudit(
  tools: Pick<PaperTools, 'desk' | 'choosePath' | 'documents' | 'words'>,
  request: InputOf<'console.saveAudit'>,
  as: string | null,
): Promise<Result<Saved>> {
  const path = await tools.choosePath({
    title: tools.words.saveAuditTitle,
    defaultPath: join(tools.documents, `${tools.words.auditName}-${dayOf(Date.now())}.csv`),
    filter: { name: tools.words.formats.csv, extensions: ['csv'] },
  });
  if (path === null) return { ok: true, value: null };
  const written = await tools.desk('audit.write', { ...request, path }, as);
  if (!written.ok) return written;
  const { rows } = written.value as OutputOf<'audit.write'>;
  return { ok: true, value: { path, rows } };
}
