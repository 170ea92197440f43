import type { ReactNode } from 'react';
import { useNow } from '../app/clock';
import { useText } from '../i18n';
import { spanText } from './span';
import { Time } from './Time';

/**
 * Time until a deadline, or how late it is. The clock time stands beside it unless `bare`; overdue is inverse and
 * says the word. Seconds are shown in the last five minutes only.
 */
export function Countdown(props: { readonly dueAt: number; readonly bare?: boolean }): ReactNode {
  const now = useNow();
  const t = useText('common');
  const isOverdue = now >= props.dueAt;
  const words = isOverdue
    ? t('overdueBy', { span: spanText(now - props.dueAt, t, now - props.dueAt < 60_000) })
    : t('left', { span: spanText(props.dueAt - now, t) });
  return (
    <span className="countdown">
      {props.bare === true ? null : <Time at={props.dueAt} />}
      <span className={isOverdue ? 'overdue num' : 'num dim'}>{words}</span>
    </span>
  );
}
