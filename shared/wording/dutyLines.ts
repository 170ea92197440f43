import type { Grade, IncidentType } from '../domain/vocabulary';
import { fromHighWords, gradeWords } from './gradeWords';
import type { Pair, Reader } from './lineReader';

const gradeAt = (p: Reader, name: string): string =>
  gradeWords(p.text('type') as IncidentType, (p.text(name) || null) as Grade | null, p.locale);

const fromHigh = (p: Reader): string =>
  fromHighWords(
    p.text('type') as IncidentType,
    (p.text('grade') || null) as Grade | null,
    (p.text('reportingGrade') || null) as Grade | null,
    p.locale,
  );

/** Lines about grades and duties. */
export const DUTY_LINES: Readonly<Record<string, Pair>> = {
  'incident.assessed': {
    zh: (p) =>
      [
        p.text('to') === ''
          ? '按现有数据研判'
          : `定级上升：${p.text('from') === '' ? '未定级' : gradeAt(p, 'from')} → ${gradeAt(p, 'to')}`,
        p.text('grade') === '' ? '' : `确认数据为${gradeAt(p, 'grade')}`,
        fromHigh(p),
        p.number('nearMiss') === 1 ? '属较大涉险' : '',
        p.after('新的应办事项：', 'dueZh'),
        p.after('已经超时：', 'overdueZh'),
        p.number('superseded') > 0 ? `原时限 ${p.number('superseded')} 项作废，另立新时限` : '',
      ]
        .filter((part) => part !== '')
        .join('；'),
    en: (p) =>
      [
        p.text('to') === ''
          ? 'Assessed from what is known'
          : `Grade rises: ${p.text('from') === '' ? 'none' : gradeAt(p, 'from')} → ${gradeAt(p, 'to')}`,
        p.text('grade') === '' ? '' : `confirmed figures make it ${gradeAt(p, 'grade')}`,
        fromHigh(p),
        p.number('nearMiss') === 1 ? 'a near miss of the larger kind' : '',
        p.after('now due: ', 'dueEn'),
        p.after('overdue already: ', 'overdueEn'),
        p.number('superseded') > 0 ? `${p.number('superseded')} limits replaced` : '',
      ]
        .filter((part) => part !== '')
        .join('; '),
  },
  'incident.grade_confirmed': {
    zh: (p) =>
      `确认定级：${gradeAt(p, 'grade')}（决定人 ${p.text('decidedBy')}，${p.label('decisionWay', 'way')}）${p.text('proposed') === '' || p.text('proposed') === p.text('grade') ? '' : `，与建议的${gradeAt(p, 'proposed')}不同`}${p.after('：', 'words')}`,
    en: (p) =>
      `Grade confirmed: ${gradeAt(p, 'grade')} (decided by ${p.text('decidedBy')}, ${p.label('decisionWay', 'way').toLowerCase()})${p.text('proposed') === '' || p.text('proposed') === p.text('grade') ? '' : `, other than the proposed ${gradeAt(p, 'proposed')}`}${p.after(': ', 'words')}`,
  },
  'obligation.late_explained': {
    zh: (p) => `迟报说明：${p.of('title')}。${p.text('reason')}`,
    en: (p) => `Why it was late: ${p.of('title')}. ${p.text('reason')}`,
  },
};
