import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/procedures';
import { CATALOGUE, DEFAULT_COLUMNS } from '../../../shared/tally/catalogue';
import type { TallyColumn } from '../../../shared/tally/sheet';
import { useEscape } from '../../app/hotkeys';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Kbd } from '../../components';
import { useText } from '../../i18n';
import { draftId, dropDraftId, useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import { ColumnPicker } from './ColumnPicker';
import { RhythmFields } from './RhythmFields';
import { nextHour, type RhythmField, type RhythmValues, readRhythm } from './rhythm';
import classes from './tally.module.css';

type RoomUnits = OutputOf<'tally.units'>;
type Values = RhythmValues & {
  readonly title: string;
  /** `incident:ID`, `warning:ID` or empty */
  readonly link: string;
  readonly columns: readonly TallyColumn[];
  /** codes of the units that do not report here */
  readonly without: readonly string[];
};

const DRAFT = 'tally.new';

const initialValues = (room: RoomUnits, link: string, title: string): Values => ({
  title,
  link,
  columns: DEFAULT_COLUMNS.flatMap((id) => CATALOGUE.find((one) => one.id === id) ?? []),
  without: [],
  firstDueAt: nextHour(),
  cadence: 'every',
  everyMinutes: '60',
  hours: '',
  graceMinutes: String(room.graceMinutes),
  lostMinutes: String(room.lostMinutes),
});

export type NewSheetProps = {
  readonly room: RoomUnits;
  /** what it is opened for */
  readonly link: string;
  readonly title: string;
  readonly onOpened: (tallyId: string) => void;
  readonly onClose: () => void;
};

/** A new sheet: what it is called and for, who reports, which items, and when. */
export function NewSheet(props: NewSheetProps): ReactNode {
  const { room, onClose } = props;
  const t = useText('tally');
  const common = useText('common');
  const [initial] = useState(() => initialValues(room, props.link, props.title));
  const draft = useDraft<Values>(`${DRAFT}.${props.link}`, initial);
  const act = useHeldAct('tally.open', DRAFT);
  const [bad, setBad] = useState<RhythmField | 'title' | null>(null);
  const box = useFocusFirst<HTMLElement>();
  useEscape(onClose);
  const { value: values, set } = draft;
  const units = room.units.filter((unit) => !values.without.includes(unit.code));
  const save = async (): Promise<void> => {
    const rhythm = readRhythm(values);
    const problem = values.title.trim() === '' ? 'title' : typeof rhythm === 'string' ? rhythm : null;
    setBad(problem);
    if (problem !== null || typeof rhythm === 'string') return;
    const [kind, id = null] = values.link.split(/:(.*)/su);
    const tallyId = draftId(DRAFT);
    const done = await act.run({
      tallyId,
      title: values.title,
      incidentId: kind === 'incident' ? id : null,
      warningId: kind === 'warning' ? id : null,
      units: units.map((unit) => ({ ...unit, aliases: [...unit.aliases] })),
      columns: values.columns.map((column) => ({ ...column, words: [...column.words] })),
      ...rhythm,
    });
    if (done === null) return;
    draft.drop();
    dropDraftId(DRAFT);
    props.onOpened(tallyId);
  };
  useSaveKey(box, () => void save());
  return (
    <section
      ref={box}
      className={`panel ${classes.form}`}
      aria-label={t('open')}
      data-testid="tally-new-form"
    >
      <div className={classes.formTop}>
        <Field label={t('title')} problem={bad === 'title' ? 'empty' : undefined} className={classes.grow}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              maxLength={60}
              value={values.title}
              onChange={(event) => set({ title: event.target.value })}
              data-testid="tally-title"
            />
          )}
        </Field>
        <LinkField value={values.link} onValue={(link) => set({ link })} />
      </div>
      <RhythmFields values={values} bad={bad === 'title' ? null : bad} onValues={set} />
      <ColumnPicker columns={values.columns} onColumns={(columns) => set({ columns })} />
      <fieldset className={classes.picker}>
        <legend className="field-label">
          {t('units')} <span className="num">{units.length}</span>
        </legend>
        <div className={classes.picks}>
          {room.units.map((unit) => (
            <label key={unit.code} className={classes.pick}>
              <input
                type="checkbox"
                checked={!values.without.includes(unit.code)}
                onChange={(event) =>
                  set({
                    without: event.target.checked
                      ? values.without.filter((code) => code !== unit.code)
                      : [...values.without, unit.code],
                  })
                }
              />
              {unit.name}
            </label>
          ))}
        </div>
        {room.units.length === 0 ? <p className={classes.quiet}>{t('unitsMissing')}</p> : null}
      </fieldset>
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={act.isBusy || units.length === 0 || values.columns.length === 0}
          onClick={() => void save()}
          data-testid="tally-open-save"
        >
          {act.isBusy ? common('saving') : t('openSave')} <Kbd>Ctrl+Enter</Kbd>
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {common('cancel')}
        </button>
        <ErrorNote error={act.error} />
      </div>
    </section>
  );
}

/** The incident or warning that the sheet belongs to, or none. */
function LinkField(props: { readonly value: string; readonly onValue: (link: string) => void }): ReactNode {
  const t = useText('tally');
  const incidents = useDesk('incident.list', { state: 'open' }).data ?? [];
  const warnings = useDesk('warning.list', { inForceOnly: true }).data ?? [];
  return (
    <Field label={t('link')} className={classes.grow}>
      {(ids) => (
        <select
          {...ids}
          className="field"
          value={props.value}
          onChange={(event) => props.onValue(event.target.value)}
          data-testid="tally-link"
        >
          <option value="">{t('linkNone')}</option>
          {warnings.map((one) => (
            <option key={one.id} value={`warning:${one.id}`}>
              {t('linkWarning', { title: `${one.kind} ${one.area}` })}
            </option>
          ))}
          {incidents.map((one) => (
            <option key={one.id} value={`incident:${one.id}`}>
              {t('linkIncident', { title: one.title })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
