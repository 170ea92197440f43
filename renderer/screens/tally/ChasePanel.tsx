import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { TallySheet } from '../../../shared/contract/areas/tallies';
import { CHASE_RESULTS, type ChaseResult } from '../../../shared/tally/sheet';
import { moveInList } from '../../app/listKeys';
import { clockTime } from '../../app/time';
import { ErrorNote, Kbd } from '../../components';
import { useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './tally.module.css';

type Chased = TallySheet['chaseList'][number];

/** Units that have not reported though their time has come, the most urgent first; 1 to 4 record a call with its result. */
export function ChasePanel(props: { readonly sheet: TallySheet; readonly canWrite: boolean }): ReactNode {
  const { sheet, canWrite } = props;
  const t = useText('tally');
  const act = useHeldAct('tally.chase');
  const [note, setNote] = useState('');
  const chase = async (unit: string, result: ChaseResult): Promise<void> => {
    const done = await act.run({
      tallyId: sheet.summary.id,
      actId: crypto.randomUUID(),
      round: sheet.round.number,
      units: [unit],
      at: null,
      result,
      who: '',
      note,
    });
    if (done !== null) setNote('');
  };
  return (
    <section className={classes.side} aria-label={t('chase')} data-testid="tally-chase">
      <h2>
        {t('chase')} <span className="num">{sheet.chaseList.length}</span>
      </h2>
      {sheet.chaseList.length === 0 ? <p className="empty">{t('chaseNone')}</p> : null}
      {sheet.chaseList.length > 0 && canWrite ? (
        <label>
          <span className="field-label">{t('chaseNote')}</span>
          <input
            className="field"
            value={note}
            maxLength={300}
            autoComplete="off"
            onChange={(event) => setNote(event.target.value)}
            data-testid="tally-chase-note"
          />
        </label>
      ) : null}
      <ErrorNote error={act.error} />
      <ul onKeyDown={moveInList}>
        {sheet.chaseList.map((one) => (
          <ChaseRow key={one.unit} one={one} sheet={sheet} canWrite={canWrite} onChase={chase} />
        ))}
      </ul>
    </section>
  );
}

function ChaseRow(props: {
  readonly one: Chased;
  readonly sheet: TallySheet;
  readonly canWrite: boolean;
  readonly onChase: (unit: string, result: ChaseResult) => Promise<void>;
}): ReactNode {
  const t = useText('tally');
  const { one, sheet } = props;
  const row = sheet.rows.find((other) => other.unit.code === one.unit);
  if (row === undefined) return null;
  const last = row.chases.at(-1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const result = CHASE_RESULTS[Number(event.key) - 1];
    if (result === undefined || !props.canWrite || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    void props.onChase(one.unit, result);
  };
  return (
    <li
      className={classes.chased}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the row takes the keys 1 to 4
      tabIndex={0}
      data-item=""
      onKeyDown={onKeyDown}
      data-testid={`tally-chase-${one.unit}`}
    >
      <p className={classes.chasedHead}>
        <b>{row.unit.name}</b>
        <span className={classes.mark} data-state={row.state}>
          {t(row.state === 'lost' ? 'state_lost' : 'state_unreported')}
        </span>
        <span className="num">{row.unit.phone === '' ? t('noPhone') : row.unit.phone}</span>
      </p>
      <p className={classes.quiet}>
        {one.calls === 0 ? t('notCalled') : t('calls', { count: one.calls })}
        {last === undefined ? '' : ` · ${clockTime(last.at)} ${t(`result_${last.result}`)}`}
        {last === undefined || last.note === '' ? '' : ` · ${last.note}`}
      </p>
      <p className={classes.quiet}>
        {t('chaseNext', { time: clockTime(one.nextAt), step: t(`step_${one.step}`) })}
      </p>
      {props.canWrite ? (
        <p className={classes.buttons}>
          {CHASE_RESULTS.map((result, at) => (
            <button
              key={result}
              type="button"
              className="btn btn-small"
              tabIndex={-1}
              onClick={() => void props.onChase(one.unit, result)}
              data-testid={`tally-chase-${one.unit}-${result}`}
            >
              <Kbd>{String(at + 1)}</Kbd> {t(`result_${result}`)}
            </button>
          ))}
        </p>
      ) : null}
    </li>
  );
}
