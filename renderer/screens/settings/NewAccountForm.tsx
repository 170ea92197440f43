import { zodResolver } from '@hookform/resolvers/zod';
import { Checkbox } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { type UseFormRegister, useForm } from 'react-hook-form';
import { z } from 'zod';
import { procedures } from '../../../shared/contract/procedures';
import { ROLES } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { CallError, call } from '../../bridge/client';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { AccountFields } from './AccountFields';
import { SecondPerson, type SecondRef } from './accounts/SecondPerson';

const newAccount = procedures['account.create'].input
  .omit({ second: true })
  .extend({ repeat: z.string() })
  .refine((values) => values.password === values.repeat, { path: ['repeat'], error: 'differs' });
type NewAccount = z.input<typeof newAccount>;

const DEFAULTS: NewAccount = { name: '', displayName: '', password: '', repeat: '', roles: ['officer'] };

/** Which roles, with what each may do beside it. */
function RoleFields(props: {
  readonly register: UseFormRegister<NewAccount>;
  readonly isWrong: boolean;
}): ReactNode {
  const words = useText('accounts');
  const roleNames = labels(useLocale()).role;
  return (
    <fieldset className="new-account-roles">
      <legend className="field-label">{words('roles')}</legend>
      {ROLES.map((role) => (
        <Checkbox
          key={role}
          value={role}
          {...props.register('roles')}
          label={
            <>
              <b>{roleNames[role]}</b> <span className="dim">{words(`role.${role}`)}</span>
            </>
          }
          data-testid={`account-role-${role}`}
        />
      ))}
      {!props.isWrong ? null : (
        <p className="field-problem" role="alert">
          {words('problem.roles')}
        </p>
      )}
    </fieldset>
  );
}

/** One more person who may sign in; what each role may do stands beside it. */
export function NewAccountForm(): ReactNode {
  const t = useText('settings');
  const [error, setError] = useState<unknown>(null);
  const second = useRef<SecondRef>(null);
  const [needsSecond, setNeedsSecond] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const { register, handleSubmit, reset, formState } = useForm<NewAccount>({
    resolver: zodResolver(newAccount),
    defaultValues: DEFAULTS,
    mode: 'onTouched',
  });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async ({ repeat: _repeat, ...input }) => {
    setError(null);
    setAdded(null);
    try {
      const other = second.current?.value() ?? null;
      const account = await call('account.create', other === null ? input : { ...input, second: other });
      reset(DEFAULTS);
      second.current?.empty();
      setAdded(account.displayName);
    } catch (problem) {
      if (problem instanceof CallError && problem.error.code === 'second_needed') setNeedsSecond(true);
      setError(problem);
    }
  });
  return (
    <form
      className="new-account"
      onSubmit={(event) => void submit(event)}
      noValidate
      data-testid="new-account"
    >
      <h3>{t('accounts.new')}</h3>
      <div className="new-account-fields">
        <AccountFields register={register} isWrong={(field) => errors[field] !== undefined} />
      </div>
      <RoleFields register={register} isWrong={errors.roles !== undefined} />
      {needsSecond ? <SecondPerson ref={second} /> : null}
      <ErrorNote error={error} />
      <div className="new-account-acts">
        <button
          type="submit"
          className="btn btn-primary"
          data-testid="account-submit"
          aria-busy={isSubmitting}
        >
          {isSubmitting ? t('accounts.submitting') : t('accounts.submit')}
        </button>
        {added === null ? null : (
          <span role="status" data-testid="account-added">
            ✓ {t('accounts.added', { name: added })}
          </span>
        )}
      </div>
    </form>
  );
}
