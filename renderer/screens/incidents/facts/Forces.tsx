import { type ReactNode, useState } from 'react';
import type { ForceLine, IncidentFacts } from '../../../../shared/domain/incidentFacts';
import { forceTotals } from '../../../../shared/rules/figures/forces';
import { FORCE_KIND_NAMES } from '../../../../shared/wording/figures';
import { clockTime } from '../../../app/time';
import { ErrorNote, Time } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { useHeldAct } from '../../parts/useHeldAct';
import { ForceForm } from './ForceForm';
import classes from './figures.module.css';
import { RemoveReason } from './RemoveReason';

function Totals({ facts }: { readonly facts: IncidentFacts }): ReactNode {
  const t = useText('figures');
  const locale = useLocale();
  const { present, enRoute } = forceTotals(facts.forces);
  const join = locale === 'zh' ? '、' : ', ';
  const kinds = present.byKind.map(({ kind, persons }) => `${FORCE_KIND_NAMES[locale][kind]} ${persons}`);
  const machines = present.machines.map(({ name, count, unit }) => `${name}${count}${unit}`);
  return (
    <p className={classes.totals} data-testid="force-totals">
      <b>{t('present', { persons: present.persons })}</b>
      {kinds.length === 0 ? null : <span> = {kinds.join(' + ')}</span>}
      {machines.length === 0 ? null : <span className="dim"> · {machines.join(join)}</span>}
      <span> · </span>
      <b>{t('enRoute', { persons: enRoute.persons })}</b>
      {enRoute.vehicles === 0 ? null : (
        <span className="dim"> {t('vehiclesOf', { count: enRoute.vehicles })}</span>
      )}
    </p>
  );
}

function State({ force }: { readonly force: ForceLine }): ReactNode {
  const t = useText('figures');
  if (force.state === 'en_route') return <span>{t('expectedAt', { time: clockTime(force.at) })}</span>;
  return (
    <span>
      <Time at={force.at} /> {t(force.state === 'present' ? 'arrived' : 'leave')}
    </span>
  );
}

type RowProps = {
  readonly facts: IncidentFacts;
  readonly force: ForceLine;
  readonly canWrite: boolean;
};

function Row({ facts, force, canWrite }: RowProps): ReactNode {
  const t = useText('figures');
  const locale = useLocale();
  const act = useHeldAct('force.set');
  const remove = useHeldAct('force.remove');
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null);
  const { incidentId } = facts;
  const next = force.state === 'en_route' ? 'present' : force.state === 'present' ? 'left' : null;
  const vehicles = force.vehicles === 0 ? '' : t('vehiclesOf', { count: force.vehicles });
  return (
    <li className={classes.force} data-testid="force-row" data-state={force.state}>
      <div className={classes.forceLine}>
        <b className={classes.cut} title={force.unit}>
          {force.unit}
        </b>
        <span className="dim">{FORCE_KIND_NAMES[locale][force.kind]}</span>
        <span className="num">
          {locale === 'zh' ? `${force.persons}人` : `${force.persons} persons`} {vehicles}
        </span>
        <span className={classes.cut} title={force.equipment}>
          {force.equipment}
        </span>
        <State force={force} />
        {canWrite ? (
          <span className={classes.acts}>
            {next === null ? null : (
              <button
                type="button"
                className="btn btn-small"
                disabled={act.isBusy}
                onClick={() => void act.run({ incidentId, force: { ...force, state: next, at: null } })}
                data-testid={next === 'present' ? 'force-arrived' : 'force-left'}
              >
                {t(next === 'present' ? 'arrived' : 'leave')}
              </button>
            )}
            <button
              type="button"
              className="btn btn-small btn-plain"
              aria-expanded={open === 'edit'}
              onClick={() => setOpen(open === 'edit' ? null : 'edit')}
              data-testid="force-edit"
            >
              {t('edit')}
            </button>
            <button
              type="button"
              className="btn btn-small btn-plain"
              aria-expanded={open === 'remove'}
              onClick={() => setOpen(open === 'remove' ? null : 'remove')}
            >
              {t('remove')}
            </button>
          </span>
        ) : null}
      </div>
      <ErrorNote error={act.error ?? remove.error} />
      {open === 'edit' ? (
        <ForceForm incidentId={incidentId} force={force} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'remove' ? (
        <RemoveReason
          onClose={() => setOpen(null)}
          onReason={async (reason) =>
            (await remove.run({ incidentId, forceId: force.id, reason })) !== null && setOpen(null)
          }
        />
      ) : null}
    </li>
  );
}

/** Forces, those on scene and those on the way apart; one press moves a unit that has arrived. */
export function Forces(props: { readonly facts: IncidentFacts; readonly canWrite: boolean }): ReactNode {
  const { facts, canWrite } = props;
  const t = useText('figures');
  const [isAdding, setAdding] = useState(false);
  return (
    <section className={`panel ${classes.part}`} aria-label={t('forces')} data-testid="forces">
      <h2 className="panel-head">
        {t('forces')}
        <span className={classes.spacer} />
        {canWrite ? (
          <button
            type="button"
            className="btn btn-small"
            aria-expanded={isAdding}
            onClick={() => setAdding(!isAdding)}
            data-testid="force-add"
          >
            {t('addForce')}
          </button>
        ) : null}
      </h2>
      {isAdding ? (
        <ForceForm incidentId={facts.incidentId} force={null} onClose={() => setAdding(false)} />
      ) : null}
      {facts.forces.length === 0 ? <p className="empty">{t('noForces')}</p> : <Totals facts={facts} />}
      <ul>
        {facts.forces.map((force) => (
          <Row key={force.id} facts={facts} force={force} canWrite={canWrite} />
        ))}
      </ul>
    </section>
  );
}
