import { type ReactNode, useId } from 'react';
import { type DraftField, fieldState } from '../../../shared/reports/draftFields';
import { useText } from '../../i18n';
import classes from './reports.module.css';

/** About how many lines a text fills, so that all of it is seen. */
const rowsOf = (text: string): number =>
  Math.min(
    9,
    Math.max(1, ...[text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 44), 0)]),
  );

/** One part of a report: its text, whether a hand wrote on it, and what would be drafted from the facts of now. */
export function EditorField(props: {
  readonly field: DraftField;
  readonly label: string;
  readonly base: string;
  readonly typed: string;
  readonly fresh: string;
  readonly onText: (text: string) => void;
  readonly onRedraft: () => void;
}): ReactNode {
  const { field, label, base, typed, fresh } = props;
  const t = useText('reports');
  const id = useId();
  const state = fieldState(base, typed, fresh);
  const isOutdated = state === 'outdated' || state === 'both';
  return (
    <div className={classes.part} data-testid={`report-part-${field}`} data-state={state}>
      <div className={classes.partHead}>
        <label htmlFor={id}>{label}</label>
        {state === 'edited' || state === 'both' ? <span className="tag">{t('edited')}</span> : null}
        {isOutdated ? (
          <button
            type="button"
            className="btn btn-small"
            onClick={props.onRedraft}
            data-testid={`report-redraft-${field}`}
          >
            {t('redraft')}
          </button>
        ) : null}
      </div>
      <textarea
        id={id}
        className="field"
        rows={rowsOf(typed)}
        value={typed}
        onChange={(event) => props.onText(event.target.value)}
        data-testid={`report-${field}`}
      />
      {isOutdated ? (
        <p className={classes.fresh}>
          <span className="dim">{t('wouldBe')}</span> {fresh === '' ? t('nothing') : fresh}
        </p>
      ) : null}
    </div>
  );
}
