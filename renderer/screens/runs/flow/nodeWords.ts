import { blockTitle, isChoice, isLoop, isStep } from '../../../../shared/plan/blocks';
import type { PlanNode } from '../../../../shared/plan/mermaid';
import { postName } from '../../../../shared/plan/names';
import type { NodeState, RunContext } from '../../../../shared/plan/run-types';
import type { Locale } from '../../../../shared/plan/types';
import type { Text } from '../../../i18n';

/** What a screen reader says of a node: title, state, whose it is, and the small line at it. */
export function nodeWords(
  ctx: RunContext,
  node: PlanNode,
  state: NodeState | undefined,
  more: readonly (string | undefined)[],
  locale: Locale,
  t: Text<'runs'>,
): string {
  const { block } = node;
  const post = isStep(block) ? block.post : isChoice(block) || isLoop(block) ? block.by : null;
  return [
    blockTitle(block, locale),
    state === undefined ? '' : t(`state_${state.state}`),
    state?.overdue === true ? t('overdueMark') : '',
    post === null ? '' : postName(post, ctx.tables, ctx.profile, locale),
    ...more,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(locale === 'zh' ? '，' : ', ');
}
