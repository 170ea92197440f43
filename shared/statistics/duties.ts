import type { DeadlineNumbers } from '../contract/areas/statistics';

/** What is counted of a deadline: `doneAt` is when the thing itself was done, where that is known better than when it was noted. */
export type CountedDeadline = {
  readonly subject: string;
  readonly state: 'open' | 'met' | 'not_needed';
  readonly dueAt: number;
  readonly doneAt: number | null;
};

const NOTHING: DeadlineNumbers = { onTime: 0, late: 0, overdue: 0, running: 0, notNeeded: 0 };

/** Where a deadline counts at the instant `at`. Done in the very minute that was set is on time. */
export function standingOf(deadline: CountedDeadline, at: number): keyof DeadlineNumbers {
  if (deadline.state === 'not_needed') return 'notNeeded';
  if (deadline.state === 'open') return deadline.dueAt < at ? 'overdue' : 'running';
  return (deadline.doneAt ?? at) <= deadline.dueAt ? 'onTime' : 'late';
}

export function countDeadlines(deadlines: Iterable<CountedDeadline>, at: number): DeadlineNumbers {
  const numbers = { ...NOTHING };
  for (const deadline of deadlines) numbers[standingOf(deadline, at)] += 1;
  return numbers;
}

/** 按时率 = on time ÷ (on time + late + overdue); null when nothing fell due. What is running or not needed does not count. */
export function onTimeRate({ onTime, late, overdue }: DeadlineNumbers): number | null {
  const due = onTime + late + overdue;
  return due === 0 ? null : onTime / due;
}

export type AlertMoment = {
  readonly subject: string;
  readonly at: number;
  readonly what: 'raised' | 'acknowledged';
};

/**
 * Milliseconds from the raising of an alert until somebody said "heard", ascending. Raisings before an answer are one waiting: it begins with the
 * first. An answer whose raising lies outside of the moments given is left out.
 */
export function waitsOf(moments: Iterable<AlertMoment>): number[] {
  const since = new Map<string, number>();
  const waits: number[] = [];
  for (const { subject, at, what } of moments) {
    const start = since.get(subject);
    if (what === 'raised' && start === undefined) since.set(subject, at);
    if (what === 'acknowledged' && start !== undefined) {
      waits.push(at - start);
      since.delete(subject);
    }
  }
  return waits.sort((a, b) => a - b);
}

/** The middle one, or the mean of the two in the middle; null of none. Takes them in ascending order. */
export function median(sorted: readonly number[]): number | null {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
