import { memo, type ReactNode } from 'react';
import type { Alert, Deadline } from '../../../shared/contract/alertModels';
import type { Board } from '../../../shared/contract/boardModels';
import { ownerName } from '../../../shared/wording/owners';
import { DrillClock, spanText, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { openDeadlines, placeOf } from '../alerts/order';
import { type SpineItem, spineItems } from '../alerts/spineItems';
import { useNow } from '../clock';
import { FirstShiftHost } from '../help/FirstShiftHost';
import { moveInList } from '../listKeys';
import { useNavigation } from '../navigation';

import { clockTime } from '../time';

const HOURS_12 = 12 * 3_600_000;

function Known({ alert }: { readonly alert: Alert }): ReactNode {
  const t = useText('shell');
  if (alert.acknowledgedAt === null || alert.comesBackAt === null) return null;
  return (
    <span className="spine-known">
      {t('spine.known', {
        name: alert.acknowledgedBy ?? t('spine.seat'),
        time: clockTime(alert.acknowledgedAt),
        back: clockTime(alert.comesBackAt),
      })}
    </span>
  );
}

type RowProps = {
  readonly deadline: Deadline;
  readonly known: Alert | undefined;
  readonly lateMinutes: number;
};

const SpineRow = memo(function SpineRow({ deadline, known, lateMinutes }: RowProps): ReactNode {
  const t = useText('shell');
  const common = useText('common');
  const locale = useLocale();
  const { go } = useNavigation();
  const isLate = lateMinutes >= 0;
  return (
    <li>
      <button
        type="button"
        className={`spine-row${deadline.reached || deadline.subject === 'sign_on' ? '' : ' spine-early'}`}
        data-item=""
        data-testid="spine-row"
        data-deadline={deadline.id}
        data-overdue={isLate}
        onClick={() => go(placeOf(deadline))}
      >
        <span className="spine-line">
          {isLate ? (
            <span className="overdue spine-late num">
              <Time at={deadline.dueAt} />
              {lateMinutes === 0
                ? t('strip.due')
                : t('spine.overdue', { span: spanText(lateMinutes * 60_000, common, false) })}
            </span>
          ) : (
            <Time at={deadline.dueAt} className="spine-time" />
          )}
          <DrillClock name={deadline.drill} />
        </span>
        <span className="spine-what">{locale === 'zh' ? deadline.titleZh : deadline.titleEn}</span>
        <span className="spine-whose">
          {[
            deadline.incidentTitle,
            ownerName(deadline.owner, locale),
            deadline.reached || deadline.subject === 'sign_on' ? null : t('spine.notReached'),
          ]
            .filter((part) => part !== null && part !== '')
            .join(' · ')}
        </span>
        {known === undefined ? null : <Known alert={known} />}
      </button>
    </li>
  );
});

/** The people of one call-out who owe the same, as one row: how many, how many of them are late, and the first of them. */
function CallOutRow({
  item,
  now,
}: {
  readonly item: SpineItem & { kind: 'callOut' };
  readonly now: number;
}): ReactNode {
  const t = useText('shell');
  const common = useText('common');
  const locale = useLocale();
  const { go } = useNavigation();
  const { deadline, count, late } = item;
  const lateBy = Math.floor((now - deadline.dueAt) / 60_000) * 60_000;
  return (
    <li>
      <button
        type="button"
        className="spine-row"
        data-item=""
        data-testid="spine-row"
        data-deadline={item.id}
        data-overdue={late > 0}
        onClick={() => go(placeOf(deadline))}
      >
        <span className="spine-line">
          {late > 0 ? (
            <span className="overdue spine-late num">
              <Time at={deadline.dueAt} />
              {lateBy === 0 ? t('strip.due') : t('spine.overdue', { span: spanText(lateBy, common, false) })}
            </span>
          ) : (
            <Time at={deadline.dueAt} className="spine-time" />
          )}
        </span>
        <span className="spine-what">
          {t(`spine.${deadline.subject as 'callout_ring'}`, { count })}
          {late > 0 && late < count ? ` · ${t('spine.lateOf', { count: late })}` : ''}
        </span>
        <span className="spine-whose">
          {t('spine.first', { what: locale === 'zh' ? deadline.titleZh : deadline.titleEn })}
        </span>
      </button>
    </li>
  );
}

/** Every open duty in order of time. The row opens the place where it is done. */
export function Spine({ board }: { readonly board: Board | undefined }): ReactNode {
  const t = useText('shell');
  const now = useNow();
  const rows = openDeadlines(board);
  const known = new Map(
    (board?.alerts ?? [])
      .filter((alert) => alert.state === 'acknowledged')
      .map((alert) => [alert.deadlineId, alert] as const),
  );
  const within = rows.filter((row) => row.dueAt <= now + HOURS_12).length;
  return (
    <aside className="spine" aria-label={t('spine.name')}>
      <h2 className="spine-head">{t('spine.name')}</h2>
      {rows.length === 0 ? <p className="empty">{t('spine.empty')}</p> : null}
      <ol className="spine-list" onKeyDown={moveInList}>
        {spineItems(rows, now).map((item) => {
          const { deadline: row } = item;
          if (item.kind === 'callOut') return <CallOutRow key={item.id} item={item} now={now} />;
          return (
            <SpineRow
              key={row.id}
              deadline={row}
              known={known.get(row.id)}
              lateMinutes={now < row.dueAt ? -1 : Math.floor((now - row.dueAt) / 60_000)}
            />
          );
        })}
      </ol>
      {rows.length === 0 ? null : <p className="spine-foot num">{t('spine.within', { count: within })}</p>}
      <FirstShiftHost />
    </aside>
  );
}
