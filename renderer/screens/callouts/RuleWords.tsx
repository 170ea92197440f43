import type { ReactNode } from 'react';
import type { CallOutDraft } from '../../../shared/contract/areas/callouts';
import { useText } from '../../i18n';
import { Field } from '../parts/Field';

/** The rule that was suggested and why, its limits in words, and the others to choose from. */
export function RuleWords(props: {
  readonly draft: CallOutDraft;
  readonly onRule: (ruleId: string) => void;
}): ReactNode {
  const t = useText('callouts');
  const { rule, rules, why } = props.draft;
  const limits = [
    t('ruleSays', { ring: rule.firstRingMinutes, answer: rule.answeredMinutes }),
    rule.feedbackMinutes === null ? '' : t('ruleFeedback', { minutes: rule.feedbackMinutes }),
    rule.feedbackEveryMinutes === null ? '' : t('ruleEvery', { minutes: rule.feedbackEveryMinutes }),
    rule.receiptOnly ? t('ruleReceipt') : '',
  ].filter((part) => part !== '');
  return (
    <Field label={`${t('rule')} · ${t(`why.${why}`)}`} hint={limits.join(' · ')}>
      {(ids) => (
        <select
          {...ids}
          className="field"
          value={rule.id}
          onChange={(event) => props.onRule(event.target.value)}
          data-testid="callout-rule"
        >
          {rules.map((one) => (
            <option key={one.id} value={one.id}>
              {t(`rule.${one.color}`)}
              {one.id === one.color ? '' : ` · ${one.id}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
