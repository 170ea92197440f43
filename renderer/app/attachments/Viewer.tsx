import { type ReactNode, useEffect, useState } from 'react';
import type { Attachment } from '../../../shared/contract/models';
import { shownAs } from '../../../shared/rules/attachments';
import { CallError, call } from '../../bridge/client';
import { ErrorNote } from '../../components';
import { Dialog } from '../../components/Dialog';
import { useText } from '../../i18n';
import { sizeText } from './Files';
import { readKept } from './upload';

const MOST_TEXT = 1_048_576;

/** Text in the coding that it is in: UTF-8, else what Chinese systems write. */
export function decodeText(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

type Shown = { readonly data: string; readonly isCut: boolean };

/** Shows a picture or a text inside the console; anything else is only ever saved as a copy, never opened. */
export function Viewer({
  file,
  onClose,
}: {
  readonly file: Attachment;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('shell');
  const kind = shownAs(file.mime, file.name);
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [savedTo, setSavedTo] = useState<string | null>(null);
  useEffect(() => {
    if (kind === 'file') return;
    let isGone = false;
    readKept(file.sha256, kind === 'text' ? MOST_TEXT : undefined).then(
      (kept) => isGone || setShown(kept),
      (problem: unknown) => isGone || setError(problem),
    );
    return () => {
      isGone = true;
    };
  }, [file.sha256, kind]);
  const save = async (): Promise<void> => {
    setError(null);
    try {
      const answer = await call('console.saveAttachment', { sha256: file.sha256, name: file.name });
      if (answer !== null) setSavedTo(answer.path);
    } catch (problem) {
      setError(
        problem instanceof CallError ? problem : new CallError({ code: 'internal', ref: String(problem) }),
      );
    }
  };
  return (
    <Dialog title={file.name} onClose={onClose} testId="viewer" width={860}>
      <ErrorNote error={error} kept={false} />
      {kind === 'file' ? <p className="dim">{t('files.notShown')}</p> : null}
      {kind === 'image' && shown !== null ? (
        <img
          className="viewer-image"
          alt={file.name}
          src={`data:${file.mime};base64,${shown.data}`}
          data-testid="viewer-image"
        />
      ) : null}
      {kind === 'text' && shown !== null ? (
        <pre className="viewer-text" data-testid="viewer-text">
          {decodeText(shown.data)}
        </pre>
      ) : null}
      {shown?.isCut === true ? <p className="dim">{t('files.cut')}</p> : null}
      <div className="viewer-foot">
        <button
          type="button"
          className="btn btn-small"
          onClick={() => void save()}
          data-autofocus
          data-testid="viewer-save"
        >
          {t('files.save')}
        </button>
        <span className="dim num">
          {sizeText(file.size)} · SHA-256 {file.sha256.slice(0, 16)}…
        </span>
        {savedTo === null ? null : <span>{t('files.saved', { path: savedTo })}</span>}
      </div>
    </Dialog>
  );
}
