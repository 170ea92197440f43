import type { ReactNode } from 'react';
import { GRADES, type Grade, WARNING_COLORS, type WarningColor } from '../../../shared/domain/vocabulary';
import { useEscape } from '../../app/hotkeys';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Kbd, WarningMark } from '../../components';
import { useText } from '../../i18n';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { Segments } from '../parts/Segments';
import { useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useSaveKey } from '../parts/useSaveKey';
import { FormWhen } from '../parts/WhenInput';
import { useWarningName } from './useWarningName';
import classes from './warnings.module.css';

type Values = {
  issuer: string;
  kind: string;
  color: WarningColor | 'none' | '';
  level: Grade | 'none' | '';
  area: string;
  text: string;
  receivedAt: string;
  startsAt: string;
  endsAt: string;
  supersedesId: string;
};
const DEFAULTS: Values = {
  issuer: '',
  kind: '',
  color: '',
  level: '',
  area: '',
  text: '',
  receivedAt: '',
  startsAt: '',
  endsAt: '',
  supersedesId: '',
};

/** One warning typed by hand. Colour and level are two scales and two fields; neither is worked out from the other. */
export function WarningForm(props: { readonly onClose: () => void }): ReactNode {
  const t = useText('warnings');
  const common = useText('common');
  const nameOf = useWarningName();
  const inForce = useDesk('warning.list', { inForceOnly: true }).data ?? [];
  const desk = useDeskForm<'warning.record', Values>({
    name: 'warning.record',
    draftKey: 'warning',
    defaults: DEFAULTS,
    toInput: (values, warningId, reader) => ({
      warningId,
      issuer: values.issuer,
      kind: values.kind,
      color: values.color === '' || values.color === 'none' ? null : values.color,
      level: values.level === '' || values.level === 'none' ? null : values.level,
      area: values.area,
      text: values.text,
      receivedAt: reader.past('receivedAt', values.receivedAt),
      startsAt: reader.near('startsAt', values.startsAt),
      endsAt: reader.future('endsAt', values.endsAt),
      supersedesId: values.supersedesId === '' ? null : values.supersedesId,
    }),
  });
  const box = useFocusFirst<HTMLElement>();
  const { register, setValue, watch } = desk.form;
  const color = watch('color');
  const level = watch('level');
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    if ((await desk.submit()) !== null) props.onClose();
  };
  useSaveKey(box, () => void save());
  const line = (name: 'issuer' | 'kind' | 'area', hint?: string): ReactNode => (
    <Field
      label={t(name)}
      problem={desk.problem(name)}
      className={name === 'area' ? classes.wide : undefined}
    >
      {(ids) => (
        <input
          {...ids}
          {...register(name)}
          className="field"
          autoComplete="off"
          placeholder={hint}
          data-testid={`warning-${name}`}
        />
      )}
    </Field>
  );
  return (
    <section
      ref={box}
      className={`panel ${classes.form}`}
      aria-label={t('record')}
      data-testid="warning-form"
    >
      {line('issuer')}
      {line('kind', t('kindHint'))}
      <Field label={t('receivedAt')} problem={desk.problem('receivedAt')}>
        {(ids) => <FormWhen {...ids} form={desk.form} path="receivedAt" direction="past" />}
      </Field>
      <div className={classes.scale}>
        <p className="field-label">{t('color')}</p>
        <Segments
          label={t('color')}
          testId="warning-color"
          value={color === '' ? null : color}
          onValue={(value) => setValue('color', value)}
          options={[
            ...WARNING_COLORS.map((value) => ({ value, label: <WarningMark color={value} /> })),
            { value: 'none' as const, label: t('notGiven') },
          ]}
        />
      </div>
      <div className={classes.scale}>
        <p className="field-label">{t('level')}</p>
        <Segments
          label={t('level')}
          testId="warning-level"
          value={level === '' ? null : level}
          onValue={(value) => setValue('level', value)}
          options={[
            ...GRADES.map((value) => ({ value, label: t(value) })),
            { value: 'none' as const, label: t('notGiven') },
          ]}
        />
      </div>
      <p className={`dim ${classes.wide} ${classes.note}`}>{t('note')}</p>
      {line('area')}
      <Field label={t('text')} optional problem={desk.problem('text')} className={classes.wide}>
        {(ids) => (
          <textarea {...ids} {...register('text')} className="field" rows={3} data-testid="warning-text" />
        )}
      </Field>
      <Field label={t('startsAt')} optional problem={desk.problem('startsAt')}>
        {(ids) => <FormWhen {...ids} form={desk.form} path="startsAt" direction="near" empty="" />}
      </Field>
      <Field label={t('endsAt')} optional problem={desk.problem('endsAt')}>
        {(ids) => (
          <FormWhen {...ids} form={desk.form} path="endsAt" direction="future" data-testid="warning-ends" />
        )}
      </Field>
      {inForce.length === 0 ? null : (
        <Field label={t('supersedes')} optional problem={desk.problem('supersedesId')}>
          {(ids) => (
            <FormSelect {...ids} form={desk.form} path="supersedesId" data-testid="warning-supersedes">
              <option value="">{t('supersedesNone')}</option>
              {inForce.map((warning) => (
                <option key={warning.id} value={warning.id}>
                  {nameOf(warning)}
                </option>
              ))}
            </FormSelect>
          )}
        </Field>
      )}
      <div className={`${classes.wide} ${classes.actions}`}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={desk.isSaving}
          onClick={() => void save()}
          data-testid="warning-save"
        >
          {desk.isSaving ? common('saving') : t('save')} <Kbd>Ctrl+Enter</Kbd>
        </button>
        <button type="button" className="btn" onClick={props.onClose}>
          {common('cancel')}
        </button>
        <ErrorNote error={desk.error} />
      </div>
    </section>
  );
}
