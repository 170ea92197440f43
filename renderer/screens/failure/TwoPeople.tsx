import { type ReactNode, type Ref, useId, useImperativeHandle, useRef } from 'react';
import { useText } from '../../i18n';

type Person = { readonly name: string; readonly password: string };
export type TwoPeopleRef = { value(): readonly Person[] };

/** Accounts and passwords of the two who restore together. Passwords live in their fields alone. */
export function TwoPeople({ ref }: { readonly ref: Ref<TwoPeopleRef> }): ReactNode {
  const t = useText('failure');
  const id = useId();
  const fields = useRef<HTMLFieldSetElement>(null);
  useImperativeHandle(ref, () => ({
    value: () =>
      [0, 1].flatMap((at) => {
        const typed = (name: string): string =>
          fields.current?.querySelector<HTMLInputElement>(`[name="${name}-${at}"]`)?.value ?? '';
        const [name, password] = [typed('person').trim(), typed('password')];
        return name === '' || password === '' ? [] : [{ name, password }];
      }),
  }));
  return (
    <fieldset ref={fields} className="recover-two" data-testid="recover-two">
      <legend>{t('recover.two')}</legend>
      {[0, 1].map((at) => (
        <div key={at} className="recover-two-row">
          <label htmlFor={`${id}-name-${at}`}>
            <span>{t('recover.person', { number: at + 1 })}</span>
            <input
              id={`${id}-name-${at}`}
              name={`person-${at}`}
              className="field"
              autoComplete="off"
              spellCheck={false}
              maxLength={64}
              data-testid={`recover-person-${at}`}
            />
          </label>
          <label htmlFor={`${id}-password-${at}`}>
            <span>{t('recover.password')}</span>
            <input
              id={`${id}-password-${at}`}
              name={`password-${at}`}
              type="password"
              className="field"
              autoComplete="off"
              maxLength={200}
              data-testid={`recover-password-${at}`}
            />
          </label>
        </div>
      ))}
    </fieldset>
  );
}
