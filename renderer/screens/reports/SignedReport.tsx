import type { ReactNode } from 'react';
import type { ReportPage } from '../../../shared/contract/areas/reports';
import { reportLines } from '../../../shared/reports/text';
import { findingWords } from '../../../shared/wording/reportWords';
import { Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Countersign } from './Countersign';
import { DispatchForm } from './DispatchForm';
import { Receipt } from './Receipt';
import classes from './reports.module.css';

function Sent({ page }: { readonly page: ReportPage }): ReactNode {
  const t = useText('reports');
  const locale = useLocale();
  const sent = page.recipients.filter((one) => one.sent !== null);
  if (sent.length === 0) return null;
  return (
    <section className="panel" aria-label={t('sent')}>
      <h2 className="panel-head">{t('sent')}</h2>
      <ul className={classes.sentList}>
        {sent.map(({ recipient, nameZh, nameEn, sent: one }) =>
          one === null ? null : (
            <li key={recipient} data-testid="dispatch-sent">
              ✓ {locale === 'zh' ? nameZh : nameEn} <Time at={one.at} /> · {one.receiver}
              {one.readBack ? ` · ${t('readBack')}` : ''}
              {one.lateReason === '' ? '' : ` · ${t('lateBecause', { reason: one.lateReason })}`}
              {one.receiptAt === null ? <Receipt reportId={page.report.id} dispatchId={one.id} /> : null}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

/** A report that was signed: its text, large where it is read out, and where it went. */
export function SignedReport(props: { readonly page: ReportPage; readonly papers: ReactNode }): ReactNode {
  const { page } = props;
  const { report } = page;
  const t = useText('reports');
  const locale = useLocale();
  const lines = reportLines(report.document);
  const isPhone = report.kind === 'phone_report';
  const errors = page.findings.filter((one) => one.level === 'error');
  return (
    <div className={classes.columns} data-testid="report-signed">
      <div className={classes.parts}>
        <article className={isPhone ? classes.readOut : classes.text} lang="zh-CN" data-testid="report-text">
          {lines.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a signed report never move
            <p key={place}>{line}</p>
          ))}
        </article>
      </div>
      <div className={classes.beside}>
        <p className={classes.note} data-testid="report-sign-state">
          {t('signedBy', { leader: report.signOff.leader })} <Time at={report.signOff.at} />
          {report.signOff.words === '' ? null : (
            <span>
              {' '}
              · “{report.signOff.words}” · {t('heardBy', { name: report.signOff.witness })}
            </span>
          )}
          {page.owesSignature ? <Countersign reportId={report.id} /> : null}
        </p>
        {errors.length === 0 ? null : (
          <p className={classes.note}>
            {t('sentDespite', { reason: page.despite })}{' '}
            {errors.map((one) => findingWords(one, locale)).join('；')}
          </p>
        )}
        <DispatchForm page={page} />
        <Sent page={page} />
        {props.papers}
      </div>
    </div>
  );
}
