import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ImportResult } from '../../../shared/contract/areas/warnings';
import type { Warning } from '../../../shared/contract/models';
import { GRADES, WARNING_COLORS } from '../../../shared/domain/vocabulary';
import type { WarningDoubt } from '../../../shared/domain/warnings';
import { deskNow } from '../../app/clock';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote, Kbd, WarningMark } from '../../components';
import { useText } from '../../i18n';
import { draftId, dropDraftId, useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import type { Problems } from '../parts/inputs';
import { Segments } from '../parts/Segments';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import { WhenInput } from '../parts/WhenInput';
import { DoubtNote } from './DoubtNote';
import { RelationField } from './RelationField';
import { chosen, fieldOf, itemOf, openDoubts, type ValueField, type Values, valuesOf } from './readingValues';
import type { Asked } from './useTakeIn';
import classes from './warnings.module.css';

const NOTHING: Partial<Values> & { readonly confirmed?: readonly string[] } = {};
const LINES = ['issuer', 'kind', 'area'] as const;
const TIMES = ['issuedAt', 'startsAt', 'endsAt'] as const;

type Reading = Extract<Asked['found']['reading'], { ok: true }>;

function useReading(asked: Asked, reading: Reading, onDone: (result: ImportResult | null) => void) {
  const key = `warning.reading.${reading.warning.identifier ?? 'pasted'}`;
  const before = valuesOf(reading.warning, reading.doubts, asked.found.parents);
  const draft = useDraft(key, NOTHING);
  const act = useHeldAct('warning.import', key);
  const [problems, setProblems] = useState<Problems>({});
  const { confirmed = [], ...typed } = draft.value;
  const values: Values = { ...before, ...typed };
  const open = openDoubts(reading.doubts, before, values, confirmed);
  const save = async (): Promise<void> => {
    const about = { id: draftId(key), original: asked.original, now: deskNow() };
    const { item, problems: found } = itemOf(reading.warning, before, values, about);
    setProblems(found);
    if (open.length > 0 || Object.keys(found).length > 0) return;
    const results = await act.run({ readings: [item] });
    if (results === null) return;
    draft.drop();
    dropDraftId(key);
    onDone(results[0] ?? null);
  };
  const leave = (): void => {
    draft.drop();
    dropDraftId(key);
    onDone(null);
  };
  return {
    values,
    open,
    problems,
    act,
    save,
    leave,
    set: (change: Partial<Values>) => draft.set(change),
    confirm: (field: string) => draft.set({ confirmed: [...confirmed, field] }),
  };
}

/** What was found in a text, beside the text: each field can be changed, each doubt stands at its field and has to be answered before it is taken in. */
export function ReadingForm(props: {
  readonly asked: Asked;
  readonly inForce: readonly Warning[];
  readonly onDone: (result: ImportResult | null) => void;
}): ReactNode {
  const { asked, inForce, onDone } = props;
  const { reading } = asked.found;
  return reading.ok ? <Fields asked={asked} reading={reading} inForce={inForce} onDone={onDone} /> : null;
}

function Fields(props: {
  readonly asked: Asked;
  readonly reading: Reading;
  readonly inForce: readonly Warning[];
  readonly onDone: (result: ImportResult | null) => void;
}): ReactNode {
  const { asked, reading } = props;
  const t = useText('warnings');
  const common = useText('common');
  const form = useReading(asked, reading, props.onDone);
  const { values, set, open } = form;
  const [answered, setAnswered] = useState(0);
  const box = useFocusFirst<HTMLElement>();
  const saveButton = useRef<HTMLButtonElement>(null);
  useSaveKey(box, () => void form.save());
  // The button that was pressed goes with its doubt: the next doubt, else the button that saves, takes the focus.
  const answer = (field: string): void => {
    form.confirm(field);
    setAnswered((count) => count + 1);
  };
  useEffect(() => {
    if (answered === 0) return;
    const next = box.current?.querySelector<HTMLElement>('[data-doubt] button');
    (next ?? saveButton.current)?.focus();
  }, [answered, box]);
  useEscape(form.leave);
  const doubt = (field: ValueField | null): readonly WarningDoubt[] =>
    open.filter((one) => fieldOf(one) === field);
  const notes = (field: ValueField): ReactNode =>
    doubt(field).map((one) => (
      <DoubtNote
        key={one.field}
        doubt={one}
        onChoice={(choice) => {
          const change = chosen(field, choice);
          if (change !== null) set(change);
          answer(one.field);
        }}
        onConfirm={() => answer(one.field)}
      />
    ));
  const scale = (field: 'color' | 'level'): ReactNode => (
    <div className={classes.scale}>
      <p className="field-label">{t(field)}</p>
      <Segments
        label={t(field)}
        testId={`reading-${field}`}
        value={values[field] === '' ? null : values[field]}
        onValue={(value) => set({ [field]: value })}
        options={[
          ...(field === 'color'
            ? WARNING_COLORS.map((value) => ({ value, label: <WarningMark color={value} /> }))
            : GRADES.map((value) => ({ value, label: t(value) }))),
          { value: 'none' as const, label: t('notGiven') },
        ]}
      />
      {notes(field)}
    </div>
  );
  return (
    <section
      ref={box}
      className={`panel ${classes.reading}`}
      aria-label={t('reading')}
      data-testid="warning-reading"
    >
      <div className={classes.fields}>
        <p className={classes.wide}>
          <b>{t('reading')}</b> <span className="dim">{t('readingHint')}</span>
        </p>
        {asked.found.knownAs === null ? null : (
          <p className={`${classes.wide} ${classes.warn}`} data-testid="reading-known">
            {t('readingKnown')}
          </p>
        )}
        <RelationField
          values={values}
          parents={asked.found.parents}
          candidates={asked.found.candidates}
          inForce={props.inForce}
          onChange={set}
        >
          {[...doubt('message'), ...doubt('status'), ...doubt('parentId')].length === 0 ? null : (
            <>
              {notes('message')}
              {notes('status')}
              {notes('parentId')}
            </>
          )}
        </RelationField>
        {LINES.map((field) => (
          <Field
            key={field}
            label={t(field)}
            problem={form.problems[field]}
            className={field === 'area' ? classes.wide : undefined}
          >
            {(ids) => (
              <>
                <input
                  {...ids}
                  className="field"
                  autoComplete="off"
                  value={values[field]}
                  onChange={(event) => set({ [field]: event.target.value })}
                  data-testid={`reading-${field}`}
                />
                {notes(field)}
              </>
            )}
          </Field>
        ))}
        {scale('color')}
        {scale('level')}
        {TIMES.map((field) => (
          <Field key={field} label={t(field)} optional problem={form.problems[field]}>
            {(ids) => (
              <>
                <WhenInput
                  {...ids}
                  value={values[field]}
                  direction="near"
                  empty=""
                  onValue={(typed) => set({ [field]: typed })}
                  data-testid={`reading-${field}`}
                />
                {notes(field)}
              </>
            )}
          </Field>
        ))}
        <div className={classes.wide}>
          {notes('text')}
          {doubt(null).map((one) => (
            <DoubtNote
              key={one.field}
              doubt={one}
              onChoice={() => answer(one.field)}
              onConfirm={() => answer(one.field)}
            />
          ))}
        </div>
      </div>
      <pre lang="zh-CN" className={classes.original} data-testid="reading-original">
        {asked.original}
      </pre>
      <div className={`${classes.actions} ${classes.wideActions}`}>
        <button
          ref={saveButton}
          type="button"
          className="btn btn-primary"
          disabled={form.act.isBusy}
          onClick={() => void form.save()}
          data-testid="reading-save"
        >
          {form.act.isBusy ? common('saving') : t(values.message === 'cancel' ? 'takeLifting' : 'take')}{' '}
          <Kbd>Ctrl+Enter</Kbd>
        </button>
        <button type="button" className="btn" onClick={form.leave} data-testid="reading-leave">
          {common('cancel')}
        </button>
        {open.length === 0 ? null : (
          <span className={classes.warn} data-testid="reading-open" role="status">
            {t('doubtsOpen', { count: open.length })}
          </span>
        )}
        <ErrorNote error={form.act.error} />
      </div>
    </section>
  );
}
