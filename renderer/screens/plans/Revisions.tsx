import { type ReactNode, useState } from 'react';
import type { PlanRevision } from '../../../shared/contract/areas/plans';
import type { PlanSummary } from '../../../shared/contract/models';
import { REASON_WORDS } from '../../../shared/wording/planLines';
import { useNow } from '../../app/clock';
import { useNavigation } from '../../app/navigation';
import { fullDate } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import classes from './plans.module.css';
import { FileForm, ForceForm, RetireForm, ReviewForm, SubmitForm } from './RevisionForms';

type Act = 'submit' | 'review' | 'force' | 'file' | 'retire';
type Open = { readonly act: Act; readonly revision: number } | null;

/** Who did it and when, or a dash. */
function By(props: {
  readonly name: string | null;
  readonly at: number | null;
  readonly children?: ReactNode;
}): ReactNode {
  const t = useText('plans');
  if (props.at === null || props.at === 0) return <td className="dim">—</td>;
  return (
    <td>
      <Time at={props.at} /> {props.name === null || props.name === '' ? t('shippedBy') : props.name}
      {props.children}
    </td>
  );
}

function Why({ row }: { readonly row: PlanRevision }): ReactNode {
  const t = useText('plans');
  const locale = useLocale();
  return (
    <td className={classes.why}>
      {row.why === '' ? <span className="dim">{t('shipped')}</span> : row.why}
      {row.reason === null ? null : <span className={classes.small}>{REASON_WORDS[row.reason][locale]}</span>}
      {row.retiredAt === null ? null : (
        <span className={classes.small}>
          {row.retiredWhy === '' ? t('superseded') : t('retiredFor', { why: row.retiredWhy })}{' '}
          <Time at={row.retiredAt} />
        </span>
      )}
    </td>
  );
}

function Filing({ row }: { readonly row: PlanRevision }): ReactNode {
  const t = useText('plans');
  const now = useNow(60_000);
  if (row.filedAt !== null)
    return (
      <td>
        {fullDate(row.filedAt)} <span className={classes.small}>{row.filedNumber}</span>
      </td>
    );
  if (row.filingDueAt === null) return <td className="dim">—</td>;
  const isOverdue = row.filingDueAt < now && row.state === 'in_force';
  return (
    <td>
      <span className={classes.tag} data-overdue={isOverdue}>
        {t(isOverdue ? 'filingOverdue' : 'filingDue', { day: fullDate(row.filingDueAt) })}
      </span>
    </td>
  );
}

function actsOn(row: PlanRevision, isSupervisor: boolean, mayWrite: boolean): readonly Act[] {
  return [
    ...(isSupervisor && row.state === 'draft' ? (['review'] as const) : []),
    ...(isSupervisor && row.state === 'reviewed' ? (['force'] as const) : []),
    ...(mayWrite && row.inForceAt !== null && row.filingDueAt !== null && row.filedAt === null
      ? (['file'] as const)
      : []),
  ];
}

function RevisionRow(props: {
  readonly row: PlanRevision;
  readonly planId: string;
  readonly older: number | undefined;
  readonly acts: readonly Act[];
  readonly onAct: (act: Act) => void;
}): ReactNode {
  const { row, planId, older } = props;
  const t = useText('plans');
  const { go } = useNavigation();
  return (
    <tr data-testid={`revision-${row.revision}`} data-state={row.state}>
      <td className="num">{row.revision}</td>
      <td>
        <span className={classes.tag} data-state={row.state}>
          {t(`state_${row.state}`)}
        </span>
      </td>
      <By name={row.by} at={row.at} />
      <Why row={row} />
      <By name={row.reviewedBy} at={row.reviewedAt}>
        {row.isOwnReview ? <span className={classes.small}>{t('ownReview')}</span> : null}
        {row.reviewNote === '' ? null : <span className={classes.small}>{row.reviewNote}</span>}
      </By>
      <By name={row.inForceBy} at={row.inForceAt} />
      <Filing row={row} />
      <td>
        <span className={classes.acts}>
          {props.acts.map((act) => (
            <button
              key={act}
              type="button"
              className="btn btn-small btn-primary"
              onClick={() => props.onAct(act)}
              data-testid={`revision-${act}`}
            >
              {t(`act_${act}`)}
            </button>
          ))}
          <button
            type="button"
            className="btn btn-small"
            onClick={() => go({ screen: 'plans', planId, view: 'flow', to: row.revision })}
          >
            {t('look')}
          </button>
          {older === undefined ? null : (
            <button
              type="button"
              className="btn btn-small"
              onClick={() => go({ screen: 'plans', planId, view: 'compare', from: older, to: row.revision })}
              data-testid="revision-compare"
            >
              {t('compareWith', { revision: older })}
            </button>
          )}
        </span>
      </td>
    </tr>
  );
}

const HEADS = ['no', 'state', 'drafted', 'why', 'reviewed', 'inForce', 'filed', 'acts'] as const;

function OpenForm(props: {
  readonly open: Open;
  readonly plan: PlanSummary;
  readonly onClose: () => void;
}): ReactNode {
  const { open, plan, onClose } = props;
  if (open === null) return null;
  const of = { planId: plan.id, revision: open.revision, onClose };
  switch (open.act) {
    case 'submit':
      return <SubmitForm planId={plan.id} isFirst={plan.revision === 0} onClose={onClose} />;
    case 'review':
      return <ReviewForm {...of} />;
    case 'force':
      return <ForceForm {...of} standing={plan.state === 'in_force' ? plan.revision : null} />;
    case 'file':
      return <FileForm {...of} />;
    case 'retire':
      return <RetireForm planId={plan.id} onClose={onClose} />;
  }
}

/** All revisions of a plan: who, when and why, how far each of them is, and what may be done with it now. */
export function Revisions({ plan }: { readonly plan: PlanSummary }): ReactNode {
  const t = useText('plans');
  const { active } = useSession();
  const found = useDesk('plan.revisions', { planId: plan.id });
  const [open, setOpen] = useState<Open>(null);
  const isSupervisor = active?.roles.includes('supervisor') === true;
  const mayWrite = isSupervisor || active?.roles.includes('officer') === true;
  const rows = found.data ?? [];
  const isRetired = plan.state === 'retired' || plan.revision === 0;
  return (
    <section className={`panel ${classes.revisions}`} aria-label={t('tab_revisions')}>
      <div className={classes.bar}>
        {mayWrite && plan.hasDraft ? (
          <button
            type="button"
            className="btn btn-primary btn-small"
            onClick={() => setOpen({ act: 'submit', revision: 0 })}
            data-testid="revision-submit"
          >
            {t('act_submit')}
          </button>
        ) : null}
        {isSupervisor && !isRetired ? (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setOpen({ act: 'retire', revision: 0 })}
            data-testid="plan-retire"
          >
            {t('act_retire')}
          </button>
        ) : null}
        <span className="dim">{t(isSupervisor ? 'lifeHint' : 'lifeHintOfficer')}</span>
      </div>
      <OpenForm open={open} plan={plan} onClose={() => setOpen(null)} />
      <ErrorNote error={found.error} kept={false} />
      {rows.length === 0 ? (
        <p className="empty">{t('noRevision')}</p>
      ) : (
        <table className={classes.table} data-testid="revisions">
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col">
                  {t(`head_${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <RevisionRow
                key={row.revision}
                row={row}
                planId={plan.id}
                older={rows[at + 1]?.revision}
                acts={actsOn(row, isSupervisor, mayWrite)}
                onAct={(act) => setOpen({ act, revision: row.revision })}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
