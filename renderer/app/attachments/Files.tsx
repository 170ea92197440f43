import { type ReactNode, useRef, useState } from 'react';
import type { Attachment } from '../../../shared/contract/models';
import { errorText } from '../../../shared/wording/errors';
import { useLocale, useText } from '../../i18n';
import { dropUpload, useUploads } from './uploads';
import { Viewer } from './Viewer';

/** `1.2 MB` */
export function sizeText(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_048_576) return `${Math.round(bytes / 1_024)} KB`;
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** The files of a line, and those on their way to it. A click shows one; `onRemove` only while the line is not written yet. */
export function FileChips(props: {
  readonly owner: string;
  readonly files: readonly Attachment[];
  readonly onRemove?: ((sha256: string) => void) | undefined;
}): ReactNode {
  const { owner, files, onRemove } = props;
  const t = useText('shell');
  const locale = useLocale();
  const uploads = useUploads(owner);
  const [shown, setShown] = useState<Attachment | null>(null);
  if (files.length === 0 && uploads.length === 0) return null;
  return (
    <ul className="files" aria-label={t('files.name')} data-testid="files">
      {files.map((file) => (
        <li key={file.sha256} className="file" data-testid="file">
          <button
            type="button"
            className="file-open"
            title={`${file.name}\nSHA-256 ${file.sha256}`}
            onClick={() => setShown(file)}
            data-testid="file-open"
          >
            <span className="file-name">{file.name}</span>{' '}
            <span className="dim num">{sizeText(file.size)}</span>
          </button>
          {onRemove === undefined ? null : (
            <button
              type="button"
              className="file-off"
              aria-label={t('files.remove', { name: file.name })}
              onClick={() => onRemove(file.sha256)}
            >
              ✕
            </button>
          )}
        </li>
      ))}
      {uploads.map((upload) => (
        <li
          key={upload.id}
          className="file"
          data-testid="upload"
          data-state={upload.error === null ? 'sending' : 'failed'}
        >
          <span className="file-name">{upload.name}</span>
          {upload.error === null ? (
            <span className="dim num">{t('files.sending', { percent: Math.round(upload.share * 100) })}</span>
          ) : (
            <b role="alert">{errorText(upload.error, locale)}</b>
          )}
          <button
            type="button"
            className="file-off"
            aria-label={t('files.remove', { name: upload.name })}
            onClick={() => dropUpload(owner, upload.id)}
          >
            ✕
          </button>
        </li>
      ))}
      {shown === null ? null : <Viewer file={shown} onClose={() => setShown(null)} />}
    </ul>
  );
}

/** Choosing files from a folder, for those who do not drop or paste them. */
export function FileButton(props: {
  readonly className?: string;
  readonly onFiles: (files: Iterable<File>) => void;
}): ReactNode {
  const t = useText('shell');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={props.className ?? 'btn btn-small'}
        title={t('files.hint')}
        onClick={() => input.current?.click()}
        data-testid="file-choose"
      >
        {t('files.add')}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        data-testid="file-input"
        onChange={(event) => {
          props.onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
