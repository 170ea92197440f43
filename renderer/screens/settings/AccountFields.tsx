import type { ReactNode } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useText } from '../../i18n';
import { LabelledField } from './LabelledField';

export type AccountField = 'name' | 'displayName' | 'password' | 'repeat';

const MAX: Readonly<Record<AccountField, number>> = { name: 32, displayName: 40, password: 200, repeat: 200 };

/** The four fields of a new account, for first run and for Settings. */
export function AccountFields(props: {
  readonly register: (field: AccountField) => UseFormRegisterReturn;
  readonly isWrong: (field: AccountField) => boolean;
}): ReactNode {
  const t = useText('accounts');
  const hints = { name: t('nameHint'), displayName: t('displayNameHint'), password: t('passwordHint') };
  return (
    <>
      {(['name', 'displayName', 'password', 'repeat'] as const).map((field) => (
        <LabelledField
          key={field}
          label={t(field)}
          hint={field === 'repeat' ? undefined : hints[field]}
          problem={props.isWrong(field) ? t(`problem.${field}`) : undefined}
        >
          {(ids) => (
            <input
              {...ids}
              {...props.register(field)}
              className="field"
              type={field === 'password' || field === 'repeat' ? 'password' : 'text'}
              maxLength={MAX[field]}
              autoComplete="off"
              spellCheck={false}
              data-testid={`account-${field}`}
            />
          )}
        </LabelledField>
      ))}
    </>
  );
}
