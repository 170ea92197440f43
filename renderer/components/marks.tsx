import type { ReactNode } from 'react';
import type { Grade, WarningColor } from '../../shared/domain/vocabulary';
import { labels } from '../../shared/wording/labels';
import { useLocale, useText } from '../i18n';

const ROMAN: Readonly<Record<Grade, string>> = { level_1: 'Ⅰ', level_2: 'Ⅱ', level_3: 'Ⅲ', level_4: 'Ⅳ' };
const SHAPE: Readonly<Record<WarningColor, string>> = { red: '◆', orange: '▲', yellow: '■', blue: '●' };

/** Ⅲ or Ⅲ(初判), in neutral type: grades have no colour. */
export function GradeMark(props: {
  readonly grade: Grade | null;
  readonly preliminary?: boolean;
}): ReactNode {
  const t = useText('common');
  const locale = useLocale();
  if (props.grade === null) return <span className="grade grade-none">{t('ungraded')}</span>;
  return (
    <span className="grade" title={labels(locale).grade[props.grade]}>
      {ROMAN[props.grade]}
      {props.preliminary === true ? <small>({t('preliminary')})</small> : null}
    </span>
  );
}

/** Shape, colour and word of a warning colour; `word` off only where the word stands beside it anyway. */
export function WarningMark(props: { readonly color: WarningColor; readonly word?: boolean }): ReactNode {
  const word = labels(useLocale()).warningColor[props.color];
  return (
    <span className={`warning-mark warning-${props.color}`}>
      <span aria-hidden="true">{SHAPE[props.color]}</span>
      {props.word === false ? <span className="sr-only">{word}</span> : <span>{word}</span>}
    </span>
  );
}
