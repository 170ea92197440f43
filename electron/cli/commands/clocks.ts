import { clockTime, dayOf } from '../../../shared/domain/time';
import {
  type ClockInput,
  clocksOf,
  type GradeStage,
  gradeOf,
  type OwedReport,
  type RuleBook,
  type RuleWords,
} from '../../../shared/rules/incident';
import { answer, type Context } from '../context';
import { type IncidentCase, missingField } from '../incidentCase';
import { caseFor, dutyNames, roomIso, rulesFor, tellProblems } from '../incidentRules';
import { DONE } from '../io';

const THREE_DAYS_MS = 3 * 86_400_000;

/** `clocks`: what is owed to whom until when by the facts of a file. `--others` adds the limits that bind others. Exit 1 for malformed facts. */
export async function run(context: Context): Promise<number> {
  const asked = caseFor(context);
  if (!asked.ok) return tellProblems(context, asked.problems);
  const { facts } = asked;
  const missing = (['profile', 'receivedAt'] as const).filter((field) => facts[field] === undefined);
  const { profile, receivedAt } = facts;
  if (profile === undefined || receivedAt === undefined)
    return tellProblems(context, missing.map(missingField));
  const rules = rulesFor(context);
  const { book } = rules;
  const grades = stagesOf(book, facts, receivedAt);
  const last = grades.at(-1)?.at ?? receivedAt;
  const until = facts.until ?? Math.max(receivedAt, last) + THREE_DAYS_MS;
  const input: ClockInput = {
    profile,
    type: facts.type,
    occurredAt: facts.occurredAt ?? null,
    receivedAt,
    verifiedAt: facts.verifiedAt ?? null,
    grades,
    flags: facts.flags ?? [],
    figures: latestFigures(facts),
    ...(facts.figureTimes === undefined ? {} : { figureTimes: facts.figureTimes }),
    lastReportAt: facts.lastReportAt ?? null,
    stableAt: facts.stableAt ?? null,
    until,
    ...(facts.division === undefined ? {} : { division: facts.division }),
    withOthers: context.has('others'),
  };
  const namesOf = dutyNames(rules, profile);
  const owed = clocksOf(book, input).map((row) => ({ ...row, ...namesOf(row.kind, row.recipient) }));
  const document = {
    ok: true,
    format: 1,
    profile,
    type: facts.type,
    receivedAt: roomIso(receivedAt),
    until: roomIso(until),
    grades: grades.map((stage) => ({ ...stage, at: roomIso(stage.at) })),
    owed: owed.map(shown),
  };
  await answer(context, document, { zh: wordsOf(owed, 'zh'), en: wordsOf(owed, 'en') });
  return DONE;
}

/** What the file says of the grade over time; without stages it is graded once, at the receipt. */
function stagesOf(book: RuleBook, facts: IncidentCase, receivedAt: number): readonly GradeStage[] {
  const { type, flags = [], division } = facts;
  const byFigures = (at: number, figures: ClockInput['figures']): GradeStage => {
    const place = division === undefined ? {} : { division };
    const { grade, reportingGrade, nearMiss } = gradeOf(book, { type, figures, flags, at, ...place });
    return { at, grade, reportingGrade, nearMiss };
  };
  if (facts.grades === undefined) return [byFigures(receivedAt, facts.figures ?? {})];
  return facts.grades.map((stage) => {
    if (stage.figures !== undefined) return byFigures(stage.at, stage.figures);
    const { at, grade = null, reportingGrade = grade, nearMiss = false } = stage;
    return { at, grade, reportingGrade, nearMiss };
  });
}

/** Conditions on figures are asked of the newest ones. */
function latestFigures(facts: IncidentCase): ClockInput['figures'] {
  return facts.figures ?? facts.grades?.findLast((stage) => stage.figures !== undefined)?.figures ?? {};
}

type Row = OwedReport & { readonly kindName: RuleWords; readonly recipientName: RuleWords };

function shown(row: Row) {
  const { clock, dueAt, targetAt, since, supersededBy, alsoBy } = row;
  return {
    ...row,
    clock: { ...clock, at: roomIso(clock.at) },
    dueAt: roomIso(dueAt),
    targetAt: targetAt === null ? null : roomIso(targetAt),
    since: roomIso(since),
    supersededBy: supersededBy === null ? null : { ...supersededBy, at: roomIso(supersededBy.at) },
    alsoBy: alsoBy.map((one) => ({ ...one, dueAt: roomIso(one.dueAt) })),
  };
}

/** One line a duty: when, what, to whom, by which rule of which document. Of a series the first, and how often it comes after that. */
function wordsOf(owed: readonly Row[], locale: 'zh' | 'en'): string {
  const isZh = locale === 'zh';
  if (owed.length === 0) return isZh ? '没有应报事项。' : 'Nothing is owed.';
  return owed
    .filter((row) => row.series === null || row.series.index === 1)
    .map((row) => {
      const { dueAt, kindName, recipientName, ruleId, document, article, mark, supersededBy, series } = row;
      const what = isZh ? `${kindName.zh} → ${recipientName.zh}` : `${kindName.en} → ${recipientName.en}`;
      const again = isZh ? `，之后每 ${series?.every} 分钟` : `, then every ${series?.every} min`;
      const replaced = isZh ? `已由 ${supersededBy?.ruleId} 代替` : `replaced by ${supersededBy?.ruleId}`;
      const past = supersededBy === null ? '' : `  (${replaced})`;
      const when = `${dayOf(dueAt)} ${clockTime(dueAt)}`;
      return `${when}  ${what}${series === null ? '' : again}  [${ruleId}; ${mark} ${document}${article}]${past}`;
    })
    .join('\n');
}
