import { PasswordInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useText } from '../../i18n';

export type AccountField = 'name' | 'displayName' | 'password' | 'repeat';

const PASSWORDS: readonly AccountField[] = ['password', 'repeat'];

/** The four fields of a new account, for first run and for Settings. */
export function AccountFields(props: {
  readonly register: (field: AccountField) => UseFormRegisterReturn;
  readonly isWrong: (field: AccountField) => boolean;
}): ReactNode {
  const t = useText('accounts');
  const problemOf = (field: AccountField): string | null =>
    props.isWrong(field) ? t(`problem.${field}`) : null;
  return (
    <>
      <TextInput
        {...props.register('name')}
        label={t('name')}
        description={props.isWrong('name') ? null : t('nameHint')}
        error={problemOf('name')}
        maxLength={32}
        autoComplete="off"
        spellCheck={false}
        data-testid="account-name"
      />
      <TextInput
        {...props.register('displayName')}
        label={t('displayName')}
        description={props.isWrong('displayName') ? null : t('displayNameHint')}
        error={problemOf('displayName')}
        maxLength={40}
        autoComplete="off"
        data-testid="account-displayName"
      />
      {PASSWORDS.map((field) => (
        <PasswordInput
          key={field}
          {...props.register(field)}
          label={t(field)}
          description={field === 'password' && !props.isWrong(field) ? t('passwordHint') : null}
          error={problemOf(field)}
          maxLength={200}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), title: t('showPassword') }}
          data-testid={`account-${field}`}
        />
      ))}
    </>
  );
}
