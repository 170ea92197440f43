import type { ReactNode } from 'react';
import type { CalendarDay } from '../../../../shared/contract/areas/roster';
import type { SettingValue } from '../../../../shared/settings';
import { CALENDAR_KINDS } from '../../../../shared/settings/calendar';
import { useDesk } from '../../../bridge/hooks';
import { useSession } from '../../../bridge/session';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { useHeldAct } from '../../parts/useHeldAct';
import classes from './roster.module.css';

type Calendar = SettingValue<'calendar'>;
type Entry = Calendar['days'][number];
const EMPTY = { from: '', to: '', kind: 'event' as Entry['kind'], name: '' };

/** Holidays and make-up workdays of the month by the official list, and what the room adds or sets otherwise. */
export function CalendarPanel({ days }: { readonly days: readonly CalendarDay[] }): ReactNode {
  const t = useText('roster');
  const { active } = useSession();
  const setting = useDesk('settings.get', { key: 'calendar' }).data?.value as Calendar | undefined;
  const act = useHeldAct('settings.change');
  const draft = useDraft('roster.calendar', EMPTY);
  const mayChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const change = (entries: readonly Entry[]): Promise<unknown> =>
    act.run({ key: 'calendar', value: { ...setting, days: entries } });
  const { from, to, kind, name } = draft.value;
  const add = async (): Promise<void> => {
    const entry = { from, to: to === '' ? from : to, kind, name };
    if ((await change([...(setting?.days ?? []), entry])) !== null) draft.drop();
  };
  const special = days.filter(
    (day) => day.kind === 'holiday' || day.kind === 'makeup' || day.marks.length > 0,
  );
  return (
    <div className={classes.cellPanel} data-testid="roster-calendar">
      <ul className={classes.list}>
        {special.map((day) => (
          <li key={day.day}>
            <span className="num">{day.day.slice(5)}</span>{' '}
            {day.kind === 'holiday' || day.kind === 'makeup' ? `${t(`kind.${day.kind}`)} ${day.name}` : ''}
            {day.marks.map((mark) => (
              <span key={mark.name}> {`${t(`kind.${mark.kind}`)} ${mark.name}`}</span>
            ))}
          </li>
        ))}
      </ul>
      {special.length === 0 ? <p className="dim">{t('noSpecial')}</p> : null}
      <h3>{t('ownDays')}</h3>
      <ul className={classes.list}>
        {setting?.days.map((one) => (
          <li key={JSON.stringify(one)}>
            <span className="num">{one.from === one.to ? one.from : `${one.from} – ${one.to}`}</span>{' '}
            {t(`kind.${one.kind}`)} {one.name}
            {mayChange ? (
              <button
                type="button"
                className="btn btn-small btn-plain"
                disabled={act.isBusy}
                onClick={() => void change(setting.days.filter((other) => other !== one))}
              >
                {t('remove')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {!mayChange ? (
        <p className="dim">{t('calendarBySupervisor')}</p>
      ) : (
        <div className={classes.calendarForm}>
          <input
            className="field num"
            type="date"
            aria-label={t('fromDay')}
            value={from}
            onChange={(event) => draft.set({ from: event.target.value })}
            data-testid="calendar-from"
          />
          <input
            className="field num"
            type="date"
            aria-label={t('toDay')}
            value={to}
            onChange={(event) => draft.set({ to: event.target.value })}
          />
          <select
            className="field"
            aria-label={t('dayKind')}
            value={kind}
            onChange={(event) => draft.set({ kind: event.target.value as Entry['kind'] })}
          >
            {CALENDAR_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`kind.${one}`)}
              </option>
            ))}
          </select>
          <input
            className="field"
            placeholder={t('dayName')}
            aria-label={t('dayName')}
            value={name}
            onChange={(event) => draft.set({ name: event.target.value })}
            data-testid="calendar-name"
          />
          <button
            type="button"
            className="btn btn-small"
            disabled={from === '' || act.isBusy}
            onClick={() => void add()}
            data-testid="calendar-add"
          >
            {t('add')}
          </button>
          <ErrorNote error={act.error} />
        </div>
      )}
    </div>
  );
}
