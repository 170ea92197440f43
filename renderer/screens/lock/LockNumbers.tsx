import type { ReactNode } from 'react';
import type { Board } from '../../../shared/contract/boardModels';
import { openDeadlines } from '../../app/alerts/order';
import { useNow } from '../../app/clock';
import { clockTime, isSameDay } from '../../app/time';
import { Time } from '../../components';
import { useText } from '../../i18n';
import classes from './lock.module.css';

/** The room in numbers: nothing that names anybody or anything. */
export function LockNumbers({ board }: { readonly board: Board | undefined }): ReactNode {
  const t = useText('lock');
  const shell = useText('shell');
  const now = useNow();
  if (board === undefined) return <dl className={classes.numbers} />;
  const open = openDeadlines(board);
  const late = open.filter((deadline) => deadline.dueAt <= now).length;
  const next = open.find((deadline) => deadline.dueAt > now);
  const { shift } = board;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [
      t('shift'),
      shift === null
        ? t('noShift')
        : `${clockTime(shift.startsAt)}–${isSameDay(shift.startsAt, shift.endsAt) ? '' : shell('header.nextDay')}${clockTime(shift.endsAt)}`,
    ],
    [t('late'), late],
    [t('next'), next === undefined ? t('none') : <Time key="next" at={next.dueAt} />],
    [t('incidents'), board.incidents.filter((one) => one.drill === null).length],
    [t('runs'), board.runs.filter((one) => one.drill === null).length],
    [t('warnings'), board.warnings.length],
  ];
  return (
    <dl className={classes.numbers} data-testid="lock-numbers">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={`num ${label === t('shift') ? classes.shift : ''}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
