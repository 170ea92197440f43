import { type ReactNode, useRef } from 'react';
import type { ResponseSummary } from '../../../shared/contract/areas/responses';
import { useText } from '../../i18n';
import { ActFrame } from '../documents/ActForm';
import { FormAt, FormLine, FormText } from '../documents/fields';
import { useDeskForm } from '../parts/useDeskForm';
import { writtenMoment } from '../parts/WhenInput';
import { DecisionFields, TermsFields } from './fields';
import classes from './responses.module.css';
import { decisionInput, EMPTY_DECISION, type TermsValues } from './values';

type Props = { readonly response: ResponseSummary; readonly onClose: () => void };

/** Another level, a longer period, other measures: what stands is filled in, what is changed is recorded as one change. */
export function AdjustForm({ response, onClose }: Props): ReactNode {
  const t = useText('responses');
  const defaults = useRef({
    level: response.level as TermsValues['level'],
    at: '',
    period: response.period,
    endsAt: response.endsAt === null ? '' : writtenMoment(response.endsAt),
    measures: response.measures,
    reason: '',
    decision: EMPTY_DECISION,
  }).current;
  const desk = useDeskForm({
    name: 'response.adjust',
    draftKey: `response.adjust.${response.id}.${response.changes}`,
    defaults,
    toInput: (values, actId, reader) => ({
      responseId: response.id,
      actId,
      level: values.level as Exclude<TermsValues['level'], ''>,
      at: reader.near('at', values.at),
      period: values.period,
      // A time that was not touched keeps its seconds.
      endsAt: values.endsAt === defaults.endsAt ? response.endsAt : reader.future('endsAt', values.endsAt),
      measures: values.measures,
      reason: values.reason,
      decision: decisionInput(values.decision, reader),
    }),
  });
  return (
    <Frame
      label={t('adjustTitle')}
      testId="response-adjust"
      saveWord={t('adjustSave')}
      desk={desk}
      onClose={onClose}
    >
      <TermsFields desk={desk} />
      <FormLine
        desk={desk}
        path="reason"
        label={t('adjustReason')}
        testId="response-reason"
        className={classes.c12}
      />
      <DecisionFields desk={desk} />
    </Frame>
  );
}

/** The end of a response: whose decision, on what it rests, what is still to be done. */
export function EndForm({ response, onClose }: Props): ReactNode {
  const t = useText('responses');
  const defaults = useRef({ at: '', reason: '', measures: '', decision: EMPTY_DECISION }).current;
  const desk = useDeskForm({
    name: 'response.end',
    draftKey: `response.end.${response.id}`,
    defaults,
    toInput: (values, actId, reader) => ({
      responseId: response.id,
      actId,
      at: reader.near('at', values.at),
      reason: values.reason,
      measures: values.measures,
      decision: decisionInput(values.decision, reader),
    }),
  });
  return (
    <Frame
      label={t('endTitle')}
      testId="response-end"
      saveWord={t('endSave')}
      desk={desk}
      onClose={onClose}
      note={t('endHint')}
    >
      <FormLine
        desk={desk}
        path="reason"
        label={t('endReason')}
        testId="response-reason"
        className={classes.c8}
      />
      <FormAt
        desk={desk}
        path="at"
        label={t('at')}
        testId="response-at"
        direction="near"
        empty={t('atEmpty')}
        optional
        className={classes.c4}
      />
      <FormText
        desk={desk}
        path="measures"
        label={t('followUp')}
        testId="response-measures"
        rows={3}
        optional
        className={classes.c12}
      />
      <DecisionFields desk={desk} />
    </Frame>
  );
}

/** Recorded by mistake: only before a notice went out. */
export function WithdrawForm({ response, onClose }: Props): ReactNode {
  const t = useText('responses');
  const defaults = useRef({ reason: '' }).current;
  const desk = useDeskForm({
    name: 'response.withdraw',
    draftKey: `response.withdraw.${response.id}`,
    defaults,
    toInput: (values) => ({ responseId: response.id, reason: values.reason }),
  });
  return (
    <Frame
      label={t('withdrawTitle')}
      testId="response-withdraw"
      saveWord={t('withdrawSave')}
      desk={desk}
      onClose={onClose}
    >
      <FormLine
        desk={desk}
        path="reason"
        label={t('withdrawReason')}
        testId="response-reason"
        className={classes.c12}
      />
    </Frame>
  );
}

function Frame(props: {
  readonly label: string;
  readonly testId: string;
  readonly saveWord: string;
  readonly note?: string;
  readonly desk: {
    readonly isSaving: boolean;
    readonly error: unknown;
    submit(): Promise<unknown>;
  };
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { desk } = props;
  return (
    <ActFrame
      label={props.label}
      testId={props.testId}
      saveWord={props.saveWord}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={props.onClose}
    >
      <div className={classes.grid}>
        <div className={`${classes.c12} ${classes.formHead}`}>
          <h2>{props.label}</h2>
          {props.note === undefined ? null : <span className="dim">{props.note}</span>}
        </div>
        {props.children}
      </div>
    </ActFrame>
  );
}
