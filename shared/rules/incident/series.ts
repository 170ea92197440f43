import { DAY_MS, dayOf, MINUTE_MS, startOfDay } from '../../domain/time';
import { type Candidate, owed, type Start, strictest, together } from './owed';
import type { ClockInput, OwedReport } from './types';

/** More than a year of daily reports; a series is listed no further. */
const MAX_POINTS = 400;
const DAY_MINUTES = 1_440;

/** The clock of each report of a series in turn: the report before it, or the day on which it is due. */
function* startsOf({ rule, clock }: Candidate): Generator<Start> {
  const { series, limitMinutes } = rule;
  if (series === null) return;
  if ('every' in series) {
    for (let at = clock.at; ; at += limitMinutes * MINUTE_MS) {
      yield at === clock.at ? clock : { field: 'last_report_at', at };
    }
  }
  const today = startOfDay(dayOf(clock.at)) ?? clock.at;
  for (let at = series.daily === 'next_day' ? today + DAY_MS : today; ; at += DAY_MS)
    yield { field: 'day_start', at };
}

function pointsOf(candidate: Candidate, end: number): readonly OwedReport[] {
  const { rule, stage, clock } = candidate;
  const every = rule.series !== null && 'every' in rule.series ? rule.limitMinutes : DAY_MINUTES;
  const after = stage.index === 0 ? clock.at : Math.max(stage.at, clock.at);
  const points: OwedReport[] = [];
  for (const start of startsOf(candidate)) {
    const point = owed({ ...candidate, clock: start }, { index: 0, every });
    if (point.dueAt > end || points.length >= MAX_POINTS) return points;
    if (point.dueAt > after) points.push(point);
  }
  return points;
}

/**
 * The reports of one series up to `until`, numbered from 1: 24 小时零报告 every day at a clock time of +08:00 (自然灾害救助条例 art. 17), drought every ten
 * days, updates every so many minutes. It goes on although nothing changes and ends only when the incident is stable.
 */
export function seriesOf(candidates: readonly Candidate[], input: ClockInput): readonly OwedReport[] {
  const end = Math.min(input.until, input.stableAt ?? Number.POSITIVE_INFINITY);
  const byDue = Map.groupBy(
    candidates.flatMap((candidate) => pointsOf(candidate, end)),
    (point) => point.dueAt,
  );
  return [...byDue.entries()]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, points], index) => {
      const winner = strictest(points);
      if (winner === undefined) return [];
      const every = winner.series?.every ?? DAY_MINUTES;
      return together({ ...winner, series: { index: index + 1, every } }, points);
    });
}
