import type { ReactNode } from 'react';
import type { FieldValue } from '../../../../../shared/plan/edit';
import { partyName, postName } from '../../../../../shared/plan/names';
import { MAX_INSTRUCTION, MAX_TITLE } from '../../../../../shared/plan/schema';
import type { Obligation, StepKind } from '../../../../../shared/plan/types';
import { useLocale, useText } from '../../../../i18n';
import { Segments } from '../../../parts/Segments';
import { useEditing } from '../context';
import classes from '../editor.module.css';
import { Attachments, Basis, Levels, Links } from './Extras';
import {
  CheckIn,
  ListIn,
  type NodeProps,
  NumberIn,
  PickIn,
  SelectIn,
  type SelectOption,
  TextIn,
  textAt,
} from './fields';
import { Ticks } from './Ticks';

const STEP_KINDS = ['action', 'order', 'call', 'report'] as const;

export function usePosts(): readonly SelectOption[] {
  const { tables, profile } = useEditing();
  const locale = useLocale();
  return tables.posts.map((post) => ({
    value: post.id,
    label: [...new Set([post[locale], postName(post.id, tables, profile, locale)])].join(' → '),
  }));
}
export function useParties(): readonly SelectOption[] {
  const { tables, profile } = useEditing();
  const locale = useLocale();
  return tables.parties.map((party) => ({
    value: party.id,
    label: partyName(party.id, tables, profile, locale),
  }));
}

/** Chinese and English title side by side; the English follows the Chinese until it is written. */
export function Titles(
  props: NodeProps & { readonly zh: string; readonly en: string; readonly max?: number },
): ReactNode {
  return (
    <>
      <TextIn node={props.node} field={[props.zh]} max={props.max ?? MAX_TITLE} />
      <TextIn node={props.node} field={[props.en]} />
    </>
  );
}

/** Minutes and from when they count; inside a loop they count from the step. */
export function LimitIn({ node }: NodeProps): ReactNode {
  const t = useText('planEdit');
  const { store } = useEditing();
  const isInLoop = insideLoop(store.get().shown.root, node);
  const clocks = (['receipt', 'step'] as const).map((value) => ({
    value,
    label: t(`clock_${value}`),
    isDisabled: isInLoop && value === 'receipt',
  }));
  return (
    <div className={classes.two}>
      <NumberIn node={node} field={['limit']} unit={t('minutes')} />
      <SelectIn node={node} field={['clock']} options={clocks} />
    </div>
  );
}

function insideLoop(root: NodeProps['node'], node: NodeProps['node']): boolean {
  const around = root.children.find((child) => child.path.every((step, index) => node.path[index] === step));
  if (around === undefined || around === node || around.path.length >= node.path.length) return false;
  return around.kind === 'loop' || insideLoop(around, node);
}

function useDutyLabel(): (duty: Obligation) => string {
  const t = useText('planEdit');
  const locale = useLocale();
  return (duty) => {
    if (duty.limit_minutes === null) return `${duty[locale]} · ${t('dutyLast')}`;
    const key = duty.clock === 'receipt' ? 'dutyReceipt' : 'dutyStep';
    return `${duty[locale]} · ${t(key, { minutes: duty.limit_minutes })}`;
  };
}

/** The duty that a report fulfils: it says to whom and by when, and brings its basis along. */
function DutyIn({ node }: NodeProps): ReactNode {
  const { tables, profile } = useEditing();
  const t = useText('planEdit');
  const locale = useLocale();
  const label = useDutyLabel();
  const held = tables.obligations.find((duty) => duty.id === textAt(node, ['obligation']));
  const pick = (value: string): readonly FieldValue[] => {
    const duty = tables.obligations.find((row) => row.id === value);
    const own: readonly FieldValue[] = [{ field: ['obligation'], value }];
    if (duty === undefined) return own;
    const needsSource = duty.basis === 'law' && textAt(node, ['source']) === '';
    return [
      ...own,
      { field: ['basis'], value: duty.basis },
      ...(needsSource ? [{ field: ['source'], value: duty.source_mark }] : []),
    ];
  };
  const options = tables.obligations
    .filter((duty) => duty.by_rule !== true || duty.id === held?.id)
    .map((duty) => ({ value: duty.id, label: label(duty) }));
  const to = held?.to.map((id) => partyName(id, tables, profile, locale)).join(locale === 'zh' ? '、' : ', ');
  return (
    <SelectIn
      node={node}
      field={['obligation']}
      options={options}
      onPick={pick}
      hint={held === undefined ? undefined : t('dutyTo', { to: to ?? '' })}
    />
  );
}

/** A step: what, who, by when, told to whom, what to fill in, on which basis. */
export function StepForm({ node }: NodeProps): ReactNode {
  const { store } = useEditing();
  const t = useText('planEdit');
  const posts = usePosts();
  const parties = useParties();
  const kind = textAt(node, ['step']);
  const isReport = kind === 'report';
  const tells = kind === 'order' || kind === 'call';
  return (
    <>
      <Segments<StepKind>
        label={t('f_step')}
        value={STEP_KINDS.find((one) => one === kind) ?? null}
        onValue={(step) => store.apply({ op: 'retype', path: node.path, step })}
        options={STEP_KINDS.map((value) => ({ value, label: t(`kind_${value}`) }))}
        testId="step-kind"
      />
      <Titles node={node} zh="title" en="title_en" />
      <SelectIn node={node} field={['post']} options={posts} />
      {isReport ? <DutyIn node={node} /> : <LimitIn node={node} />}
      {isReport ? null : (
        <PickIn
          node={node}
          field={['to']}
          options={parties}
          isOptional={!tells}
          label={t(tells ? 'toWhom' : 'about')}
        />
      )}
      {tells ? <NumberIn node={node} field={['chase']} unit={t('minutes')} hint={t('chaseHint')} /> : null}
      <TextIn node={node} field={['instruction']} rows={4} max={MAX_INSTRUCTION} />
      <CheckIn node={node} field={['mandatory']} label={t('mandatory')} hint={t('mandatoryHint')} />
      <Ticks node={node} />
      <ListIn node={node} field={['outputs']} hint={t('listHint')} />
      <Basis node={node} />
      <Levels node={node} />
      <Links node={node} />
      <Attachments node={node} />
    </>
  );
}
