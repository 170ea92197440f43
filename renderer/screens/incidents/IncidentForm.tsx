import { type ReactNode, useState } from 'react';
import type { Incident } from '../../../shared/contract/models';
import type { InputOf } from '../../../shared/contract/procedures';
import {
  GRADES,
  type Grade,
  INCIDENT_TYPES,
  type IncidentClass,
  type IncidentType,
} from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { deskNow } from '../../app/clock';
import { DrillBand, ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { dropDraft, readDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import type { Reader } from '../parts/inputs';
import { type DeskForm, useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useSaveKey } from '../parts/useSaveKey';
import { FormWhen, writtenMoment } from '../parts/WhenInput';
import classes from './incidents.module.css';
import { PEOPLE_COUNTS, type PeopleCount, typedCounts } from './people';

export type IncidentValues = {
  callback: string;
  occurredAt: string;
  receivedAt: string;
  place: string;
  type: IncidentType | '';
  title: string;
  summary: string;
  casualties: Record<PeopleCount, string>;
  source: string;
  caller: { unit: string; name: string; post: string; phone: string };
  grade: Grade | '';
  sensitive: boolean;
  isDrill: boolean;
  drill: string;
};

/** What was typed, as the input of `incident.record`. */
export function incidentInput(
  values: IncidentValues,
  incidentId: string,
  parentId: string | null,
  reader: Reader,
  callLineId: string | null = null,
  drill: string | null = null,
): InputOf<'incident.record'> {
  const casualties = Object.fromEntries(
    PEOPLE_COUNTS.map((count) => [count, reader.count(`casualties.${count}`, values.casualties[count])]),
  ) as InputOf<'incident.record'>['casualties'];
  return {
    incidentId,
    callback: values.callback,
    caller: { ...values.caller },
    source: values.source,
    // An empty choice is refused by the schema and shown at its field.
    type: values.type as IncidentType,
    place: values.place,
    title: values.title,
    summary: values.summary,
    occurredAt: reader.past('occurredAt', values.occurredAt),
    receivedAt: reader.past('receivedAt', values.receivedAt),
    casualties,
    grade: values.grade === '' ? null : values.grade,
    sensitive: values.sensitive,
    parentId,
    callLineId,
    // Ticked without a name: refused by the schema and shown at the field.
    drill: drill ?? (values.isDrill ? values.drill : null),
  };
}

type Form = DeskForm<'incident.record', IncidentValues>;

function TypeSelect(props: { readonly desk: Form }): ReactNode {
  const t = useText('incidents');
  const words = labels(useLocale());
  const { desk } = props;
  return (
    <Field label={t('type')} problem={desk.problem('type')}>
      {(ids) => (
        <FormSelect {...ids} form={desk.form} path="type" data-testid="incident-type">
          <option value="">{t('choose')}</option>
          {(Object.keys(INCIDENT_TYPES) as IncidentClass[]).map((group) => (
            <optgroup key={group} label={words.incidentClass[group]}>
              {INCIDENT_TYPES[group].map((type) => (
                <option key={type} value={type}>
                  {words.incidentType[type]}
                </option>
              ))}
            </optgroup>
          ))}
        </FormSelect>
      )}
    </Field>
  );
}

function When({ desk }: { readonly desk: Form }): ReactNode {
  const t = useText('incidents');
  return (
    <fieldset className={classes.part}>
      <legend>{t('when')}</legend>
      <Field label={t('occurredAt')} optional problem={desk.problem('occurredAt')} className={classes.third}>
        {(ids) => (
          <FormWhen {...ids} form={desk.form} path="occurredAt" direction="past" empty={t('notKnown')} />
        )}
      </Field>
      <Field
        label={t('receivedAt')}
        problem={desk.problem('receivedAt')}
        hint={t('receivedHint')}
        className={classes.twoThirds}
      >
        {(ids) => (
          <FormWhen
            {...ids}
            form={desk.form}
            path="receivedAt"
            direction="past"
            data-testid="incident-received"
          />
        )}
      </Field>
    </fieldset>
  );
}

function What({ desk }: { readonly desk: Form }): ReactNode {
  const t = useText('incidents');
  const { register } = desk.form;
  return (
    <fieldset className={classes.part}>
      <legend>{t('happened')}</legend>
      <div className={classes.third}>
        <TypeSelect desk={desk} />
      </div>
      <Field
        label={t('titleField')}
        optional
        problem={desk.problem('title')}
        hint={t('titleHint')}
        className={classes.twoThirds}
      >
        {(ids) => (
          <input
            {...ids}
            {...register('title')}
            className="field"
            autoComplete="off"
            data-testid="incident-title"
          />
        )}
      </Field>
      <Field label={t('summary')} problem={desk.problem('summary')} className={classes.whole}>
        {(ids) => (
          <textarea
            {...ids}
            {...register('summary')}
            className="field"
            rows={3}
            placeholder={t('summaryHint')}
            data-testid="incident-summary"
          />
        )}
      </Field>
    </fieldset>
  );
}

/** The six counts of people; an empty field is nought. */
export function Counts<V extends { casualties: Record<PeopleCount, string> }>(props: {
  readonly values: (count: PeopleCount) => object;
  readonly problem: (count: PeopleCount) => ReturnType<DeskForm<'incident.record', V>['problem']>;
}): ReactNode {
  const t = useText('incidents');
  return (
    <div className={classes.counts}>
      {PEOPLE_COUNTS.map((count) => (
        <Field key={count} label={t(count)} problem={props.problem(count)}>
          {(ids) => (
            <input
              {...ids}
              {...props.values(count)}
              className="field num"
              inputMode="numeric"
              autoComplete="off"
              placeholder="0"
              data-testid={`incident-${count}`}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function Who({ desk }: { readonly desk: Form }): ReactNode {
  const t = useText('incidents');
  const { register } = desk.form;
  return (
    <fieldset className={classes.part}>
      <legend>{t('whoSays')}</legend>
      <Field label={t('source')} problem={desk.problem('source')} className={classes.third}>
        {(ids) => (
          <input
            {...ids}
            {...register('source')}
            className="field"
            autoComplete="off"
            data-testid="incident-source"
          />
        )}
      </Field>
      {(['unit', 'name', 'post', 'phone'] as const).map((part) => (
        <Field
          key={part}
          label={t(part)}
          optional
          problem={desk.problem(`caller.${part}`)}
          className={part === 'unit' ? classes.twoThirds : classes.third}
        >
          {(ids) => (
            <input
              {...ids}
              {...register(`caller.${part}`)}
              className="field"
              autoComplete="off"
              data-testid={`incident-caller-${part}`}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}

function Judgement({ desk }: { readonly desk: Form }): ReactNode {
  const t = useText('incidents');
  const words = labels(useLocale());
  const { register } = desk.form;
  return (
    <fieldset className={classes.part}>
      <legend>{t('judged')}</legend>
      <Field
        label={t('grade')}
        optional
        problem={desk.problem('grade')}
        hint={t('gradeNote')}
        className={classes.third}
      >
        {(ids) => (
          <FormSelect {...ids} form={desk.form} path="grade" data-testid="incident-grade">
            <option value="">{t('gradeLater')}</option>
            {GRADES.map((grade) => (
              <option key={grade} value={grade}>
                {words.grade[grade]}
              </option>
            ))}
          </FormSelect>
        )}
      </Field>
      <div className={`${classes.twoThirds} ${classes.sensitive}`}>
        <label className={classes.check}>
          <input type="checkbox" {...register('sensitive')} data-testid="incident-sensitive" />{' '}
          {t('sensitive')}
        </label>
        <p className="dim">{t('secret')}</p>
      </div>
    </fieldset>
  );
}

/** An exercise is named as such when it begins, and never afterwards. */
function DrillPart(props: { readonly desk: Form; readonly isDrill: boolean }): ReactNode {
  const { desk, isDrill } = props;
  const t = useText('incidents');
  const { register } = desk.form;
  return (
    <fieldset className={classes.part}>
      <legend>{t('drill')}</legend>
      <div className={`${classes.third} ${classes.sensitive}`}>
        <label className={classes.check}>
          <input type="checkbox" {...register('isDrill')} data-testid="incident-drill" /> {t('drillIs')}
        </label>
      </div>
      {isDrill ? (
        <Field
          label={t('drillName')}
          problem={desk.problem('drill')}
          hint={t('drillHint')}
          className={classes.twoThirds}
        >
          {(ids) => (
            <input
              {...ids}
              {...register('drill')}
              className="field"
              autoComplete="off"
              data-testid="incident-drill-name"
            />
          )}
        </Field>
      ) : null}
    </fieldset>
  );
}

/** A draft in which nothing was said would only bring an old received time back. */
function forgetEmptyDraft(draftKey: string): void {
  const draft = readDraft<Partial<IncidentValues>>(draftKey);
  if (draft !== null && !draft.callback && !draft.place && !draft.summary && !draft.title)
    dropDraft(draftKey);
}

/**
 * One report as a caller gives it: the call-back number first, then when, where, what, how many. The received time is
 * that of opening the form, since the limits run from the call and not from the last key. Ctrl+Enter records.
 */
export function IncidentForm(props: {
  readonly draftKey: string;
  readonly parentId: string | null;
  /** the line of the call that reports it */
  readonly callLineId?: string | undefined;
  readonly presetType?: IncidentType | undefined;
  /** the drill that opens it: it is a part of that */
  readonly drill?: string | null;
  /** what is known before anything was typed */
  readonly preset?:
    | { readonly place: string; readonly callback: string; readonly source: string }
    | undefined;
  readonly onRecorded: (incident: Incident) => void;
  readonly onCancel?: () => void;
}): ReactNode {
  const { draftKey, parentId, presetType } = props;
  const t = useText('incidents');
  const common = useText('common');
  useState(() => forgetEmptyDraft(draftKey));
  const [thrown, setThrown] = useState<IncidentValues | null>(null);
  const desk = useDeskForm<'incident.record', IncidentValues>({
    name: 'incident.record',
    draftKey,
    defaults: {
      callback: props.preset?.callback ?? '',
      occurredAt: '',
      receivedAt: writtenMoment(deskNow()),
      place: props.preset?.place ?? '',
      type: presetType ?? '',
      title: '',
      summary: '',
      casualties: typedCounts(null),
      source: props.preset?.source ?? t('sourceDefault'),
      caller: { unit: '', name: '', post: '', phone: '' },
      grade: '',
      sensitive: false,
      isDrill: false,
      drill: '',
    },
    toInput: (values, id, reader) =>
      incidentInput(values, id, parentId, reader, props.callLineId, props.drill ?? null),
  });
  const box = useFocusFirst<HTMLDivElement>();
  const { register } = desk.form;
  const save = async (): Promise<void> => {
    const incident = await desk.submit();
    if (incident !== null) props.onRecorded(incident);
  };
  useSaveKey(box, () => void save());
  const isDrill = desk.form.watch('isDrill');
  const drillName = props.drill ?? (isDrill ? desk.form.watch('drill') : null);
  return (
    <div ref={box} className={classes.form} data-testid="incident-form">
      <DrillBand name={drillName} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <Field label={t('callback')} problem={desk.problem('callback')} hint={t('callbackHint')}>
            {(ids) => (
              <input
                {...ids}
                {...register('callback')}
                className={`field num ${classes.callback}`}
                inputMode="tel"
                autoComplete="off"
                data-testid="incident-callback"
              />
            )}
          </Field>
          <When desk={desk} />
          <fieldset className={classes.part}>
            <legend>{t('where')}</legend>
            <Field label={t('place')} problem={desk.problem('place')} className={classes.whole}>
              {(ids) => (
                <input
                  {...ids}
                  {...register('place')}
                  className="field"
                  autoComplete="off"
                  placeholder={t('placeHint')}
                  data-testid="incident-place"
                />
              )}
            </Field>
          </fieldset>
          <What desk={desk} />
        </div>
        <div className={classes.column}>
          <fieldset className={classes.part}>
            <legend>{t('howMany')}</legend>
            <div className={classes.whole}>
              <Counts
                values={(count) => register(`casualties.${count}`)}
                problem={(count) => desk.problem(`casualties.${count}`)}
              />
            </div>
          </fieldset>
          <Who desk={desk} />
          <Judgement desk={desk} />
          {parentId === null && (props.drill ?? null) === null ? (
            <DrillPart desk={desk} isDrill={isDrill} />
          ) : null}
        </div>
      </div>
      <div className={classes.foot}>
        <ErrorNote error={desk.error} onRetry={() => void save()} />
        <div className={classes.actions}>
          <button
            type="button"
            className="btn btn-primary"
            disabled={desk.isSaving}
            onClick={() => void save()}
            data-testid="incident-save"
          >
            {desk.isSaving ? common('saving') : t('saveIncident')} <Kbd>Ctrl+Enter</Kbd>
          </button>
          {props.onCancel === undefined ? null : (
            <button type="button" className="btn" onClick={props.onCancel}>
              {common('back')} <Kbd>Esc</Kbd>
            </button>
          )}
          <span className={classes.spacer} />
          {thrown === null ? (
            <button
              type="button"
              className="btn btn-plain"
              onClick={() => setThrown(desk.discard())}
              data-testid="incident-discard"
            >
              {t('discard')}
            </button>
          ) : (
            <button
              type="button"
              className="btn btn-plain"
              onClick={() => {
                desk.form.reset(thrown);
                setThrown(null);
              }}
              data-testid="incident-restore"
            >
              {t('discarded')}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
