// biome-ignore lint/style/noRestrictedImports: this is the boundary that all others are drawn by
import { type ReactNode, Suspense, useEffect, useReducer } from 'react';

/** How often it is asked whether what was fetched has come. */
const LOOK_MS = 200;

function Waiting(props: { readonly onLook: () => void }): ReactNode {
  const { onLook } = props;
  useEffect(() => {
    const timer = setInterval(onLook, LOOK_MS);
    return () => clearInterval(timer);
  }, [onLook]);
  return null;
}

/**
 * Draws what comes in a file of its own, or needs words that are still fetched; `fallback` until then. React alone draws
 * what has come at its lowest rank, in slices, and every other change of the page throws the slices away: on a slow
 * machine, where drawing takes longer than the pause between two ticks of a clock or two alerts, it was never shown.
 * A change of this boundary itself is drawn at the rank of any other.
 */
export function Fetched(props: { readonly fallback?: ReactNode; readonly children: ReactNode }): ReactNode {
  const [, look] = useReducer((count: number) => count + 1, 0);
  const fallback = (
    <>
      <Waiting onLook={look} />
      {props.fallback}
    </>
  );
  return <Suspense fallback={fallback}>{props.children}</Suspense>;
}
