import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { edgesOf } from '../../../shared/plan/graph';
import { nodeId } from '../../../shared/plan/mermaid';
import { useHotkey } from '../../app/hotkeys';
import { useText } from '../../i18n';
import { DoneList } from './DoneList';
import { FlowPane } from './flow/FlowPane';
import { LaneGrid } from './LaneGrid';
import { type Standing, useLive, useStanding } from './live';
import { OutlinePane } from './outline/OutlinePane';
import { useRun } from './runContext';
import classes from './runs.module.css';
import { StepDetail } from './StepDetail';

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
  return { side, ask: (node) => ask({ node }) };
}

/** The drawing or the outline at the left, what is to be done now in every lane at the right. */
export function RunBody(props: { readonly step: string | undefined }): ReactNode {
  const t = useText('runs');
  const { ctx, state } = useRun();
  const { step } = props;
  const blockOf = (node: string): string =>
    edgesOf(ctx.plan).nodes.find(({ id }) => id === node)?.block.id ?? '';
  const standing = useStanding();
  const { items, due } = standing;
  const [face, setFace] = useState(storedFace);
  const showFace = (next: Face): void => {
    localStorage.setItem(FACE_KEY, next);
    setFace(next);
  };
  useHotkey('Alt+O', () => showFace(face === 'flow' ? 'outline' : 'flow'));
  const [selected, setSelected] = useState<string | null>(step === undefined ? null : nodeId(step));
  // A block that was chosen while it stood open gives way when it is done; one chosen on the drawing stays.
  const [shown, setShown] = useState<string | null>(selected);
  useEffect(() => {
    if (step === undefined) return;
    setSelected(nodeId(step));
    setShown(nodeId(step));
  }, [step]);
  const { side, ask } = useCardFocus();
  const lanes = new Set(items.map((item) => item.lanes.map((lane) => lane.id).join('/'))).size;
  const isCurrent = items.some((item) => nodeId(item.blockId) === selected);
  const choose = (node: string): void => {
    setSelected(node);
    setShown(items.some((item) => nodeId(item.blockId) === node) ? null : node);
  };
  return (
    <div className={classes.body}>
      <LivePane
        standing={standing}
        face={face}
        onFace={showFace}
        selected={selected}
        onSelect={choose}
        onOpen={(node) => {
          choose(node);
          ask(node);
        }}
      />
      <div className={classes.side} ref={side}>
        {selected === null || selected !== shown || isCurrent ? null : (
          <StepDetail key={selected} blockId={blockOf(selected)} onClose={() => setSelected(null)} />
        )}
        <h2 className={classes.sectionHead}>
          {t('current')} {lanes > 1 ? <span className="dim">{t('lanes', { count: lanes })}</span> : null}
        </h2>
        {items.length === 0 ? (
          <p className="empty">{t(state.status === 'ended' ? 'runOver' : 'nothingOpen')}</p>
        ) : (
          <LaneGrid items={items} dues={due} selected={selected} onSelect={choose} />
        )}
        <DoneList />
      </div>
    </div>
  );
}
