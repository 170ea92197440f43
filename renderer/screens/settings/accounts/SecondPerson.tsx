import { type ReactNode, type Ref, useId, useImperativeHandle, useRef, useState } from 'react';
import { useDesk } from '../../../bridge/hooks';
import { useSession } from '../../../bridge/session';
import { FieldLabel } from '../../../components';
import { useText } from '../../../i18n';
import { emptied, SecretField, typedIn } from './SecretField';

export type SecondRef = {
  value(): { readonly accountId: string; readonly password: string } | null;
  empty(): void;
};

/** The second person of an act that needs two: who, and the own password. */
export function SecondPerson({ ref }: { readonly ref: Ref<SecondRef> }): ReactNode {
  const t = useText('access');
  const id = useId();
  const { active } = useSession();
  const password = useRef<HTMLInputElement>(null);
  const others = (useDesk('account.list', {}).data ?? []).filter(
    (one) => one.id !== active?.id && !one.isDisabled,
  );
  const [chosen, setChosen] = useState('');
  const accountId = chosen === '' ? (others[0]?.id ?? '') : chosen;
  useImperativeHandle(
    ref,
    () => ({
      value: () => {
        const secret = typedIn(password);
        return secret === '' || accountId === '' ? null : { accountId, password: secret };
      },
      empty: () => emptied(password),
    }),
    [accountId],
  );
  return (
    <div className="access-three" data-testid="second-person">
      <div>
        <FieldLabel htmlFor={id}>{t('second')}</FieldLabel>
        <select
          id={id}
          className="field"
          value={accountId}
          onChange={(event) => setChosen(event.target.value)}
          data-testid="second-account"
        >
          {others.map((one) => (
            <option key={one.id} value={one.id}>
              {one.displayName}
            </option>
          ))}
        </select>
      </div>
      <SecretField label={t('secondPassword')} field={password} testId="second-password" />
    </div>
  );
}
