import type { ReactNode } from 'react';
import { useNow } from '../app/clock';
import { fullTime, nearTime } from '../app/time';

/** A moment of the room's clock, 24 h; the day stands in front when it is not today, the whole date in the tooltip. */
export function Time(props: {
  readonly at: number;
  readonly full?: boolean;
  readonly className?: string;
}): ReactNode {
  const now = useNow(60_000);
  return (
    <time
      className={`num ${props.className ?? ''}`}
      dateTime={new Date(props.at).toISOString()}
      title={`${fullTime(props.at)} +08:00`}
    >
      {props.full === true ? fullTime(props.at) : nearTime(props.at, now)}
    </time>
  );
}
