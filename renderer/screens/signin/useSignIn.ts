import { type RefObject, useRef, useState } from 'react';
import { CallError } from '../../bridge/client';
import { type Enter, type Expired, expiredIn } from './ExpiredForm';

export type Blank = 'needName' | 'needPassword';

export type SignIn = {
  readonly name: RefObject<HTMLInputElement | null>;
  readonly password: RefObject<HTMLInputElement | null>;
  readonly error: unknown;
  readonly blank: Blank | null;
  readonly isBusy: boolean;
  /** the password must be changed first */
  readonly expired: Expired | null;
  forget(): void;
  submit(): Promise<void>;
};

/** Checks that both are filled, enters with them, and brings the focus to what has to be typed again. */
export function useSignIn(enter: Enter, onDone: (() => void) | undefined): SignIn {
  const name = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [blank, setBlank] = useState<Blank | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [expired, setExpired] = useState<Expired | null>(null);

  const send = async (who: string, secret: string): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await enter(who, secret);
      onDone?.();
    } catch (problem) {
      const old = expiredIn(problem, who, secret);
      if (old !== null) return setExpired(old);
      setError(problem);
      if (problem instanceof CallError && problem.error.code === 'wrong_password') password.current?.select();
    } finally {
      setBusy(false);
    }
  };
  const submit = async (): Promise<void> => {
    if (isBusy) return;
    const who = name.current?.value.trim() ?? '';
    const secret = password.current?.value ?? '';
    const missing = who === '' ? 'needName' : secret === '' ? 'needPassword' : null;
    setBlank(missing);
    if (missing === null) await send(who, secret);
    else if (missing === 'needName') name.current?.focus();
    else password.current?.focus();
  };
  return { name, password, error, blank, isBusy, expired, forget: () => setExpired(null), submit };
}
