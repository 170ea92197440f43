import type { Result } from '../../../shared/contract/errors';
import type { AlertEvent } from './notification';

/** A desk that does not say by then is not waited for. */
export const ASK_MS = 1_000;
/** The desk tells of so many at once. */
const MOST = 200;

type Raising = { readonly alertId: string; readonly steps: readonly { readonly step: string }[] };
/** What makes an alert nobody's business any more, painted or not. */
const OVER: ReadonlySet<string> = new Set(['painted', 'acknowledged', 'done']);

/**
 * Those of the alerts that somebody still has to see. One that was over before the page could draw it (a rung that a graver one of the same call took over, a thing
 * done in the same second) is no sign of a page that cannot draw. All of them where the desk does not say.
 */
export async function stillOwed(
  desk: (name: string, input: unknown, as: null) => Promise<Result<unknown>>,
  alerts: readonly AlertEvent[],
  after: (ms: number, run: () => void) => () => void,
): Promise<readonly AlertEvent[]> {
  if (alerts.length > MOST) return alerts;
  const alertIds = alerts.map((alert) => alert.alertId);
  const answer = await new Promise<Result<unknown> | null>((settle) => {
    const cancel = after(ASK_MS, () => settle(null));
    desk('alert.evidence', { alertIds, limit: MOST }, null)
      .catch(() => null)
      .then((said) => {
        cancel();
        settle(said);
      });
  });
  if (answer === null || !answer.ok) return alerts;
  const raisings = answer.value as readonly Raising[];
  const over = new Set(
    raisings.filter(({ steps }) => steps.some(({ step }) => OVER.has(step))).map(({ alertId }) => alertId),
  );
  return alerts.filter((alert) => !over.has(alert.alertId));
}
