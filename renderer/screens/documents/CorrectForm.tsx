import { type ReactNode, useRef } from 'react';
import type { DocumentEntry } from '../../../shared/contract/areas/register';
import { useText } from '../../i18n';
import { useDeskForm } from '../parts/useDeskForm';
import { ActFrame } from './ActForm';
import { PaperFields } from './DocumentForm';
import classes from './documents.module.css';
import { FormLine, UNITS } from './fields';
import { commonInput, type DocumentValues, sameOrRead, valuesOf } from './values';

/** The entry as it stands, to be changed; what differs is recorded beside what stood there. */
export function CorrectForm(props: {
  readonly entry: DocumentEntry;
  readonly onClose: () => void;
}): ReactNode {
  const { entry } = props;
  const t = useText('documents');
  const isIn = entry.direction === 'incoming';
  const defaults = useRef<DocumentValues>(valuesOf(entry)).current;
  const desk = useDeskForm<'document.correct', DocumentValues>({
    name: 'document.correct',
    draftKey: `document.correct.${entry.id}.${entry.corrections}`,
    defaults,
    toInput: (values, entryId, reader) => ({
      ...commonInput(values, reader),
      entryId,
      documentId: entry.id,
      unit: isIn ? values.unit : '',
      at: sameOrRead(entry.at, values.at, () => reader.past('at', values.at)) ?? entry.at,
      dueAt: sameOrRead(entry.dueAt, values.dueAt, () => reader.near('dueAt', values.dueAt)),
      demand: values.demand,
      demandText: values.demandText,
      reason: values.reason,
    }),
  });
  return (
    <ActFrame
      label={t('correct')}
      testId="document-correct"
      saveWord={t('correctSave')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={props.onClose}
    >
      <div className={`${classes.full} ${classes.correctGrid}`}>
        {isIn && !entry.confidential ? (
          <FormLine
            desk={desk}
            path="unit"
            label={t('unit')}
            testId="correct-unit"
            list={UNITS}
            className={classes.c6}
          />
        ) : null}
        <FormLine
          desk={desk}
          path="docNumber"
          label={t('docNumber')}
          testId="correct-docNumber"
          optional
          className={classes.c6}
        />
        {entry.confidential ? null : (
          <FormLine
            desk={desk}
            path="title"
            label={t('docTitle')}
            testId="correct-title"
            className={classes.c12}
          />
        )}
        <PaperFields desk={desk as never} direction={entry.direction} isConfidential={entry.confidential} />
      </div>
      <FormLine
        desk={desk}
        path="reason"
        label={t('reason')}
        testId="correct-reason"
        placeholder={t('reasonHint')}
        hint={t('correctNote')}
        className={classes.full}
      />
    </ActFrame>
  );
}
