import type { ReactNode } from 'react';
import type { Board } from '../../../shared/contract/boardModels';
import { DECISION_WAYS } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { useEscape } from '../../app/hotkeys';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import form from '../parts/form.module.css';
import { PEOPLE, People } from '../parts/People';
import { useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import { FormWhen } from '../parts/WhenInput';
import { InstructionState } from './InstructionState';
import classes from './log.module.css';

type Values = {
  leader: string;
  way: (typeof DECISION_WAYS)[number];
  words: string;
  owner: string;
  dueAt: string;
  receivedAt: string;
  incidentId: string;
};
const DEFAULTS: Values = {
  leader: '',
  way: 'phone',
  words: '',
  owner: '',
  dueAt: '',
  receivedAt: '',
  incidentId: '',
};

/** A leader's instruction in his own words, with who does it and until when. */
function InstructionForm(props: {
  readonly board: Board | undefined;
  readonly onSaved: () => void;
}): ReactNode {
  const t = useText('log');
  const common = useText('common');
  const locale = useLocale();
  const desk = useDeskForm<'instruction.record', Values>({
    name: 'instruction.record',
    draftKey: 'instruction',
    defaults: DEFAULTS,
    toInput: (values, entryId, reader) => ({
      entryId,
      leader: values.leader,
      way: values.way,
      words: values.words,
      owner: values.owner,
      dueAt: reader.future('dueAt', values.dueAt),
      receivedAt: reader.past('receivedAt', values.receivedAt),
      incidentId: values.incidentId === '' ? null : values.incidentId,
    }),
  });
  const box = useFocusFirst<HTMLDivElement>();
  const { register } = desk.form;
  const save = async (): Promise<void> => {
    if ((await desk.submit()) !== null) props.onSaved();
  };
  return (
    <div ref={box} className={classes.instructionForm}>
      <Field label={t('leader')} problem={desk.problem('leader')}>
        {(ids) => (
          <input
            {...ids}
            {...register('leader')}
            className="field"
            list={PEOPLE}
            autoComplete="off"
            data-testid="instruction-leader"
          />
        )}
      </Field>
      <Field label={t('way')} problem={desk.problem('way')}>
        {(ids) => (
          <FormSelect {...ids} form={desk.form} path="way" data-testid="instruction-way">
            {DECISION_WAYS.map((way) => (
              <option key={way} value={way}>
                {labels(locale).decisionWay[way]}
              </option>
            ))}
          </FormSelect>
        )}
      </Field>
      <Field label={t('receivedAt')} problem={desk.problem('receivedAt')}>
        {(ids) => <FormWhen {...ids} form={desk.form} path="receivedAt" direction="past" />}
      </Field>
      <Field label={t('words')} problem={desk.problem('words')} className={classes.wide}>
        {(ids) => (
          <textarea
            {...ids}
            {...register('words')}
            className="field"
            rows={2}
            data-testid="instruction-words"
          />
        )}
      </Field>
      <Field label={t('owner')} problem={desk.problem('owner')}>
        {(ids) => (
          <input
            {...ids}
            {...register('owner')}
            className="field"
            list={PEOPLE}
            autoComplete="off"
            data-testid="instruction-owner"
          />
        )}
      </Field>
      <Field label={t('due')} optional problem={desk.problem('dueAt')}>
        {(ids) => (
          <FormWhen {...ids} form={desk.form} path="dueAt" direction="future" data-testid="instruction-due" />
        )}
      </Field>
      <Field label={t('linked')} problem={desk.problem('incidentId')}>
        {(ids) => (
          <FormSelect {...ids} form={desk.form} path="incidentId" data-testid="instruction-incident">
            <option value="">{t('noIncident')}</option>
            {props.board?.incidents.map((incident) => (
              <option key={incident.id} value={incident.id}>
                {incident.title}
              </option>
            ))}
          </FormSelect>
        )}
      </Field>
      <div className={classes.wide}>
        <ErrorNote error={desk.error} />
        <div className={form.actions}>
          <button
            type="button"
            className="btn btn-primary"
            disabled={desk.isSaving}
            onClick={() => void save()}
            data-testid="instruction-save"
          >
            {desk.isSaving ? common('saving') : t('recordInstruction')}
          </button>
        </div>
      </div>
    </div>
  );
}

/** Writing an instruction down, beside the instructions that are still open. */
export function InstructionPanel(props: { readonly onClose: () => void }): ReactNode {
  const t = useText('log');
  const common = useText('common');
  const board = useDesk('board.get', {}).data;
  const open = useDesk('instruction.list', { open: true }).data ?? [];
  useEscape(props.onClose);
  return (
    <section className={`panel ${classes.instructions}`} aria-label={t('instruction')}>
      <People />
      <div className="panel-head">
        <span>{t('instruction')}</span>
        <span className="dim">{t('instructionOpen', { count: open.length })}</span>
        <span className={classes.spacer} />
        <button type="button" className="btn btn-small btn-plain" onClick={props.onClose}>
          {common('close')}
        </button>
      </div>
      <div className={classes.instructionSplit}>
        <InstructionForm board={board} onSaved={props.onClose} />
        <div className={classes.openInstructions}>
          {open.length === 0 ? <p className="dim">{t('noneOpen')}</p> : null}
          {open.map((instruction) => (
            <div key={instruction.id}>
              <p className={classes.instructionWords}>「{instruction.words}」</p>
              <InstructionState instruction={instruction} />
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}
