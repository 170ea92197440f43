import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Board } from '../../../shared/contract/models';
import { useSession } from '../../bridge/session';
import { Kbd } from '../../components';
import { useText } from '../../i18n';
import { DownBand } from '../frame/bands';
import { PeopleDialog } from '../frame/People';
import { isComposingKey, useHotkey } from '../hotkeys';
import { composer, useComposer, useResend } from '.';
import { focusComposer, KindField, LinkField, MoreFields, ReceivedField, WriterField } from './fields';
import type { DraftProblem } from './model';
import { SentLines } from './Sent';

type Problem = Exclude<DraftProblem, 'empty'> | 'signIn';

const FIELD_OF: Readonly<Record<Problem, string>> = {
  receivedBad: 'composer-received',
  receivedFuture: 'composer-received',
  occurredBad: 'composer-occurred',
  signIn: 'signin-name',
};

/** Ctrl+J: the next of those signed in writes; alone at the desk it offers to sign one more in. */
function useNextWriter(onAlone: () => void): () => void {
  const { signedIn, active, setActive } = useSession();
  return () => {
    const at = signedIn.findIndex((account) => account.id === active?.id);
    const next = signedIn[(at + 1) % signedIn.length];
    if (signedIn.length < 2 || next === undefined) onAlone();
    else setActive(next.id);
  };
}

/** The line at the foot of every screen. Enter logs; nothing else does, and nothing typed is ever lost. */
export function Composer({ board }: { readonly board: Board | undefined }): ReactNode {
  const t = useText('shell');
  const { draft } = useComposer();
  const { active } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPeopleOpen, setPeopleOpen] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const nextWriter = useNextWriter(() => setPeopleOpen(true));
  useResend();
  useHotkey('Ctrl+L', focusComposer);
  useHotkey('Ctrl+J', nextWriter);

  const stopAt = (what: Problem): void => {
    setProblem(what);
    const field = document.querySelector<HTMLElement>(`[data-testid="${FIELD_OF[what]}"]`);
    if (field !== null) field.focus();
    else if (what === 'signIn') setPeopleOpen(true);
  };
  const submit = (): void => {
    const isBlank = draft.text.trim() === '';
    const wrong = isBlank || active === null ? null : composer().submit(active.id, active.displayName);
    if (!isBlank && active === null) stopAt('signIn');
    else if (wrong !== null && wrong !== 'empty') stopAt(wrong);
    else {
      setProblem(null);
      input.current?.focus();
    }
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposingKey(event.nativeEvent)) return;
    if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (!event.repeat) submit();
  };

  return (
    <section className="composer" aria-label={t('composer.name')}>
      <div className="composer-over">
        <SentLines />
        <DownBand />
      </div>
      {problem === null ? null : (
        <p className="composer-problem" role="alert" data-testid="composer-problem">
          {t(`composer.${problem}`)}
        </p>
      )}
      {draft.isMore ? <MoreFields /> : null}
      <div className="composer-line">
        <textarea
          ref={input}
          className="field composer-input"
          data-testid="composer-input"
          aria-label={t('composer.name')}
          placeholder={`${t('composer.placeholder')}  Ctrl+L`}
          rows={1}
          maxLength={8_000}
          value={draft.text}
          onChange={(event) => {
            setProblem(null);
            composer().edit({ text: event.target.value });
          }}
          onKeyDown={onKey}
        />
        <ReceivedField />
        <KindField />
        <button
          type="button"
          className="btn btn-plain composer-toggle"
          aria-expanded={draft.isMore}
          data-testid="composer-more"
          onClick={() => composer().edit({ isMore: !draft.isMore })}
        >
          {t('composer.more')} {draft.isMore ? '▾' : '▸'}
        </button>
        <LinkField incidents={board?.incidents ?? []} />
        <WriterField onAdd={() => setPeopleOpen(true)} />
        <button
          type="button"
          className="btn btn-primary"
          data-testid="composer-submit"
          disabled={draft.text.trim() === ''}
          onClick={submit}
        >
          {t('composer.submit')} <Kbd>Enter</Kbd>
        </button>
      </div>
      {isPeopleOpen ? <PeopleDialog onClose={() => setPeopleOpen(false)} /> : null}
    </section>
  );
}
