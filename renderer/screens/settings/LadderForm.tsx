import { type ReactNode, useMemo, useState } from 'react';
import type { DeadlineSubject } from '../../../shared/contract/alertModels';
import { shippedLadder } from '../../../shared/rules/ladder';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import { type Ladders, readLadder, type TypedLadder, type TypedRung, typedLadder } from './ladderModel';
import { RungRow } from './RungRow';
import classes from './rules.module.css';

const MOST_RUNGS = 8;

function nextRung(rungs: readonly TypedRung[]): TypedRung {
  const last = rungs.at(-1);
  const after = last?.when === 'after' ? Number(last.value) || 0 : 0;
  return {
    key: crypto.randomUUID(),
    when: 'after',
    value: String(after + 10),
    level: last?.level ?? 2,
    to: last?.to ?? [],
    channel: last?.channel ?? 'alarm_window',
  };
}

/** The room sets the ladder of one kind of deadline otherwise, or lets it be as it was shipped. */
export function LadderForm(props: {
  readonly subject: DeadlineSubject;
  readonly all: Ladders;
  readonly onClose: () => void;
}): ReactNode {
  const { subject, all, onClose } = props;
  const t = useText('ladders');
  const common = useText('common');
  const own = all.kinds[subject];
  const initial = useMemo(() => typedLadder(own ?? shippedLadder(subject), own?.why ?? ''), [own, subject]);
  const draft = useDraft<TypedLadder>(`settings.ladder.${subject}`, initial);
  const change = useHeldAct('settings.change');
  const [hasTried, setTried] = useState(false);
  const box = useFocusFirst<HTMLDivElement>();
  useEscape(onClose);
  const typed = draft.value;
  const read = readLadder(typed, subject);
  const send = async (kinds: Ladders['kinds']): Promise<void> => {
    if ((await change.run({ key: 'alertLadders', value: { ...all, kinds } })) === null) return;
    draft.drop();
    onClose();
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (typeof read !== 'string') await send({ ...all.kinds, [subject]: read });
  };
  const restore = (): void => {
    const { [subject]: _, ...others } = all.kinds;
    void send(others);
  };
  const setRung = (key: string, next: Partial<TypedRung>): void =>
    draft.set({ rungs: typed.rungs.map((rung) => (rung.key === key ? { ...rung, ...next } : rung)) });
  return (
    <div ref={box} className={classes.form} data-testid="ladder-form">
      <fieldset className={classes.rungs}>
        <legend className={classes.small}>{t('rungs')}</legend>
        {typed.rungs.map((rung, place) => (
          <RungRow
            key={rung.key}
            rung={rung}
            place={place + 1}
            onChange={(next) => setRung(rung.key, next)}
            onRemove={
              typed.rungs.length === 1
                ? null
                : () => draft.set({ rungs: typed.rungs.filter((one) => one.key !== rung.key) })
            }
          />
        ))}
        <p className={classes.small}>{t('toHint')}</p>
        {typed.rungs.length < MOST_RUNGS ? (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => draft.set({ rungs: [...typed.rungs, nextRung(typed.rungs)] })}
            data-testid="rung-add"
          >
            {t('add')}
          </button>
        ) : null}
      </fieldset>
      <div className={classes.fields}>
        <Field label={t('repeatSeconds')} hint={t('repeatHint')}>
          {(ids) => (
            <input
              {...ids}
              className="field num"
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              value={typed.repeat}
              onChange={(event) => draft.set({ repeat: event.target.value })}
              data-testid="ladder-repeat"
            />
          )}
        </Field>
        <Field label={t('acknowledgementMinutes')} hint={t('acknowledgementHint')}>
          {(ids) => (
            <input
              {...ids}
              className="field num"
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              value={typed.back}
              onChange={(event) => draft.set({ back: event.target.value })}
              data-testid="ladder-back"
            />
          )}
        </Field>
        <Field label={t('why')} optional>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              maxLength={300}
              value={typed.why}
              onChange={(event) => draft.set({ why: event.target.value })}
              data-testid="ladder-why"
            />
          )}
        </Field>
      </div>
      {hasTried && typeof read === 'string' ? (
        <p role="alert" className={classes.problem} data-testid="ladder-problem">
          {t(`problem.${read}`)}
        </p>
      ) : null}
      <div className={classes.acts}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={change.isBusy}
          onClick={() => void save()}
          data-testid="ladder-save"
        >
          {change.isBusy ? common('saving') : t('save')}
        </button>
        {own === undefined ? null : (
          <button
            type="button"
            className="btn btn-small"
            disabled={change.isBusy}
            onClick={restore}
            data-testid="ladder-restore"
          >
            {t('restore')}
          </button>
        )}
        <button type="button" className="btn btn-small" onClick={onClose}>
          {common('cancel')}
        </button>
      </div>
      <ErrorNote error={change.error} />
    </div>
  );
}
