import type { ReactNode } from 'react';
import type { FieldValue } from '../../../../../shared/plan/edit';
import { MAX_INSTRUCTION } from '../../../../../shared/plan/schema';
import { useLocale, useText } from '../../../../i18n';
import { Segments } from '../../../parts/Segments';
import { useEditing } from '../context';
import classes from '../editor.module.css';
import { useWords } from '../words';
import { Basis, Levels } from './Extras';
import { FactIn } from './FactIn';
import { CheckIn, type NodeProps, NumberIn, SelectIn, TextIn, textAt, valueAt } from './fields';
import { LimitIn, Titles, useParties, usePosts } from './StepForm';

const Instruction = ({ node }: NodeProps): ReactNode => (
  <TextIn node={node} field={['instruction']} rows={3} isOptional max={MAX_INSTRUCTION} />
);

function By({ node }: NodeProps): ReactNode {
  return (
    <div className={classes.two}>
      <SelectIn node={node} field={['by']} options={usePosts()} />
      <SelectIn node={node} field={['decided_by']} options={useParties()} isOptional />
    </div>
  );
}

export function ChoiceForm({ node }: NodeProps): ReactNode {
  const words = useWords();
  const { store, tables } = useEditing();
  const t = useText('planEdit');
  return (
    <>
      <Titles node={node} zh="choice" en="question_en" />
      <By node={node} />
      <LimitIn node={node} />
      <FactIn
        node={node}
        label={t('factFirst', {
          option: node.children[0] === undefined ? '' : words.title(node.children[0]),
        })}
        hint={t('factHint')}
      />
      <fieldset className={classes.group}>
        <legend>{t('f_options')}</legend>
        {node.children.map((option, index) => (
          <div key={option.path.join('/')} className={classes.part}>
            <TextIn
              node={option}
              field={['when']}
              label={t('optionNumber', { number: index + 1 })}
              max={20}
            />
            <button type="button" className="btn btn-small" onClick={() => store.select(option.path)}>
              {t('open')}
            </button>
          </div>
        ))}
        <button
          type="button"
          className="btn btn-small"
          onClick={() => {
            const post = tables.posts[0]?.id ?? '';
            if (store.apply({ op: 'add', path: node.path, post })) store.select(node.path);
          }}
        >
          ＋ {t('addOption')}
        </button>
      </fieldset>
      <Instruction node={node} />
      <Basis node={node} isOptional />
      <Levels node={node} />
    </>
  );
}

export function OptionForm({ node }: NodeProps): ReactNode {
  const t = useText('planEdit');
  return (
    <>
      <Titles node={node} zh="when" en="when_en" max={20} />
      <FactIn node={node} label={t('factOption')} hint={t('factHint')} />
      <p className={classes.hint}>
        {t(node.children.length === 0 ? 'optionEmpty' : 'optionFull', { count: node.children.length })}
      </p>
    </>
  );
}

export function ForkForm({ node }: NodeProps): ReactNode {
  const { store, tables } = useEditing();
  const t = useText('planEdit');
  return (
    <>
      <Titles node={node} zh="fork" en="title_en" />
      <fieldset className={classes.group}>
        <legend>{t('f_lanes')}</legend>
        {node.children.map((lane, index) => (
          <div key={lane.path.join('/')} className={classes.part}>
            <TextIn node={lane} field={['title']} label={t('laneNumber', { number: index + 1 })} max={14} />
            <button type="button" className="btn btn-small" onClick={() => store.select(lane.path)}>
              {t('open')}
            </button>
          </div>
        ))}
        <button
          type="button"
          className="btn btn-small"
          onClick={() => {
            const post = tables.posts[0]?.id ?? '';
            if (store.apply({ op: 'add', path: node.path, post })) store.select(node.path);
          }}
        >
          ＋ {t('addLane')}
        </button>
      </fieldset>
      <Levels node={node} />
    </>
  );
}

export function LoopForm({ node }: NodeProps): ReactNode {
  const t = useText('planEdit');
  return (
    <>
      <Titles node={node} zh="loop" en="title_en" />
      <NumberIn node={node} field={['every']} unit={t('minutes')} />
      <CheckIn node={node} field={['on_change']} label={t('onChange')} isWritten />
      <Titles node={node} zh="until" en="until_en" max={30} />
      <By node={node} />
      <Levels node={node} />
    </>
  );
}

/** Another plan, by its title: opened as an incident of its own, or worked inside this run. */
export function OtherPlanForm({ node }: NodeProps): ReactNode {
  const { plans } = useEditing();
  const t = useText('planEdit');
  const locale = useLocale();
  const isSpawn = node.kind === 'spawn';
  const options = plans
    .filter((plan) => plan.revision > 0)
    .map((plan) => ({ value: plan.id, label: locale === 'zh' ? plan.title : plan.titleEn }));
  return (
    <>
      <SelectIn
        node={node}
        field={[isSpawn ? 'spawn' : 'subplan']}
        options={options}
        hint={t(isSpawn ? 'spawnHint' : 'subplanHint')}
        onPick={(value) => [{ field: [isSpawn ? 'spawn' : 'subplan'], value }]}
      />
      <Titles node={node} zh="title" en="title_en" />
      {isSpawn ? <Instruction node={node} /> : null}
      <Levels node={node} />
    </>
  );
}

const WAIT_KEYS = ['for', 'at', 'fact'] as const;
const WAIT_BEGIN = { for: 30, at: '08:00', fact: '' } as const;

export function WaitForm({ node }: NodeProps): ReactNode {
  const { store } = useEditing();
  const t = useText('planEdit');
  const held = WAIT_KEYS.find((key) => valueAt(node, [key]) !== undefined) ?? null;
  const pick = (key: (typeof WAIT_KEYS)[number]): void => {
    const values: readonly FieldValue[] = WAIT_KEYS.map((one) => ({
      field: [one],
      value: one === key ? WAIT_BEGIN[one] : undefined,
    }));
    store.set(node.path, values);
  };
  return (
    <>
      <Titles node={node} zh="wait" en="title_en" />
      <Segments
        label={t('waitFor')}
        value={held}
        onValue={pick}
        options={WAIT_KEYS.map((value) => ({ value, label: t(`wait_${value}`) }))}
        testId="wait-kind"
      />
      {held === 'for' ? <NumberIn node={node} field={['for']} unit={t('minutes')} /> : null}
      {held === 'at' ? <TextIn node={node} field={['at']} hint={t('atHint')} /> : null}
      {held === 'fact' ? <FactIn node={node} label={t('wait_fact')} hint={t('waitFactHint')} /> : null}
      <SelectIn node={node} field={['by']} options={usePosts()} />
      <Instruction node={node} />
      <Levels node={node} />
    </>
  );
}

export function EndForm({ node }: NodeProps): ReactNode {
  const t = useText('planEdit');
  return (
    <>
      <Titles node={node} zh="end" en="title_en" />
      <p className={classes.hint}>{t('help_end')}</p>
    </>
  );
}

export function UnknownForm({ node }: NodeProps): ReactNode {
  const t = useText('planEdit');
  const id = textAt(node, ['id']);
  return <p className={classes.hint}>{t('unknownBlock', { id: id === '' ? '—' : id })}</p>;
}
