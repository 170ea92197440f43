import { type ReactNode, useState } from 'react';
import { DECISION_WAYS, RETENTIONS, type Retention, retentionOf } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { useEscape } from '../../app/hotkeys';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { type Draft, useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { Segments } from '../parts/Segments';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import { CloseGatePanel } from './CloseGate';
import type { IncidentPage } from './IncidentScreen';
import classes from './incidents.module.css';

type Way = (typeof DECISION_WAYS)[number];
type Typed = {
  result: string;
  overrideReason: string;
  decidedBy: string;
  way: Way | null;
  retention: Retention | null;
};
const EMPTY: Typed = { result: '', overrideReason: '', decidedBy: '', way: null, retention: null };

/** A supervisor's decision to close over what is open: why, whose decision, and how it was given. */
function Override({ draft }: { readonly draft: Draft<Typed> }): ReactNode {
  const t = useText('incidents');
  const words = labels(useLocale());
  const { active } = useSession();
  return (
    <>
      <Field label={t('override')} optional hint={t('overrideHint')}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            value={draft.value.overrideReason}
            onChange={(event) => draft.set({ overrideReason: event.target.value })}
            data-testid="close-override"
          />
        )}
      </Field>
      <Field label={t('overrideBy')} optional hint={t('overrideByHint')}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            placeholder={active?.displayName ?? ''}
            value={draft.value.decidedBy}
            onChange={(event) => draft.set({ decidedBy: event.target.value })}
            data-testid="close-decided-by"
          />
        )}
      </Field>
      <Segments
        label={t('overrideWay')}
        value={draft.value.way}
        onValue={(way) => draft.set({ way })}
        options={DECISION_WAYS.map((value) => ({ value, label: words.decisionWay[value] }))}
        testId="close-way"
      />
    </>
  );
}

/** Closing an incident with its result. What is open is named with the way there; only a supervisor may pass it, with a reason. */
export function CloseForm(props: { readonly page: IncidentPage; readonly onClose: () => void }): ReactNode {
  const { page, onClose } = props;
  const t = useText('incidents');
  const common = useText('common');
  const words = labels(useLocale());
  const { active } = useSession();
  const draft = useDraft<Typed>(`incident.close.${page.incident.id}`, EMPTY);
  const act = useHeldAct('incident.close');
  const [isEmpty, setEmpty] = useState(false);
  const gate = useDesk('incident.closeGate', { incidentId: page.incident.id }, { keep: true });
  const box = useFocusFirst<HTMLElement>();
  const mayOverride = active?.roles.includes('supervisor') ?? false;
  const isBlocked = (gate.data?.blockers.length ?? 0) > 0;
  useEscape(onClose);
  const save = async (): Promise<void> => {
    setEmpty(draft.value.result.trim() === '');
    if (draft.value.result.trim() === '') return;
    const closed = await act.run({ incidentId: page.incident.id, ...draft.value });
    if (closed === null) return;
    draft.drop();
    onClose();
  };
  return (
    <section
      ref={box}
      className={`panel ${classes.inline}`}
      aria-label={t('closeTitle')}
      data-testid="close-form"
    >
      <ErrorNote error={gate.error} kept={false} />
      <Field label={t('closeResult')} problem={isEmpty ? 'empty' : undefined} hint={t('closeNote')}>
        {(ids) => (
          <textarea
            {...ids}
            className="field"
            rows={2}
            value={draft.value.result}
            onChange={(event) => draft.set({ result: event.target.value })}
            data-testid="close-result"
          />
        )}
      </Field>
      <p className={classes.small}>{t('retention')}</p>
      <Segments
        label={t('retention')}
        value={draft.value.retention ?? retentionOf(page.incident.grade)}
        onValue={(retention) => draft.set({ retention })}
        options={RETENTIONS.map((value) => ({ value, label: words.retention[value] }))}
        testId="close-retention"
      />
      {gate.data === undefined ? null : <CloseGatePanel gate={gate.data} mayOverride={mayOverride} />}
      {isBlocked && mayOverride ? <Override draft={draft} /> : null}
      <ErrorNote error={act.error} />
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="close-save"
        >
          {act.isBusy ? common('saving') : t('closeSave')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {common('cancel')}
        </button>
      </div>
    </section>
  );
}
