import { type ReactNode, useEffect, useRef } from 'react';
import {
  blockTitle,
  isLoop,
  isReport,
  isSpawn,
  isStep,
  isSubplan,
  isWait,
} from '../../../shared/plan/blocks';
import { nodeId } from '../../../shared/plan/mermaid';
import { resolveText } from '../../../shared/plan/names';
import type { RunContext } from '../../../shared/plan/run-types';
import type { Block } from '../../../shared/plan/types';
import { useLocale, useText } from '../../i18n';
import { kindWord } from '../runs/ItemCard';
import classes from './plans.module.css';
import { type Branch, branchesOf, branchPrefix, numberOf, partiesOf, workerOf } from './textModel';

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
        {'chase' in block ? ` · ${t('chaseEvery', { minutes: block.chase })}` : ''}
      </span>
    );
  }
  return null;
}

function Kind({ block }: { readonly block: Block }): ReactNode {
  const runs = useText('runs');
  return <span className={classes.tag}>{runs(kindWord(block))}</span>;
}

/** What is filled in and what comes out, in small. */
function Papers({ block }: { readonly block: Block }): ReactNode {
  const t = useText('plans');
  const separator = useLocale() === 'zh' ? '、' : ', ';
  if (!isStep(block)) return null;
  return (
    <span className={classes.small}>
      {t('ticks')} {block.ticks.map((tick) => tick.label).join(separator)} · {t('outputs')}{' '}
      {block.outputs.join(separator)}
      {block.source === undefined ? '' : ` · ${t('source')} ${block.source}`}
    </span>
  );
}

function Row(props: Shared & { readonly block: Block; readonly number: string }): ReactNode {
  const { block, ctx, selected } = props;
  const t = useText('plans');
  const locale = useLocale();
  const id = nodeId(block.id);
  const box = useRef<HTMLButtonElement>(null);
  const isSelected = selected === id;
  useEffect(() => {
    if (isSelected) box.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const worker = workerOf(block, ctx, locale);
  const parties = partiesOf(block, ctx, locale);
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
        <span className="num dim">{props.number}</span>
        <b>{blockTitle(block, locale)}</b>
        <Kind block={block} />
        {isStep(block) && block.mandatory === true ? (
          <span className={classes.tag}>{t('mandatory')}</span>
        ) : null}
        {worker === null ? null : <span className="dim">{worker}</span>}
        <Limit block={block} ctx={ctx} />
        {isSpawn(block) ? <span className="dim">{t('spawn', { plan: block.spawn })}</span> : null}
        {isSubplan(block) ? <span className="dim">{t('subplan', { plan: block.subplan })}</span> : null}
      </span>
      {parties.length === 0 ? null : (
        <span className={classes.blockText}>
          {t('to')} {parties.join(locale === 'zh' ? '、' : ', ')}
        </span>
      )}
      {text === undefined ? null : (
        <span className={classes.blockText}>{resolveText(text, ctx.tables, ctx.profile)}</span>
      )}
      <Papers block={block} />
    </button>
  );
}

function BranchTitle({ branch }: { readonly branch: Branch }): ReactNode {
  const t = useText('plans');
  if (branch.kind === 'inner') return null;
  if (branch.kind === 'loop') return <p className={classes.innerTitle}>{t('eachRound')}</p>;
  return (
    <p className={classes.innerTitle}>
      {t(branch.kind)} {branch.title}
    </p>
  );
}

/** The blocks of a flow as numbered text: the drawing for those who read, hear or print it. */
function Flow(props: Shared & { readonly flow: readonly Block[]; readonly prefix: string }): ReactNode {
  const { flow, prefix, ...shared } = props;
  const locale = useLocale();
  const t = useText('plans');
  if (flow.length === 0) return <p className={classes.innerTitle}>{t('straightOn')}</p>;
  return (
    <ol className={classes.flow}>
      {flow.map((block, at) => {
        const number = numberOf(prefix, at);
        const branches = branchesOf(block, locale);
        return (
          <li key={block.id}>
            <Row block={block} number={number} {...shared} />
            {branches.map((branch, place) => (
              <div key={branch.key} className={classes.inner}>
                <BranchTitle branch={branch} />
                <Flow flow={branch.flow} prefix={branchPrefix(number, place, branches.length)} {...shared} />
              </div>
            ))}
          </li>
        );
      })}
    </ol>
  );
}

function Article(props: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <p className={classes.article}>
      <b>{props.name}</b> {props.children}
    </p>
  );
}

/** A plan as a document: what it is for, on what it rests, when it starts, and its steps in numbered sections. */
export function PlanText(props: Shared): ReactNode {
  const { ctx } = props;
  const t = useText('plans');
  const locale = useLocale();
  const { plan } = ctx;
  const { purpose, basis_text: basis } = plan;
  return (
    <>
      <h2 className={classes.part}>{t('partGeneral')}</h2>
      {purpose === undefined ? null : <Article name={t('purpose')}>{purpose}</Article>}
      {basis === undefined ? null : <Article name={t('basisText')}>{basis}</Article>}
      <Article name={t('trigger')}>{locale === 'zh' ? plan.trigger : plan.trigger_en}</Article>
      <Article name={t('level')}>{plan.level_notes[ctx.profile]}</Article>
      {plan.warning_types.length === 0 ? null : (
        <Article name={t('warnings')}>
          {plan.warning_types.map((one) => one.note).join(locale === 'zh' ? '、' : ', ')}
        </Article>
      )}
      <h2 className={classes.part}>{t('partSteps')}</h2>
      <Flow {...props} flow={plan.flow} prefix="" />
    </>
  );
}
