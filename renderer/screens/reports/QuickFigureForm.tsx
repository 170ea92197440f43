import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { IncidentFacts } from '../../../shared/domain/incidentFacts';
import { readQuickFigure } from '../../../shared/reports/quickFigure';
import { isComposingKey, useHotkey } from '../../app/hotkeys';
import { ErrorNote, Kbd } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './reports.module.css';

const EMPTY = { typed: '', reason: '' };

/** One changed figure in one line, `转移26 枫坪镇`: it is recorded with its time and source, and the draft takes it in. */
export function QuickFigureForm(props: {
  readonly facts: IncidentFacts;
  readonly onRecorded: () => void;
}): ReactNode {
  const { facts, onRecorded } = props;
  const t = useText('reports');
  const draft = useDraft(`report.figure.${facts.incidentId}`, EMPTY);
  const act = useHeldAct('incident.updateFacts');
  const [isUnread, setUnread] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useHotkey('Alt+F', () => input.current?.focus());
  const needsReason = act.error?.error.code === 'figure_falls' || draft.value.reason !== '';
  const save = async (): Promise<void> => {
    const read = readQuickFigure(draft.value.typed);
    setUnread(read === null);
    if (read === null) return;
    const source = read.source === '' ? facts.callerUnit || facts.source : read.source;
    const { reason } = draft.value;
    const saved = await act.run({
      incidentId: facts.incidentId,
      actId: crypto.randomUUID(),
      figures: { [read.figure]: read.value },
      source,
      ...(reason === '' ? {} : { reason }),
    });
    if (saved === null) return;
    draft.drop();
    onRecorded();
  };
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || isComposingKey(event.nativeEvent)) return;
    event.preventDefault();
    void save();
  };
  return (
    <div className={classes.quick} data-testid="quick-figure">
      <Field label={t('quick')} hint={t('quickHint')} problem={isUnread ? 'not_taken' : undefined}>
        {(ids) => (
          <input
            {...ids}
            ref={input}
            className="field"
            autoComplete="off"
            value={draft.value.typed}
            onChange={(event) => draft.set({ typed: event.target.value })}
            onKeyDown={onEnter}
            data-testid="quick-figure-input"
          />
        )}
      </Field>
      {needsReason ? (
        <Field label={t('quickReason')}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              value={draft.value.reason}
              onChange={(event) => draft.set({ reason: event.target.value })}
              onKeyDown={onEnter}
              data-testid="quick-figure-reason"
            />
          )}
        </Field>
      ) : null}
      <button
        type="button"
        className="btn btn-small"
        disabled={act.isBusy}
        onClick={() => void save()}
        data-testid="quick-figure-save"
      >
        {t('quickSave')} <Kbd>Enter</Kbd>
      </button>
      <Kbd>Alt+F</Kbd>
      <ErrorNote error={act.error} />
    </div>
  );
}
