import type { ReactNode } from 'react';
import { RATE_FORMULA } from '../../../shared/callouts/rates';
import type { CallOutForecast, CallOutRates } from '../../../shared/domain/callouts';
import { useNow } from '../../app/clock';
import { nearTime } from '../../app/time';
import { spanText } from '../../components';
import { useLocale, useText } from '../../i18n';
import classes from './callouts.module.css';
import { countOf, minuteSecond, percent, queuesOf } from './model';

type Tile = { readonly id: string; readonly value: string; readonly formula: string };

/** The rates of documents.md 5, each with the figures that it was made of beneath it. */
export function Rates({ rates }: { readonly rates: CallOutRates }): ReactNode {
  const t = useText('callouts');
  const locale = useLocale();
  const { persons, answeredSelf, answeredDeputy } = rates;
  const answered = answeredSelf + answeredDeputy;
  const within = (share: number | null): string =>
    t('formula.within', { count: countOf(share, persons), persons });
  const tiles: readonly Tile[] = [
    {
      id: 'answered',
      value: `${answered}/${persons}　${percent(rates.answeredShare)}`,
      formula: t('formula.answered', { self: answeredSelf, deputy: answeredDeputy, persons }),
    },
    { id: 'within5', value: percent(rates.within5Share), formula: within(rates.within5Share) },
    { id: 'within15', value: percent(rates.within15Share), formula: within(rates.within15Share) },
    {
      id: 'mean',
      value: rates.meanMs === null ? '–' : minuteSecond(rates.meanMs),
      formula: t('formula.mean'),
    },
    {
      id: 'feedback',
      value: percent(rates.feedbackShare),
      formula: t('formula.feedback', { count: countOf(rates.feedbackShare, persons), persons }),
    },
    { id: 'escalated', value: String(rates.escalated), formula: t('formula.escalated') },
  ];
  return (
    <dl className={classes.rates} data-testid="callout-rates" title={RATE_FORMULA[locale]}>
      {tiles.map(({ id, value, formula }) => (
        <div key={id} className={classes.rate} data-testid={`rate-${id}`}>
          <dt>{t(`rate.${id}` as 'rate.answered')}</dt>
          <dd className={`num ${classes.rateValue}`}>{value}</dd>
          <dd className={`num ${classes.formula}`}>{formula}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Will it be done in time: the sum itself, then the word. Persons × seconds ÷ telephones (domain.md 3.4). */
export function ForecastLine(props: {
  readonly forecast: CallOutForecast;
  /** who is still to be reached, by the telephone that calls them */
  readonly remaining: readonly { readonly phone: number }[];
  /** minutes that the rule allows, where the sum is shown against them before anything has begun */
  readonly limitMinutes?: number;
}): ReactNode {
  const t = useText('callouts');
  const common = useText('common');
  const now = useNow(10_000);
  const { forecast } = props;
  const { direct, relay, minutes } = queuesOf(props.remaining, forecast.callSeconds);
  if (props.remaining.length === 0) return <b data-testid="callout-forecast">✓ {t('finished')}</b>;
  const limit =
    props.limitMinutes === undefined
      ? t('forecastDone', { done: nearTime(forecast.doneAt, now), due: nearTime(forecast.dueAt, now) })
      : t('forecastLimit', { limit: props.limitMinutes });
  const late = forecast.doneAt - forecast.dueAt;
  return (
    <span className={classes.forecast} data-testid="callout-forecast" data-intime={forecast.isInTime}>
      <span className="num">
        {t('forecastSum', { direct, seconds: forecast.callSeconds, phones: forecast.phones, minutes })}
        {relay === 0 ? '' : ` ${t('forecastRelay', { count: relay })}`}
      </span>
      <span className="num dim">{limit}</span>
      {forecast.isInTime ? (
        <b>✓ {t('inTime')}</b>
      ) : (
        <span className="overdue">{t('notInTime', { span: spanText(late, common, late < 60_000) })}</span>
      )}
    </span>
  );
}
