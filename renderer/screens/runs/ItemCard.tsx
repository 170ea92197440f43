import { type ReactNode, useEffect, useRef } from 'react';
import {
  blockTitle,
  isChoice,
  isEnd,
  isLoop,
  isSpawn,
  isStep,
  isSubplan,
  isWait,
} from '../../../shared/plan/blocks';
import { postName, resolveText } from '../../../shared/plan/names';
import type { Due, RunItem } from '../../../shared/plan/run-types';
import type { Block } from '../../../shared/plan/types';
import { useNow } from '../../app/clock';
import { nearTime } from '../../app/time';
import { Countdown } from '../../components';
import { useText } from '../../i18n';
import { useRun } from './runContext';
import classes from './runs.module.css';
import { CompleteForm } from './steps/ActionStep';
import { Beside } from './steps/Beside';
import { CallStep } from './steps/CallStep';
import { ChoiceItem } from './steps/ChoiceItem';
import { DropForm } from './steps/DropForm';
import { EndItem } from './steps/EndItem';
import { LoopItem } from './steps/LoopItem';
import { OrderStep } from './steps/OrderStep';
import { References } from './steps/References';
import { ReportStep } from './steps/ReportStep';
import { SpawnItem } from './steps/SpawnItem';
import { WaitItem } from './steps/WaitItem';

export type KindWord =
  | 'kind_action'
  | 'kind_order'
  | 'kind_call'
  | 'kind_report'
  | 'kind_choice'
  | 'kind_loop'
  | 'kind_spawn'
  | 'kind_wait'
  | 'kind_subplan'
  | 'kind_end'
  | 'kind_fork';

export function kindWord(block: Block): KindWord {
  if (isStep(block)) return `kind_${block.step}`;
  if (isChoice(block)) return 'kind_choice';
  if (isLoop(block)) return 'kind_loop';
  if (isSpawn(block)) return 'kind_spawn';
  if (isWait(block)) return 'kind_wait';
  if (isSubplan(block)) return 'kind_subplan';
  if (isEnd(block)) return 'kind_end';
  return 'kind_fork';
}

/** The post that works on a block, if it names one. */
export function postOf(block: Block): string | null {
  if (isStep(block)) return block.post;
  if (isChoice(block) || isLoop(block) || isWait(block)) return block.by;
  return null;
}

/** What a block asks for, in the plan's own words, with the names of this room's parties. */
export function Instruction({ block }: { readonly block: Block }): ReactNode {
  const t = useText('runs');
  const { ctx } = useRun();
  const text = 'instruction' in block ? block.instruction : undefined;
  const source = 'source' in block ? block.source : undefined;
  return (
    <>
      {text === undefined ? null : (
        <p className={classes.instruction}>{resolveText(text, ctx.tables, ctx.profile)}</p>
      )}
      {source === undefined && !isStep(block) ? null : (
        <p className={classes.small}>
          {isStep(block) ? t('outputs', { outputs: block.outputs.join('、') }) : null}
          {source === undefined ? null : ` ${t('source', { source })}`}
        </p>
      )}
      {isStep(block) ? <References step={block} /> : null}
    </>
  );
}

/** The form for one block, by its kind. */
export function ItemBody(props: { readonly item: RunItem; readonly others: readonly RunItem[] }): ReactNode {
  const { item } = props;
  const { block } = item;
  if (isChoice(block)) return <ChoiceItem item={item} choice={block} />;
  if (isLoop(block)) return <LoopItem item={item} loop={block} />;
  if (isSpawn(block)) {
    return (
      <>
        <SpawnItem item={item} spawn={block} />
        <DropForm item={item} isMandatory={false} />
      </>
    );
  }
  if (isWait(block)) return <WaitItem item={item} wait={block} />;
  if (isEnd(block)) return <EndItem item={item} others={props.others} />;
  if (!isStep(block)) return null;
  return (
    <>
      {block.step === 'order' ? (
        <OrderStep item={item} step={block} />
      ) : block.step === 'call' ? (
        <CallStep item={item} step={block} />
      ) : block.step === 'report' ? (
        <ReportStep item={item} step={block} />
      ) : (
        <CompleteForm item={item} step={block} />
      )}
      <DropForm item={item} isMandatory={block.mandatory === true} />
    </>
  );
}

function Badges({ item }: { readonly item: RunItem }): ReactNode {
  const t = useText('runs');
  const { block } = item;
  return (
    <>
      <span className={classes.tag}>{t(kindWord(block))}</span>
      {isStep(block) && block.mandatory === true ? (
        <span className={classes.tag}>{t('mandatory')}</span>
      ) : null}
      {isStep(block) && block.basis === 'law' ? <span className={classes.tag}>{t('law')}</span> : null}
      {item.round === undefined ? null : (
        <span className={classes.tag}>{t('round', { round: item.round })}</span>
      )}
      {isLoop(block) && item.loop !== undefined ? (
        <span className={classes.tag}>{t('round', { round: item.loop.round })}</span>
      ) : null}
    </>
  );
}

/** One open block: a head with what, who and how long, and, opened, the form to record what was done. */
export function ItemCard(props: {
  readonly item: RunItem;
  readonly due: Due | undefined;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly onToggle: (item: RunItem) => void;
  readonly others: readonly RunItem[];
}): ReactNode {
  const { item, due, isOpen, isSelected } = props;
  const t = useText('runs');
  const own = useText('runActs');
  const { ctx, locale } = useRun();
  const now = useNow(5_000);
  const box = useRef<HTMLElement>(null);
  const { block } = item;
  const post = postOf(block);
  const isLater = item.openedAt > now;
  const isWaiting = item.status === 'waiting';
  useEffect(() => {
    if (isSelected) box.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  return (
    <article
      ref={box}
      className={classes.card}
      data-testid="run-step"
      data-key={item.key}
      data-block={item.blockId}
      data-status={item.status}
      data-open={isOpen}
      data-selected={isSelected}
    >
      <button
        type="button"
        className={classes.cardHead}
        aria-expanded={isOpen}
        onClick={() => props.onToggle(item)}
        data-testid="run-step-toggle"
      >
        <span className={classes.cardTitle}>
          <span aria-hidden="true" className={classes.partyMark}>
            {isWaiting ? '…' : '▸'}
          </span>
          <b>{blockTitle(block, locale)}</b>
          <Badges item={item} />
        </span>
        <span className={classes.cardMeta}>
          {post === null ? null : <span>{postName(post, ctx.tables, ctx.profile, locale)}</span>}
          {item.assigned === undefined ? null : (
            <b data-testid="run-step-owner">{own('owner', { name: item.assigned.to })}</b>
          )}
          {isWaiting && isStep(block) ? (
            <span className="dim">{t(block.step === 'call' ? 'waitingCall' : 'waiting')}</span>
          ) : null}
          <span className={classes.spacer} />
          {due === undefined ? null : <Countdown dueAt={due.dueAt} />}
        </span>
      </button>
      {isOpen ? (
        <div className={classes.cardBody}>
          {isLater ? (
            <p className={classes.small}>{t('opensAt', { time: nearTime(item.openedAt, now) })}</p>
          ) : null}
          <Instruction block={block} />
          <ItemBody item={item} others={props.others} />
          <Beside stepKey={item.key} />
        </div>
      ) : null}
    </article>
  );
}
