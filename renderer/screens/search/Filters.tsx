import { type ReactNode, useEffect, useState } from 'react';
import type { LineFilter } from '../../../shared/contract/areas/search';
import { NO_FILTER } from '../../../shared/contract/areas/search';
import { DAY_MS } from '../../../shared/domain/time';
import { LOG_KINDS, type LogKind } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { deskNow } from '../../app/clock';
import { isComposingKey } from '../../app/hotkeys';
import type { Scope } from '../../app/palette/usePaletteItems';
import { fullDate, fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useLocale, useText } from '../../i18n';
import { dayOf } from '../log/LogLines';
import classes from './search.module.css';

type Choice = { readonly value: string; readonly label: string };

/** A choice of one or any. */
export function Select(props: {
  readonly label: string;
  readonly any: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly testId: string;
  readonly onValue: (value: string | null) => void;
}): ReactNode {
  return (
    <select
      className={`field ${classes.select}`}
      aria-label={props.label}
      data-testid={props.testId}
      value={props.value}
      onChange={(event) => props.onValue(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">{props.any}</option>
      {props.choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** A day as it is typed; it counts when the field is left or Enter is pressed. What is no day stays to be mended. */
export function Day(props: {
  readonly label: string;
  readonly at: number | null;
  readonly testId: string;
  readonly onDay: (at: number | null) => void;
}): ReactNode {
  const t = useText('search');
  const [typed, setTyped] = useState('');
  const shown = props.at === null ? '' : fullDate(props.at);
  useEffect(() => setTyped(shown), [shown]);
  const take = (): void => {
    const at = typed.trim() === '' ? null : dayOf(typed, deskNow());
    if (typed.trim() === '' || at !== null) props.onDay(at);
  };
  return (
    <input
      className={`field num ${classes.day}`}
      type="text"
      aria-label={props.label}
      title={t('dayHint')}
      placeholder={props.label}
      autoComplete="off"
      value={typed}
      aria-invalid={typed.trim() !== '' && dayOf(typed, deskNow()) === null}
      data-testid={props.testId}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposingKey(event.nativeEvent)) take();
      }}
    />
  );
}

/** What narrows a search: days always, and for the log also kind, person, shift, incident. */
export function Filters(props: {
  readonly scope: Scope;
  readonly filter: LineFilter;
  readonly onFilter: (filter: LineFilter) => void;
}): ReactNode {
  const t = useText('search');
  const { filter, onFilter } = props;
  const set = (part: Partial<LineFilter>): void => onFilter({ ...filter, ...part });
  return (
    <div className={classes.filters}>
      <Day label={t('from')} at={filter.from} testId="search-from" onDay={(from) => set({ from })} />
      <Day
        label={t('to')}
        at={filter.to === null ? null : filter.to - DAY_MS}
        testId="search-to"
        onDay={(to) => set({ to: to === null ? null : to + DAY_MS })}
      />
      {props.scope === 'line' ? <OfLines filter={filter} set={set} /> : null}
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={filter.drills}
          onChange={(event) => set({ drills: event.target.checked })}
          data-testid="search-drills"
        />
        {t('drills')}
      </label>
      <button
        type="button"
        className="btn btn-small"
        onClick={() => onFilter(NO_FILTER)}
        data-testid="search-clear"
      >
        {t('clear')}
      </button>
    </div>
  );
}

function OfLines(props: {
  readonly filter: LineFilter;
  readonly set: (part: Partial<LineFilter>) => void;
}): ReactNode {
  const t = useText('search');
  const locale = useLocale();
  const { filter, set } = props;
  const accounts = useDesk('account.list', {});
  const shifts = useDesk('shift.list', { limit: 60 });
  const incidents = useDesk('incident.list', { state: 'all' });
  const words = labels(locale);
  return (
    <>
      <Select
        label={t('kind')}
        any={t('anyKind')}
        testId="search-kind"
        value={filter.kinds[0] ?? ''}
        choices={LOG_KINDS.map((kind) => ({ value: kind, label: words.logKind[kind] }))}
        onValue={(kind) => set({ kinds: kind === null ? [] : [kind as LogKind] })}
      />
      <Select
        label={t('author')}
        any={t('anyAuthor')}
        testId="search-author"
        value={filter.authorId ?? ''}
        choices={(accounts.data ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }))}
        onValue={(authorId) => set({ authorId })}
      />
      <Select
        label={t('shiftFilter')}
        any={t('anyShift')}
        testId="search-shift"
        value={filter.shiftId ?? ''}
        choices={(shifts.data ?? []).map(({ id, startsAt }) => ({ value: id, label: fullTime(startsAt) }))}
        onValue={(shiftId) => set({ shiftId })}
      />
      <Select
        label={t('incidentFilter')}
        any={t('anyIncident')}
        testId="search-incident"
        value={filter.incidentId ?? ''}
        choices={(incidents.data ?? []).map(({ id, number, title }) => ({
          value: id,
          label: `${title} ${number}`,
        }))}
        onValue={(incidentId) => set({ incidentId })}
      />
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={filter.people}
          onChange={(event) => set({ people: event.target.checked })}
          data-testid="search-people"
        />
        {t('people')}
      </label>
    </>
  );
}
