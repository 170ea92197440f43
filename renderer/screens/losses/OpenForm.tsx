import { type ReactNode, useRef } from 'react';
import type { LossProcess } from '../../../shared/contract/areas/losses';
import { INCIDENT_TYPES, type IncidentType } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { deskNow } from '../../app/clock';
import { useEscape } from '../../app/hotkeys';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { FormAt, FormIncident, FormLine } from '../documents/fields';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useSaveKey } from '../parts/useSaveKey';
import classes from './losses.module.css';

const TYPES = INCIDENT_TYPES.natural_disaster;

/** One process for one disaster: what it is called, when it began, the incident that it belongs to. The units are the room's. */
export function OpenForm(props: {
  readonly onOpened: (process: LossProcess) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('losses');
  const common = useText('common');
  const words = labels(useLocale()).incidentType;
  const units = useDesk('tally.units', {}).data?.units ?? [];
  const defaults = useRef({
    title: '',
    type: 'meteorological' as IncidentType,
    beganAt: '',
    incidentId: '',
  }).current;
  const desk = useDeskForm({
    name: 'loss.open',
    draftKey: 'loss.open',
    defaults,
    toInput: (values, lossId, reader) => ({
      lossId,
      title: values.title,
      type: values.type,
      beganAt: reader.past('beganAt', values.beganAt) ?? deskNow(),
      incidentId: values.incidentId === '' ? null : values.incidentId,
      units: [],
    }),
  });
  const box = useFocusFirst<HTMLElement>();
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    const opened = await desk.submit();
    if (opened !== null) props.onOpened(opened);
  };
  useSaveKey(box, () => void save());
  return (
    <section
      ref={box}
      className={`panel ${classes.form}`}
      aria-label={t('openTitle')}
      data-testid="loss-form"
    >
      <h2>{t('openTitle')}</h2>
      <p className="dim">{t('openNote')}</p>
      <div className={classes.grid}>
        <FormLine
          desk={desk}
          path="title"
          label={t('name')}
          testId="loss-title"
          placeholder={t('nameHint')}
          className={classes.c4}
        />
        <Field label={t('type')} problem={desk.problem('type')} className={classes.c2}>
          {(ids) => (
            <FormSelect {...ids} form={desk.form} path="type" data-testid="loss-type">
              {TYPES.map((type) => (
                <option key={type} value={type}>
                  {words[type]}
                </option>
              ))}
            </FormSelect>
          )}
        </Field>
        <FormAt
          desk={desk}
          path="beganAt"
          label={t('beganAt')}
          testId="loss-began"
          direction="past"
          className={classes.c2}
        />
        <FormIncident
          desk={desk}
          path="incidentId"
          label={t('incident')}
          testId="loss-incident"
          className={classes.c4}
        />
      </div>
      <p className="dim">{units.length === 0 ? t('noUnits') : t('unitsOf', { count: units.length })}</p>
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={desk.isSaving}
          onClick={() => void save()}
          data-testid="loss-open-save"
        >
          {desk.isSaving ? common('saving') : t('openSave')} <Kbd>Ctrl+Enter</Kbd>
        </button>
        <button type="button" className="btn" onClick={props.onClose}>
          {common('cancel')}
        </button>
        <ErrorNote error={desk.error} />
      </div>
    </section>
  );
}
