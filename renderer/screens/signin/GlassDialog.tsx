import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { callAs } from '../../bridge/client';
import { ErrorNote } from '../../components';
import { Dialog } from '../../components/Dialog';
import { useText } from '../../i18n';
import { Field } from '../parts/Field';
import { emptied, SecretField, typedIn } from '../settings/accounts/SecretField';
import '../settings/accounts/accounts.css';

const NAMES = ['name', 'first', 'second'] as const;
type NameField = (typeof NAMES)[number];
const EMPTY: Readonly<Record<NameField | 'reason', string>> = { name: '', first: '', second: '', reason: '' };
type Typed = typeof EMPTY;

type Secrets = {
  readonly first: string;
  readonly second: string;
  readonly next: string;
  readonly repeat: string;
};

/** What is not filled in yet, or is not the same twice. */
function missing(typed: Typed, secrets: Secrets): 'blank' | 'differs' | null {
  const all = [...Object.values(typed), secrets.first, secrets.second, secrets.next];
  if (all.some((one) => one.trim() === '')) return 'blank';
  return secrets.next === secrets.repeat ? null : 'differs';
}

/**
 * 应急重设: two people open the management of the room again when nobody who may is at the seat. Both prove themselves; it is written in the log and has to be
 * countersigned. Passwords live in their fields alone.
 */
export default function GlassDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText('access');
  const signin = useText('signin');
  const fields = {
    first: useRef<HTMLInputElement>(null),
    second: useRef<HTMLInputElement>(null),
    next: useRef<HTMLInputElement>(null),
    repeat: useRef<HTMLInputElement>(null),
  };
  const [typed, setTyped] = useState<Typed>(EMPTY);
  const [problem, setProblem] = useState<'blank' | 'differs' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { first, second, next, repeat } = fields;
    const secrets = {
      first: typedIn(first),
      second: typedIn(second),
      next: typedIn(next),
      repeat: typedIn(repeat),
    };
    const wrong = missing(typed, secrets);
    setProblem(wrong);
    setError(null);
    if (wrong !== null || isBusy) return;
    setBusy(true);
    const input = {
      name: typed.name.trim(),
      password: secrets.next,
      first: { name: typed.first.trim(), password: secrets.first },
      second: { name: typed.second.trim(), password: secrets.second },
      reason: typed.reason,
    };
    try {
      const account = await callAs('account.breakGlass', input, null);
      emptied(first, second, next, repeat);
      setDone(account.displayName);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  const named = (name: keyof Typed, label: string): ReactNode => (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          className="field"
          value={typed[name]}
          maxLength={name === 'reason' ? 200 : 64}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
          data-testid={`glass-${name}`}
        />
      )}
    </Field>
  );
  return (
    <Dialog title={t('glass')} onClose={onClose} testId="glass-dialog">
      {done === null ? (
        <form className="glass-form" onSubmit={(event) => void submit(event)} noValidate>
          <p className="dim">{t('glassWhy')}</p>
          {named('name', t('glassWhose'))}
          {named('reason', t('glassReason'))}
          {named('first', t('glassFirst'))}
          <SecretField label={signin('password')} field={fields.first} testId="glass-first-password" />
          {named('second', t('glassSecond'))}
          <SecretField label={signin('password')} field={fields.second} testId="glass-second-password" />
          <SecretField label={t('next')} field={fields.next} testId="glass-next" />
          <SecretField
            label={t('repeat')}
            field={fields.repeat}
            isWrong={problem === 'differs'}
            testId="glass-repeat"
          />
          {problem === null ? null : (
            <p className="field-problem" role="alert" data-testid="glass-problem">
              {t(problem === 'blank' ? 'glassBlank' : 'differs')}
            </p>
          )}
          <ErrorNote error={error} testId="glass-error" />
          <p className="access-acts">
            <button type="submit" className="btn btn-primary" aria-busy={isBusy} data-testid="glass-submit">
              {isBusy ? signin('submitting') : t('glassSubmit')}
            </button>
          </p>
        </form>
      ) : (
        <p role="status" data-testid="glass-done">
          ✓ {t('glassDone', { name: done })}
        </p>
      )}
    </Dialog>
  );
}
