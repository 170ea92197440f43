import type { ReactNode } from 'react';
import type { WarningFile } from '../../../shared/contract/areas/warningFiles';
import { fileProblemText } from '../../../shared/wording/warningFileLines';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './warnings.module.css';

type Props = {
  /** hands the text of a file to the form in which an officer confirms it */
  readonly onAsk: (file: { readonly name: string; readonly text: string }) => void;
};

/** Files of the watched folder that were not taken in, with the reason; nothing when there are none. */
export function WaitingFiles({ onAsk }: Props): ReactNode {
  const t = useText('warningFiles');
  const files = useDesk('warning.files', {}).data ?? [];
  if (files.length === 0) return null;
  return (
    <section className={`panel ${classes.apart}`} aria-label={t('title')} data-testid="warning-files-waiting">
      <h2 className="panel-head">
        {t('title')} <span className="num">{files.length}</span>
        <span className="dim"> {t('hint')}</span>
      </h2>
      <ul>
        {files.map((file) => (
          <FileRow key={file.digest} file={file} onAsk={onAsk} />
        ))}
      </ul>
    </section>
  );
}

const canBeAsked = ({ problems, text }: WarningFile): boolean =>
  text !== '' && problems.some(({ code }) => code === 'needs_officer');

function FileRow({ file, onAsk }: Props & { readonly file: WarningFile }): ReactNode {
  const t = useText('warningFiles');
  const locale = useLocale();
  const done = useHeldAct('warning.fileDone');
  return (
    <li className={classes.row} data-testid="warning-file-row">
      <div className={classes.head}>
        <b>{file.name}</b>
        <span className="dim">
          {t('readAt')} <Time at={file.readAt} />
          {file.taken > 0 ? ` · ${t('taken', { count: file.taken })}` : ''}
        </span>
      </div>
      {file.problems.slice(0, 5).map((problem) => (
        <p key={`${problem.code}${problem.where}${problem.title}`} className={classes.text}>
          {fileProblemText(problem, locale)}
        </p>
      ))}
      <div className={classes.actions}>
        {canBeAsked(file) ? (
          <button
            type="button"
            className="btn btn-small btn-primary"
            onClick={() => onAsk({ name: file.name, text: file.text })}
            data-testid="warning-file-ask"
          >
            {t('ask')}
          </button>
        ) : null}
        <button
          type="button"
          className="btn btn-small"
          disabled={done.isBusy}
          onClick={() => void done.run({ digest: file.digest })}
          data-testid="warning-file-done"
        >
          {t('done')}
        </button>
      </div>
      <ErrorNote error={done.error} />
    </li>
  );
}
