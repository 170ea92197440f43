import { z } from 'zod';
import { REPORT_KINDS } from '../../domain/incidentReports';
import { filled } from '../fields';
import { internal, query } from '../procedure';
import { reportDocument } from './reportDocument';

const exporters = ['supervisor', 'officer', 'auditor'] as const;

export const reportPapersProcedures = {
  /**
   * The newest signed report of a kind on an incident, named by its id or number; with `reportId` null, what would be drafted now. Refusal: not_found.
   */
  'reportPaper.find': internal(
    query(
      exporters,
      z.strictObject({ incident: filled(80), kind: z.enum(REPORT_KINDS) }),
      z.strictObject({
        reportId: z.string().nullable(),
        incidentId: z.string(),
        document: reportDocument,
        fileName: z.string(),
      }),
    ),
  ),
} as const;
