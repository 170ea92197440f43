import { type ReactNode, useState } from 'react';
import type { CallOutSummary } from '../../../shared/contract/areas/callouts';
import type { CallOutKind } from '../../../shared/domain/callouts';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { DrillClock, ErrorNote, Time, Words } from '../../components';
import { useText } from '../../i18n';
import { Segments } from '../parts/Segments';
import { useForms } from '../parts/useForms';
import { CallScreen } from './CallScreen';
import classes from './callouts.module.css';
import { countOf, percent } from './model';
import { NewCallOut } from './NewCallOut';

function Row({ callOut }: { readonly callOut: CallOutSummary }): ReactNode {
  const t = useText('callouts');
  const { go } = useNavigation();
  const { rates } = callOut;
  const answered = rates.answeredSelf + rates.answeredDeputy;
  return (
    <li>
      <button
        type="button"
        className={classes.callOut}
        data-item=""
        data-testid="callout-row"
        onClick={() => go({ screen: 'callouts', id: callOut.id })}
      >
        <span className={classes.line}>
          <b>
            <Words>{callOut.title}</Words>
          </b>
          <DrillClock name={callOut.drill} />
          {callOut.incidentTitle === null ? null : <span>{callOut.incidentTitle}</span>}
          <span className={classes.spacer} />
          <span className="dim">
            <Time at={callOut.startedAt} /> {callOut.startedBy}
            {callOut.closedAt === null ? null : (
              <>
                {' – '}
                <Time at={callOut.closedAt} />
              </>
            )}
          </span>
        </span>
        <span className={`${classes.line} num`}>
          <span className={classes.rateValue}>
            {answered}/{rates.persons}
          </span>
          <span>{t('answeredShare', { share: percent(rates.answeredShare) })}</span>
          {rates.unanswered > 0 ? <b>✗ {t('unanswered', { count: rates.unanswered })}</b> : null}
          {rates.feedbackShare === null ? null : (
            <span>
              {t('feedback')} {countOf(rates.feedbackShare, rates.persons)}/{rates.persons}
            </span>
          )}
          {callOut.feedbackOverdue > 0 ? (
            <span className="overdue">{t('feedbackLate', { count: callOut.feedbackOverdue })}</span>
          ) : null}
          {callOut.warningsOver === null ? null : <b data-testid="callout-row-over">{t('over')}</b>}
          {callOut.state === 'open' && !callOut.forecast.isInTime && rates.unanswered > 0 ? (
            <span className="overdue">{t('late')}</span>
          ) : null}
        </span>
      </button>
    </li>
  );
}

function CallOutList({ canAct }: { readonly canAct: boolean }): ReactNode {
  const t = useText('callouts');
  const { go } = useNavigation();
  const [which, setWhich] = useState<'open' | 'closed'>('open');
  const open = which === 'open';
  const list = useDesk('callout.list', { open }, { keep: true });
  return (
    <section className={classes.screen} aria-label={t('title')} data-testid="callouts">
      <header className={classes.bar}>
        <h1>{t('title')}</h1>
        <Segments
          label={t('which')}
          testId="callouts-which"
          value={which}
          onValue={setWhich}
          options={[
            { value: 'open', label: t('open') },
            { value: 'closed', label: t('closed') },
          ]}
        />
        <span className={classes.spacer} />
        {canAct ? (
          <>
            <button
              type="button"
              className="btn"
              onClick={() => go({ screen: 'callouts', kind: 'relief' })}
              data-testid="callout-new-relief"
            >
              {t('relief')}
            </button>
            <button
              type="button"
              className="btn btn-primary"
              onClick={() => go({ screen: 'callouts', kind: 'warning' })}
              data-testid="callout-new"
            >
              {t('newOne')}
            </button>
          </>
        ) : null}
      </header>
      <ErrorNote error={list.error} kept={false} onRetry={() => void list.refetch()} />
      <div className={classes.scroll}>
        <div className="panel">
          {list.data?.length === 0 ? (
            <p className="empty">
              {t(open ? 'none' : 'noneClosed')}
              {open ? ` ${t('noneTodo')}` : ''}
            </p>
          ) : null}
          <ol aria-label={t('title')} onKeyDown={moveInList}>
            {list.data?.map((callOut) => (
              <Row key={callOut.id} callOut={callOut} />
            ))}
          </ol>
        </div>
      </div>
    </section>
  );
}

/** Call-outs 叫应: those that go on, one of them being worked on, and a new one from a warning or an incident. */
export default function CalloutsScreen(props: {
  readonly id?: string;
  readonly personId?: string;
  readonly evacuated?: string;
  readonly warningId?: string;
  readonly incidentId?: string;
  readonly kind?: CallOutKind;
}): ReactNode {
  useForms();
  const { active } = useSession();
  const canAct = active?.roles.some((role) => role !== 'auditor' && role !== 'administrator') ?? false;
  const { id, warningId, incidentId, kind } = props;
  if (id !== undefined) {
    return <CallScreen id={id} canAct={canAct} personId={props.personId} evacuated={props.evacuated} />;
  }
  const isNew = warningId !== undefined || incidentId !== undefined || kind !== undefined;
  if (isNew && canAct) {
    return (
      <NewCallOut warningId={warningId ?? null} incidentId={incidentId ?? null} kind={kind ?? 'warning'} />
    );
  }
  return <CallOutList canAct={canAct} />;
}
