import type { ReactNode } from 'react';
import { REVISION_REASONS, type RevisionReason } from '../../../shared/domain/facts/plans';
import { REASON_WORDS } from '../../../shared/wording/planLines';
import { deskNow } from '../../app/clock';
import { useDesk } from '../../bridge/hooks';
import { useLocale, useText } from '../../i18n';
import { ActFrame } from '../documents/ActForm';
import documents from '../documents/documents.module.css';
import { FormAt, FormLine, FormText } from '../documents/fields';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { useDeskForm } from '../parts/useDeskForm';
import { useHeldAct } from '../parts/useHeldAct';

type Closing = { readonly onClose: () => void };
type OfRevision = Closing & { readonly planId: string; readonly revision: number };

/** The draft becomes the next revision: why, and from the second on which of the six legal reasons. */
export function SubmitForm(
  props: Closing & { readonly planId: string; readonly isFirst: boolean },
): ReactNode {
  const { planId, isFirst } = props;
  const t = useText('plans');
  const locale = useLocale();
  const draft = useDesk('plan.draftGet', { planId });
  const desk = useDeskForm<'plan.submit', { why: string; reason: '' | RevisionReason }>({
    name: 'plan.submit',
    draftKey: `plan.submit.${planId}`,
    defaults: { why: '', reason: '' },
    toInput: ({ why, reason }) => ({
      planId,
      text: draft.data?.text ?? '',
      why,
      reason: reason === '' ? null : reason,
    }),
  });
  return (
    <ActFrame
      label={t('act_submit')}
      testId="plan-submit"
      saveWord={t('act_submit')}
      isSaving={desk.isSaving || draft.data === undefined}
      error={desk.error ?? draft.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={props.onClose}
    >
      {isFirst ? null : (
        <Field label={t('reason')} problem={desk.problem('reason')} className={documents.half}>
          {(ids) => (
            <FormSelect {...ids} form={desk.form} path="reason" data-testid="plan-submit-reason">
              <option value="">{t('reasonChoose')}</option>
              {REVISION_REASONS.map((reason) => (
                <option key={reason} value={reason}>
                  {REASON_WORDS[reason][locale]}
                </option>
              ))}
            </FormSelect>
          )}
        </Field>
      )}
      <FormText
        desk={desk}
        path="why"
        label={t('whyField')}
        testId="plan-submit-why"
        hint={t('whyHint')}
        className={isFirst ? documents.full : documents.half}
      />
    </ActFrame>
  );
}

export function ReviewForm({ planId, revision, onClose }: OfRevision): ReactNode {
  const t = useText('plans');
  const desk = useDeskForm({
    name: 'plan.review',
    draftKey: `plan.review.${planId}.${revision}`,
    defaults: { note: '' },
    toInput: ({ note }) => ({ planId, revision, note }),
  });
  return (
    <ActFrame
      label={t('act_review')}
      testId="plan-review"
      saveWord={t('reviewSave', { revision })}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={onClose}
    >
      <FormText
        desk={desk}
        path="note"
        label={t('reviewNote')}
        testId="plan-review-note"
        optional
        hint={t('reviewHint')}
        className={documents.full}
      />
    </ActFrame>
  );
}

/** Asked once, since it takes the standing revision out of force. */
export function ForceForm(props: OfRevision & { readonly standing: number | null }): ReactNode {
  const { planId, revision, standing } = props;
  const t = useText('plans');
  const act = useHeldAct('plan.putInForce');
  return (
    <ActFrame
      label={t('act_force')}
      testId="plan-force"
      saveWord={t('forceSave', { revision })}
      isSaving={act.isBusy}
      error={act.error}
      onSave={async () => (await act.run({ planId, revision })) !== null}
      onClose={props.onClose}
    >
      <p className={documents.full}>
        {standing === null ? t('forceFirst', { revision }) : t('forceSure', { revision, standing })}
      </p>
    </ActFrame>
  );
}

export function FileForm({ planId, revision, onClose }: OfRevision): ReactNode {
  const t = useText('plans');
  const desk = useDeskForm({
    name: 'plan.file',
    draftKey: `plan.file.${planId}.${revision}`,
    defaults: { filedAt: '', number: '' },
    toInput: ({ filedAt, number }, _id, reader) => ({
      planId,
      revision,
      filedAt: reader.past('filedAt', filedAt) ?? deskNow(),
      number,
    }),
  });
  return (
    <ActFrame
      label={t('act_file')}
      testId="plan-file"
      saveWord={t('fileSave', { revision })}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={onClose}
    >
      <FormAt
        desk={desk}
        path="filedAt"
        label={t('filedAt')}
        testId="plan-file-at"
        direction="past"
        className={documents.half}
      />
      <FormLine
        desk={desk}
        path="number"
        label={t('filedNumber')}
        testId="plan-file-number"
        optional
        className={documents.half}
      />
    </ActFrame>
  );
}

export function RetireForm(props: Closing & { readonly planId: string }): ReactNode {
  const { planId } = props;
  const t = useText('plans');
  const desk = useDeskForm({
    name: 'plan.retire',
    draftKey: `plan.retire.${planId}`,
    defaults: { why: '' },
    toInput: ({ why }) => ({ planId, why }),
  });
  return (
    <ActFrame
      label={t('act_retire')}
      testId="plan-retire-form"
      saveWord={t('act_retire')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={props.onClose}
    >
      <FormText
        desk={desk}
        path="why"
        label={t('retireWhy')}
        testId="plan-retire-why"
        hint={t('retireHint')}
        className={documents.full}
      />
    </ActFrame>
  );
}
