import { type ReactNode, useEffect } from 'react';
import type { PostCheck } from '../../../shared/contract/areas/checks';
import {
  CHECK_RESULTS,
  CHECK_TYPES,
  type CheckResult,
  type CheckType,
} from '../../../shared/domain/documents';
import { resultOf } from '../../../shared/rules/checks';
import { documentLabels } from '../../../shared/wording/documentLabels';
import { useLocale, useText } from '../../i18n';
import { ActFrame } from '../documents/ActForm';
import documents from '../documents/documents.module.css';
import { FormAt, FormLine, FormSegments, FormWay } from '../documents/fields';
import { useDeskForm } from '../parts/useDeskForm';
import { type CheckTarget, phoneOf } from './CheckRow';

type Answered = Exclude<CheckResult, 'no_answer'>;
const ANSWERED = CHECK_RESULTS.filter((one): one is Answered => one !== 'no_answer');
type Values = {
  answeredBy: string;
  onDuty: 'yes' | 'no';
  result: Answered;
  phone: string;
  at: string;
  answers: string[];
  note: string;
};

/** Who took it, whether he is on the shift, what he knew; the result follows from that and may be put otherwise. */
export function ConcludeForm(props: {
  readonly target: CheckTarget;
  readonly questions: readonly string[];
  readonly onClose: () => void;
}): ReactNode {
  const { target, questions } = props;
  const t = useText('checks');
  const words = documentLabels(useLocale()).checkResult;
  const calls = target.check?.attempts.length ?? 0;
  const desk = useDeskForm<'check.conclude', Values>({
    name: 'check.conclude',
    draftKey: `check.${target.checkId}`,
    defaults: {
      answeredBy: '',
      onDuty: 'yes',
      result: resultOf(calls, true),
      phone: phoneOf(target),
      at: '',
      answers: questions.map(() => ''),
      note: '',
    },
    toInput: (values, _id, reader) => ({
      checkId: target.checkId,
      roundId: target.roundId,
      type: target.type,
      unitId: target.unit.id,
      phone: values.phone,
      at: reader.past('at', values.at),
      result: values.result,
      answeredBy: values.answeredBy,
      onDuty: values.result === 'equipment_fault' ? null : values.onDuty === 'yes',
      answers: questions.map((question, at) => ({ question, answer: values.answers[at] ?? '' })),
      note: values.note,
    }),
  });
  const onDuty = desk.form.watch('onDuty');
  const { setValue, getValues } = desk.form;
  useEffect(() => {
    if (getValues('result') !== 'equipment_fault') setValue('result', resultOf(calls, onDuty === 'yes'));
  }, [calls, onDuty, setValue, getValues]);
  return (
    <ActFrame
      label={`${target.unit.name} ${t('answered')}`}
      testId="check-conclude"
      saveWord={t('save')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={props.onClose}
    >
      <FormLine
        desk={desk}
        path="answeredBy"
        label={t('answeredBy')}
        testId="check-answered-by"
        className={documents.third}
      />
      <FormSegments
        desk={desk}
        path="onDuty"
        label={t('onDuty')}
        testId="check-on-duty"
        className={documents.third}
        options={[
          { value: 'yes', label: t('isOnDuty') },
          { value: 'no', label: t('isNotOnDuty') },
        ]}
      />
      <FormAt
        desk={desk}
        path="at"
        label={t('at')}
        testId="check-at"
        direction="past"
        className={documents.third}
      />
      {questions.map((question, at) => (
        <FormLine
          key={question}
          desk={desk}
          path={`answers.${at}` as const}
          label={question}
          testId={`check-answer-${at}`}
          optional
          className={documents.third}
        />
      ))}
      <FormSegments
        desk={desk}
        path="result"
        label={t('result')}
        testId="check-result"
        className={documents.full}
        options={ANSWERED.map((value) => ({ value, label: words[value] }))}
      />
      <FormLine
        desk={desk}
        path="phone"
        label={t('phone')}
        testId="check-phone"
        optional
        className={documents.third}
      />
      <FormLine
        desk={desk}
        path="note"
        label={t('note')}
        testId="check-note"
        optional
        className={documents.half}
      />
    </ActFrame>
  );
}

/** The post is lost and its leader was told. */
export function LostForm(props: {
  readonly check: PostCheck;
  readonly leader: string;
  readonly phone: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('checks');
  const desk = useDeskForm({
    name: 'check.lost',
    draftKey: `check.lost.${props.check.id}`,
    defaults: { informed: `${props.leader} ${props.phone}`.trim(), way: 'phone' as const, at: '', words: '' },
    toInput: (values, _id, reader) => ({
      checkId: props.check.id,
      informed: values.informed,
      way: values.way,
      at: reader.past('at', values.at),
      words: values.words,
    }),
  });
  return (
    <ActFrame
      label={t('tellLeader')}
      testId="check-lost"
      saveWord={t('lostSave')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={props.onClose}
    >
      <FormLine
        desk={desk}
        path="informed"
        label={t('informed')}
        testId="check-informed"
        className={documents.third}
      />
      <FormWay desk={desk} path="way" label={t('way')} testId="check-lost-way" className={documents.third} />
      <FormAt
        desk={desk}
        path="at"
        label={t('at')}
        testId="check-lost-at"
        direction="past"
        className={documents.third}
      />
      <FormLine
        desk={desk}
        path="words"
        label={t('words')}
        testId="check-lost-words"
        optional
        className={documents.full}
      />
    </ActFrame>
  );
}

/** A superior checked this room. */
export function ReceivedForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText('checks');
  const words = documentLabels(useLocale());
  const desk = useDeskForm({
    name: 'check.receive',
    draftKey: 'check.received',
    defaults: {
      unit: '',
      type: 'phone' as CheckType,
      caller: '',
      at: '',
      answeredBy: '',
      questions: '',
      result: 'normal' as CheckResult,
      note: '',
    },
    toInput: (values, checkId, reader) => ({
      checkId,
      unit: values.unit,
      type: values.type,
      caller: values.caller,
      at: reader.past('at', values.at),
      answeredBy: values.answeredBy,
      questions: values.questions,
      result: values.result,
      note: values.note,
    }),
  });
  return (
    <ActFrame
      label={t('received')}
      testId="check-received"
      saveWord={t('receivedSave')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={onClose}
    >
      <FormLine
        desk={desk}
        path="unit"
        label={t('receivedUnit')}
        testId="received-unit"
        className={documents.third}
      />
      <FormLine
        desk={desk}
        path="caller"
        label={t('receivedCaller')}
        testId="received-caller"
        optional
        className={documents.third}
      />
      <FormAt
        desk={desk}
        path="at"
        label={t('at')}
        testId="received-at"
        direction="past"
        className={documents.third}
      />
      <FormSegments
        desk={desk}
        path="type"
        label={t('extraType')}
        testId="received-type"
        className={documents.full}
        options={CHECK_TYPES.map((value) => ({ value, label: words.checkType[value] }))}
      />
      <FormLine
        desk={desk}
        path="answeredBy"
        label={t('receivedBy')}
        testId="received-by"
        optional
        className={documents.third}
      />
      <FormLine
        desk={desk}
        path="questions"
        label={t('questions')}
        testId="received-questions"
        optional
        className={documents.half}
      />
      <FormSegments
        desk={desk}
        path="result"
        label={t('result')}
        testId="received-result"
        className={documents.full}
        options={CHECK_RESULTS.map((value) => ({ value, label: words.checkResult[value] }))}
      />
      <FormLine
        desk={desk}
        path="note"
        label={t('note')}
        testId="received-note"
        optional
        className={documents.half}
      />
    </ActFrame>
  );
}

/** A round that is not made, with the reason. */
export function SkipForm(props: { readonly roundId: string; readonly onClose: () => void }): ReactNode {
  const t = useText('checks');
  const desk = useDeskForm({
    name: 'check.skipRound',
    draftKey: `check.skip.${props.roundId}`,
    defaults: { reason: '' },
    toInput: (values) => ({ roundId: props.roundId, reason: values.reason }),
  });
  return (
    <ActFrame
      label={t('skip')}
      testId="check-skip"
      saveWord={t('skipSave')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={props.onClose}
    >
      <FormLine
        desk={desk}
        path="reason"
        label={t('skipReason')}
        testId="check-skip-reason"
        className={documents.full}
      />
    </ActFrame>
  );
}
