import {
  memo,
  type ReactNode,
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { edgesOf } from '../../../shared/plan/graph';
import { nodeId } from '../../../shared/plan/mermaid';
import type { RunItem } from '../../../shared/plan/run-types';
import { useHotkey } from '../../app/hotkeys';
import { useText } from '../../i18n';
import { DoneList } from './DoneList';
import { FlowPane } from './flow/FlowPane';
import { LaneGrid } from './LaneGrid';
import { type Standing, useLive, useStanding } from './live';
import { OutlinePane } from './outline/OutlinePane';
import { RunProvider, useRun } from './runContext';
import classes from './runs.module.css';
import { StepDetail } from './StepDetail';
import { ChaseList } from './steps/ChaseList';

type Face = 'flow' | 'outline';
const FACE_KEY = 'watchdesk.run.face';
const storedFace = (): Face => (localStorage.getItem(FACE_KEY) === 'outline' ? 'outline' : 'flow');

function FaceSwitch(props: { readonly face: Face; readonly onFace: (face: Face) => void }): ReactNode {
  const runs = useText('runs');
  const t = useText('flow');
  return (
    <span className={classes.faces} role="tablist" aria-label={t('faces')}>
      {(['flow', 'outline'] as const).map((face) => (
        <button
          key={face}
          type="button"
          role="tab"
          aria-selected={face === props.face}
          className="btn btn-small"
          title="Alt+O"
          onClick={() => props.onFace(face)}
          data-testid={`run-face-${face}`}
        >
          {face === 'flow' ? runs('flow') : t('outline')}
        </button>
      ))}
    </span>
  );
}

/** The drawing or the outline; it ticks by itself, so that nothing beside it is drawn again by the second. */
function LivePane(props: {
  readonly standing: Standing;
  readonly face: Face;
  readonly onFace: (face: Face) => void;
  readonly selected: string | null;
  readonly onSelect: (nodeId: string) => void;
  readonly onOpen: (nodeId: string) => void;
}): ReactNode {
  const { standing, face, selected, onSelect, onOpen } = props;
  const { ctx, state } = useRun();
  const live = useLive(standing);
  const shared = { ctx, selected, onSelect, onOpen, states: live.states, notes: live.notes };
  const current = standing.currents[0] ?? null;
  const tools = <FaceSwitch face={face} onFace={props.onFace} />;
  return face === 'outline' ? (
    <OutlinePane {...shared} run={state} current={current} tools={tools} />
  ) : (
    <FlowPane {...shared} current={current} currents={standing.currents} edges={live.edges} tools={tools} />
  );
}

/** The keyboard goes to the card of the block: to its head when it stands open, else to what tells of it. */
function useCardFocus(): {
  readonly side: RefObject<HTMLDivElement | null>;
  readonly ask: (nodeId: string) => void;
} {
  const side = useRef<HTMLDivElement>(null);
  const [asked, ask] = useState<{ readonly node: string } | null>(null);
  useEffect(() => {
    if (asked === null) return;
    const cards = [...(side.current?.querySelectorAll<HTMLElement>('[data-block]') ?? [])];
    const card = cards.find((one) => nodeId(one.dataset['block'] ?? '') === asked.node);
    const detail = side.current?.querySelector<HTMLElement>('[data-testid="step-detail"] button');
    (card?.querySelector('button') ?? detail)?.focus();
  }, [asked]);
  return { side, ask: useCallback((node: string) => ask({ node }), []) };
}

type SideProps = {
  readonly standing: Standing;
  readonly selected: string | null;
  /** a block that does not stand open, to tell of */
  readonly told: string | null;
  readonly onSelect: (nodeId: string) => void;
  readonly onClose: () => void;
};

/** The cards of what is to be done now, and what was done. */
const Side = memo(function Side(props: SideProps): ReactNode {
  const t = useText('runs');
  const own = useText('runActs');
  const { ctx, state } = useRun();
  const { standing, selected, told } = props;
  const { items, due } = standing;
  const lanes = new Set(items.map((item) => item.lanes.map((lane) => lane.id).join('/'))).size;
  const blockId = edgesOf(ctx.plan).nodes.find(({ id }) => id === told)?.block.id ?? null;
  return (
    <>
      {blockId === null ? null : <StepDetail key={blockId} blockId={blockId} onClose={props.onClose} />}
      <h2 className={classes.sectionHead}>
        {t('current')} {lanes > 1 ? <span className="dim">{t('lanes', { count: lanes })}</span> : null}
      </h2>
      {state.status === 'ended' && items.length > 0 ? (
        <p className={classes.small}>{own('owedHere')}</p>
      ) : null}
      {items.length === 0 ? (
        <p className="empty">{t(state.status === 'ended' ? 'runOver' : 'nothingOpen')}</p>
      ) : (
        <LaneGrid items={items} dues={due} selected={selected} onSelect={props.onSelect} />
      )}
      <ChaseList items={items} onSelect={props.onSelect} />
      <DoneList />
    </>
  );
});

/** Which block is chosen, and which is told of beside the cards because it does not stand open. */
function useChosen(items: readonly RunItem[], step: string | undefined) {
  const [selected, setSelected] = useState<string | null>(step === undefined ? null : nodeId(step));
  // A block that was chosen while it stood open gives way when it is done; one chosen on the drawing stays.
  const [shown, setShown] = useState<string | null>(selected);
  useEffect(() => {
    if (step === undefined) return;
    setSelected(nodeId(step));
    setShown(nodeId(step));
  }, [step]);
  const open = useRef(items);
  open.current = items;
  const isOpen = (node: string | null): boolean => open.current.some((item) => nodeId(item.blockId) === node);
  const choose = useCallback((node: string): void => {
    setSelected(node);
    setShown(open.current.some((item) => nodeId(item.blockId) === node) ? null : node);
  }, []);
  const close = useCallback(() => setSelected(null), []);
  const told = selected === null || selected !== shown || isOpen(selected) ? null : selected;
  return { selected, told, choose, close };
}

/**
 * The drawing or the outline at the left, what is to be done now in every lane at the right. A new state is on the drawing
 * first; the cards, with all their fields, follow when that is painted.
 */
export function RunBody(props: { readonly step: string | undefined }): ReactNode {
  const run = useRun();
  const standing = useStanding();
  const later = useDeferredValue(run);
  const { incident } = run;
  // What the record says is at hand as soon as it is known, also to a card that is already open.
  const laterRun = useMemo(() => ({ ...later, incident }), [later, incident]);
  const laterStanding = useDeferredValue(standing);
  const [face, setFace] = useState(storedFace);
  const showFace = (next: Face): void => {
    localStorage.setItem(FACE_KEY, next);
    setFace(next);
  };
  useHotkey('Alt+O', () => showFace(face === 'flow' ? 'outline' : 'flow'));
  const { selected, told, choose, close } = useChosen(standing.items, props.step);
  const { side, ask } = useCardFocus();
  const open = useCallback(
    (node: string): void => {
      choose(node);
      ask(node);
    },
    [choose, ask],
  );
  return (
    <div className={classes.body}>
      <LivePane
        standing={standing}
        face={face}
        onFace={showFace}
        selected={selected}
        onSelect={choose}
        onOpen={open}
      />
      <div className={classes.side} ref={side}>
        <RunProvider value={laterRun}>
          <Side standing={laterStanding} selected={selected} told={told} onSelect={choose} onClose={close} />
        </RunProvider>
      </div>
    </div>
  );
}
