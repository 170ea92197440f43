import type { Casualties } from '../../shared/contract/models';
import type { Text } from '../i18n';

const FIRST = ['dead', 'missing', 'trapped', 'seriousInjury'] as const;

/** The figures that are not zero, the gravest first; evacuated stands against threatened: 转移 19/26. */
export function casualtyWords(figures: Casualties, t: Text<'board'>): readonly string[] {
  const words = FIRST.filter((name) => figures[name] > 0).map((name) =>
    t(`casualty.${name}`, { count: figures[name] }),
  );
  const { threatened, evacuated } = figures;
  if (threatened > 0 && evacuated > 0) words.push(t('casualty.moved', { evacuated, threatened }));
  else if (threatened > 0) words.push(t('casualty.threatened', { count: threatened }));
  else if (evacuated > 0) words.push(t('casualty.evacuated', { count: evacuated }));
  return words;
}
