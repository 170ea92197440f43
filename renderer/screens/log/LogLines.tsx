import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { deskNow } from '../../app/clock';
import { isComposingKey } from '../../app/hotkeys';
import { useNavigation } from '../../app/navigation';
import { dayStart, fullDate, roomInstant } from '../../app/time';
import { CallError, call } from '../../bridge/client';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { Segments } from '../parts/Segments';
import { InstructionPanel } from './InstructionPanel';
import { LogList, type Wish } from './LogList';
import classes from './log.module.css';
import { PinnedLines } from './PinnedLines';

const DAY_MS = 86_400_000;
const PEOPLE_KEY = 'watchdesk.log.people';
let stamps = 0;

type Place = { readonly at: number; readonly isNewest: boolean };

/** 00:00 room time of a day as it is typed (`2026-11-24`, `11-24`, `1124`: this year); null when it is none. */
export function dayOf(typed: string, now: number): number | null {
  const text = typed.normalize('NFKC').trim();
  const match =
    /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^()(\d{2})(\d{2})$/.exec(text);
  if (match === null) return null;
  const year = match[1] ? Number(match[1]) : Number(fullDate(now).slice(0, 4));
  return year < 2000 ? null : roomInstant(year, Number(match[2]), Number(match[3]), 0, 0);
}

function DayJump(props: { readonly shown: number; readonly onDay: (at: number) => void }): ReactNode {
  const t = useText('log');
  const day = dayStart(props.shown);
  const jump = (typed: string): void => {
    const at = dayOf(typed, deskNow());
    if (at !== null && at !== day) props.onDay(at);
  };
  return (
    <span className={classes.days}>
      <button
        type="button"
        className="btn btn-small"
        aria-label={t('dayBefore')}
        title={t('dayBefore')}
        onClick={() => props.onDay(day - DAY_MS)}
      >
        ◀
      </button>
      <input
        key={day}
        type="text"
        className={`field num ${classes.date}`}
        aria-label={t('day')}
        title={t('dayHint')}
        autoComplete="off"
        defaultValue={fullDate(props.shown)}
        data-testid="log-day-jump"
        onFocus={(event) => event.target.select()}
        onBlur={(event) => jump(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposingKey(event.nativeEvent)) jump(event.currentTarget.value);
        }}
      />
      <button
        type="button"
        className="btn btn-small"
        aria-label={t('dayAfter')}
        title={t('dayAfter')}
        onClick={() => props.onDay(day + DAY_MS)}
      >
        ▶
      </button>
    </span>
  );
}

/**
 * The duty log. Oldest above, newest below, since that is how the register is kept and printed, a night reads forward in
 * time, and the newest line stands right above the composer in which the next one is written.
 */
export function LogLines(props: {
  readonly at?: number | undefined;
  readonly entryId?: string | undefined;
}): ReactNode {
  const t = useText('log');
  const { go } = useNavigation();
  const counts = useDesk('log.count', {}, { keep: true });
  const open = useDesk('instruction.list', { open: true }).data?.length ?? 0;
  const [people, setPeople] = useState(() => localStorage.getItem(PEOPLE_KEY) === 'people');
  const [wish, setWish] = useState<Wish | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [hasPanel, setPanel] = useState(false);
  const place = useRef<Place>({ at: Date.now(), isNewest: true });
  const [shown, setShown] = useState(() => Date.now());
  const peopleNow = useRef(people);
  peopleNow.current = people;

  const want = useCallback((row: number, isOpen: boolean) => {
    stamps += 1;
    setWish({ row: Math.max(0, row), open: isOpen, stamp: stamps });
  }, []);
  const attempt = useCallback(async (find: () => Promise<void>) => {
    setError(null);
    try {
      await find();
    } catch (cause) {
      setError(cause instanceof CallError ? cause : new CallError({ code: 'internal', ref: String(cause) }));
    }
  }, []);
  const toInstant = useCallback(
    (at: number, scale: boolean) =>
      attempt(async () => {
        const found = await call('log.at', { at });
        want((scale ? found.humanNumber : found.number) - 1, false);
      }),
    [attempt, want],
  );
  const toEntry = useCallback(
    (entryId: string) =>
      attempt(async () => {
        const entry = await call('log.get', { entryId });
        if (peopleNow.current && entry.humanNumber === null) setPeople(false);
        const scale = peopleNow.current && entry.humanNumber !== null;
        want((scale ? (entry.humanNumber ?? 1) : entry.number) - 1, true);
      }),
    [attempt, want],
  );
  const toNumber = useCallback(
    (number: number) =>
      attempt(async () => {
        const [entry] = await call('log.range', { from: number, to: number, people: false });
        if (entry !== undefined) await toEntry(entry.id);
      }),
    [attempt, toEntry],
  );
  useEffect(() => {
    if (props.entryId !== undefined) void toEntry(props.entryId);
    else if (props.at !== undefined) void toInstant(props.at, peopleNow.current);
  }, [props.entryId, props.at, toEntry, toInstant]);

  const onTop = useCallback((at: number, isNewest: boolean) => {
    place.current = { at, isNewest };
    setShown(at);
  }, []);
  const onIncident = useCallback((id: string) => go({ screen: 'incident', id }), [go]);
  const changeScale = (next: boolean): void => {
    localStorage.setItem(PEOPLE_KEY, next ? 'people' : 'all');
    setPeople(next);
    setWish(null);
    if (!place.current.isNewest) void toInstant(place.current.at, next);
  };
  const count = counts.data === undefined ? undefined : people ? counts.data.people : counts.data.all;

  return (
    <>
      <header className={classes.bar}>
        <h1>{t('title')}</h1>
        <Segments
          label={t('which')}
          testId="log-scale"
          value={people ? 'people' : 'all'}
          onValue={(value) => changeScale(value === 'people')}
          options={[
            { value: 'people', label: t('people') },
            { value: 'all', label: t('all') },
          ]}
        />
        <span className="dim num">{count === undefined ? '' : t('lines', { count })}</span>
        <span className={classes.spacer} />
        <button
          type="button"
          className="btn btn-small"
          aria-expanded={hasPanel}
          onClick={() => setPanel(!hasPanel)}
          data-testid="log-instructions"
        >
          {t('instructionNew')} {open === 0 ? null : <b>{t('instructionOpen', { count: open })}</b>}
        </button>
        <DayJump shown={shown} onDay={(at) => void toInstant(at, people)} />
        <button
          type="button"
          className="btn btn-small"
          onClick={() => want((count ?? 1) - 1, false)}
          data-testid="log-newest"
        >
          {t('newest')} ↓
        </button>
      </header>
      <PinnedLines onOpen={(entryId) => void toEntry(entryId)} />
      {hasPanel ? <InstructionPanel onClose={() => setPanel(false)} /> : null}
      <ErrorNote error={error ?? counts.error} kept={false} />
      {count === undefined ? null : count === 0 ? (
        <p className="empty">{t('empty')}</p>
      ) : (
        <LogList
          key={people ? 'people' : 'all'}
          people={people}
          count={count}
          wish={wish}
          onTop={onTop}
          onJump={(number) => void toNumber(number)}
          onIncident={onIncident}
        />
      )}
    </>
  );
}
