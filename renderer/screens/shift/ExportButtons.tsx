import { type ReactNode, useState } from 'react';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './shift.module.css';

type Format = 'pdf' | 'csv';

/** Exports the log of one shift; where to is asked by the console, and the path is shown afterwards. */
export function ExportButtons(props: { readonly shiftId: string }): ReactNode {
  const t = useText('shift');
  const act = useHeldAct('console.exportShift');
  const shower = useHeldAct('console.showFile');
  const [format, setFormat] = useState<Format | null>(null);
  const [result, setResult] = useState<{ readonly path: string } | 'cancelled' | null>(null);
  const run = async (wanted: Format): Promise<void> => {
    setFormat(wanted);
    setResult(null);
    // `null` is both "refused" and "cancelled": a refusal leaves its error behind.
    const answer = await act.run({ shiftId: props.shiftId, format: wanted });
    setResult(answer ?? 'cancelled');
    setFormat(null);
  };
  const button = (wanted: Format): ReactNode => (
    <button
      type="button"
      className="btn btn-small"
      disabled={act.isBusy}
      onClick={() => void run(wanted)}
      data-testid={`shift-export-${wanted}`}
    >
      {format === wanted ? t('exporting') : t(wanted === 'pdf' ? 'exportPdf' : 'exportCsv')}
    </button>
  );
  return (
    <span className={classes.exports}>
      {button('pdf')}
      {button('csv')}
      {act.error !== null ? (
        <ErrorNote error={act.error} kept={false} />
      ) : result === 'cancelled' ? (
        <span className="dim" role="status">
          {t('cancelled')}
        </span>
      ) : result === null ? null : (
        <span className={classes.exported} role="status" data-testid="shift-exported">
          {t('exported', { path: result.path })}
          <button
            type="button"
            className="btn btn-small"
            onClick={() => void shower.run({ path: result.path })}
            data-testid="shift-show-file"
          >
            {t('showFile')}
          </button>
        </span>
      )}
      <ErrorNote error={shower.error} kept={false} />
    </span>
  );
}
