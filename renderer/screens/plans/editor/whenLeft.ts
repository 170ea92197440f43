import type { FocusEvent } from 'react';

/** For onBlur of a box: called when the focus goes to something outside of it. */
export function whenLeft(onLeave: () => void) {
  return (event: FocusEvent<HTMLElement>): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && !event.currentTarget.contains(to)) onLeave();
  };
}
