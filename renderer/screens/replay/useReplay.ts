import { useMemo } from 'react';
import type { OutputOf } from '../../../shared/contract/procedures';
import { type PlayedEvent, type Replay, replayOf, statesAlong } from '../../../shared/plan/replay';
import type { RunContext, RunEvent, RunState } from '../../../shared/plan/run-types';

type History = OutputOf<'run.history'>;

export type Played = {
  readonly events: readonly (PlayedEvent & { readonly params: History['events'][number]['params'] })[];
  /** before anything happened, and after each event */
  readonly states: readonly RunState[];
  readonly replay: Replay;
  readonly from: number;
  readonly to: number;
};

/** The run worked out from its events, once for each history; `end` is when it ended, or now. */
export function usePlayed(ctx: RunContext, history: History, end: number): Played {
  return useMemo(() => {
    const events = history.events.map((one) => ({ ...one, event: one.event as RunEvent }));
    const start = history.start as RunState;
    const moments = events.map(({ event }) => event.at);
    return {
      events,
      states: statesAlong(ctx, start, events),
      replay: replayOf(ctx, start, events, end),
      from: Math.min(start.startedAt, ...moments),
      to: Math.max(start.startedAt + 1, end, ...moments),
    };
  }, [ctx, history, end]);
}

/** The moment that the cursor shows: never back, though something may have been entered late. */
export function momentOf(played: Played, cursor: number): number {
  const seen = played.events.slice(0, cursor).map(({ event }) => event.at);
  return Math.max(played.from, ...seen);
}
