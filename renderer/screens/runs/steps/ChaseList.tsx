import type { ReactNode } from 'react';
import { blockTitle } from '../../../../shared/plan/blocks';
import { nodeId } from '../../../../shared/plan/mermaid';
import { partyName } from '../../../../shared/plan/names';
import type { PartyProgress, RunItem } from '../../../../shared/plan/run-types';
import { useNow } from '../../../app/clock';
import { nearTime } from '../../../app/time';
import { ErrorNote, spanText } from '../../../components';
import { useText } from '../../../i18n';
import { actNow, useRun, useRunAct } from '../runContext';
import classes from '../runs.module.css';

type Owing = { readonly item: RunItem; readonly party: PartyProgress };

/** Everybody who was told or called and has not answered, the one to be chased next first. */
function owing(items: readonly RunItem[]): readonly Owing[] {
  return items
    .flatMap((item) => (item.parties ?? []).map((party) => ({ item, party })))
    .filter(({ party }) => party.progress === 'notified' || party.progress === 'called')
    .toSorted((a, b) => (a.party.chaseAt ?? 0) - (b.party.chaseAt ?? 0));
}

function ChaseRow(props: { readonly row: Owing; readonly onSelect: (nodeId: string) => void }): ReactNode {
  const { item, party } = props.row;
  const t = useText('runActs');
  const common = useText('common');
  const { ctx, locale } = useRun();
  const now = useNow(5_000);
  const act = useRunAct();
  const since = party.notified?.at ?? party.attempts?.[0]?.at ?? now;
  const last = party.chases?.at(-1);
  const isLate = party.chaseAt !== undefined && now >= party.chaseAt;
  return (
    <li className={classes.party} data-testid="chase-row" data-party={party.party} data-key={item.key}>
      <div className={classes.partyLine}>
        <b>{partyName(party.party, ctx.tables, ctx.profile, locale)}</b>
        <span className="dim">{blockTitle(item.block, locale)}</span>
        <span className={isLate ? 'overdue num' : 'num'}>
          {t('silentFor', { span: spanText(now - since, common, false) })}
        </span>
        <span className="dim num" data-testid="chase-count">
          {last === undefined
            ? t('neverChased')
            : t('chased', { count: party.chases?.length ?? 0, time: nearTime(last.at, now) })}
        </span>
        <span className={classes.spacer} />
        <button
          type="button"
          className="btn btn-small"
          disabled={act.isBusy}
          onClick={() => void act.send({ kind: 'chase', key: item.key, party: party.party, at: actNow() })}
          data-testid="chase-now"
        >
          {t('chaseNow')}
        </button>
        <button
          type="button"
          className="btn btn-small btn-plain"
          onClick={() => props.onSelect(nodeId(item.blockId))}
        >
          {t('toStep')}
        </button>
      </div>
      <ErrorNote error={act.error} kept={false} />
    </li>
  );
}

/** The chase list of the run: who owes an answer, how often and when last he was chased. */
export function ChaseList(props: {
  readonly items: readonly RunItem[];
  readonly onSelect: (nodeId: string) => void;
}): ReactNode {
  const t = useText('runActs');
  const rows = owing(props.items);
  if (rows.length === 0) return null;
  return (
    <section className={classes.doneList} aria-label={t('chaseList')} data-testid="chase-list">
      <h2 className={classes.sectionHead}>
        {t('chaseList')} <span className="dim num">{t('chaseCount', { count: rows.length })}</span>
      </h2>
      <ul className={classes.parties}>
        {rows.map((row) => (
          <ChaseRow key={`${row.item.key}-${row.party.party}`} row={row} onSelect={props.onSelect} />
        ))}
      </ul>
    </section>
  );
}
