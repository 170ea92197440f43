import type { ReactNode } from 'react';
import type { Obligation } from '../../../shared/contract/models';
import { DUTY_GROUPS, dutyGroup } from '../../../shared/rules/duties/groups';
import { useText } from '../../i18n';
import { DutyRow, PastDuty } from './DutyRow';
import type { IncidentPage } from './IncidentScreen';
import classes from './incidents.module.css';

const rank = { open: 0, met: 1, not_needed: 2, superseded: 3 } as const;
const byTurn = (a: Obligation, b: Obligation): number =>
  rank[a.state] - rank[b.state] || (a.dueAt ?? Number.MAX_VALUE) - (b.dueAt ?? Number.MAX_VALUE);

/** Every duty of the incident once: reports, who has to be told, what is watched; in each the next one due first, what is done below, limits that were replaced last. */
export function Obligations({ page }: { readonly page: IncidentPage }): ReactNode {
  const t = useText('incidents');
  const d = useText('duties');
  const past = page.obligations.filter((one) => one.state === 'superseded');
  const rows = page.obligations.filter((one) => one.state !== 'superseded').toSorted(byTurn);
  const groups = DUTY_GROUPS.map((id) => ({ id, rows: rows.filter((one) => dutyGroup(one) === id) })).filter(
    (group) => group.rows.length > 0,
  );
  return (
    <section className="panel" aria-label={t('obligations')}>
      <h2 className="panel-head">{t('obligations')}</h2>
      {rows.length === 0 ? <p className="empty">{t('noObligations')}</p> : null}
      {groups.map((group) => (
        <div key={group.id} data-testid={`duties-${group.id}`}>
          {groups.length === 1 ? null : <h3 className={classes.group}>{d(group.id)}</h3>}
          <ul>
            {group.rows.map((obligation) => (
              <DutyRow key={obligation.id} obligation={obligation} page={page} />
            ))}
          </ul>
        </div>
      ))}
      {past.length === 0 ? null : (
        <details className={classes.past} data-testid="duties-past">
          <summary>{d('history', { count: past.length })}</summary>
          <ul>
            {past.map((obligation) => (
              <PastDuty key={obligation.id} obligation={obligation} page={page} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
