import type { ReactNode } from 'react';
import { DECISION_WAYS, type DecisionWay } from '../../../../shared/domain/vocabulary';
import { partyName, postName } from '../../../../shared/plan/names';
import type { RunState } from '../../../../shared/plan/run-types';
import { labels } from '../../../../shared/wording/labels';
import { useDesk } from '../../../bridge/hooks';
import { useText } from '../../../i18n';
import { Field } from '../../parts/Field';
import type { Problem } from '../../parts/inputs';
import { PEOPLE } from '../../parts/People';
import { Segments } from '../../parts/Segments';
import { actNow, useRun } from '../runContext';
import classes from '../runs.module.css';
import { Moment, momentOf } from './Moment';

export type DecisionDraft = { decidedBy: string; way: DecisionWay | ''; words: string; decidedAt: string };
export const NO_DECISION: DecisionDraft = { decidedBy: '', way: '', words: '', decidedAt: '' };

/** Who is asked to decide a block, in words. */
export function useDecider(by: string, party: string | undefined): string {
  const t = useText('runs');
  const { ctx, locale } = useRun();
  return party === undefined
    ? t('decideBy', { post: postName(by, ctx.tables, ctx.profile, locale) })
    : t('decidedByParty', { party: partyName(party, ctx.tables, ctx.profile, locale) });
}

/** Names at hand: the leader on duty, and the room’s own hand where the room decides. */
function Offers(props: { readonly isOwn: boolean; readonly onName: (name: string) => void }): ReactNode {
  const t = useText('runs');
  const own = useText('runActs');
  const { ownName } = useRun();
  const posts = useDesk('board.get', {}).data?.shift?.posts ?? [];
  const leader = posts.find((one) => one.post === 'duty_leader')?.name ?? '';
  return (
    <>
      {leader === '' || leader === ownName ? null : (
        <button
          type="button"
          className="btn"
          title={leader}
          onClick={() => props.onName(leader)}
          data-testid="decided-by-leader"
        >
          {own('leaderOnDuty', { name: leader })}
        </button>
      )}
      {!props.isOwn || ownName === '' ? null : (
        <button
          type="button"
          className="btn"
          title={ownName}
          onClick={() => props.onName(ownName)}
          data-testid="decided-by-me"
        >
          {t('me')}
        </button>
      )}
    </>
  );
}

/** Who decided, by which way, when, in which words: who decides and who types are two people (代录). */
export function DecisionFields(props: {
  readonly who: string;
  /** the room itself may decide */
  readonly isOwn: boolean;
  readonly value: DecisionDraft;
  readonly problems: Readonly<Record<string, Problem>>;
  readonly onChange: (change: Partial<DecisionDraft>) => void;
}): ReactNode {
  const { who, value, problems, onChange } = props;
  const t = useText('runs');
  const forms = useText('forms');
  const { locale } = useRun();
  const words = labels(locale);
  return (
    <>
      <Field label={t('decidedByWho', { who })} problem={problems['decidedBy']}>
        {(ids) => (
          <span className={classes.withButton}>
            <input
              {...ids}
              className="field"
              autoComplete="off"
              list={PEOPLE}
              value={value.decidedBy}
              onChange={(event) => onChange({ decidedBy: event.target.value })}
              data-testid="decided-by"
            />
            <Offers isOwn={props.isOwn} onName={(decidedBy) => onChange({ decidedBy })} />
          </span>
        )}
      </Field>
      <div className={classes.formRow}>
        <div>
          <p className="field-label">{t('way')}</p>
          <Segments
            label={t('way')}
            testId="decision-way"
            value={value.way === '' ? null : value.way}
            onValue={(way) => onChange({ way })}
            options={DECISION_WAYS.map((way) => ({ value: way, label: words.decisionWay[way] }))}
          />
          {problems['way'] === undefined ? null : <p className={classes.problem}>{forms('empty')}</p>}
        </div>
        <Moment
          value={value.decidedAt}
          onValue={(decidedAt) => onChange({ decidedAt })}
          problem={problems['decidedAt']}
          className={classes.moment}
        />
        <Field label={t('words')} optional problem={problems['words']} className={classes.grow}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              value={value.words}
              onChange={(event) => onChange({ words: event.target.value })}
              data-testid="decision-words"
            />
          )}
        </Field>
      </div>
    </>
  );
}

/** What is missing in a decision. */
export function decisionProblems(
  value: DecisionDraft,
  receivedAt: number,
): Readonly<Record<string, Problem>> {
  return {
    ...(value.decidedBy.trim() === '' ? { decidedBy: 'empty' as const } : {}),
    ...(value.way === '' ? { way: 'empty' as const } : {}),
    ...(momentOf(value.decidedAt, receivedAt) === null ? { decidedAt: 'not_a_time' as const } : {}),
  };
}

/** The decision as an act carries it; null while its way is not said. */
export function decisionInput({ decidedBy, way, words }: DecisionDraft) {
  if (way === '') return null;
  return { decidedBy, way, ...(words.trim() === '' ? {} : { words }) };
}

/** When it was decided: what was typed, else now. */
export function decisionMoment(value: DecisionDraft, state: RunState): number {
  return momentOf(value.decidedAt, state.receivedAt) ?? actNow();
}
