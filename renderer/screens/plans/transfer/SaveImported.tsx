import { type ReactNode, useState } from 'react';
import type { ImportDraft } from '../../../../shared/plan/import';
import { useNavigation } from '../../../app/navigation';
import { fullTime } from '../../../app/time';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { Field } from '../../parts/Field';
import { useHeldAct } from '../../parts/useHeldAct';
import classes from './transfer.module.css';

const PLAN_ID = /^[a-z][a-z0-9-]{0,39}$/;

type Props = {
  readonly draft: ImportDraft;
  readonly fileName: string;
  readonly title: string;
  readonly planId: string;
  readonly onTitle: (title: string) => void;
  readonly onPlanId: (id: string) => void;
};

/** What was read in numbers, under which name it is kept, and the press that keeps it as a draft and opens the editor. */
export function SaveImported(props: Props): ReactNode {
  const { draft } = props;
  const t = useText('planTransfer');
  const locale = useLocale();
  const { go } = useNavigation();
  const plans = useDesk('plan.list', {}).data ?? [];
  const before = useDesk('plan.draftGet', { planId: draft.planId }).data ?? null;
  const save = useHeldAct('plan.draftSave');
  const [isOver, setOver] = useState(false);
  const existing = plans.find(({ id }) => id === draft.planId);
  const isGoodId = PLAN_ID.test(draft.planId);
  const isBlocked = !isGoodId || draft.rows.length === 0 || (before !== null && !isOver);
  const keep = async (): Promise<void> => {
    const { planId, text } = draft;
    const revision = existing?.revision ?? 0;
    const input = {
      planId,
      text,
      baseRevision: revision > 0 ? revision : null,
      version: before?.version ?? 0,
    };
    if ((await save.run(input)) !== null) go({ screen: 'plans', planId, view: 'edit' });
  };
  const { counts } = draft;
  return (
    <section className={`panel ${classes.save}`} aria-label={t('keepTitle')}>
      <p className={classes.counts} role="status" data-testid="plan-import-counts">
        <b>{props.fileName}</b> {t('counts', { ...counts })}
      </p>
      <div className={classes.names}>
        <Field label={t('planTitle')} className={classes.name}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              value={props.title}
              placeholder={draft.title}
              maxLength={60}
              onChange={(event) => props.onTitle(event.target.value)}
              data-testid="plan-import-title"
            />
          )}
        </Field>
        <Field label={t('planId')} className={classes.name} hint={isGoodId ? t('idHint') : t('idForm')}>
          {(ids) => (
            <input
              {...ids}
              aria-invalid={!isGoodId}
              className="field"
              value={props.planId}
              placeholder={draft.planId}
              maxLength={40}
              onChange={(event) => props.onPlanId(event.target.value.trim())}
              data-testid="plan-import-id"
            />
          )}
        </Field>
        <Field label={t('into')} className={classes.name}>
          {(ids) => (
            <select
              {...ids}
              className="field"
              value={existing?.id ?? ''}
              onChange={(event) => props.onPlanId(event.target.value)}
              data-testid="plan-import-into"
            >
              <option value="">{t('newPlan')}</option>
              {plans.map((plan) => (
                <option key={plan.id} value={plan.id}>
                  {locale === 'zh' ? plan.title : plan.titleEn}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button
          type="button"
          className="btn btn-primary"
          disabled={isBlocked || save.isBusy}
          onClick={() => void keep()}
          data-testid="plan-import-save"
        >
          {t('keep')}
        </button>
      </div>
      {before === null ? null : (
        <label className={classes.over} data-testid="plan-import-over">
          <input type="checkbox" checked={isOver} onChange={(event) => setOver(event.target.checked)} />
          {t('overDraft', { by: before.savedBy, at: fullTime(before.savedAt) })}
        </label>
      )}
      <ErrorNote error={save.error} kept />
    </section>
  );
}
