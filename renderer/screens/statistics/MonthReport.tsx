import { type ReactNode, useState } from 'react';
import { monthSpan } from '../../../shared/statistics/lines';
import { deskNow } from '../../app/clock';
import { useText } from '../../i18n';
import { PaperButtons } from '../parts/PaperButtons';
import { monthOf } from './period';
import classes from './statistics.module.css';

/** 月度值班报告 of a month, as PDF or as DOCX to go on writing in. */
export function MonthReport(): ReactNode {
  const t = useText('statistics');
  const [month, setMonth] = useState(() => monthOf(deskNow(), true));
  const isMonth = monthSpan(month) !== null;
  return (
    <span className={classes.save}>
      <label className={classes.month}>
        {t('monthReport')}
        <input
          type="month"
          className="field num"
          value={month}
          aria-invalid={!isMonth}
          onChange={(event) => setMonth(event.target.value)}
          data-testid="report-month"
        />
      </label>
      {isMonth ? (
        <PaperButtons
          paper={{ kind: 'monthly_report', month }}
          formats={['docx', 'pdf']}
          testId="month-report"
        />
      ) : null}
    </span>
  );
}
