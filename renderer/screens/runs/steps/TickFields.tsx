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

const INPUT_MODES: Partial<Record<Tick['type'], 'decimal' | 'tel'>> = { number: 'decimal', phone: 'tel' };

/** `人数（人）＊`: the unit belongs to the name, a star marks what must be filled in. */
function TickLabel({ tick }: { readonly tick: Tick }): ReactNode {
  const t = useText('runs');
  return (
    <>
      {tick.label}
      {tick.unit === undefined ? '' : `（${tick.unit}）`}
      {tick.required === true ? (
        <span title={t('required')}>
          <span aria-hidden="true">＊</span>
          <span className="sr-only">{t('required')}</span>
        </span>
      ) : null}
    </>
  );
}

const hasRange = ({ min, max }: Tick): boolean => min !== undefined || max !== undefined;

/** The bounds of a number in words; it stays there when the number lies outside. */
function Range({ tick, id }: { readonly tick: Tick; readonly id: string }): ReactNode {
  const t = useText('runs');
  const { min, max } = tick;
  if (!hasRange(tick)) return null;
  return (
    <span id={id} className={classes.range}>
      {max === undefined
        ? t('atLeast', { min: min ?? 0 })
        : min === undefined
          ? t('atMost', { max })
          : t('between', { min, max })}
    </span>
  );
}

function TickInput(props: {
  readonly tick: Tick;
  readonly raw: RawTick | undefined;
  readonly ids: object;
  readonly onRaw: (raw: RawTick) => void;
}): ReactNode {
  const { tick, raw, ids, onRaw } = props;
  const t = useText('runs');
  const value = typeof raw === 'string' ? raw : '';
  const testId = `tick-${tick.field}`;
  if (tick.type === 'time') {
    return (
      <WhenInput {...ids} direction="near" empty="" value={value} onValue={onRaw} data-testid={testId} />
    );
  }
  if (tick.type === 'select') {
    return (
      <select
        {...ids}
        className="field"
        value={value}
        onChange={(event) => onRaw(event.target.value)}
        data-testid={testId}
      >
        <option value="">{t('chooseOne')}</option>
        {tick.options?.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...ids}
      className={`field ${tick.type === 'number' ? 'num' : ''}`}
      autoComplete="off"
      inputMode={INPUT_MODES[tick.type] ?? 'text'}
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
  const forms = useText('forms');
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
                label={`${tick.label}${tick.required === true ? `（${t('required')}）` : ''}`}
                checked={value === true}
                onChecked={(checked) => set(tick.field, checked)}
                testId={`tick-${tick.field}`}
              />
              {problems[tick.field] === undefined ? null : (
                <p className={classes.problem}>{forms('empty')}</p>
              )}
            </div>
          );
        }
        const pending = isPending(value);
        return (
          <div key={tick.field} className={classes.tick}>
            <Field label={<TickLabel tick={tick} />} problem={problems[tick.field]}>
              {(ids) =>
                pending ? (
                  <span id={ids.id} className={classes.pending} data-testid={`pending-${tick.field}`}>
                    {t('pendingOne')}
                  </span>
                ) : (
                  <>
                    <TickInput
                      tick={tick}
                      raw={value}
                      ids={hasRange(tick) ? { ...ids, 'aria-describedby': `${ids.id}-range` } : ids}
                      onRaw={(next) => set(tick.field, next)}
                    />
                    <Range tick={tick} id={`${ids.id}-range`} />
                  </>
                )
              }
            </Field>
            <button
              type="button"
              className={classes.pendingButton}
              aria-pressed={pending}
              title={`${tick.label}：${t('pendingOne')}`}
              onClick={() => set(tick.field, pending ? '' : PENDING)}
              data-testid={`set-pending-${tick.field}`}
            >
              {t('pendingShort')}
              <span className="sr-only"> {tick.label}</span>
            </button>
          </div>
        );
      })}
    </div>
  );
}
