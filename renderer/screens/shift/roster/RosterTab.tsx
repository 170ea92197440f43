import { type ReactNode, useState } from 'react';
import { addMonths, cellKey, monthOf } from '../../../../shared/domain/roster';
import { rosterWarningText } from '../../../../shared/wording/roster';
import { deskNow, useNow } from '../../../app/clock';
import { fullDate, fullTime } from '../../../app/time';
import { useSession } from '../../../bridge/session';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { PaperButtons } from '../../parts/PaperButtons';
import { CalendarPanel } from './CalendarPanel';
import { CellEditor } from './CellEditor';
import { CellPanel } from './CellPanel';
import { ImportPanel } from './ImportPanel';
import { type CellPlace, RosterGrid } from './RosterGrid';
import classes from './roster.module.css';
import { Swaps } from './Swaps';
import { type Roster, useRoster } from './useRoster';
import { Differences, Versions } from './Versions';

const SIDES = ['cell', 'warnings', 'swaps', 'versions', 'calendar'] as const;
type Side = (typeof SIDES)[number];

function focusCell(place: CellPlace): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-cell="${cellKey(place)}"]`)?.focus(),
  );
}

/** What is wrong from today on, each leading to its cell. */
function Warnings(props: {
  readonly roster: Roster;
  readonly today: string;
  readonly onGo: (place: CellPlace) => void;
}): ReactNode {
  const { roster, today } = props;
  const t = useText('roster');
  const locale = useLocale();
  const coming = roster.warnings.filter((one) => one.day >= today);
  const past = roster.warnings.length - coming.length;
  return (
    <div data-testid="roster-warnings">
      {coming.length === 0 ? <p className="empty">{t('noWarnings')}</p> : null}
      <ul className={classes.list}>
        {coming.map((one) => (
          <li key={`${one.code}-${one.day}-${one.shift}-${JSON.stringify(one.params)}`}>
            <button
              type="button"
              className={classes.listHead}
              onClick={() =>
                props.onGo({ day: one.day, shift: one.shift ?? 0, post: one.posts[0] ?? 'duty_leader' })
              }
            >
              <span className="num">{one.day.slice(5)}</span> {rosterWarningText(one, locale)}
            </button>
          </li>
        ))}
      </ul>
      {past === 0 ? null : <p className="empty">{t('pastWarnings', { count: past })}</p>}
    </div>
  );
}

/** What waits to be published: how much, why, and the press that does it. */
function Publish({ roster }: { readonly roster: Roster }): ReactNode {
  const t = useText('roster');
  const { active } = useSession();
  const [isShown, setShown] = useState(false);
  const { draft, changed, publishing, month } = roster;
  const mayPublish = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  if (changed.length === 0 && draft.value.source === null) return null;
  const next = (month?.version?.version ?? 0) + 1;
  return (
    <div className={classes.publish} data-testid="roster-draft">
      <b>{t('changes', { count: changed.length })}</b>
      {draft.value.source === null ? null : <span className="dim">{draft.value.source.fileName}</span>}
      <button
        type="button"
        className="btn btn-small"
        aria-expanded={isShown}
        onClick={() => setShown(!isShown)}
      >
        {t('showChanges')}
      </button>
      <input
        className={`field ${classes.reason}`}
        value={draft.value.reason}
        placeholder={t('reasonHint')}
        aria-label={t('reason')}
        onChange={(event) => draft.set({ reason: event.target.value })}
        data-testid="roster-reason"
      />
      <button
        type="button"
        className="btn btn-small btn-primary"
        disabled={!mayPublish || publishing.isBusy || month === undefined}
        onClick={() => void roster.publish()}
        data-testid="roster-publish"
      >
        {t('publish', { version: next })}
      </button>
      <button
        type="button"
        className="btn btn-small"
        onClick={() => draft.drop()}
        data-testid="roster-discard"
      >
        {t('discard')}
      </button>
      {mayPublish ? null : <span className="dim">{t('publishBySupervisor')}</span>}
      <ErrorNote error={publishing.error} />
      {isShown ? <Differences before={month?.cells ?? []} after={roster.cells} /> : null}
    </div>
  );
}

function SidePanel(props: {
  readonly roster: Roster;
  readonly name: string;
  readonly side: Side;
  readonly onSide: (side: Side) => void;
  readonly place: CellPlace | null;
  readonly isEditing: boolean;
  readonly onEdit: (isEditing: boolean) => void;
  readonly onGo: (place: CellPlace) => void;
  readonly today: string;
}): ReactNode {
  const { roster, place, side } = props;
  const t = useText('roster');
  const known = roster.month?.people ?? [];
  const cell = place === null ? undefined : roster.cells.find((one) => cellKey(one) === cellKey(place));
  const counts: Partial<Record<Side, number>> = {
    warnings: roster.warnings.filter((one) => one.day >= props.today).length,
    swaps: roster.month?.swaps.filter((one) => one.state === 'open').length ?? 0,
  };
  const leave = (): void => {
    props.onEdit(false);
    if (place !== null) focusCell(place);
  };
  return (
    <aside className={`panel ${classes.side}`} aria-label={t('side')}>
      <div className={classes.sides} role="tablist">
        {SIDES.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={side === one}
            onClick={() => props.onSide(one)}
            data-testid={`roster-side-${one}`}
          >
            {t(`side.${one}`)}
            {(counts[one] ?? 0) > 0 ? <span className="num"> {counts[one]}</span> : null}
          </button>
        ))}
      </div>
      <div className={classes.sideBody}>
        {side === 'cell' && place === null ? <p className="empty">{t('chooseCell')}</p> : null}
        {side !== 'cell' || place === null ? null : props.isEditing ? (
          <CellEditor
            key={cellKey(place)}
            place={place}
            cell={cell}
            known={known}
            onSave={(changed) => {
              roster.setCell(changed);
              leave();
            }}
            onClose={leave}
          />
        ) : (
          <CellPanel
            key={cellKey(place)}
            place={place}
            cell={cell}
            published={roster.month?.cells.find((one) => cellKey(one) === cellKey(place))}
            cells={roster.month?.cells ?? []}
            known={known}
            onEdit={() => props.onEdit(true)}
          />
        )}
        {side === 'warnings' ? <Warnings roster={roster} today={props.today} onGo={props.onGo} /> : null}
        {side === 'swaps' ? <Swaps swaps={roster.month?.swaps ?? []} /> : null}
        {side === 'versions' ? <Versions month={props.name} /> : null}
        {side === 'calendar' ? <CalendarPanel days={roster.month?.days ?? []} /> : null}
      </div>
    </aside>
  );
}

/** 排班: the month on paper's own layout, what is wrong with it, changes that wait to be published, and every version. */
export default function RosterTab(): ReactNode {
  const t = useText('roster');
  const today = fullDate(useNow(60_000));
  const [name, setName] = useState(() => monthOf(deskNow()));
  const [place, setPlace] = useState<CellPlace | null>(null);
  const [side, setSide] = useState<Side>('warnings');
  const [isEditing, setEditing] = useState(false);
  const [isImporting, setImporting] = useState(false);
  const roster = useRoster(name);
  const { month } = roster;
  const move = (by: number): void => {
    setName(by === 0 ? monthOf(deskNow()) : addMonths(name, by));
    setPlace(null);
    setEditing(false);
  };
  const go = (to: CellPlace): void => {
    setPlace(to);
    setSide('cell');
    focusCell(to);
  };
  return (
    <div className={classes.roster} data-testid="roster">
      <div className={classes.bar}>
        <button
          type="button"
          className="btn btn-small"
          aria-label={t('before')}
          onClick={() => move(-1)}
          data-testid="roster-before"
        >
          ◀
        </button>
        <h2 className="num" data-testid="roster-month">
          {t('month', { year: name.slice(0, 4), month: Number(name.slice(5)) })}
        </h2>
        <button
          type="button"
          className="btn btn-small"
          aria-label={t('after')}
          onClick={() => move(1)}
          data-testid="roster-after"
        >
          ▶
        </button>
        <button type="button" className="btn btn-small" onClick={() => move(0)}>
          {t('thisMonth')}
        </button>
        <span className="dim" data-testid="roster-state">
          {month === undefined
            ? ''
            : month.version === null
              ? t('notPublished')
              : t('published', {
                  version: month.version.version,
                  time: fullTime(month.version.publishedAt),
                  name: month.version.publishedBy,
                })}
        </span>
        {month?.announced === false ? <span className={classes.tag}>{t('notAnnounced')}</span> : null}
        <span className={classes.spacer} />
        <button
          type="button"
          className="btn btn-small"
          onClick={() => setImporting(!isImporting)}
          aria-expanded={isImporting}
          data-testid="roster-import"
        >
          {t('import')}
        </button>
        <PaperButtons
          paper={{ kind: 'roster_month', month: name }}
          formats={['pdf', 'xlsx']}
          canMask={false}
          testId="roster-paper"
        />
      </div>
      <ErrorNote error={roster.error} kept={false} />
      {isImporting ? (
        <ImportPanel month={name} roster={roster} onMonth={setName} onClose={() => setImporting(false)} />
      ) : null}
      <Publish roster={roster} />
      <div className={classes.columns}>
        {month === undefined ? null : (
          <RosterGrid
            days={month.days.filter((day) => day.day.startsWith(name))}
            starts={month.starts}
            cells={roster.cells}
            changed={roster.changed}
            warnings={roster.warnings}
            today={today}
            selected={place}
            onSelect={(to) => {
              if (place !== null && cellKey(place) === cellKey(to)) return;
              setPlace(to);
              setEditing(false);
              setSide('cell');
            }}
            onOpen={(to) => {
              setPlace(to);
              setSide('cell');
              setEditing(true);
            }}
            onClear={(to) => roster.setCell({ ...to, people: [] })}
            onMonth={move}
          />
        )}
        <SidePanel
          roster={roster}
          name={name}
          side={side}
          onSide={setSide}
          place={place}
          isEditing={isEditing}
          onEdit={setEditing}
          onGo={go}
          today={today}
        />
      </div>
    </div>
  );
}
