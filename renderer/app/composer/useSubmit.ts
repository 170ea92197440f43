import { useState } from 'react';
import { useSession } from '../../bridge/session';
import { isUploading } from '../attachments/uploads';
import { composer } from '.';
import { focusComposer } from './fields';
import type { DraftProblem } from './model';

export type Problem = Exclude<DraftProblem, 'empty'> | 'signIn' | 'uploading';

/** Whose files the composer's are, among those on their way. */
export const COMPOSER_FILES = 'composer';

const FIELD_OF: Readonly<Record<Problem, string>> = {
  receivedBad: 'composer-received',
  receivedFuture: 'composer-received',
  occurredBad: 'composer-occurred',
  doneBad: 'composer-done',
  tooLong: 'composer-input',
  uploading: 'composer-input',
  signIn: 'signin-name',
};

/** Sends the draft, or says what is in the way and brings the focus there; `onNobody` when sign-in is not in sight. */
export function useSubmit(onNobody: () => void): {
  readonly problem: Problem | null;
  submit(): void;
  clear(): void;
} {
  const { active } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const stopAt = (what: Problem): void => {
    setProblem(what);
    const field = document.querySelector<HTMLElement>(`[data-testid="${FIELD_OF[what]}"]`);
    if (field !== null) field.focus();
    else if (what === 'signIn') onNobody();
  };
  const submit = (): void => {
    const isBlank = composer().get().draft.text.trim() === '';
    const isWaiting = isUploading(COMPOSER_FILES);
    const wrong =
      isBlank || isWaiting || active === null ? null : composer().submit(active.id, active.displayName);
    if (isWaiting) stopAt('uploading');
    else if (!isBlank && active === null) stopAt('signIn');
    else if (wrong !== null && wrong !== 'empty') stopAt(wrong);
    else {
      setProblem(null);
      focusComposer();
    }
  };
  return { problem, submit, clear: () => setProblem(null) };
}
