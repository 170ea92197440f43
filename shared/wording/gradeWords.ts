import type { Grade, IncidentType } from '../domain/vocabulary';
import { type Locale, labels } from './labels';

const SIZES: Readonly<Record<Locale, Readonly<Record<Grade, string>>>> = {
  zh: { level_1: '特大型', level_2: '大型', level_3: '中型', level_4: '小型' },
  en: { level_1: 'very large', level_2: 'large', level_3: 'medium', level_4: 'small' },
};

/** The grade as it is called for a kind of event: geological disasters have sizes of their own (地质灾害防治条例 art. 4), the others Ⅰ to Ⅳ. */
export function gradeWords(type: IncidentType | null, grade: Grade | null, locale: Locale): string {
  if (grade === null) return '';
  return type === 'geological' ? SIZES[locale][grade] : labels(locale).grade[grade];
}

/** 「可能达中型，从高报送」, when dead, missing and trapped together reach further than what is confirmed; else nothing. */
export function fromHighWords(
  type: IncidentType | null,
  grade: Grade | null,
  reportingGrade: Grade | null,
  locale: Locale,
): string {
  if (reportingGrade === null || reportingGrade === grade) return '';
  const words = gradeWords(type, reportingGrade, locale);
  return locale === 'zh' ? `可能达${words}，从高报送` : `may reach ${words}: report from high`;
}
