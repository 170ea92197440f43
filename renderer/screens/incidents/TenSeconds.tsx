import type { ReactNode } from 'react';
import { forceTotals } from '../../../shared/rules/figures/forces';
import { PERSON_STATE_NAMES } from '../../../shared/wording/figures';
import { flagWords } from '../../../shared/wording/intakeLines';
import { useDesk } from '../../bridge/hooks';
import { Countdown, DrillClock, GradeMark } from '../../components';
import { useLocale, useText } from '../../i18n';
import { HighTags } from './GradeWords';
import type { IncidentPage } from './IncidentScreen';
import classes from './incidents.module.css';
import { peopleNow } from './people';

/** What a leader reads in ten seconds: what, where, how many people, which grade, what is due next. */
export function TenSeconds({ page }: { readonly page: IncidentPage }): ReactNode {
  const t = useText('incidents');
  const locale = useLocale();
  const { incident } = page;
  const facts = useDesk('incident.factsAt', { incidentId: incident.id, at: null }).data;
  const people = peopleNow(incident.casualties, facts?.peopleCounts ?? null, t, PERSON_STATE_NAMES[locale]);
  const forces = facts === undefined ? null : forceTotals(facts.forces);
  const due = incident.nextDeadline;
  return (
    <div className={classes.tenSeconds} data-testid="incident-header">
      <div className={classes.big}>
        <GradeMark grade={incident.grade} preliminary={incident.gradePreliminary} />
        <h1>{incident.title}</h1>
        <HighTags incident={incident} />
        {incident.sensitive ? <span className={classes.tag}>{t('sensitiveShort')}</span> : null}
        {incident.flags.length === 0 ? null : (
          <span className={classes.tag}>{flagWords(incident.flags, locale)}</span>
        )}
        {incident.verification?.isTrue === false ? (
          <span className={classes.tag}>{t('foundUntrue')}</span>
        ) : null}
        {incident.stableAt === null ? null : <span className={classes.tag}>{t('isStable')}</span>}
        {incident.state === 'closed' ? <span className={classes.tag}>{t('closedAt')}</span> : null}
      </div>
      <dl className={classes.key}>
        <div>
          <dt>{t('place')}</dt>
          <dd>{incident.place}</dd>
        </div>
        <div>
          <dt>{t('people')}</dt>
          <dd>{people === '' ? <span className="dim">{t('noPeople')}</span> : people}</dd>
        </div>
        {forces === null || forces.present.persons + forces.enRoute.persons === 0 ? null : (
          <div>
            <dt>{t('pastPresent')}</dt>
            <dd>
              {forces.present.persons}
              {forces.enRoute.persons === 0 ? null : (
                <>
                  {' '}
                  <span className="dim">{t('pastEnRoute')}</span> {forces.enRoute.persons}
                </>
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('nextDue')}</dt>
          <dd>
            {due === null ? (
              <span className="dim">{t('noDue')}</span>
            ) : (
              <>
                <Countdown dueAt={due.dueAt} /> <DrillClock name={due.drill} />{' '}
                {locale === 'zh' ? due.titleZh : due.titleEn}
              </>
            )}
          </dd>
        </div>
      </dl>
    </div>
  );
}
