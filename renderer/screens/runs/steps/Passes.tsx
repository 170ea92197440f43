import type { ReactNode } from 'react';
import { clockTime } from '../../../../shared/domain/time';
import { blockIdOf, recordOf, roundsOf } from '../../../../shared/plan/machine/state';
import type { Fields, InstanceKey, InstanceRecord } from '../../../../shared/plan/run-types';
import type { Block, Tick } from '../../../../shared/plan/types';
import { useText } from '../../../i18n';
import { DidRow } from '../DoneList';
import { useRun } from '../runContext';
import { doneList } from '../runModel';
import classes from '../runs.module.css';
import { Beside } from './Beside';

function valueWords(tick: Tick, value: Fields[string], pending: string): string {
  if (typeof value === 'object') return `${tick.label} ${pending}`;
  if (typeof value === 'boolean') return value ? tick.label : '';
  if (tick.type === 'time') return `${tick.label} ${clockTime(Number(value))}`;
  return `${tick.label} ${String(value)}${tick.unit ?? ''}`;
}

/** `被困 3；失联 正在核实`: what was filled in. */
function fieldsInWords(block: Block, fields: Fields | undefined, pending: string): string {
  const ticks = 'ticks' in block ? block.ticks : [];
  return ticks
    .flatMap((tick) => {
      const value = fields?.[tick.field];
      return value === undefined ? [] : [valueWords(tick, value, pending)];
    })
    .filter((part) => part !== '')
    .join('；');
}

/** Everything that was filled in on a block, now and before it was opened again. */
function filledIn(record: InstanceRecord): readonly Fields[] {
  const parties = Object.values(record.parties ?? {}).flatMap((party) => party.reports ?? []);
  return [
    record.fields,
    ...parties.map((report) => report.fields),
    ...Object.values(record.sent ?? {}).map((delivery) => delivery.fields),
    ...(record.past ?? []).map((past) => past.fields),
  ].filter((fields) => fields !== undefined);
}

function Pass(props: { readonly stepKey: InstanceKey; readonly block: Block; readonly isLoop: boolean }) {
  const { stepKey, block } = props;
  const t = useText('runs');
  const own = useText('runActs');
  const { ctx, state, locale } = useRun();
  const rows = doneList(ctx, state, locale).filter((row) => row.key === stepKey);
  const words = filledIn(recordOf(state, stepKey))
    .map((fields) => fieldsInWords(block, fields, t('pendingOne')))
    .filter((one) => one !== '');
  const rounds = roundsOf(stepKey);
  return (
    <li data-testid="pass" data-key={stepKey}>
      {props.isLoop ? (
        <p className={classes.passHead}>
          <b>{t('round', { round: rounds.join('.') })}</b>
          {rows.length === 0 ? <span className="dim"> {own('passEmpty')}</span> : null}
        </p>
      ) : null}
      <ul>
        {rows.map((row) => (
          <DidRow key={row.id} did={row} isShort />
        ))}
      </ul>
      {words.map((one) => (
        <p key={one} className={classes.partyWords}>
          {one}
        </p>
      ))}
      <Beside stepKey={stepKey} />
    </li>
  );
}

/** All that was done with a block, round by round, the newest round first. */
export function Passes(props: { readonly block: Block; readonly current: InstanceKey }): ReactNode {
  const own = useText('runActs');
  const { state } = useRun();
  const known = Object.keys(state.records).filter((key) => blockIdOf(key) === props.block.id);
  const keys = [...new Set([props.current, ...known])].toSorted((a, b) => compare(roundsOf(b), roundsOf(a)));
  const isLoop = roundsOf(props.current).length > 0;
  return (
    <ul className={classes.passes} aria-label={own('rounds')}>
      {keys.map((key) => (
        <Pass key={key} stepKey={key} block={props.block} isLoop={isLoop} />
      ))}
    </ul>
  );
}

function compare(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((round, index) => round !== b[index]);
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}
