import { type ReactNode, useState } from 'react';
import type { PlanSummary } from '../../../shared/contract/models';
import { useNow } from '../../app/clock';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { fullDate } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { Countdown, ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { groupsOf, isMatch, type Mark, marksOf, titleOf } from './libraryModel';
import classes from './plans.module.css';

function Running(): ReactNode {
  const t = useText('plans');
  const locale = useLocale();
  const { go } = useNavigation();
  const runs = useDesk('run.list', { state: 'running' }).data ?? [];
  if (runs.length === 0) return null;
  return (
    <section className={classes.running} aria-label={t('running')}>
      <h2 className={classes.heading}>{t('running')}</h2>
      {runs.map((run) => (
        <button
          key={run.id}
          type="button"
          data-item
          className={classes.row}
          onClick={() => go({ screen: 'run', id: run.id })}
          data-testid="running-run"
        >
          <b>{locale === 'zh' ? run.title : run.titleEn}</b>
          <span className="dim">{run.incidentTitle}</span>
          {run.nextDeadline === null ? null : <Countdown dueAt={run.nextDeadline.dueAt} />}
        </button>
      ))}
    </section>
  );
}

/** One mark in words; a date that has passed is inverse, as everywhere. */
export function PlanMark({ mark }: { readonly mark: Mark }): ReactNode {
  const t = useText('plans');
  switch (mark.kind) {
    case 'draft':
      return <span className={classes.tag}>{t('markDraft')}</span>;
    case 'pending_draft':
    case 'pending_reviewed':
      return <span className={classes.tag}>{t(mark.kind, { revision: mark.revision })}</span>;
    default:
      return (
        <span className={classes.tag} data-overdue={mark.isOverdue}>
          {t(mark.isOverdue ? `${mark.kind}Overdue` : `${mark.kind}Due`, { day: fullDate(mark.dueAt) })}
        </span>
      );
  }
}

export function StateTag({ plan }: { readonly plan: PlanSummary }): ReactNode {
  const t = useText('plans');
  return (
    <span className={classes.tag} data-state={plan.state}>
      {plan.revision === 0
        ? t('onlyDraft')
        : `${t(`state_${plan.state}`)} · ${t('revision', { revision: plan.revision })}`}
    </span>
  );
}

function PlanRow(props: { readonly plan: PlanSummary; readonly isCurrent: boolean }): ReactNode {
  const { plan } = props;
  const locale = useLocale();
  const now = useNow(60_000);
  const { go } = useNavigation();
  return (
    <button
      type="button"
      data-item
      className={classes.row}
      aria-current={props.isCurrent}
      onClick={() =>
        go({ screen: 'plans', planId: plan.id, ...(plan.revision === 0 ? { view: 'edit' } : {}) })
      }
      data-testid={`plan-${plan.id}`}
    >
      <b>{titleOf(plan, locale)}</b>
      <span className={classes.tags}>
        <StateTag plan={plan} />
        {marksOf(plan, now).map((mark) => (
          <PlanMark key={mark.kind} mark={mark} />
        ))}
      </span>
      <span className={classes.rowTrigger}>{locale === 'zh' ? plan.trigger : plan.triggerEn}</span>
    </button>
  );
}

/** The plans of the room by class of hazard; the box narrows them, arrow keys walk through all of them. */
export function Library(props: {
  readonly planId: string | undefined;
  readonly onNew: () => void;
  readonly onTables: () => void;
  readonly onImport: (() => void) | null;
}): ReactNode {
  const t = useText('plans');
  const { active } = useSession();
  const [typed, setTyped] = useState('');
  const plans = useDesk('plan.list', {});
  const mayWrite = active?.roles.some((role) => role === 'officer' || role === 'supervisor') === true;
  const found = (plans.data ?? []).filter((plan) => isMatch(plan, typed.trim(), [t(`state_${plan.state}`)]));
  return (
    <nav className={`panel ${classes.list}`} aria-label={t('list')} onKeyDown={moveInList}>
      <div className={classes.find}>
        <input
          className="field"
          type="search"
          value={typed}
          placeholder={t('find')}
          aria-label={t('find')}
          onChange={(event) => setTyped(event.target.value)}
          data-testid="plans-find"
        />
        {mayWrite ? (
          <>
            <button type="button" className="btn btn-small" onClick={props.onNew} data-testid="plan-new">
              {t('newPlan')}
            </button>
            <button
              type="button"
              className="btn btn-small"
              onClick={props.onTables}
              data-testid="plan-tables-open"
            >
              {t('tablesShort')}
            </button>
            {props.onImport === null ? null : (
              <button
                type="button"
                className="btn btn-small"
                onClick={props.onImport}
                data-testid="plan-import"
              >
                {t('import')}
              </button>
            )}
          </>
        ) : null}
      </div>
      <Running />
      <ErrorNote error={plans.error} kept={false} />
      {plans.data?.length === 0 ? <p className="empty">{t('none')}</p> : null}
      {plans.data !== undefined && plans.data.length > 0 && found.length === 0 ? (
        <p className="empty">{t('noMatch')}</p>
      ) : null}
      {groupsOf(found).map(({ category, plans: own }) => (
        <section key={category} aria-label={t(`category_${category || 'none'}` as 'category_none')}>
          <h2 className={classes.heading}>
            {t(`category_${category || 'none'}` as 'category_none')} <span className="num">{own.length}</span>
          </h2>
          {own.map((plan) => (
            <PlanRow key={plan.id} plan={plan} isCurrent={plan.id === props.planId} />
          ))}
        </section>
      ))}
    </nav>
  );
}
