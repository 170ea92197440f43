import { type ReactNode, useState } from 'react';
import type { ResponseSummary } from '../../../shared/contract/areas/responses';
import { levelName, responseName } from '../../../shared/rules/responses/hazards';
import { useNavigation } from '../../app/navigation';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { Countdown, DrillBand, ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { AdjustForm, EndForm, WithdrawForm } from './ChangeForms';
import { History } from './History';
import { NextSteps } from './NextSteps';
import { NoticeForm } from './NoticeForm';
import classes from './responses.module.css';

type Act = 'adjust' | 'end' | 'withdraw' | null;

function Facts({ response }: { readonly response: ResponseSummary }): ReactNode {
  const t = useText('responses');
  const { go } = useNavigation();
  const pair = (name: string, value: ReactNode): ReactNode =>
    value === '' || value === null ? null : (
      <>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </>
    );
  return (
    <dl className={classes.facts}>
      {pair(t('issuer'), response.issuer)}
      {pair(t('area'), response.area)}
      {pair(t('basis'), response.basis)}
      {pair(
        t('period'),
        <>
          {response.period}
          {response.endsAt === null || response.state !== 'active' ? null : (
            <>
              {' '}
              <Countdown dueAt={response.endsAt} />
            </>
          )}
        </>,
      )}
      {response.incidentId === null
        ? null
        : pair(
            t('incident'),
            <button
              type="button"
              className={classes.link}
              onClick={() =>
                response.incidentId !== null && go({ screen: 'incident', id: response.incidentId })
              }
            >
              {response.incidentTitle}
            </button>,
          )}
      {pair(t('warning'), response.warningTitle)}
      {response.state === 'active'
        ? pair(t('measures'), <span className={classes.measures}>{response.measures}</span>)
        : null}
    </dl>
  );
}

/** One response: where it stands, what comes next, and every change of it with who decided. */
export function Detail(props: { readonly id: string; readonly canAct: boolean }): ReactNode {
  const t = useText('responses');
  const common = useText('common');
  const locale = useLocale();
  const found = useDesk('response.get', { responseId: props.id }, { keep: true });
  const [act, setAct] = useState<Act>(null);
  const [typing, setTyping] = useState<string | null>(null);
  const detail = found.data;
  if (detail === undefined || detail.response.id !== props.id) {
    return found.error === null ? (
      <p className="empty">{common('loading')}</p>
    ) : (
      <ErrorNote error={found.error} kept={false} />
    );
  }
  const { response, changes } = detail;
  const isActive = response.state === 'active';
  const isNoticed = changes.some((change) => change.notice !== null);
  const noticed = changes.find((change) => change.id === typing);
  const close = (): void => setAct(null);
  const open = (next: Act): void => {
    setTyping(null);
    setAct(act === next ? null : next);
  };
  return (
    <article
      className={`panel ${classes.detail}`}
      aria-label={responseName(response.matter, response.level, locale)}
      data-testid="response-detail"
    >
      {response.drill === null ? null : <DrillBand name={response.drill} />}
      <header className={classes.detailHead}>
        <span className={classes.level}>{levelName(response.level, locale)}</span>
        <h2>{response.matter}</h2>
        <span className="dim">
          {t(`state_${response.state}`)} ·{' '}
          <span className="num">
            {isActive || response.endedAt === null
              ? t('since', { time: fullTime(response.levelSince) })
              : t('endedAt', { time: fullTime(response.endedAt) })}
          </span>
        </span>
        <span className={classes.spacer} />
        {isActive && props.canAct ? (
          <>
            <button
              type="button"
              className="btn btn-small"
              aria-expanded={act === 'adjust'}
              onClick={() => open('adjust')}
              data-testid="response-adjust-open"
            >
              {t('adjust')}
            </button>
            <button
              type="button"
              className="btn btn-small"
              aria-expanded={act === 'end'}
              onClick={() => open('end')}
              data-testid="response-end-open"
            >
              {t('end')}
            </button>
          </>
        ) : null}
        {props.canAct && !isNoticed && response.state !== 'withdrawn' ? (
          <button
            type="button"
            className="btn btn-small btn-plain"
            aria-expanded={act === 'withdraw'}
            onClick={() => open('withdraw')}
            data-testid="response-withdraw-open"
          >
            {t('withdraw')}
          </button>
        ) : null}
      </header>
      {isActive && response.warningIsOver ? (
        <p className={classes.note} role="note" data-testid="response-lifted">
          {t('lifted')}
        </p>
      ) : null}
      {act === 'adjust' ? <AdjustForm response={response} onClose={close} /> : null}
      {act === 'end' ? <EndForm response={response} onClose={close} /> : null}
      {act === 'withdraw' ? <WithdrawForm response={response} onClose={close} /> : null}
      {noticed !== undefined && noticed.notice === null && props.canAct ? (
        <NoticeForm
          key={noticed.id}
          response={response}
          change={noticed}
          onSent={() => setTyping(null)}
          onClose={() => setTyping(null)}
        />
      ) : null}
      {props.canAct ? (
        <NextSteps
          detail={detail}
          onNotice={(change) => {
            setAct(null);
            setTyping(change.id);
          }}
        />
      ) : null}
      <Facts response={response} />
      <History response={response} changes={changes} canAct={props.canAct} />
    </article>
  );
}
