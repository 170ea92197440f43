import { type ReactNode, useEffect, useRef } from 'react';
import {
  blockTitle,
  innerFlows,
  isChoice,
  isFork,
  isLoop,
  isReport,
  isSpawn,
  isStep,
  isSubplan,
  isWait,
} from '../../../shared/plan/blocks';
import { nodeId } from '../../../shared/plan/mermaid';
import { postName, resolveText } from '../../../shared/plan/names';
import type { RunContext } from '../../../shared/plan/run-types';
import type { Block } from '../../../shared/plan/types';
import { useLocale, useText } from '../../i18n';
import { kindWord, postOf } from '../runs/ItemCard';
import classes from './plans.module.css';

type Shared = {
  readonly ctx: RunContext;
  readonly selected: string | null;
  readonly onSelect: (nodeId: string) => void;
};

/** Until when a block is due, in words; steps with an obligation name it, since the minutes are its own. */
function Limit({ block, ctx }: { readonly block: Block; readonly ctx: RunContext }): ReactNode {
  const t = useText('plans');
  const locale = useLocale();
  if (isReport(block)) {
    const duty = ctx.tables.obligations.find((row) => row.id === block.obligation);
    if (duty === undefined) return null;
    const minutes = duty.limit_minutes;
    return (
      <span className="dim">
        {duty[locale]}
        {minutes === null
          ? ''
          : ` · ${t(duty.clock === 'receipt' ? 'limitReceipt' : 'limitStep', { minutes })}`}
      </span>
    );
  }
  if (isLoop(block)) return <span className="dim num">{t('everyMinutes', { minutes: block.every })}</span>;
  if (isWait(block)) {
    if (block.for !== undefined)
      return <span className="dim num">{t('waitFor', { minutes: block.for })}</span>;
    return (
      <span className="dim num">
        {block.at === undefined ? t('waitFact', { fact: block.fact ?? '' }) : t('waitAt', { time: block.at })}
      </span>
    );
  }
  if ('limit' in block) {
    return (
      <span className="dim num">
        {t(block.clock === 'receipt' ? 'limitReceipt' : 'limitStep', { minutes: block.limit })}
      </span>
    );
  }
  return null;
}

function Row(props: Shared & { readonly block: Block }): ReactNode {
  const { block, ctx, selected } = props;
  const t = useText('plans');
  const runs = useText('runs');
  const locale = useLocale();
  const id = nodeId(block.id);
  const box = useRef<HTMLButtonElement>(null);
  const isSelected = selected === id;
  useEffect(() => {
    if (isSelected) box.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const post = postOf(block);
  const kind = runs(kindWord(block));
  const text = 'instruction' in block ? block.instruction : undefined;
  return (
    <button
      ref={box}
      type="button"
      className={classes.block}
      data-selected={isSelected}
      data-item
      onClick={() => props.onSelect(id)}
      data-testid="outline-block"
    >
      <span className={classes.blockHead}>
        <b>{blockTitle(block, locale)}</b>
        <span className={classes.tag}>{kind}</span>
        {isStep(block) && block.mandatory === true ? (
          <span className={classes.tag}>{t('mandatory')}</span>
        ) : null}
        {post === null ? null : (
          <span className="dim">{postName(post, ctx.tables, ctx.profile, locale)}</span>
        )}
        <Limit block={block} ctx={ctx} />
        {isSpawn(block) ? <span className="dim">{t('spawn', { plan: block.spawn })}</span> : null}
        {isSubplan(block) ? <span className="dim">{t('subplan', { plan: block.subplan })}</span> : null}
      </span>
      {text === undefined ? null : (
        <span className={classes.blockText}>{resolveText(text, ctx.tables, ctx.profile)}</span>
      )}
    </button>
  );
}

function Inner(props: Shared & { readonly block: Block }): ReactNode {
  const { block, ...shared } = props;
  const t = useText('plans');
  const locale = useLocale();
  if (isChoice(block)) {
    return block.options.map((option) => (
      <div key={option.when} className={classes.inner}>
        <p className={classes.innerTitle}>
          {t('option')} {locale === 'zh' ? option.when : option.when_en}
        </p>
        <Flow flow={option.flow} {...shared} />
      </div>
    ));
  }
  if (isFork(block)) {
    return block.lanes.map((lane) => (
      <div key={lane.id} className={classes.inner}>
        <p className={classes.innerTitle}>
          {t('lane')} {locale === 'zh' ? lane.title : lane.title_en}
        </p>
        <Flow flow={lane.flow} {...shared} />
      </div>
    ));
  }
  return innerFlows(block).map((flow) => (
    <div key={block.id} className={classes.inner}>
      <Flow flow={flow} {...shared} />
    </div>
  ));
}

/** The blocks of a flow as indented text: the drawing for those who read, hear or print it. */
export function Flow(props: Shared & { readonly flow: readonly Block[] }): ReactNode {
  const { flow, ...shared } = props;
  return (
    <ol className={classes.flow}>
      {flow.map((block) => (
        <li key={block.id}>
          <Row block={block} {...shared} />
          <Inner block={block} {...shared} />
        </li>
      ))}
    </ol>
  );
}
