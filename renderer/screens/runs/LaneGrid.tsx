import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { nodeId } from '../../../shared/plan/mermaid';
import type { Due, InstanceKey, RunItem } from '../../../shared/plan/run-types';
import { useText } from '../../i18n';
import { ItemCard } from './ItemCard';
import { useRun } from './runContext';
import { groupByLane, type LaneGroup, laneTitle } from './runModel';
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

const COLUMN_PX = 270;

/** How many columns fit into the element. */
function useColumns(box: RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(2);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void =>
      setColumns(Math.max(1, Math.min(4, Math.floor((element.clientWidth + 8) / (COLUMN_PX + 8)))));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return columns;
}

/**
 * Lanes by column. A lane keeps the column in which it first appeared, so that a lane that ends does not make the
 * others jump; a new one goes where the fewest are.
 */
function useLaneColumns(groups: readonly LaneGroup[], columns: number): readonly (readonly LaneGroup[])[] {
  const places = useRef<{ readonly columns: number; readonly of: Map<string, number> }>({
    columns,
    of: new Map(),
  });
  if (places.current.columns !== columns) places.current = { columns, of: new Map() };
  const { of } = places.current;
  const filled: LaneGroup[][] = Array.from({ length: columns }, () => []);
  for (const group of groups) {
    const known = of.get(group.path);
    if (known !== undefined) filled[known]?.push(group);
  }
  for (const group of groups) {
    if (of.has(group.path)) continue;
    const shortest = filled.reduce(
      (best, one, place) => (one.length < (filled[best]?.length ?? 0) ? place : best),
      0,
    );
    of.set(group.path, shortest);
    filled[shortest]?.push(group);
  }
  const order = new Map(groups.map((group, place) => [group.path, place]));
  return filled.map((column) =>
    column.toSorted((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0)),
  );
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
  const box = useRef<HTMLDivElement>(null);
  const columns = useLaneColumns(groups, useColumns(box));
  return (
    <div ref={box} className={classes.lanes} data-testid="run-lanes">
      {columns.map((column, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        <div key={place} className={classes.column}>
          {column.map((group) => (
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
      ))}
    </div>
  );
}
