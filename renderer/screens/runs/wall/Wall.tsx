import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { RunSummary } from '../../../../shared/contract/models';
import { blockTitle, planIndex } from '../../../../shared/plan/blocks';
import { dues } from '../../../../shared/plan/machine/dues';
import { postName } from '../../../../shared/plan/names';
import type { Due, RunItem } from '../../../../shared/plan/run-types';
import { useNow } from '../../../app/clock';
import { useEscape } from '../../../app/hotkeys';
import { clockSeconds, fullDate } from '../../../app/time';
import { useDesk } from '../../../bridge/hooks';
import { Countdown, Kbd, Time } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { FlowPane } from '../flow/FlowPane';
import { progressWords } from '../flow/notes';
import { WALL_SIZES } from '../flow/useViewport';
import { postOf } from '../ItemCard';
import { LoadRun } from '../LoadRun';
import { type Standing, useLive, useStanding } from '../live';
import { useRun } from '../runContext';
import { laneTitle } from '../runModel';
import classes from './wall.module.css';

const CARDS = 4;
const NEXT = 4;
const CYCLE_MS = 20_000;
const nothing = (): void => undefined;

function Clock(): ReactNode {
  const now = useNow(1_000);
  return (
    <span className={classes.clock} data-testid="wall-clock">
      <span className="dim num">{fullDate(now)}</span> <b className="num">{clockSeconds(now)}</b>
    </span>
  );
}

function Card({ item, due }: { readonly item: RunItem; readonly due: Due | undefined }): ReactNode {
  const t = useText('runs');
  const flow = useText('flow');
  const { ctx, locale } = useRun();
  const post = postOf(item.block);
  const progress = progressWords(item, flow);
  return (
    <li className={classes.card} data-status={item.status} data-testid="wall-step" data-block={item.blockId}>
      <span className={classes.cardTitle}>{blockTitle(item.block, locale)}</span>
      <span className={classes.cardMeta}>
        {item.lanes.length === 0 ? null : <span>{laneTitle(item.lanes.slice(-1), locale)}</span>}
        {post === null ? null : <span>{postName(post, ctx.tables, ctx.profile, locale)}</span>}
        {item.loop === undefined ? null : <span>{t('round', { round: item.loop.round })}</span>}
        {progress === null ? null : <span>{progress}</span>}
      </span>
      {due === undefined ? null : (
        <span className={classes.due}>
          <Countdown dueAt={due.dueAt} bare />
        </span>
      )}
    </li>
  );
}

/** What is to be done now in all lanes, the most urgent first, and what is due after that. */
function Side({ standing }: { readonly standing: Standing }): ReactNode {
  const t = useText('flow');
  const { ctx, state, locale } = useRun();
  const { items, due } = standing;
  const at = (item: RunItem): number => due.get(item.key)?.dueAt ?? Number.MAX_SAFE_INTEGER;
  const sorted = items.toSorted((a, b) => at(a) - at(b));
  const cards = sorted.slice(0, CARDS);
  const shown = new Set(cards.map((item) => item.key));
  const later = useMemo(() => dues(ctx, state).toSorted((a, b) => a.dueAt - b.dueAt), [ctx, state]);
  const next = later.filter((one) => !shown.has(one.key)).slice(0, NEXT);
  const index = planIndex(ctx.plan);
  const titleOf = (one: Due): string => {
    const block = index.get(one.blockId)?.block;
    return block === undefined ? '' : blockTitle(block, locale);
  };
  return (
    <div className={classes.side}>
      <h2 className={classes.heading}>
        {t('wallNow')}
        {sorted.length > CARDS ? (
          <span className="dim"> {t('wallMore', { count: sorted.length - CARDS })}</span>
        ) : null}
      </h2>
      <ul className={classes.cards}>
        {cards.map((item) => (
          <Card key={item.key} item={item} due={due.get(item.key)} />
        ))}
        {cards.length === 0 ? <li className="dim">{t('wallNothing')}</li> : null}
      </ul>
      {next.length === 0 ? null : (
        <>
          <h2 className={classes.heading}>{t('wallNext')}</h2>
          <ul className={classes.next} data-testid="wall-next">
            {next.map((one) => (
              <li key={one.id}>
                <Time at={one.dueAt} /> <span>{titleOf(one)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Picture({ head }: { readonly head: ReactNode }): ReactNode {
  const { ctx, locale, detail } = useRun();
  const t = useText('runs');
  const standing = useStanding();
  const live = useLive(standing);
  const { summary } = detail;
  return (
    <>
      <header className={classes.head}>
        <span className={classes.title}>
          <b>{locale === 'zh' ? summary.title : summary.titleEn}</b> <span>{summary.incidentTitle}</span>
          {summary.state === 'ended' ? <span className={classes.ended}>{t('ended')}</span> : null}
        </span>
        {head}
      </header>
      <div className={classes.main}>
        <FlowPane
          ctx={ctx}
          states={live.states}
          edges={live.edges}
          notes={live.notes}
          selected={null}
          current={standing.currents[0] ?? null}
          currents={standing.currents}
          onSelect={nothing}
          sizes={WALL_SIZES}
          isBare
        />
        <Side standing={standing} />
      </div>
    </>
  );
}

/** The one after `id` among the runs, in their order. */
function after(runs: readonly RunSummary[], id: string | undefined): string | undefined {
  const place = runs.findIndex((run) => run.id === id);
  return runs[(place + 1) % Math.max(1, runs.length)]?.id;
}

const dueAt = (run: RunSummary): number => run.nextDeadline?.dueAt ?? Number.MAX_SAFE_INTEGER;

/** Which run is on the wall: the one asked for, or all that run in turn when that was asked for. */
function useShown(runId: string | null) {
  const found = useDesk('run.list', { state: 'running' });
  const runs = useMemo(() => (found.data ?? []).toSorted((a, b) => dueAt(a) - dueAt(b)), [found.data]);
  const [turn, setTurn] = useState<string | null>(null);
  const [isCycling, setCycling] = useState(false);
  const shown = turn ?? runId ?? runs[0]?.id;
  const next = after(runs, shown);
  useEffect(() => {
    if (!isCycling || next === undefined || next === shown) return;
    const timer = setTimeout(() => setTurn(next), CYCLE_MS);
    return () => clearTimeout(timer);
  }, [isCycling, next, shown]);
  return { shown, count: runs.length, isCycling, setCycling, isAsked: found.data !== undefined };
}

/**
 * 大屏: one run for the wall of the room, nothing to edit. Letters are measured by the height of the window, so that on a
 * 55-inch screen the smallest that matter are 20 mm high: 1/200 of four metres.
 */
export default function Wall(props: {
  readonly runId: string | null;
  readonly onLeave: () => void;
}): ReactNode {
  const t = useText('flow');
  useText('runs');
  useLocale();
  const { shown, count, isCycling, setCycling, isAsked } = useShown(props.runId);
  const box = useRef<HTMLElement>(null);
  useEscape(props.onLeave);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const head = (
    <>
      {count > 1 ? (
        <label className={classes.cycle}>
          <input
            type="checkbox"
            checked={isCycling}
            onChange={(event) => setCycling(event.target.checked)}
            data-testid="wall-cycle"
          />
          {t('wallCycle', { count })}
        </label>
      ) : null}
      <Clock />
      <button type="button" className="btn btn-small" onClick={props.onLeave} data-testid="wall-leave">
        {t('wallLeave')} <Kbd>Esc</Kbd>
      </button>
    </>
  );
  return (
    <section
      ref={box}
      className={`wall ${classes.wall}`}
      tabIndex={-1}
      aria-label={t('wall')}
      data-testid="wall"
    >
      {shown === undefined ? (
        <header className={classes.head}>
          <span className={classes.title}>{isAsked ? t('wallNone') : ''}</span>
          {head}
        </header>
      ) : (
        <LoadRun key={shown} id={shown}>
          <Picture head={head} />
        </LoadRun>
      )}
    </section>
  );
}
