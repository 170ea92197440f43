import { type ReactNode, type RefObject, useId } from 'react';
import type { Account } from '../../../../shared/contract/models';
import { useDesk } from '../../../bridge/hooks';
import { useText } from '../../../i18n';
import { Field } from '../../parts/Field';
import classes from '../runs.module.css';

/** Accounts that may pass a mandatory step. */
export function useSupervisors(): readonly Account[] {
  const accounts = useDesk('account.list', {}).data;
  return accounts?.filter((account) => account.roles.includes('supervisor')) ?? [];
}

/** A supervisor who is not signed in here: which one, and the password. It is never kept. */
export function Countersign(props: {
  readonly supervisors: readonly Account[];
  readonly account: string;
  readonly onAccount: (id: string) => void;
  readonly password: RefObject<HTMLInputElement | null>;
  readonly isWrong: boolean;
}): ReactNode {
  const t = useText('runActs');
  const id = useId();
  if (props.supervisors.length === 0) return <p className={classes.problem}>{t('noSupervisor')}</p>;
  return (
    <div className={classes.formRow}>
      <Field label={t('supervisor')} className={classes.grow}>
        {(ids) => (
          <select
            {...ids}
            className="field"
            value={props.account}
            onChange={(event) => props.onAccount(event.target.value)}
            data-testid="countersign-account"
          >
            {props.supervisors.map((one) => (
              <option key={one.id} value={one.id}>
                {one.displayName}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className={classes.grow}>
        <label className="field-label" htmlFor={id}>
          {t('password')}
        </label>
        <input
          id={id}
          ref={props.password}
          className="field"
          type="password"
          autoComplete="off"
          maxLength={200}
          aria-invalid={props.isWrong}
          data-testid="countersign-password"
        />
      </div>
    </div>
  );
}
