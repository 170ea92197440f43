import { type ReactNode, useEffect, useRef } from 'react';
import type { Board } from '../../../shared/contract/boardModels';
import { CALL_OUTCOMES } from '../../../shared/domain/vocabulary';
import { ErrorNote, Kbd } from '../../components';
import { useText } from '../../i18n';
import { FileButton, FileChips } from '../attachments/Files';
import { useFiles } from '../attachments/useFiles';
import { useNow } from '../clock';
import { useEscape, useHotkey } from '../hotkeys';
import type { Combo } from '../keys';
import { clockSeconds } from '../time';
import { slips, useHush } from '.';
import { callLength } from './length';
import { SlipFields } from './SlipFields';
import { isBlank, type Slip as SlipData } from './store';
import { useDecide } from './useDecide';

const OUTCOME_KEYS = ['Ctrl+1', 'Ctrl+2', 'Ctrl+3', 'Ctrl+4', 'Ctrl+5', 'Ctrl+6', 'Ctrl+7'] as const;

/** When it was picked up, how long it goes on, and for how long sounds stay soft. */
function Head({ slip }: { readonly slip: SlipData }): ReactNode {
  const t = useText('shell');
  const now = useNow();
  const hush = useHush();
  return (
    <header className="slip-head">
      <h2>{t('slip.name')}</h2>
      <span className="num" data-testid="slip-started">
        {t('slip.pickedUp')} <b>{clockSeconds(slip.startedAt)}</b>
      </span>
      <span className="num" data-testid="slip-length">
        {t(slip.endedAt === null ? 'slip.length' : 'slip.ended')}{' '}
        <b>{callLength((slip.endedAt ?? now) - slip.startedAt)}</b>
      </span>
      {hush > 0 ? (
        <span className="slip-hush num" title={t('slip.hushHelp')} data-testid="slip-hush">
          {t('slip.hush', { span: callLength(hush) })}
        </span>
      ) : null}
      <span className="slip-space" />
      {isBlank(slip) ? (
        <button
          type="button"
          className="btn btn-small btn-plain"
          onClick={() => slips().finish(slip.id)}
          data-testid="slip-blank"
        >
          {t('slip.blank')}
        </button>
      ) : null}
      {slip.endedAt === null ? (
        <button
          type="button"
          className="btn btn-small"
          onClick={() => slips().hangUp(slip.id)}
          data-testid="slip-hang-up"
        >
          {t('slip.hangUp')} <Kbd>Ctrl+0</Kbd>
        </button>
      ) : null}
      <button type="button" className="btn btn-small" onClick={() => slips().hide()} data-testid="slip-hide">
        {t('slip.hide')} <Kbd>Esc</Kbd>
      </button>
    </header>
  );
}

function Outcomes({
  slip,
  board,
}: {
  readonly slip: SlipData;
  readonly board: Board | undefined;
}): ReactNode {
  const t = useText('shell');
  const { problem, error, decide } = useDecide(slip, board);
  return (
    <footer className="slip-foot">
      {problem === null ? null : (
        <p className="slip-problem" role="alert" data-testid="slip-problem">
          {t(`slip.${problem}`)}
        </p>
      )}
      <ErrorNote error={error} />
      <p className="dim slip-decide">{t('slip.decide')}</p>
      <div className="slip-outcomes">
        {CALL_OUTCOMES.map((outcome, place) => (
          <OutcomeButton
            key={outcome}
            combo={OUTCOME_KEYS[place] ?? 'Ctrl+7'}
            testId={`slip-${outcome}`}
            onChoose={() => decide(outcome)}
          >
            {t(`slip.outcome.${outcome}`)}
          </OutcomeButton>
        ))}
      </div>
    </footer>
  );
}

function OutcomeButton(props: {
  readonly combo: Combo;
  readonly testId: string;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  useHotkey(props.combo, props.onChoose);
  return (
    <button type="button" className="btn" onClick={props.onChoose} data-testid={`${props.testId}-choose`}>
      {props.children} <Kbd>{props.combo}</Kbd>
    </button>
  );
}

/**
 * The slip of one call. It lies over the screen but not over the strip and the spine, and in front of a dialog that is open: only then it has to be modal
 * itself, since a modal dialog makes everything outside of it dead.
 */
export default function Slip({
  slip,
  board,
}: {
  readonly slip: SlipData;
  readonly board: Board | undefined;
}): ReactNode {
  const t = useText('shell');
  const box = useRef<HTMLDialogElement>(null);
  const { handlers, add } = useFiles(slip.id, (kept) => slips().attach(slip.id, kept));
  useEscape(() => slips().hide());
  useHotkey('Ctrl+0', () => slips().hangUp(slip.id), slip.endedAt === null);
  useEffect(() => {
    const before = document.activeElement;
    const dialog = box.current;
    if (document.querySelector('dialog.dialog[open]') === null) dialog?.show();
    else dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className="slip"
      aria-label={t('slip.name')}
      data-testid="slip"
      data-call={slip.id}
      onCancel={(event) => event.preventDefault()}
      {...handlers}
    >
      <Head slip={slip} />
      <SlipFields slip={slip} board={board} />
      <div className="slip-files">
        <FileButton onFiles={add} />
        <FileChips
          owner={slip.id}
          files={slip.attachments}
          onRemove={(sha256) => slips().detach(slip.id, sha256)}
        />
      </div>
      <Outcomes slip={slip} board={board} />
    </dialog>
  );
}
