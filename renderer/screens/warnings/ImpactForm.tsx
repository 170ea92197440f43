import { type ReactNode, useState } from 'react';
import type { WarningDetail } from '../../../shared/contract/areas/warnings';
import { deskNow } from '../../app/clock';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { Reader } from '../parts/inputs';
import { Segments } from '../parts/Segments';
import { useHeldAct } from '../parts/useHeldAct';
import { WhenInput, writtenMoment } from '../parts/WhenInput';
import classes from './warnings.module.css';

type Typed = { readonly startedAt?: string; readonly hit?: 'yes' | 'no' | 'open'; readonly note?: string };
const NOTHING: Typed = {};

/** What came of a warning, for the monthly table: when the impact began and whether it hit. Nothing is filled in by itself. */
export function ImpactForm({ detail }: { readonly detail: WarningDetail }): ReactNode {
  const t = useText('warnings');
  const common = useText('common');
  const { warning, impact } = detail;
  const draft = useDraft(`warning.impact.${warning.id}`, NOTHING);
  const act = useHeldAct('warning.assess');
  const [isWrong, setWrong] = useState(false);
  const kept = impact?.startedAt == null ? '' : writtenMoment(impact.startedAt);
  const before = impact?.wasHit == null ? 'open' : impact.wasHit ? 'yes' : 'no';
  const startedAt = draft.value.startedAt ?? kept;
  const hit = draft.value.hit ?? before;
  const note = draft.value.note ?? impact?.note ?? '';
  const save = async (): Promise<void> => {
    const reader = new Reader(deskNow());
    const at = startedAt === kept ? (impact?.startedAt ?? null) : reader.past('startedAt', startedAt);
    setWrong(reader.problems['startedAt'] !== undefined);
    if (reader.problems['startedAt'] !== undefined) return;
    const wasHit = hit === 'open' ? null : hit === 'yes';
    if ((await act.run({ warningId: warning.id, startedAt: at, wasHit, note })) !== null) draft.drop();
  };
  return (
    <div className={classes.impact} data-testid="warning-impact">
      <Field label={t('impactAt')} problem={isWrong ? 'not_a_time' : undefined}>
        {(ids) => (
          <WhenInput
            {...ids}
            value={startedAt}
            direction="past"
            empty=""
            onValue={(value) => draft.set({ startedAt: value })}
            data-testid="impact-at"
          />
        )}
      </Field>
      <div>
        <p className="field-label">{t('wasHit')}</p>
        <Segments
          label={t('wasHit')}
          testId="impact-hit"
          value={hit}
          onValue={(value) => draft.set({ hit: value })}
          options={[
            { value: 'yes', label: t('hit_yes') },
            { value: 'no', label: t('hit_no') },
            { value: 'open', label: t('hit_open') },
          ]}
        />
      </div>
      <Field label={t('impactNote')} optional className={classes.grow}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            value={note}
            onChange={(event) => draft.set({ note: event.target.value })}
          />
        )}
      </Field>
      <button
        type="button"
        className="btn btn-small"
        disabled={act.isBusy}
        onClick={() => void save()}
        data-testid="impact-save"
      >
        {act.isBusy ? common('saving') : t('impactSave')}
      </button>
      {impact === null ? null : <span className="dim">{t('impactBy', { name: impact.by })}</span>}
      <ErrorNote error={act.error} />
    </div>
  );
}
