import { type ReactNode, useEffect, useRef, useState } from 'react';
import { blockTitle } from '../../../shared/plan/blocks';
import { postName } from '../../../shared/plan/names';
import { useEscape } from '../../app/hotkeys';
import { useText } from '../../i18n';
import { blockView } from './ahead';
import { Instruction, ItemBody, kindWord, postOf } from './ItemCard';
import { useRun } from './runContext';
import classes from './runs.module.css';
import { Passes } from './steps/Passes';

const STATE_WORDS = {
  pending: 'state_pending',
  active: 'state_active',
  waiting: 'state_waiting',
  done: 'state_done',
  skipped: 'state_skipped',
  not_applicable: 'state_na',
  closed: 'state_ended',
} as const;

/** A block chosen on the drawing that does not stand open: what it asks, what was done on it, and working it ahead. */
export function StepDetail(props: { readonly blockId: string; readonly onClose: () => void }): ReactNode {
  const t = useText('runs');
  const common = useText('common');
  const { ctx, state, locale } = useRun();
  const [isAhead, setAhead] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEscape(props.onClose);
  const view = blockView(ctx, state, props.blockId);
  if (view === null) return null;
  const { block } = view.instance;
  const post = postOf(block);
  return (
    <section
      ref={box}
      className={classes.card}
      data-selected="true"
      aria-label={t('detail')}
      data-testid="step-detail"
    >
      <div className={classes.detailHead}>
        <b>{blockTitle(block, locale)}</b>
        <span className={classes.tag}>{t(kindWord(block))}</span>
        <span className={classes.tag}>{t(STATE_WORDS[view.instance.status])}</span>
        {post === null ? null : (
          <span className="dim">{postName(post, ctx.tables, ctx.profile, locale)}</span>
        )}
        <span className={classes.spacer} />
        <button type="button" className="btn btn-small btn-plain" onClick={props.onClose}>
          {common('close')}
        </button>
      </div>
      <div className={classes.cardBody}>
        <Instruction block={block} />
        <Passes block={block} current={view.instance.key} />
        {view.late === null ? null : <ItemBody item={view.late} others={[]} />}
        {view.needsChoice ? <p className={classes.small}>{t('chooseFirst')}</p> : null}
        {view.ahead === null ? null : isAhead ? (
          <ItemBody item={view.ahead} others={[]} />
        ) : (
          <div className={classes.actions}>
            <button
              type="button"
              className="btn btn-small"
              onClick={() => setAhead(true)}
              data-testid="step-ahead"
            >
              {t('workAhead')}
            </button>
          </div>
        )}
      </div>
    </section>
  );
}
