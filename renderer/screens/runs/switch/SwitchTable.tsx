import { type ReactNode, useState } from 'react';
import { blockTitle } from '../../../../shared/plan/blocks';
import { partyName } from '../../../../shared/plan/names';
import type { RunContext } from '../../../../shared/plan/run-types';
import { useText } from '../../../i18n';
import { useRun } from '../runContext';
import classes from './switch.module.css';
import { needsLook, type SwitchRow } from './switchModel';

const STATE_WORDS = {
  pending: 'state_pending',
  active: 'state_active',
  waiting: 'state_waiting',
  done: 'state_done',
  skipped: 'state_skipped',
  not_applicable: 'state_na',
  closed: 'state_ended',
} as const;

function Notes(props: { readonly row: SwitchRow; readonly next: RunContext }): ReactNode {
  const { row, next } = props;
  const t = useText('runActs');
  const { locale } = useRun();
  const parties = row.more.map((party) => partyName(party, next.tables, next.profile, locale)).join('、');
  return (
    <>
      {parties === '' ? null : (
        <p className={classes.note}>{t(row.isDone ? 'moreParties' : 'morePartiesOpen', { parties })}</p>
      )}
      {row.lostOption === null ? null : (
        <p className={classes.note}>{t('askAgain', { option: row.lostOption })}</p>
      )}
    </>
  );
}

function Row(props: {
  readonly row: SwitchRow;
  readonly next: RunContext;
  readonly onMap: (from: string, to: string | null) => void;
}): ReactNode {
  const { row, next } = props;
  const t = useText('runActs');
  const runs = useText('runs');
  const { locale } = useRun();
  const title = blockTitle(row.block, locale);
  return (
    <tr data-testid="switch-row" data-block={row.block.id} data-to={row.to ?? ''}>
      <td>
        <b>{title}</b> <span className="dim">{runs(STATE_WORDS[row.status])}</span>
      </td>
      <td>
        <select
          className="field"
          aria-label={title}
          value={row.to ?? ''}
          onChange={(event) =>
            props.onMap(row.block.id, event.target.value === '' ? null : event.target.value)
          }
        >
          <option value="">{t('nowhere')}</option>
          {row.fits.map((block) => (
            <option key={block.id} value={block.id}>
              {blockTitle(block, locale)}
            </option>
          ))}
        </select>
        <Notes row={row} next={next} />
      </td>
      <td className="dim">{t(`why_${row.why}`)}</td>
    </tr>
  );
}

/** Where everything goes on; what goes over by its id alone is counted and listed only when asked for. */
export function SwitchTable(props: {
  readonly rows: readonly SwitchRow[];
  readonly next: RunContext;
  readonly onMap: (from: string, to: string | null) => void;
}): ReactNode {
  const t = useText('runActs');
  const [isAll, setAll] = useState(false);
  const shown = isAll ? props.rows : props.rows.filter(needsLook);
  const quiet = props.rows.length - shown.length;
  return (
    <section className={classes.map} aria-label={t('map')}>
      <h3>{t('map')}</h3>
      <p className="dim">{t('mapHint')}</p>
      {shown.length === 0 ? null : (
        <table className={classes.table}>
          <tbody>
            {shown.map((row) => (
              <Row key={row.block.id} row={row} next={props.next} onMap={props.onMap} />
            ))}
          </tbody>
        </table>
      )}
      {quiet === 0 ? null : (
        <p data-testid="switch-quiet">
          {t('byId', { count: quiet })}{' '}
          <button type="button" className="btn btn-small btn-plain" onClick={() => setAll(true)}>
            {t('showAll')}
          </button>
        </p>
      )}
    </section>
  );
}
