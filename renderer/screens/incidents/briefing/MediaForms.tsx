import { type ReactNode, useState } from 'react';
import type { BriefingPage, MediaContact, MediaLine } from '../../../../shared/contract/areas/briefing';
import { useEscape } from '../../../app/hotkeys';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { Field } from '../../parts/Field';
import { Segments } from '../../parts/Segments';
import { useDeskForm } from '../../parts/useDeskForm';
import { useFocusFirst } from '../../parts/useFocusFirst';
import { useSaveKey } from '../../parts/useSaveKey';
import { FormWhen, writtenMoment } from '../../parts/WhenInput';
import classes from './briefing.module.css';

type Asked = {
  outlet: string;
  reporter: string;
  phone: string;
  question: string;
  receivedAt: string;
  pressDueAt: string;
};
const TEXTS = ['outlet', 'reporter', 'phone'] as const;

function Acts(props: {
  readonly isBusy: boolean;
  readonly word: string;
  readonly testId: string;
  readonly onSave: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const common = useText('common');
  return (
    <div className={classes.actions}>
      <button
        type="button"
        className="btn btn-primary btn-small"
        disabled={props.isBusy}
        onClick={props.onSave}
        data-testid={props.testId}
      >
        {props.isBusy ? common('saving') : props.word}
      </button>
      <button type="button" className="btn btn-small" onClick={props.onClose}>
        {common('cancel')}
      </button>
    </div>
  );
}

/** A question of the press: who asks what, and until when they need it. Taken from a line of the log when there is one. */
export function AskedForm(props: {
  readonly incidentId: string;
  readonly line: MediaLine | null;
  readonly onClose: () => void;
}): ReactNode {
  const { incidentId, line, onClose } = props;
  const t = useText('briefing');
  const box = useFocusFirst<HTMLDivElement>();
  const desk = useDeskForm<'briefing.recordMedia', Asked>({
    name: 'briefing.recordMedia',
    draftKey: `briefing.media.${incidentId}.${line?.entryId ?? 'new'}`,
    defaults: {
      outlet: line?.outlet ?? '',
      reporter: line?.reporter ?? '',
      phone: line?.phone ?? '',
      question: line?.question ?? '',
      receivedAt: line === null ? '' : writtenMoment(line.receivedAt),
      pressDueAt: '',
    },
    toInput: (values, mediaId, reader) => {
      const { receivedAt, pressDueAt, ...rest } = values;
      // The line knows the second; what stands in the field only the minute.
      const isOfLine = line !== null && receivedAt === writtenMoment(line.receivedAt);
      return {
        mediaId,
        incidentId,
        ...rest,
        receivedAt: isOfLine ? line.receivedAt : reader.past('receivedAt', receivedAt),
        pressDueAt: reader.future('pressDueAt', pressDueAt),
        entryId: line?.entryId ?? null,
      };
    },
  });
  const { form, problem } = desk;
  const save = async (): Promise<void> => {
    if ((await desk.submit()) !== null) onClose();
  };
  useEscape(onClose);
  useSaveKey(box, () => void save());
  return (
    <div ref={box} className={classes.form} data-testid="media-form">
      {TEXTS.map((name) => (
        <Field key={name} label={t(name)} problem={problem(name)} optional={name !== 'outlet'}>
          {(ids) => (
            <input
              {...ids}
              {...form.register(name)}
              className="field"
              autoComplete="off"
              data-testid={`media-${name}`}
            />
          )}
        </Field>
      ))}
      <Field label={t('question')} problem={problem('question')} className={classes.wide}>
        {(ids) => (
          <textarea
            {...ids}
            {...form.register('question')}
            className="field"
            rows={2}
            data-testid="media-question"
          />
        )}
      </Field>
      <Field label={t('receivedAt')} problem={problem('receivedAt')}>
        {(ids) => <FormWhen {...ids} form={form} path="receivedAt" direction="past" />}
      </Field>
      <Field label={t('pressDueAt')} problem={problem('pressDueAt')} optional>
        {(ids) => (
          <FormWhen
            {...ids}
            form={form}
            path="pressDueAt"
            direction="future"
            empty={t('pressDueNone')}
            data-testid="media-due"
          />
        )}
      </Field>
      <Acts
        isBusy={desk.isSaving}
        word={t('saveMedia')}
        testId="media-save"
        onSave={() => void save()}
        onClose={onClose}
      />
      <ErrorNote error={desk.error} />
    </div>
  );
}

type With = 'wording' | 'neutral' | 'own';
type Answered = { answer: string; answeredBy: string; answeredAt: string };

/** What was answered: after the approved wording, with the neutral sentence, or in other words. */
export function AnswerForm(props: {
  readonly page: BriefingPage;
  readonly media: MediaContact;
  readonly onClose: () => void;
}): ReactNode {
  const { page, media, onClose } = props;
  const t = useText('briefing');
  const [wording] = page.wordings;
  const [source, setSource] = useState<With>(wording === undefined ? 'neutral' : 'wording');
  const box = useFocusFirst<HTMLDivElement>();
  const desk = useDeskForm<'briefing.answerMedia', Answered>({
    name: 'briefing.answerMedia',
    draftKey: `briefing.answer.${media.id}`,
    defaults: { answer: wording?.text ?? page.neutral, answeredBy: '', answeredAt: '' },
    toInput: (values, _id, reader) => ({
      mediaId: media.id,
      answer: values.answer,
      answeredBy: values.answeredBy,
      answeredAt: reader.past('answeredAt', values.answeredAt),
      wordingVersion: source === 'wording' ? (wording?.version ?? null) : null,
    }),
  });
  const { form, problem } = desk;
  const save = async (): Promise<void> => {
    if ((await desk.submit()) !== null) onClose();
  };
  useEscape(onClose);
  useSaveKey(box, () => void save());
  const choose = (to: With): void => {
    setSource(to);
    if (to === 'neutral') form.setValue('answer', page.neutral);
    if (to === 'wording' && wording !== undefined) form.setValue('answer', wording.text);
    if (to === 'own') form.setValue('answer', '');
  };
  const options = [
    ...(wording === undefined
      ? []
      : [{ value: 'wording' as const, label: t('with.wording', { version: wording.version }) }]),
    { value: 'neutral' as const, label: t('with.neutral') },
    { value: 'own' as const, label: t('with.own') },
  ];
  return (
    <div ref={box} className={classes.form} data-testid="media-answer-form">
      <Field label={t('answerWith')} className={classes.wide}>
        {() => (
          <Segments
            label={t('answerWith')}
            value={source}
            onValue={choose}
            options={options}
            testId="media-answer-with"
          />
        )}
      </Field>
      <Field label={t('answerText')} problem={problem('answer')} className={classes.wide}>
        {(ids) => (
          <textarea
            {...ids}
            {...form.register('answer')}
            className="field"
            rows={2}
            data-testid="media-answer"
          />
        )}
      </Field>
      <Field label={t('answeredBy')} problem={problem('answeredBy')}>
        {(ids) => (
          <input
            {...ids}
            {...form.register('answeredBy')}
            className="field"
            autoComplete="off"
            placeholder={t('answeredByEmpty')}
          />
        )}
      </Field>
      <Field label={t('answeredAt')} problem={problem('answeredAt')}>
        {(ids) => <FormWhen {...ids} form={form} path="answeredAt" direction="past" />}
      </Field>
      <Acts
        isBusy={desk.isSaving}
        word={t('saveAnswer')}
        testId="media-answer-save"
        onSave={() => void save()}
        onClose={onClose}
      />
      <ErrorNote error={desk.error} />
    </div>
  );
}
