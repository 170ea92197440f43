import { type ReactNode, useState } from 'react';
import type { Instruction } from '../../../shared/contract/models';
import { labels } from '../../../shared/wording/labels';
import { useEscape } from '../../app/hotkeys';
import { Countdown, ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './log.module.css';

const EMPTY = { result: '' };

function DoneForm(props: { readonly instruction: Instruction; readonly onClose: () => void }): ReactNode {
  const { instruction, onClose } = props;
  const t = useText('log');
  const common = useText('common');
  const draft = useDraft(`instruction.done.${instruction.id}`, EMPTY);
  const act = useHeldAct('instruction.done');
  const [isEmpty, setEmpty] = useState(false);
  const box = useFocusFirst<HTMLDivElement>();
  useEscape(onClose);
  const save = async (): Promise<void> => {
    setEmpty(draft.value.result.trim() === '');
    if (draft.value.result.trim() === '') return;
    const done = await act.run({ instructionId: instruction.id, result: draft.value.result });
    if (done === null) return;
    draft.drop();
    onClose();
  };
  return (
    <div ref={box} className={classes.form}>
      <Field label={t('doneResult')} problem={isEmpty ? 'empty' : undefined}>
        {(ids) => (
          <textarea
            {...ids}
            className="field"
            rows={2}
            value={draft.value.result}
            onChange={(event) => draft.set({ result: event.target.value })}
            data-testid="instruction-result"
          />
        )}
      </Field>
      <ErrorNote error={act.error} />
      <div className={classes.detailActions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="instruction-done-save"
        >
          {act.isBusy ? common('saving') : t('doneSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={onClose}>
          {common('cancel')}
        </button>
      </div>
    </div>
  );
}

/** Owner, due time and result of an instruction, with the way to close it. */
export function InstructionState({ instruction }: { readonly instruction: Instruction }): ReactNode {
  const t = useText('log');
  const words = labels(useLocale());
  const [isClosing, setClosing] = useState(false);
  return (
    <div className={classes.instruction} data-testid="instruction" data-done={instruction.doneAt !== null}>
      <div className={classes.instructionHead}>
        <b>{instruction.leader}</b>
        <span className="dim">{words.decisionWay[instruction.way]}</span>
        <span>{t('ownerIs', { name: instruction.owner })}</span>
        {instruction.doneAt !== null ? (
          <span>
            {t('doneAt')} <Time at={instruction.doneAt} />
          </span>
        ) : instruction.dueAt === null ? null : (
          <Countdown dueAt={instruction.dueAt} />
        )}
        {instruction.doneAt === null && !isClosing ? (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setClosing(true)}
            data-testid="instruction-done"
          >
            {t('done')}
          </button>
        ) : null}
      </div>
      {instruction.result === '' ? null : (
        <p>
          <span className="dim">{t('doneResult')}</span> {instruction.result}
        </p>
      )}
      {isClosing ? <DoneForm instruction={instruction} onClose={() => setClosing(false)} /> : null}
    </div>
  );
}
