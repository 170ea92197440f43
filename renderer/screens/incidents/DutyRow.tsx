import { type ReactNode, useState } from 'react';
import type { Obligation } from '../../../shared/contract/models';
import type { SEND_WAYS } from '../../../shared/domain/vocabulary';
import { reportKindFor } from '../../../shared/reports/duties';
import { labels } from '../../../shared/wording/labels';
import { useNavigation } from '../../app/navigation';
import { clockTime } from '../../app/time';
import { Countdown, Time } from '../../components';
import { spanText } from '../../components/span';
import { useLocale, useText } from '../../i18n';
import type { IncidentPage } from './IncidentScreen';
import classes from './incidents.module.css';
import { LateForm } from './LateForm';
import { MeetForm } from './MeetForm';
import { obligationTitle } from './obligationTitle';
import { RuleLine } from './RuleLine';

type Way = (typeof SEND_WAYS)[number];
type RowProps = { readonly obligation: Obligation; readonly page: IncidentPage };
type Doing = 'meet' | 'explain' | null;

function Open(props: RowProps & { readonly doing: Doing; readonly onMeet: () => void }): ReactNode {
  const { obligation } = props;
  const { go } = useNavigation();
  const t = useText('incidents');
  const d = useText('duties');
  return (
    <>
      {obligation.targetAt === null ? null : (
        <span className="dim num">{t('target', { time: clockTime(obligation.targetAt) })}</span>
      )}
      {obligation.dueAt === null ? (
        <span className="dim">{d('noLimit')}</span>
      ) : (
        <Countdown dueAt={obligation.dueAt} />
      )}
      {props.doing === null && reportKindFor(obligation.kind) !== null ? (
        <button
          type="button"
          className="btn btn-small"
          onClick={() => go({ screen: 'incident', id: props.page.incident.id, tab: 'reports' })}
          data-testid="obligation-report"
        >
          {t('toReports')}
        </button>
      ) : null}
      {props.doing === null ? (
        <button type="button" className="btn btn-small" onClick={props.onMeet} data-testid="obligation-meet">
          {t('meet')}
        </button>
      ) : null}
    </>
  );
}

function Met(props: RowProps & { readonly doing: Doing; readonly onExplain: () => void }): ReactNode {
  const { obligation } = props;
  const t = useText('incidents');
  const d = useText('duties');
  const common = useText('common');
  const words = labels(useLocale());
  const way = words.sendWay[obligation.way as Way] ?? obligation.way;
  const late =
    obligation.metAt === null || obligation.dueAt === null ? 0 : obligation.metAt - obligation.dueAt;
  return (
    <>
      <span className="dim">
        {t('met')} {obligation.metAt === null ? null : <Time at={obligation.metAt} />}{' '}
        {t('metBy', { receiver: obligation.receiver, way })}
        {obligation.readBack ? ` · ${t('readBack')}` : ''}
      </span>
      {late <= 0 ? null : (
        <span className={classes.tag}>{d('late', { span: spanText(late, common, false) })}</span>
      )}
      {late > 0 && obligation.lateReason === '' && props.doing === null ? (
        <button
          type="button"
          className="btn btn-small"
          onClick={props.onExplain}
          data-testid="obligation-explain"
        >
          {d('explain')}
        </button>
      ) : null}
    </>
  );
}

/** One duty: what is owed and until when, by which rule, or how and when it was done. */
export function DutyRow(props: RowProps): ReactNode {
  const { obligation, page } = props;
  const t = useText('incidents');
  const d = useText('duties');
  const locale = useLocale();
  const [doing, setDoing] = useState<Doing>(null);
  const close = (): void => setDoing(null);
  const isOpen = obligation.state === 'open';
  return (
    <li className={classes.duty} data-testid="obligation" data-state={obligation.state}>
      <div className={classes.dutyLine}>
        <span aria-hidden="true">{obligation.state === 'met' ? '✓' : isOpen ? '▸' : '–'}</span>
        <span className={classes.grow}>
          {obligationTitle(obligation, page.deadlines, locale)}
          {obligation.round === null ? null : (
            <span className="dim"> {t('round', { round: obligation.round })}</span>
          )}
        </span>
        {isOpen ? (
          <Open {...props} doing={doing} onMeet={() => setDoing('meet')} />
        ) : obligation.state === 'met' ? (
          <Met {...props} doing={doing} onExplain={() => setDoing('explain')} />
        ) : (
          <span className="dim">{t('notNeeded')}</span>
        )}
      </div>
      {obligation.rule === null || !isOpen ? null : <RuleLine rule={obligation.rule} />}
      {obligation.lateReason === '' ? null : (
        <p className={classes.ruleLine}>
          {d('lateReason')}：{obligation.lateReason}
        </p>
      )}
      {doing === 'meet' && isOpen ? <MeetForm obligation={obligation} onClose={close} /> : null}
      {doing === 'explain' && obligation.lateReason === '' ? (
        <LateForm obligation={obligation} onClose={close} />
      ) : null}
    </li>
  );
}

/** How a duty stood before another limit took its place. */
export function PastDuty({ obligation, page }: RowProps): ReactNode {
  const d = useText('duties');
  const locale = useLocale();
  const by = page.obligations.find((one) => one.id === obligation.supersededBy);
  const time = obligation.supersededAt === null ? '' : clockTime(obligation.supersededAt);
  const isSame = by === undefined || (by.kind === obligation.kind && by.recipient === obligation.recipient);
  return (
    <li className={classes.duty} data-testid="obligation" data-state={obligation.state}>
      <div className={classes.dutyLine}>
        <span aria-hidden="true">–</span>
        <span className={classes.grow}>{locale === 'zh' ? obligation.titleZh : obligation.titleEn}</span>
        {obligation.dueAt === null ? null : <Time at={obligation.dueAt} />}
        <span className="dim">
          {isSame
            ? d('replacedSame', { time })
            : d('replacedBy', { time, title: locale === 'zh' ? by.titleZh : by.titleEn })}
        </span>
      </div>
      {obligation.rule === null ? null : <RuleLine rule={obligation.rule} />}
    </li>
  );
}
