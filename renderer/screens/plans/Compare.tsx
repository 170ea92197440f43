import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { PlanRevision } from '../../../shared/contract/areas/plans';
import { blockTitle } from '../../../shared/plan/blocks';
import { type Change, isUnchanged } from '../../../shared/plan/diff';
import type { RunContext } from '../../../shared/plan/run-types';
import type { Profile } from '../../../shared/plan/types';
import { fieldName, fieldValue } from '../../../shared/wording/planFields';
import { useHotkey } from '../../app/hotkeys';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { FlowPane } from '../runs/flow/FlowPane';
import { contextOf, readPlan } from '../runs/runModel';
import { type Comparison, comparePlans, kindWords, nodeOf, overlayOf, removedNotes } from './compareModel';
import classes from './plans.module.css';

type Pair = { readonly from: number; readonly to: number };

/** What is compared when nobody chose: the newest with the one before it that was in force, else with the one before it. */
function defaultPair(rows: readonly PlanRevision[]): Pair | null {
  const [newest, ...older] = rows;
  const before = older.find((row) => row.inForceAt !== null) ?? older[0];
  return newest === undefined || before === undefined ? null : { from: before.revision, to: newest.revision };
}

function Choose(props: {
  readonly rows: readonly PlanRevision[];
  readonly pair: Pair;
  readonly onPair: (pair: Pair) => void;
}): ReactNode {
  const t = useText('plans');
  const { rows, pair } = props;
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className={classes.pick}>
          {t(end === 'from' ? 'compareFrom' : 'compareTo')}
          <select
            className="field"
            value={pair[end]}
            onChange={(event) => props.onPair({ ...pair, [end]: Number(event.target.value) })}
            data-testid={`compare-${end}`}
          >
            {rows.map((row) => (
              <option key={row.revision} value={row.revision}>
                {t('revision', { revision: row.revision })} · {t(`state_${row.state}`)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </>
  );
}

function Fields(props: { readonly fields: Change['fields']; readonly ctx: RunContext }): ReactNode {
  const locale = useLocale();
  const { ctx } = props;
  return props.fields.map(({ field, before, after }) => (
    <span key={`${field} ${String(before)}`} className={classes.fieldChange}>
      <span className="dim">{fieldName(field, locale)}</span>
      <del>{fieldValue(field, before, locale, ctx)}</del>
      <span aria-hidden="true">→</span>
      <ins>{fieldValue(field, after, locale, ctx)}</ins>
    </span>
  ));
}

function ChangeRow(props: {
  readonly change: Change;
  readonly ctx: RunContext;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}): ReactNode {
  const { change, isCurrent } = props;
  const locale = useLocale();
  const box = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) box.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li>
      <button
        ref={box}
        type="button"
        className={classes.change}
        aria-current={isCurrent}
        data-item
        data-kind={change.kinds[0]}
        onClick={props.onChoose}
        data-testid="change"
      >
        <span className={classes.blockHead}>
          <span className={classes.changeKind}>{kindWords(change.kinds, locale)}</span>
          <b>{blockTitle(change.block, locale)}</b>
        </span>
        <Fields fields={change.fields} ctx={props.ctx} />
      </button>
    </li>
  );
}

/** The list beside the drawing: first the plan's own fields, then every block that differs, in reading order. */
function ChangeList(props: {
  readonly found: Comparison;
  readonly ctx: RunContext;
  readonly at: number;
  readonly onAt: (at: number) => void;
}): ReactNode {
  const t = useText('plans');
  const { found, ctx } = props;
  const { diff, changes } = found;
  if (isUnchanged(diff)) return <p className="empty">{t('noChange')}</p>;
  return (
    <>
      {diff.head.length === 0 ? null : (
        <div className={classes.change}>
          <b>{t('headChanges')}</b>
          <Fields fields={diff.head} ctx={ctx} />
        </div>
      )}
      <ol className={classes.flow} onKeyDown={moveInList}>
        {changes.map((change, at) => (
          <ChangeRow
            key={change.id}
            change={change}
            ctx={ctx}
            isCurrent={at === props.at}
            onChoose={() => props.onAt(at)}
          />
        ))}
      </ol>
    </>
  );
}

function Step(props: {
  readonly at: number;
  readonly count: number;
  readonly onAt: (at: number) => void;
}): ReactNode {
  const t = useText('plans');
  const { at, count } = props;
  const move = (by: number): void => {
    if (count > 0) props.onAt((at + by + count) % count);
  };
  const back = (): void => move(at < 0 ? 0 : -1);
  useHotkey('F7', back, count > 0);
  useHotkey('F8', () => move(1), count > 0);
  return (
    <>
      <button type="button" className="btn btn-small" disabled={count === 0} onClick={back}>
        {t('changeBefore')} <Kbd>F7</Kbd>
      </button>
      <button
        type="button"
        className="btn btn-small"
        disabled={count === 0}
        onClick={() => move(1)}
        data-testid="change-next"
      >
        {t('changeNext')} <Kbd>F8</Kbd>
      </button>
      <span className="num dim" aria-live="polite" data-testid="change-at">
        {at < 0 ? t('changeCount', { count }) : `${at + 1} / ${count}`}
      </span>
    </>
  );
}

function useRead(planId: string, revision: number | null) {
  const found = useDesk('plan.get', { planId, revision }, { enabled: revision !== null });
  const read = useMemo(
    () =>
      found.data === undefined
        ? null
        : readPlan(found.data.planText, found.data.tablesText, found.data.subplanTexts),
    [found.data],
  );
  return { read, error: found.error };
}

function Drawn(props: {
  readonly ctx: RunContext;
  readonly found: Comparison;
  readonly chooser: ReactNode;
}): ReactNode {
  const { ctx, found } = props;
  const t = useText('plans');
  const locale = useLocale();
  const [at, setAt] = useState(-1);
  const { changes } = found;
  const overlay = useMemo(() => overlayOf(changes, locale), [changes, locale]);
  const notes = useMemo(() => removedNotes(changes, locale), [changes, locale]);
  const current = changes[at];
  const selected = current === undefined ? null : nodeOf(current);
  const choose = (node: string): void => setAt(changes.findIndex((change) => nodeOf(change) === node));
  return (
    <>
      <div className={classes.bar}>
        {props.chooser}
        <span className={classes.spacer} />
        <Step at={at} count={changes.length} onAt={setAt} />
      </div>
      <div className={classes.split} data-testid="comparison">
        <FlowPane
          ctx={ctx}
          states={null}
          selected={selected}
          current={null}
          onSelect={choose}
          overlay={overlay}
          startsFollowing
          notes={notes}
        />
        <section className={`panel ${classes.outline}`} aria-label={t('changes')}>
          <h2 className="panel-head">{t('changes')}</h2>
          <ChangeList found={found} ctx={ctx} at={at} onAt={setAt} />
        </section>
      </div>
    </>
  );
}

/** Two revisions of a plan: the drawing of the newer with what changed marked on it, and the list of changes beside it. */
export function Compare(props: {
  readonly planId: string;
  readonly profile: Profile;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}): ReactNode {
  const { planId, profile } = props;
  const t = useText('plans');
  const common = useText('common');
  const locale = useLocale();
  const { go } = useNavigation();
  const rows = useDesk('plan.revisions', { planId });
  const usual = defaultPair(rows.data ?? []);
  const pair = usual && { from: props.from ?? usual.from, to: props.to ?? usual.to };
  const before = useRead(planId, pair?.from ?? null);
  const after = useRead(planId, pair?.to ?? null);
  const found = useMemo(
    () =>
      before.read?.ok === true && after.read?.ok === true
        ? comparePlans(before.read.plan, after.read.plan)
        : null,
    [before.read, after.read],
  );
  const ctx = useMemo(
    () => (after.read?.ok === true ? contextOf(after.read, profile) : null),
    [after.read, profile],
  );
  if (rows.data !== undefined && pair === null) return <p className="empty">{t('oneRevision')}</p>;
  const broken = [before.read, after.read].find((read) => read?.ok === false);
  if (broken?.ok === false)
    return (
      <p className="empty" role="alert">
        {t('broken', { problem: broken[locale] })}
      </p>
    );
  const error = rows.error ?? before.error ?? after.error;
  if (error !== null) return <ErrorNote error={error} kept={false} />;
  if (found === null || ctx === null || pair === null) return <p className="empty">{common('loading')}</p>;
  const chooser = (
    <Choose
      rows={rows.data ?? []}
      pair={pair}
      onPair={(wanted) => go({ screen: 'plans', planId, view: 'compare', ...wanted })}
    />
  );
  return <Drawn key={`${pair.from} ${pair.to}`} ctx={ctx} found={found} chooser={chooser} />;
}
