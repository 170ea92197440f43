import { type ReactNode, useDeferredValue, useState } from 'react';
import { useNow } from '../../app/clock';
import { clockTime, fullTime } from '../../app/time';
import { useText } from '../../i18n';
import { PastState } from './PastState';
import classes from './past.module.css';
import { Timeline } from './Timeline';
import type { IncidentTabProps } from './tabs';

const MINUTE = 60_000;

/** The moments at which something was written down, each once, in order. */
export function momentsOf(timeline: readonly { readonly recordedAt: number }[]): readonly number[] {
  return [...new Set(timeline.map((entry) => entry.recordedAt))].sort((a, b) => a - b);
}

/**
 * The course of the incident, and how it stood at any past moment: the slider runs from the receipt to now (or to the closing), a minute a step; the
 * buttons go from one event to the next.
 */
export function TimelineTab({ page, incidentId }: IncidentTabProps): ReactNode {
  const t = useText('incidents');
  const now = useNow(MINUTE);
  const { receivedAt, closedAt } = page.incident;
  const moments = momentsOf(page.timeline);
  const first = Math.min(receivedAt, moments[0] ?? receivedAt);
  const last = Math.max(closedAt ?? now, moments.at(-1) ?? first, first + MINUTE);
  const [moment, setMoment] = useState<number | null>(null);
  const shown = moment ?? last;
  const asked = useDeferredValue(moment);
  const before = moments.findLast((one) => one < shown);
  const after = moments.find((one) => one > shown);
  const go = (to: number | undefined): void => {
    if (to !== undefined) setMoment(to);
  };
  return (
    <>
      <div className={classes.slider}>
        <button
          type="button"
          className="btn btn-small"
          disabled={before === undefined}
          onClick={() => go(before)}
          data-testid="past-before"
        >
          {t('pastBefore')}
        </button>
        <input
          type="range"
          aria-label={t('pastSlider')}
          aria-valuetext={fullTime(shown)}
          min={first}
          max={last}
          step={MINUTE}
          value={shown}
          onChange={(event) => setMoment(Math.min(last, Number(event.target.value) + MINUTE - 1))}
          data-testid="past-slider"
        />
        <button
          type="button"
          className="btn btn-small"
          disabled={after === undefined}
          onClick={() => go(after)}
          data-testid="past-after"
        >
          {t('pastAfter')}
        </button>
        <output className="num" data-testid="past-moment">
          {moment === null ? t('pastNow') : clockTime(shown)}
        </output>
        <button
          type="button"
          className="btn btn-small"
          disabled={moment === null}
          onClick={() => setMoment(null)}
          data-testid="past-now"
        >
          {t('pastToNow')}
        </button>
      </div>
      <PastState incidentId={incidentId} at={asked} moment={asked ?? last} obligations={page.obligations} />
      <Timeline page={page} until={moment} />
    </>
  );
}
