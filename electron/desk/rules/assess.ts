import type { Casualties } from '../../../shared/contract/models';
import type { Author } from '../../../shared/domain/facts';
import type { DutiesFacts } from '../../../shared/domain/facts/duties';
import type { FigureId } from '../../../shared/domain/figures';
import type { IncidentFacts } from '../../../shared/domain/incidentFacts';
import { DAY_MS } from '../../../shared/domain/time';
import { GRADES, type Grade, type IncidentType } from '../../../shared/domain/vocabulary';
import { dutyChanges } from '../../../shared/rules/duties/changes';
import {
  type ClockInput,
  type GradeResult,
  gradeOf,
  highest,
  type RuleBook,
  type RuleFlag,
} from '../../../shared/rules/incident';
import { readRoom } from '../accounts/accountRows';
import { type Db, statement } from '../db/statement';
import { type Desk, fact, SYSTEM_ACTOR, type Write } from '../desk';
import { incidentFactsAt } from '../figures/facts';
import { type GradeRow, gradeSteps } from '../incidents/gradeRows';
import { knownDuties, standingDuties } from '../incidents/standing';
import { profileOf } from '../plans/planStore';
import { askedDuties } from './asked';

/** Repeated duties are listed so far ahead: longer than the longest interval (drought, ten days). */
const AHEAD_MS = 11 * DAY_MS;

type IncidentRow = {
  id: string;
  type: IncidentType;
  occurred_at: number | null;
  received_at: number;
  casualties: string;
  grade: Grade | null;
  sensitive: number;
  state: string;
};

/** What the rules are asked about. */
type Known = Pick<ClockInput, 'figures' | 'figureTimes' | 'flags' | 'verifiedAt' | 'stableAt'>;

/** When each figure was first heard of as more than nought. */
function firstHeard(values: IncidentFacts['figureValues']): NonNullable<ClockInput['figureTimes']> {
  const times: Partial<Record<FigureId, number>> = {};
  for (const { figure, value, recordedAt } of values) if (value > 0) times[figure] ??= recordedAt;
  return times;
}

/** The counts of the form stand for nought where nothing was said (nobody reported dead); every other figure only where somebody gave it. */
function knownOf(db: Db, row: IncidentRow, now: number): Known {
  const facts = incidentFactsAt(db, row.id, null, now);
  const flags: readonly RuleFlag[] =
    facts.flags.length > 0 ? facts.flags : row.sensitive === 1 ? ['sensitive'] : [];
  return {
    figures: { ...(JSON.parse(row.casualties) as Casualties), ...facts.figures },
    figureTimes: firstHeard(facts.figureValues),
    flags,
    verifiedAt: facts.verifiedAt,
    stableAt: facts.stableAt,
  };
}

/** What limits go by: the higher of the officer's grade and the machine's (从高). */
function usedGrades(officer: Grade | null, result: GradeResult) {
  return {
    grade: highest([officer, result.grade]),
    reportingGrade: highest([officer, result.reportingGrade]),
  };
}

const rank = (grade: Grade | null): number => (grade === null ? GRADES.length : GRADES.indexOf(grade));

/** The grades that held one after the other, as the clocks need them; equal neighbours are one. */
function stagesOf(steps: readonly GradeRow[], now: ClockInput['grades'][number]): ClockInput['grades'] {
  const stages = [
    ...steps.map(({ at, usedGrade, usedReportingGrade, nearMiss }) => ({
      at,
      grade: usedGrade,
      reportingGrade: usedReportingGrade,
      nearMiss,
    })),
    now,
  ];
  return stages.filter((stage, place) => {
    const before = stages[place - 1];
    return (
      before === undefined ||
      before.grade !== stage.grade ||
      before.reportingGrade !== stage.reportingGrade ||
      before.nearMiss !== stage.nearMiss
    );
  });
}

/** What stays in the journal of the reasons. */
const reasonsOf = (result: GradeResult): DutiesFacts['incident.assessed']['because'] =>
  result.because.map((one) => ({
    ruleId: one.ruleId,
    of: one.of,
    result: one.result,
    isDecisive: one.isDecisive,
    figure: one.figure,
    value: one.value,
    comparison: one.comparison,
    threshold: one.threshold,
    unit: one.unit,
    mark: one.mark,
    document: one.document,
    article: one.article,
    isOverridden: one.isOverridden,
    text: one.text,
  }));

type Assessment = Omit<DutiesFacts['incident.assessed'], 'author' | 'cause'>;

/**
 * What follows for an incident from what is known of it now: the grade that the rules propose, and the changes that make its duties those that the
 * rules ask for. Undefined when nothing changes.
 */
function assessmentOf(db: Db, book: RuleBook, row: IncidentRow, now: number): Assessment | undefined {
  const known = knownOf(db, row, now);
  const division = readRoom(db)?.divisionCode ?? '';
  const { figures, flags } = known;
  const result = gradeOf(book, { type: row.type, figures, flags, at: now, division });
  const steps = gradeSteps(db, row.id).filter((step) => step.kind === 'assessed');
  const last = steps.at(-1);
  const used = usedGrades(row.grade, result);
  const since = last === undefined ? row.received_at : now;
  const stages = stagesOf(steps, { at: since, ...used, nearMiss: result.nearMiss });
  const duties = knownDuties(db, row.id);
  const asked = askedDuties(db, book, duties, {
    profile: profileOf(db),
    type: row.type,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at,
    grades: stages,
    until: now + AHEAD_MS,
    division,
    ...known,
  });
  const changes = dutyChanges(row.id, duties, [...standingDuties(db, row.received_at), ...asked], now);
  const because = reasonsOf(result);
  const isSame =
    last !== undefined &&
    last.grade === result.grade &&
    last.reportingGrade === result.reportingGrade &&
    last.nearMiss === result.nearMiss &&
    last.usedGrade === used.grade &&
    last.usedReportingGrade === used.reportingGrade &&
    JSON.stringify(last.because) === JSON.stringify(because);
  if (
    isSame &&
    changes.obligations.length === 0 &&
    changes.superseded.length === 0 &&
    changes.moved.length === 0
  )
    return undefined;
  const before = last?.usedReportingGrade ?? null;
  const to = used.reportingGrade;
  const hasRisen = last !== undefined && to !== null && rank(to) < rank(before);
  return {
    grade: result.grade,
    reportingGrade: result.reportingGrade,
    nearMiss: result.nearMiss,
    because,
    since,
    used,
    obligations: changes.obligations,
    superseded: changes.superseded,
    ...(changes.moved.length === 0 ? {} : { moved: changes.moved }),
    ...(hasRisen ? { rose: { from: before, to } } : {}),
  };
}

/**
 * Brings the grade that is proposed and the duties of an open incident up to what is known, inside the running transaction. `cause` is the kind of the
 * fact that was the occasion. Writes nothing when nothing follows.
 */
export function assess(
  desk: Desk,
  book: RuleBook,
  write: Write,
  occasion: {
    readonly incidentId: string;
    readonly cause: string;
    readonly author: Author | null;
    readonly now: number;
  },
): void {
  const { incidentId, cause, author, now } = occasion;
  const row = statement<[string], IncidentRow>(
    desk.db,
    'SELECT id, type, occurred_at, received_at, casualties, grade, sensitive, state FROM incidents WHERE id = ?',
  ).get(incidentId);
  if (row === undefined || row.state !== 'open') return;
  const assessment = assessmentOf(desk.db, book, row, now);
  if (assessment === undefined) return;
  write(
    fact('incident.assessed', incidentId, author?.accountId ?? SYSTEM_ACTOR, {
      ...assessment,
      cause,
      author,
    }),
  );
}
