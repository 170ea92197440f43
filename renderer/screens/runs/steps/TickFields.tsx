import type { ReactNode } from 'react';
import type { Tick } from '../../../../shared/plan/types';
import { useText } from '../../../i18n';
import { Field } from '../../parts/Field';
import type { Problem } from '../../parts/inputs';
import { PEOPLE } from '../../parts/People';
import { Check } from '../../parts/Segments';
import { WhenInput } from '../../parts/WhenInput';
import classes from '../runs.module.css';
import { isPending, PENDING, type RawTick, type RawTicks } from './ticks';

function TickInput(props: {
  readonly tick: Tick;
  readonly raw: RawTick | undefined;
  readonly ids: object;
  readonly onRaw: (raw: RawTick) => void;
}): ReactNode {
  const { tick, raw, ids, onRaw } = props;
  const value = typeof raw === 'string' ? raw : '';
  const testId = `tick-${tick.field}`;
  if (tick.type === 'time') {
    return (
      <WhenInput {...ids} direction="near" empty="" value={value} onValue={onRaw} data-testid={testId} />
    );
  }
  return (
    <input
      {...ids}
      className={`field ${tick.type === 'number' ? 'num' : ''}`}
      autoComplete="off"
      inputMode={tick.type === 'number' ? 'decimal' : 'text'}
      list={tick.type === 'person' ? PEOPLE : undefined}
      value={value}
      onChange={(event) => onRaw(event.target.value)}
      data-testid={testId}
    />
  );
}

/** The typed fields of a step. Every one may say 正在核实 instead of a value. */
export function TickFields(props: {
  readonly ticks: readonly Tick[];
  readonly raw: RawTicks;
  readonly problems: Readonly<Record<string, Problem>>;
  readonly onRaw: (raw: RawTicks) => void;
}): ReactNode {
  const { ticks, raw, problems, onRaw } = props;
  const t = useText('runs');
  const set = (field: string, value: RawTick): void => onRaw({ ...raw, [field]: value });
  if (ticks.length === 0) return null;
  return (
    <div className={classes.ticks}>
      {ticks.map((tick) => {
        const value = raw[tick.field];
        if (tick.type === 'check') {
          return (
            <div key={tick.field} className={classes.tickCheck}>
              <Check
                label={tick.label}
                checked={value === true}
                onChecked={(checked) => set(tick.field, checked)}
                testId={`tick-${tick.field}`}
              />
            </div>
          );
        }
        const pending = isPending(value);
        return (
          <div key={tick.field} className={classes.tick}>
            <Field label={tick.label} problem={problems[tick.field]}>
              {(ids) =>
                pending ? (
                  <span id={ids.id} className={classes.pending} data-testid={`pending-${tick.field}`}>
                    {t('pendingOne')}
                  </span>
                ) : (
                  <TickInput tick={tick} raw={value} ids={ids} onRaw={(next) => set(tick.field, next)} />
                )
              }
            </Field>
            <button
              type="button"
              className={classes.pendingButton}
              aria-pressed={pending}
              title={`${tick.label}：${t('pendingOne')}`}
              aria-label={`${tick.label}：${t('pendingOne')}`}
              onClick={() => set(tick.field, pending ? '' : PENDING)}
              data-testid={`set-pending-${tick.field}`}
            >
              {t('pendingShort')}
            </button>
          </div>
        );
      })}
    </div>
  );
}
