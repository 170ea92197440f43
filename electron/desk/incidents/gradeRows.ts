import type { GradeStep } from '../../../shared/contract/areas/duties';
import type { Grade } from '../../../shared/domain/vocabulary';
import { type Db, statement } from '../db/statement';

type Row = {
  id: string;
  at: number;
  kind: GradeStep['kind'];
  grade: Grade | null;
  reporting_grade: Grade | null;
  near_miss: number;
  because: string;
  used_grade: Grade | null;
  used_reporting_grade: Grade | null;
  decided_by: string;
  way: GradeStep['way'];
  words: string;
  author: string;
};

/** A step with what limits went by. */
export type GradeRow = GradeStep & {
  readonly usedGrade: Grade | null;
  readonly usedReportingGrade: Grade | null;
};

/** Every step of an incident's grade, oldest first. */
export function gradeSteps(db: Db, incidentId: string): GradeRow[] {
  return statement<[string], Row>(db, 'SELECT * FROM incident_grades WHERE incident_id = ? ORDER BY at, seq')
    .all(incidentId)
    .map((row) => ({
      id: row.id,
      at: row.at,
      kind: row.kind,
      grade: row.grade,
      reportingGrade: row.reporting_grade,
      nearMiss: row.near_miss === 1,
      because: JSON.parse(row.because) as GradeStep['because'],
      usedGrade: row.used_grade,
      usedReportingGrade: row.used_reporting_grade,
      decidedBy: row.decided_by,
      way: row.way,
      words: row.words,
      author: row.author,
    }));
}
