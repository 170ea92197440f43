import { lazy, type ReactNode, useState } from 'react';
import { PAPER_FORMATS, type PaperFormat, type PaperRef } from '../../../shared/contract/areas/papers';
import { ErrorNote, Fetched } from '../../components';
import { useText } from '../../i18n';
import classes from './papers/papers.module.css';
import { type PaperOutcome, usePaperJob } from './papers/usePaperJob';
import { useHeldAct } from './useHeldAct';

const PaperPreview = lazy(() => import('./papers/PaperPreview'));

/** Plain text is for what is typed into other systems: whoever has that asks for it. */
const ALL = PAPER_FORMATS.filter((format) => format !== 'txt');

type PaperButtonsProps = {
  readonly paper: PaperRef;
  /** which files are offered; default all but plain text */
  readonly formats?: readonly PaperFormat[];
  /** whether a masked copy is offered */
  readonly canMask?: boolean;
  /** `shift-export` gives `shift-export-pdf`, `shift-export-preview`, `shift-export-saved` … */
  readonly testId: string;
};

/**
 * Previews, prints and saves one paper. Where to save is asked by the console; how far a long one is shows, with a way to stop it, and afterwards
 * the file's place.
 */
export function PaperButtons(props: PaperButtonsProps): ReactNode {
  const t = useText('papers');
  const job = usePaperJob();
  const [isMasked, setMasked] = useState(false);
  const [isPreviewed, setPreviewed] = useState(false);
  const masked = props.canMask === true && isMasked;
  const copy = { paper: props.paper, masked };
  const id = (name: string): string => `${props.testId}-${name}`;
  return (
    <fieldset className={classes.papers} aria-label={t('group')}>
      <button
        type="button"
        className="btn btn-small"
        disabled={job.isBusy}
        onClick={() => setPreviewed(true)}
        data-testid={id('preview')}
      >
        {t('preview')}
      </button>
      <button
        type="button"
        className="btn btn-small"
        disabled={job.isBusy}
        onClick={() => void job.print(copy)}
        data-testid={id('print')}
      >
        {t('print')}
      </button>
      {(props.formats ?? ALL).map((format) => (
        <button
          key={format}
          type="button"
          className="btn btn-small"
          disabled={job.isBusy}
          onClick={() => void job.save({ ...copy, format })}
          data-testid={id(format)}
        >
          {t(`format.${format}`)}
        </button>
      ))}
      {props.canMask === true ? (
        <label className={classes.mask} title={t('maskedHint')}>
          <input
            type="checkbox"
            checked={isMasked}
            onChange={(event) => setMasked(event.currentTarget.checked)}
            data-testid={id('masked')}
          />
          {t('masked')}
        </label>
      ) : null}
      {job.isBusy ? (
        <span className={classes.progress} role="status" data-testid={id('progress')}>
          {job.done === null ? t('exporting') : t('rowsDone', { count: job.done })}
          <button
            type="button"
            className="btn btn-small"
            onClick={job.cancel}
            disabled={job.isCancelling}
            data-testid={id('cancel')}
          >
            {t(job.isCancelling ? 'cancelling' : 'cancel')}
          </button>
        </span>
      ) : null}
      <Outcome outcome={job.outcome} id={id} />
      <ErrorNote error={job.error} kept={false} />
      {isPreviewed ? (
        <Fetched>
          <PaperPreview {...copy} onClose={() => setPreviewed(false)} />
        </Fetched>
      ) : null}
    </fieldset>
  );
}

function Outcome(props: {
  readonly outcome: PaperOutcome | null;
  readonly id: (name: string) => string;
}): ReactNode {
  const t = useText('papers');
  const shower = useHeldAct('console.showFile');
  const { outcome } = props;
  if (outcome === null) return null;
  if (outcome.kind !== 'saved') {
    return (
      <span className="dim" role="status" data-testid={props.id('outcome')}>
        {t(outcome.kind)}
      </span>
    );
  }
  const { path, rows, pages } = outcome;
  const words = pages !== null ? t('savedPages', { pages, path }) : t('savedRows', { rows, path });
  return (
    <span className={classes.saved} role="status" data-testid={props.id('saved')}>
      {words}
      <button
        type="button"
        className="btn btn-small"
        onClick={() => void shower.run({ path })}
        data-testid={props.id('show')}
      >
        {t('showFile')}
      </button>
      <ErrorNote error={shower.error} kept={false} />
    </span>
  );
}
