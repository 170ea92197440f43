import type { ReactNode } from 'react';
import { CALL_ROLES } from '../../../../shared/domain/contacts';
import { CALL_ROLE_WORDS } from '../../../../shared/wording/contactWords';
import { useLocale, useText } from '../../../i18n';
import classes from './callOutRules.module.css';
import { RULE_NUMBERS, type TypedRule } from './model';

/** One row of the table: its limits, and whom it calls as a list that opens. */
export function RuleRow(props: {
  readonly rule: TypedRule;
  readonly wrong: (name: string) => boolean;
  readonly onRule: (rule: TypedRule) => void;
}): ReactNode {
  const t = useText('calloutRules');
  const locale = useLocale();
  const { rule, wrong, onRule } = props;
  const color = t(`color.${rule.color}`);
  const names = rule.roles.map((role) => CALL_ROLE_WORDS[role][locale]);
  return (
    <div className={classes.row} data-testid={`callout-rule-${rule.id}`}>
      <strong data-color={rule.color} className={classes.color}>
        {color}
      </strong>
      {RULE_NUMBERS.map((name) => (
        <input
          key={name}
          className="field num"
          inputMode="numeric"
          autoComplete="off"
          aria-label={`${color} ${t(name)}`}
          aria-invalid={wrong(name)}
          placeholder={name.startsWith('feedback') ? '—' : undefined}
          value={rule[name]}
          onChange={(event) => onRule({ ...rule, [name]: event.target.value })}
          data-testid={`callout-rule-${rule.id}-${name}`}
        />
      ))}
      <label className={classes.check}>
        <input
          type="checkbox"
          aria-label={`${color} ${t('receiptOnly')}`}
          checked={rule.receiptOnly}
          onChange={(event) => onRule({ ...rule, receiptOnly: event.target.checked })}
        />
      </label>
      <details className={classes.roles}>
        <summary data-wrong={wrong('roles')}>
          {names.length === 0 ? t('nobody') : names.join(locale === 'zh' ? '、' : ', ')}
        </summary>
        <div className={classes.choices}>
          {CALL_ROLES.map((role) => (
            <label key={role} className={classes.check}>
              <input
                type="checkbox"
                checked={rule.roles.includes(role)}
                onChange={(event) =>
                  onRule({
                    ...rule,
                    roles: CALL_ROLES.filter((one) =>
                      one === role ? event.target.checked : rule.roles.includes(one),
                    ),
                  })
                }
              />
              {CALL_ROLE_WORDS[role][locale]}
            </label>
          ))}
        </div>
      </details>
    </div>
  );
}
