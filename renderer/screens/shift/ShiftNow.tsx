import type { ReactNode } from 'react';
import type { Shift } from '../../../shared/contract/models';
import { useNow } from '../../app/clock';
import { fullTime, nearTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { UnreadNotices } from '../notices/UnreadNotices';
import { CurrentShift, Numbers, Posts } from './CurrentShift';
import { ExportButtons } from './ExportButtons';
import { OpenShift } from './OpenShift';
import classes from './shift.module.css';

function PastShift({ shift }: { readonly shift: Shift }): ReactNode {
  const t = useText('shift');
  const now = useNow(60_000);
  return (
    <li className={classes.pastRow} data-testid="past-shift">
      <div className={classes.pastHead}>
        <b className="num">
          {fullTime(shift.startsAt)} – {fullTime(shift.endsAt)}
        </b>
        {shift.closedAt === null ? null : (
          <span className="dim num">
            {t('closedAt', { time: nearTime(shift.closedAt, now), name: shift.closedBy ?? '' })}
          </span>
        )}
        <span className={classes.spacer} />
        <ExportButtons shiftId={shift.id} />
      </div>
      <Posts shift={shift} />
      {shift.numbers === null ? null : <Numbers numbers={shift.numbers} />}
      {shift.summary === '' ? null : <p className={classes.summary}>{shift.summary}</p>}
    </li>
  );
}

/** The shift that is on (or opening one), and the shifts before it with their exports. */
export function ShiftNow(): ReactNode {
  const t = useText('shift');
  const board = useDesk('board.get', {});
  const list = useDesk('shift.list', { limit: 60 });
  const current = board.data?.shift ?? null;
  const past = (list.data ?? []).filter((shift) => shift.closedAt !== null);
  return (
    <>
      <ErrorNote error={board.error ?? list.error} kept={false} />
      <div className={classes.scroll}>
        {board.data === undefined ? null : current === null ? (
          <OpenShift />
        ) : (
          <>
            <UnreadNotices />
            <CurrentShift shift={current} board={board.data} />
          </>
        )}
        <section className="panel" aria-label={t('past')}>
          <h2 className="panel-head">{t('past')}</h2>
          {past.length === 0 ? <p className="empty">{t('noPast')}</p> : null}
          <ul>
            {past.map((shift) => (
              <PastShift key={shift.id} shift={shift} />
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
