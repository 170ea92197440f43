import { type GradeResult, gradeOf, type RuleHint } from '../../../shared/rules/incident';
import { labels } from '../../../shared/wording/labels';
import { answer, type Context } from '../context';
import { caseFor, roomIso, rulesFor, tellProblems } from '../incidentRules';
import { DONE } from '../io';

/** `grade`: how high an incident is graded by the figures of a file, and which figure met which threshold. Exit 1 for malformed facts. */
export async function run(context: Context): Promise<number> {
  const asked = caseFor(context);
  if (!asked.ok) return tellProblems(context, asked.problems);
  const { facts } = asked;
  const at = facts.at ?? facts.receivedAt ?? context.io.now();
  const { book } = rulesFor(context);
  const result = gradeOf(book, {
    type: facts.type,
    figures: facts.figures ?? {},
    flags: facts.flags ?? [],
    at,
    ...(facts.division === undefined ? {} : { division: facts.division }),
  });
  const hints = book.hints.filter((hint) => hint.types.includes(facts.type));
  const document = { ok: true, format: 1, type: facts.type, at: roomIso(at), ...result, hints };
  await answer(context, document, {
    zh: wordsOf(result, hints, 'zh'),
    en: wordsOf(result, hints, 'en'),
  });
  return DONE;
}

function wordsOf(result: GradeResult, hints: readonly RuleHint[], locale: 'zh' | 'en'): string {
  const words = labels(locale).grade;
  const none = { zh: '未达到任何等级', en: 'none is met' }[locale];
  const name = (grade: GradeResult['grade']): string => (grade === null ? none : words[grade]);
  const yes = result.nearMiss ? { zh: '是', en: 'yes' }[locale] : { zh: '否', en: 'no' }[locale];
  const head =
    locale === 'zh'
      ? [`等级：${name(result.grade)}`, `报送级别：${name(result.reportingGrade)}`, `较大涉险：${yes}`]
      : [
          `Grade: ${name(result.grade)}`,
          `Grade for reporting: ${name(result.reportingGrade)}`,
          `Near miss: ${yes}`,
        ];
  const reasons = result.because.map((one) => `  ${one.ruleId}  ${one.text[locale]}`);
  const help = hints.map((one) => `  ${one.id}  ${one[locale]} [${one.mark}]`);
  return [...head, ...reasons, ...help].join('\n');
}
