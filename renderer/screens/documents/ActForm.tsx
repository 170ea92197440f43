import { type ReactNode, useState } from 'react';
import type { DocumentEntry } from '../../../shared/contract/areas/register';
import { type HandlingAct, type Outcome, VOID_REASONS } from '../../../shared/domain/documents';
import { documentLabels } from '../../../shared/wording/documentLabels';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useSaveKey } from '../parts/useSaveKey';
import classes from './documents.module.css';
import { FormAt, FormLine, FormSegments, FormText, FormWay, OWNERS } from './fields';

type FrameProps = {
  readonly label: string;
  readonly testId: string;
  readonly saveWord: string;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly onSave: () => Promise<boolean>;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A small form inside the detail: the first field has the focus, Ctrl+Enter saves, Esc closes and keeps what was typed. */
export function ActFrame(props: FrameProps): ReactNode {
  const common = useText('common');
  const box = useFocusFirst<HTMLElement>();
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    if (await props.onSave()) props.onClose();
  };
  useSaveKey(box, () => void save());
  return (
    <section ref={box} className={classes.actForm} aria-label={props.label} data-testid={props.testId}>
      {props.children}
      <div className={`${classes.full} ${classes.actions}`}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={props.isSaving}
          onClick={() => void save()}
          data-testid={`${props.testId}-save`}
        >
          {props.isSaving ? common('saving') : props.saveWord} <Kbd>Ctrl+Enter</Kbd>
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
        <ErrorNote error={props.error} />
      </div>
    </section>
  );
}

type ActProps = { readonly entry: DocumentEntry; readonly onClose: () => void };

/** Told to a leader with his words, passed on, or something else done with it. */
export function HandleForm(
  props: ActProps & { readonly act: HandlingAct; readonly leader: string },
): ReactNode {
  const { entry, act } = props;
  const t = useText('documents');
  const words = documentLabels(useLocale()).handling;
  const desk = useDeskForm({
    name: 'document.handle',
    draftKey: `document.${act}.${entry.id}`,
    defaults: { who: act === 'reported' ? props.leader : '', way: 'phone' as const, at: '', words: '' },
    toInput: (values, actId, reader) => ({
      actId,
      documentId: entry.id,
      act,
      who: values.who,
      way: values.way,
      at: reader.past('at', values.at),
      words: values.words,
    }),
  });
  const who = { reported: 'leader', forwarded: 'forwardTo', noted: 'handledBy' } as const;
  const what = { reported: 'words', forwarded: 'forwardWords', noted: 'noteWords' } as const;
  return (
    <ActFrame
      label={words[act]}
      testId="document-handle"
      saveWord={words[act]}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={props.onClose}
    >
      <FormLine
        desk={desk}
        path="who"
        label={t(who[act])}
        testId="document-who"
        list={OWNERS}
        className={classes.third}
      />
      <FormWay desk={desk} path="way" label={t('way')} testId="document-act-way" className={classes.third} />
      <FormAt
        desk={desk}
        path="at"
        label={t('actAt')}
        testId="document-act-at"
        direction="past"
        className={classes.third}
      />
      {entry.confidential ? null : (
        <FormText
          desk={desk}
          path="words"
          label={t(what[act])}
          testId="document-words"
          optional
          className={classes.full}
        />
      )}
    </ActFrame>
  );
}

/** How it ended: answered by whom, to whom and how; handled; filed; or, of what was sent, chased no more. */
export function FinishForm({ entry, onClose }: ActProps): ReactNode {
  const t = useText('documents');
  const words = documentLabels(useLocale()).outcome;
  const isIn = entry.direction === 'incoming';
  const first: Exclude<Outcome, 'signed'> = !isIn
    ? 'closed'
    : entry.demand === 'handle'
      ? 'handled'
      : 'answered';
  const desk = useDeskForm({
    name: 'document.finish',
    draftKey: `document.finish.${entry.id}`,
    defaults: {
      outcome: first as Exclude<Outcome, 'signed'>,
      by: '',
      receiver: '',
      way: entry.way === 'platform' ? ('platform' as const) : ('fax' as const),
      at: '',
      result: '',
    },
    toInput: (values, _id, reader) => ({
      documentId: entry.id,
      outcome: values.outcome,
      by: values.by,
      receiver: values.outcome === 'answered' && !entry.confidential ? values.receiver : '',
      way: values.way,
      at: reader.past('at', values.at),
      result: entry.confidential ? '' : values.result,
    }),
  });
  const outcome = desk.form.watch('outcome');
  const isAnswer = outcome === 'answered';
  return (
    <ActFrame
      label={t('finish')}
      testId="document-finish"
      saveWord={words[outcome]}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={onClose}
    >
      {isIn ? (
        <FormSegments
          desk={desk}
          path="outcome"
          label={t('outcome')}
          testId="document-outcome"
          className={classes.half}
          options={(['answered', 'handled', 'filed'] as const).map((value) => ({
            value,
            label: words[value],
          }))}
        />
      ) : null}
      <FormAt
        desk={desk}
        path="at"
        label={t('finishedAt')}
        testId="document-finished-at"
        direction="past"
        className={classes.half}
      />
      {isIn ? (
        <FormLine
          desk={desk}
          path="by"
          label={t('by')}
          testId="document-by"
          list={OWNERS}
          optional
          className={classes.third}
        />
      ) : null}
      {isAnswer ? (
        <FormWay
          desk={desk}
          path="way"
          label={t('way')}
          testId="document-finish-way"
          className={classes.third}
        />
      ) : null}
      {isAnswer && !entry.confidential ? (
        <FormLine
          desk={desk}
          path="receiver"
          label={t('receiver')}
          testId="document-receiver"
          optional
          className={classes.third}
        />
      ) : null}
      {entry.confidential ? null : (
        <FormText
          desk={desk}
          path="result"
          label={t(isIn ? 'result' : 'closeReason')}
          testId="document-result"
          optional={isIn}
          className={classes.full}
        />
      )}
    </ActFrame>
  );
}

/** Taking an entry out of use; its number stays taken. */
export function VoidForm({ entry, onClose }: ActProps): ReactNode {
  const t = useText('documents');
  const words = documentLabels(useLocale()).voidReason;
  const desk = useDeskForm({
    name: 'document.void',
    draftKey: `document.void.${entry.id}`,
    defaults: { reason: 'duplicate' as const, note: '' },
    toInput: (values, entryId) => ({
      entryId,
      documentId: entry.id,
      reason: values.reason,
      note: entry.confidential ? '' : values.note,
    }),
  });
  return (
    <ActFrame
      label={t('void')}
      testId="document-void"
      saveWord={t('voidSave')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={onClose}
    >
      <Field label={t('voidReason')} problem={desk.problem('reason')} className={classes.third}>
        {(ids) => (
          <FormSelect {...ids} form={desk.form} path="reason" data-testid="document-void-reason">
            {VOID_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {words[reason]}
              </option>
            ))}
          </FormSelect>
        )}
      </Field>
      {entry.confidential ? null : (
        <FormLine desk={desk} path="note" label={t('voidNote')} testId="document-void-note" optional />
      )}
      <p className={`${classes.full} ${classes.quiet}`}>{t('voidKeeps')}</p>
    </ActFrame>
  );
}

/** Which of the small forms is open below an entry. */
export type OpenAct = HandlingAct | 'finish' | 'correct' | 'void' | null;

export function useOpenAct(): readonly [OpenAct, (act: OpenAct) => void] {
  return useState<OpenAct>(null);
}
