import { type ReactNode, useState } from 'react';
import { CHECK_RESULTS } from '../../../shared/domain/documents';
import { ZONE_OFFSET_MS, zoned } from '../../../shared/domain/time';
import { documentLabels } from '../../../shared/wording/documentLabels';
import { deskNow } from '../../app/clock';
import { useDesk } from '../../bridge/hooks';
import { Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import documents from '../documents/documents.module.css';
import { ReceivedForm } from './CheckForms';
import classes from './checks.module.css';

/** Checks of this room by superiors. */
export function ReceivedView({ canAct }: { readonly canAct: boolean }): ReactNode {
  const t = useText('checks');
  const words = documentLabels(useLocale());
  const received = useDesk('check.day', {}, { keep: true }).data?.received ?? [];
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes.scroll}>
      {canAct && !isOpen ? (
        <div className={documents.actions}>
          <button
            type="button"
            className="btn btn-small btn-primary"
            onClick={() => setOpen(true)}
            data-testid="check-received-open"
          >
            {t('received')}
          </button>
        </div>
      ) : null}
      {isOpen ? <ReceivedForm onClose={() => setOpen(false)} /> : null}
      <div className="panel">
        {received.length === 0 ? <p className="empty">{t('receivedNone')}</p> : null}
        <ul>
          {received.map((one) => (
            <li key={one.id} className={classes.received} data-testid="received-row">
              <Time at={one.at} />
              <b>{one.unit}</b>
              <span>{words.checkType[one.type]}</span>
              <b>{words.checkResult[one.result]}</b>
              <span>
                {[one.caller, one.answeredBy, one.questions, one.note]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const monthStart = (year: number, month: number): number => Date.UTC(year, month - 1, 1) - ZONE_OFFSET_MS;

/** The results of a month per unit, to be read out or printed as the bulletin. */
export function BulletinView(): ReactNode {
  const t = useText('checks');
  const words = documentLabels(useLocale()).checkResult;
  const now = zoned(deskNow());
  const [month, setMonth] = useState(now.year * 12 + now.month - 1);
  const year = Math.floor(month / 12);
  const from = monthStart(year, (month % 12) + 1);
  const to = monthStart(Math.floor((month + 1) / 12), ((month + 1) % 12) + 1);
  const bulletin = useDesk('check.bulletin', { from, to }, { keep: true }).data;
  const units = bulletin?.units ?? [];
  const sum = (field: 'checks' | (typeof CHECK_RESULTS)[number]): number =>
    units.reduce((total, unit) => total + unit[field], 0);
  const rate = (normal: number, checks: number): string =>
    checks === 0 ? '' : `${((normal / checks) * 100).toFixed(1)}%`;
  return (
    <div className={classes.scroll}>
      <div className={documents.actions}>
        <button
          type="button"
          className="btn btn-small"
          onClick={() => setMonth(month - 1)}
          aria-label={t('monthBefore')}
        >
          ◀
        </button>
        <b className="num" data-testid="bulletin-month">
          {year}-{String((month % 12) + 1).padStart(2, '0')}
        </b>
        <button
          type="button"
          className="btn btn-small"
          onClick={() => setMonth(month + 1)}
          aria-label={t('monthAfter')}
        >
          ▶
        </button>
      </div>
      <div className="panel">
        {units.length === 0 ? (
          <p className="empty">{t('bulletinNone')}</p>
        ) : (
          <table className={classes.bulletin} data-testid="bulletin">
            <thead>
              <tr>
                <th scope="col">{t('unit')}</th>
                <th scope="col">{t('count')}</th>
                {CHECK_RESULTS.map((result) => (
                  <th key={result} scope="col">
                    {words[result]}
                  </th>
                ))}
                <th scope="col">{t('rate')}</th>
              </tr>
            </thead>
            <tbody>
              {units.map((unit) => (
                <tr key={unit.unit.id}>
                  <th scope="row">{unit.unit.name}</th>
                  <td>{unit.checks}</td>
                  {CHECK_RESULTS.map((result) => (
                    <td key={result}>{unit[result]}</td>
                  ))}
                  <td>{rate(unit.normal, unit.checks)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('total')}</th>
                <td>{sum('checks')}</td>
                {CHECK_RESULTS.map((result) => (
                  <td key={result}>{sum(result)}</td>
                ))}
                <td>{rate(sum('normal'), sum('checks'))}</td>
              </tr>
            </tfoot>
          </table>
        )}
      </div>
      <p className={documents.quiet}>{t('rateNote', { count: bulletin?.received ?? 0 })}</p>
    </div>
  );
}
