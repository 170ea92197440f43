import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { Board } from '../../../shared/contract/boardModels';
import { useSession } from '../../bridge/session';
import { Kbd } from '../../components';
import { useText } from '../../i18n';
import { FileButton, FileChips } from '../attachments/Files';
import { useFiles } from '../attachments/useFiles';
import { DownBand } from '../frame/bands';
import { PeopleDialog } from '../frame/People';
import { isComposingKey, useHotkey } from '../hotkeys';
import { composer, useComposer, useResend, useResendSpooled } from '.';
import { focusComposer, KindField, LinkField, MoreFields, ReceivedField, WriterField } from './fields';
import { Phrases } from './Phrases';
import { SentLines } from './Sent';
import { selectSlot } from './slots';
import { COMPOSER_FILES, type Problem, useSubmit } from './useSubmit';

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
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // Tab goes through the places of a phrase that are still to be filled in, and then on as everywhere.
    const isTab = event.key === 'Tab' && !event.shiftKey && !isComposingKey(event.nativeEvent);
    if (isTab && selectSlot(event.currentTarget, event.currentTarget.selectionEnd)) event.preventDefault();
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
function Above(props: { readonly problem: Problem | null; readonly children: ReactNode }): ReactNode {
  const { problem } = props;
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
      {props.children}
    </div>
  );
}

/** The line at the foot of every screen. Enter logs; nothing else does, and nothing typed is ever lost. */
export function Composer(props: {
  readonly board: Board | undefined;
  readonly isEmergency: boolean;
}): ReactNode {
  const { board, isEmergency } = props;
  const t = useText('shell');
  const { draft } = useComposer();
  const [isPeopleOpen, setPeopleOpen] = useState(false);
  const [hasPhrases, setPhrasesOpen] = useState(false);
  const closePhrases = (): void => {
    setPhrasesOpen(false);
    focusComposer();
  };
  const files = useFiles(COMPOSER_FILES, (kept) => composer().attach(kept));
  const { problem, submit, clear } = useSubmit(() => setPeopleOpen(true));
  const nextWriter = useNextWriter(() => setPeopleOpen(true));
  useResend();
  useResendSpooled(isEmergency);
  useHotkey('Ctrl+L', focusComposer);
  useHotkey('Ctrl+J', nextWriter);
  useHotkey('Ctrl+Shift+T', () => setPhrasesOpen(!hasPhrases));
  return (
    <section className="composer" aria-label={t('composer.name')} {...files.handlers}>
      <Above problem={problem}>{hasPhrases ? <Phrases onClose={closePhrases} /> : null}</Above>
      {draft.isMore ? <MoreFields /> : null}
      <FileChips
        owner={COMPOSER_FILES}
        files={draft.attachments}
        onRemove={(sha256) => composer().detach(sha256)}
      />
      <div className="composer-line">
        <LineText onSubmit={submit} onEdit={clear} />
        <ReceivedField />
        <KindField />
        <MoreToggle />
        <FileButton className="btn btn-plain composer-toggle" onFiles={files.add} />
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
