import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { nodeId } from '../../../shared/plan/mermaid';
import type { Due, InstanceKey, RunItem } from '../../../shared/plan/run-types';
import { useText } from '../../i18n';
import { ItemCard } from './ItemCard';
import { useRun } from './runContext';
import { groupByLane, laneTitle } from './runModel';
import classes from './runs.module.css';

const lanePath = (item: RunItem): string => item.lanes.map((lane) => lane.id).join('/');

/**
 * Which cards stand open: at first the most urgent one; then whatever the person opens; and when a step is done, the next
 * one of its own lane opens in its place. Nothing closes by itself.
 */
function useOpenCards(items: readonly RunItem[], dues: ReadonlyMap<InstanceKey, Due>) {
  const [open, setOpen] = useState<ReadonlySet<InstanceKey>>(() => {
    const active = items.filter((item) => item.status === 'active');
    const urgent = active.toSorted(
      (a, b) => (dues.get(a.key)?.dueAt ?? Number.MAX_VALUE) - (dues.get(b.key)?.dueAt ?? Number.MAX_VALUE),
    )[0];
    return new Set(urgent === undefined ? [] : [urgent.key]);
  });
  const before = useRef(items);
  useEffect(() => {
    const old = before.current;
    before.current = items;
    const known = new Set(old.map((item) => item.key));
    const still = new Set(items.filter((item) => item.status === 'active').map((item) => item.key));
    const leftLanes = old.filter((item) => open.has(item.key) && !still.has(item.key)).map(lanePath);
    const next = items.filter(
      (item) =>
        !known.has(item.key) &&
        item.status === 'active' &&
        leftLanes.some(
          (lane) =>
            lane === lanePath(item) ||
            lanePath(item).startsWith(`${lane}/`) ||
            lane.startsWith(lanePath(item)),
        ),
    );
    if (next.length === 0) return;
    setOpen((now) => new Set([...now, ...next.slice(0, 1).map((item) => item.key)]));
  }, [items, open]);
  const toggle = (key: InstanceKey): void =>
    setOpen((old) => {
      const next = new Set(old);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const show = (key: InstanceKey): void => setOpen((old) => (old.has(key) ? old : new Set(old).add(key)));
  return { open, toggle, show };
}

/** The open blocks of all lanes side by side, each lane in its own place in the order of the plan. */
export function LaneGrid(props: {
  readonly items: readonly RunItem[];
  readonly dues: ReadonlyMap<InstanceKey, Due>;
  readonly selected: string | null;
  readonly onSelect: (nodeId: string) => void;
}): ReactNode {
  const { items, dues, selected } = props;
  const t = useText('runs');
  const { locale } = useRun();
  const groups = useMemo(() => groupByLane(items), [items]);
  const { open, toggle, show } = useOpenCards(items, dues);
  const selectedKey = items.find((item) => nodeId(item.blockId) === selected)?.key;
  const showSelected = useRef(show);
  showSelected.current = show;
  useEffect(() => {
    if (selectedKey !== undefined) showSelected.current(selectedKey);
  }, [selectedKey]);
  return (
    <div className={classes.lanes} data-testid="run-lanes">
      {groups.map((group) => (
        <section key={group.path} className={classes.lane} data-testid="run-lane" data-lane={group.path}>
          <h3 className={classes.laneTitle}>
            {group.lane === null ? t('mainLine') : laneTitle(group.items[0]?.lanes ?? [], locale)}
          </h3>
          {group.items.map((item) => (
            <ItemCard
              key={item.key}
              item={item}
              due={dues.get(item.key)}
              isOpen={open.has(item.key)}
              isSelected={item.key === selectedKey}
              onToggle={(one) => {
                toggle(one.key);
                props.onSelect(nodeId(one.blockId));
              }}
              others={items.filter((one) => one.key !== item.key)}
            />
          ))}
        </section>
      ))}
    </div>
  );
}
