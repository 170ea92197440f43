import { type ReactNode, useState } from 'react';
import { useEscape } from '../../app/hotkeys';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import type { IncidentPage } from './IncidentScreen';
import classes from './incidents.module.css';
import { obligationTitle } from './obligationTitle';

const EMPTY = { result: '', overrideReason: '' };

/** What stands open, in words: it is listed before the person tries, and stays listed after a refusal. */
export function useOpenItems(page: IncidentPage): readonly string[] {
  const locale = useLocale();
  const instructions = useDesk('instruction.list', { open: true }).data ?? [];
  return [
    ...page.obligations
      .filter((obligation) => obligation.state === 'open')
      .map((obligation) => obligationTitle(obligation, page.deadlines, locale)),
    ...page.runs
      .filter((run) => run.state === 'running')
      .map((run) => (locale === 'zh' ? run.title : run.titleEn)),
    ...instructions
      .filter((instruction) => instruction.incidentId === page.incident.id)
      .map((instruction) => `${instruction.leader}${locale === 'zh' ? '：' : ': '}${instruction.words}`),
    ...page.children.filter((child) => child.state === 'open').map((child) => child.title),
  ];
}

/** Closing an incident with its result. Open items are named; only a supervisor may pass them, with a reason. */
export function CloseForm(props: { readonly page: IncidentPage; readonly onClose: () => void }): ReactNode {
  const { page, onClose } = props;
  const t = useText('incidents');
  const common = useText('common');
  const { active } = useSession();
  const draft = useDraft(`incident.close.${page.incident.id}`, EMPTY);
  const act = useHeldAct('incident.close');
  const [isEmpty, setEmpty] = useState(false);
  const open = useOpenItems(page);
  const box = useFocusFirst<HTMLElement>();
  const mayOverride = active?.roles.includes('supervisor') ?? false;
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
      {open.length === 0 ? null : (
        <div className={classes.openItems} data-testid="close-open-items">
          <b>{t('closeOpen')}</b>
          <ul>
            {open.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <p className="dim">{t('closeNeeds')}</p>
        </div>
      )}
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
      {open.length === 0 || !mayOverride ? null : (
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
      )}
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
