import type { ReactNode } from 'react';
import { useText } from '../../../i18n';
import { Field } from '../../parts/Field';
import type { Problem } from '../../parts/inputs';
import { readMoment, WhenInput } from '../../parts/WhenInput';
import { actNow } from '../runContext';
import { settleMinute } from '../runModel';

/** When something happened; empty is now. */
export function Moment(props: {
  readonly value: string;
  readonly onValue: (typed: string) => void;
  readonly problem?: Problem | undefined;
  readonly className?: string | undefined;
}): ReactNode {
  const t = useText('runs');
  return (
    <Field label={t('at')} problem={props.problem} className={props.className}>
      {(ids) => <WhenInput {...ids} direction="past" value={props.value} onValue={props.onValue} />}
    </Field>
  );
}

/** The instant that was typed: now when nothing was, null when it cannot be read. Never before `notBefore` within its minute. */
export function momentOf(typed: string, notBefore: number): number | null {
  const now = actNow();
  if (typed.trim() === '') return now;
  const at = readMoment(typed, 'past', now);
  return at === null ? null : Math.min(now, settleMinute(at, notBefore));
}
