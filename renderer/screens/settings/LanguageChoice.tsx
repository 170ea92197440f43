import type { ReactNode } from 'react';
import type { Locale } from '../../../shared/wording/labels';
import { changeLocale, useLocale } from '../../i18n';
import { Segments } from '../parts/Segments';

/** Each language in its own words, so that it is found by those who cannot read the other. */
export function LanguageChoice(): ReactNode {
  const locale = useLocale();
  return (
    <Segments<Locale>
      label="语言 / Language"
      testId="language"
      options={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
      value={locale}
      onValue={(next) => void changeLocale(next)}
    />
  );
}
