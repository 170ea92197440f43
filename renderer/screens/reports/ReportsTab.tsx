import type { ReactNode } from 'react';
import type { ReportLine, ReportList } from '../../../shared/contract/areas/reports';
import { REPORT_KINDS } from '../../../shared/domain/incidentReports';
import { labels } from '../../../shared/wording/labels';
import { reportKindName } from '../../../shared/wording/reportWords';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { Countdown, ErrorNote, Kbd, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import type { IncidentTabProps } from '../incidents/tabs';
import { Countersign } from './Countersign';
import { nextKind } from './nextKind';
import { Receipt } from './Receipt';
import classes from './reports.module.css';
import { useStartReport } from './useStartReport';

const AFTER_CLOSING = new Set(['final', 'verified', 'correction']);

/** Which reports may be begun; the one that comes next stands first. */
function Begin(props: {
  readonly incidentId: string;
  readonly list: ReportList;
  readonly isOpen: boolean;
}): ReactNode {
  const { incidentId, list, isOpen } = props;
  const t = useText('reports');
  const locale = useLocale();
  const { start, error, isBusy } = useStartReport(incidentId);
  const first = nextKind(list);
  const kinds = REPORT_KINDS.filter((kind) => isOpen || AFTER_CLOSING.has(kind));
  const ordered = kinds.includes(first) ? [first, ...kinds.filter((kind) => kind !== first)] : kinds;
  return (
    <>
      <div className={classes.bar}>
        {ordered.map((kind) => (
          <button
            key={kind}
            type="button"
            className={kind === first ? 'btn btn-primary' : 'btn'}
            disabled={isBusy}
            onClick={() => void start(kind)}
            data-testid={`report-begin-${kind}`}
          >
            {list.drafts.some((one) => one.kind === kind) ? t('goOn') : t('begin')}{' '}
            {reportKindName(kind, null, locale)}
            {kind === first ? <Kbd>Alt+R</Kbd> : null}
          </button>
        ))}
      </div>
      <ErrorNote error={error} kept={false} />
    </>
  );
}

function Dispatched({ report }: { readonly report: ReportLine }): ReactNode {
  const t = useText('reports');
  const locale = useLocale();
  const words = labels(locale);
  if (report.dispatches.length === 0) return <p className="dim">{t('notSent')}</p>;
  return (
    <ul className={classes.sentList}>
      {report.dispatches.map((one) => (
        <li key={one.id}>
          {locale === 'zh' ? one.nameZh : one.nameEn} <Time at={one.at} /> {words.sendWay[one.way]} ·{' '}
          {one.receiver}
          {one.readBack ? ` · ${t('readBack')}` : ''}
          {one.lateReason === '' ? null : <span> · {t('lateBecause', { reason: one.lateReason })}</span>}
          {one.receiptAt === null ? (
            <Receipt reportId={report.id} dispatchId={one.id} />
          ) : one.receiptAt === one.at ? null : (
            <span className="dim">
              {' '}
              · {t('confirmed')} <Time at={one.receiptAt} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Report({
  report,
  incidentId,
}: {
  readonly report: ReportLine;
  readonly incidentId: string;
}): ReactNode {
  const t = useText('reports');
  const locale = useLocale();
  const { go } = useNavigation();
  return (
    <li className={classes.report} data-testid="report-row">
      <div className={classes.reportLine}>
        <button
          type="button"
          className={classes.open}
          data-item=""
          onClick={() => go({ screen: 'report', incidentId, reportId: report.id })}
          data-testid="report-open"
        >
          <b>{reportKindName(report.kind, report.ordinal, locale)}</b>
          {report.issue === null ? null : (
            <span className="num"> {t('issue', { year: report.year, issue: report.issue })}</span>
          )}{' '}
          {report.title}
        </button>
        <span className="dim">
          {t('asOf')} <Time at={report.asOf} /> · {t('signedBy', { leader: report.signOff.leader })}{' '}
          <Time at={report.signOff.at} />
        </span>
        {report.owesSignature ? <Countersign reportId={report.id} /> : null}
      </div>
      <Dispatched report={report} />
    </li>
  );
}

/** A report of the kind that is signed and has not gone to this recipient: it is sent instead of being written again. */
function readyFor(list: ReportList, one: ReportList['owed'][number]): ReportLine | undefined {
  const [newest] = list.reports.filter((report) => report.kind === one.kind);
  return newest?.dispatches.every((sent) => sent.recipient !== one.recipient) === true ? newest : undefined;
}

function Owed({ list, incidentId }: { readonly list: ReportList; readonly incidentId: string }): ReactNode {
  const t = useText('reports');
  const locale = useLocale();
  const { go } = useNavigation();
  const { start, error, isBusy } = useStartReport(incidentId);
  if (list.owed.length === 0) return null;
  return (
    <section className="panel" aria-label={t('owed')}>
      <h2 className="panel-head">{t('owed')}</h2>
      <ul onKeyDown={moveInList}>
        {list.owed.map((one) => {
          const ready = readyFor(list, one);
          return (
            <li key={one.obligationId} className={classes.owed} data-testid="report-owed">
              <span className={classes.grow}>
                {reportKindName(one.kind, null, locale)} → {locale === 'zh' ? one.nameZh : one.nameEn}
              </span>
              {one.dueAt === null ? null : <Countdown dueAt={one.dueAt} />}
              <button
                type="button"
                className="btn btn-small"
                data-item=""
                disabled={isBusy}
                onClick={() =>
                  ready === undefined
                    ? void start(one.kind)
                    : go({ screen: 'report', incidentId, reportId: ready.id })
                }
                data-testid="report-owed-act"
              >
                {t(ready === undefined ? 'begin' : 'send')}
              </button>
            </li>
          );
        })}
      </ul>
      <ErrorNote error={error} kept={false} />
    </section>
  );
}

/** 报送: what is owed, what was begun, what was signed and where it went. */
export default function ReportsTab({ page, incidentId }: IncidentTabProps): ReactNode {
  const t = useText('reports');
  const common = useText('common');
  useText('forms');
  const found = useDesk('report.list', { incidentId });
  const list = found.data;
  if (list === undefined) {
    return (
      <>
        <ErrorNote error={found.error} kept={false} />
        {found.error === null ? <p className="empty">{common('loading')}</p> : null}
      </>
    );
  }
  return (
    <div className={classes.tab} data-testid="reports-tab">
      <Begin incidentId={incidentId} list={list} isOpen={page.incident.state === 'open'} />
      <div className={classes.tabColumns}>
        <section className="panel" aria-label={t('reports')}>
          <h2 className="panel-head">{t('reports')}</h2>
          {list.reports.length === 0 ? <p className="empty">{t('noReports')}</p> : null}
          <ul onKeyDown={moveInList}>
            {list.reports.map((report) => (
              <Report key={report.id} report={report} incidentId={incidentId} />
            ))}
          </ul>
        </section>
        <Owed list={list} incidentId={incidentId} />
      </div>
    </div>
  );
}
