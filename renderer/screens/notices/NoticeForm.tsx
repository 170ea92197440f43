import type { ReactNode } from 'react';
import type { Notice } from '../../../shared/contract/areas/notices';
import { RENEWALS, type Renewal } from '../../../shared/domain/documents';
import { documentLabels } from '../../../shared/wording/documentLabels';
import { useLocale, useText } from '../../i18n';
import { ActFrame } from '../documents/ActForm';
import documents from '../documents/documents.module.css';
import { FormAt, FormLine, FormSegments, FormText } from '../documents/fields';
import { type DeskForm, useDeskForm } from '../parts/useDeskForm';
import { writtenMoment } from '../parts/WhenInput';

type Values = { title: string; text: string; validFrom: string; validUntil: string; renew: Renewal };
type Desk = DeskForm<'notice.issue', Values>;

function Fields({ desk }: { readonly desk: Desk }): ReactNode {
  const t = useText('notices');
  const words = documentLabels(useLocale()).renewal;
  return (
    <>
      <FormLine desk={desk} path="title" label={t('name')} testId="notice-title" className={documents.half} />
      <FormSegments
        desk={desk}
        path="renew"
        label={t('renew')}
        testId="notice-renew"
        className={documents.half}
        options={RENEWALS.map((value) => ({ value, label: words[value] }))}
      />
      <FormText
        desk={desk}
        path="text"
        label={t('text')}
        testId="notice-text"
        rows={6}
        className={documents.full}
      />
      <FormAt
        desk={desk}
        path="validFrom"
        label={t('validFrom')}
        testId="notice-from"
        direction="near"
        empty={t('fromNow')}
        optional
        className={documents.third}
      />
      <FormAt
        desk={desk}
        path="validUntil"
        label={t('validUntil')}
        testId="notice-until"
        direction="future"
        empty={t('untilFurther')}
        optional
        className={documents.third}
      />
    </>
  );
}

/** A new standing order. */
export function IssueForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText('notices');
  const desk = useDeskForm<'notice.issue', Values>({
    name: 'notice.issue',
    draftKey: 'notice',
    defaults: { title: '', text: '', validFrom: '', validUntil: '', renew: 'year' },
    toInput: (values, noticeId, reader) => ({
      noticeId,
      title: values.title,
      text: values.text,
      validFrom: reader.near('validFrom', values.validFrom),
      validUntil: reader.future('validUntil', values.validUntil),
      renew: values.renew,
    }),
  });
  return (
    <ActFrame
      label={t('new')}
      testId="notice-issue"
      saveWord={t('issue')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={onClose}
    >
      <Fields desk={desk} />
    </ActFrame>
  );
}

/** The next version of one that stands. */
export function ReviseForm(props: { readonly notice: Notice; readonly onClose: () => void }): ReactNode {
  const { notice } = props;
  const t = useText('notices');
  const desk = useDeskForm<'notice.revise', Values>({
    name: 'notice.revise',
    draftKey: `notice.revise.${notice.id}.${notice.version}`,
    defaults: {
      title: notice.title,
      text: notice.text,
      validFrom: '',
      validUntil: notice.validUntil === null ? '' : writtenMoment(notice.validUntil),
      renew: notice.renew,
    },
    toInput: (values, _id, reader) => ({
      noticeId: notice.id,
      version: notice.version,
      title: values.title,
      text: values.text,
      validFrom: reader.near('validFrom', values.validFrom),
      validUntil: reader.future('validUntil', values.validUntil),
      renew: values.renew,
    }),
  });
  return (
    <ActFrame
      label={t('revise')}
      testId="notice-revise"
      saveWord={t('reviseSave', { version: notice.version + 1 })}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={props.onClose}
    >
      <Fields desk={desk as unknown as Desk} />
      <p className={`${documents.full} ${documents.quiet}`}>{t('reviseNote')}</p>
    </ActFrame>
  );
}

/** Taking one out of force, with the reason. */
export function WithdrawForm(props: { readonly notice: Notice; readonly onClose: () => void }): ReactNode {
  const t = useText('notices');
  const desk = useDeskForm({
    name: 'notice.withdraw',
    draftKey: `notice.withdraw.${props.notice.id}`,
    defaults: { reason: '' },
    toInput: (values) => ({ noticeId: props.notice.id, reason: values.reason }),
  });
  return (
    <ActFrame
      label={t('withdraw')}
      testId="notice-withdraw"
      saveWord={t('withdrawSave')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={props.onClose}
    >
      <FormLine
        desk={desk}
        path="reason"
        label={t('withdrawReason')}
        testId="notice-withdraw-reason"
        className={documents.full}
      />
    </ActFrame>
  );
}
