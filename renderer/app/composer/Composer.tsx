import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { Board } from '../../../shared/contract/models';
import { useSession } from '../../bridge/session';
import { Kbd } from '../../components';
import { useText } from '../../i18n';
import { DownBand } from '../frame/bands';
import { PeopleDialog } from '../frame/People';
import { isComposingKey, useHotkey } from '../hotkeys';
import { composer, useComposer, useResend } from '.';
import { focusComposer, KindField, LinkField, MoreFields, ReceivedField, WriterField } from './fields';
import { SentLines } from './Sent';
import { type Problem, useSubmit } from './useSubmit';

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

/** The text. Plain Enter sends it, unless it belongs to an input method or is held down. */
function LineText(props: { readonly onSubmit: () => void; readonly onEdit: () => void }): ReactNode {
  const t = useText('shell');
  const { draft } = useComposer();
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposingKey(event.nativeEvent)) return;
    if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (!event.repeat) props.onSubmit();
  };
  return (
    <textarea
      className="field composer-input"
      data-testid="composer-input"
      aria-label={t('composer.name')}
      placeholder={`${t('composer.placeholder')}  Ctrl+L`}
      rows={1}
      value={draft.text}
      onChange={(event) => {
        props.onEdit();
        composer().edit({ text: event.target.value });
      }}
      onKeyDown={onKey}
    />
  );
}

function MoreToggle(): ReactNode {
  const t = useText('shell');
  const { isMore } = useComposer().draft;
  return (
    <button
      type="button"
      className="btn btn-plain composer-toggle"
      aria-expanded={isMore}
      data-testid="composer-more"
      onClick={() => composer().edit({ isMore: !isMore })}
    >
      {t('composer.more')} {isMore ? '▾' : '▸'}
    </button>
  );
}

/** What has to be said about writing lies over the screen's lower edge and pushes nothing. */
function Above({ problem }: { readonly problem: Problem | null }): ReactNode {
  const t = useText('shell');
  return (
    <div className="composer-over">
      <SentLines />
      {problem === null ? null : (
        <p className="composer-problem" role="alert" data-testid="composer-problem">
          {t(`composer.${problem}`)}
        </p>
      )}
      <DownBand />
    </div>
  );
}

/** The line at the foot of every screen. Enter logs; nothing else does, and nothing typed is ever lost. */
export function Composer({ board }: { readonly board: Board | undefined }): ReactNode {
  const t = useText('shell');
  const { draft } = useComposer();
  const [isPeopleOpen, setPeopleOpen] = useState(false);
  const { problem, submit, clear } = useSubmit(() => setPeopleOpen(true));
  const nextWriter = useNextWriter(() => setPeopleOpen(true));
  useResend();
  useHotkey('Ctrl+L', focusComposer);
  useHotkey('Ctrl+J', nextWriter);
  return (
    <section className="composer" aria-label={t('composer.name')}>
      <Above problem={problem} />
      {draft.isMore ? <MoreFields /> : null}
      <div className="composer-line">
        <LineText onSubmit={submit} onEdit={clear} />
        <ReceivedField />
        <KindField />
        <MoreToggle />
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
