import { type ReactNode, useState } from 'react';
import type { TallyRow, TallySheet } from '../../../shared/contract/areas/tallies';
import { asSolitaire } from '../../../shared/tally/writeSolitaire';
import { composer } from '../../app/composer';
import { useNavigation } from '../../app/navigation';
import { clockTime } from '../../app/time';
import { ErrorNote, Kbd } from '../../components';
import { useText } from '../../i18n';
import { PaperButtons } from '../parts/PaperButtons';
import { CellHistory } from './CellHistory';
import { ChasePanel } from './ChasePanel';
import { FallBar } from './FallBar';
import { Grid } from './Grid';
import { gridColumns, type Place } from './gridModel';
import { ManagePanel } from './ManagePanel';
import { PastePanel } from './PastePanel';
import classes from './tally.module.css';
import { useCells } from './useCells';

type Panel = 'paste' | 'manage' | 'paper' | null;

/** One sheet in one round: the grid, who has to be called, and what the totals say. */
export function SheetView(props: {
  readonly sheet: TallySheet;
  readonly canWrite: boolean;
  readonly onRound: (round: number | null) => void;
}): ReactNode {
  const { sheet } = props;
  const t = useText('tally');
  const { summary, round } = sheet;
  const canWrite = props.canWrite && summary.state === 'open';
  const cells = useCells(sheet);
  const [panel, setPanel] = useState<Panel>(null);
  const [side, setSide] = useState<'chase' | 'history'>('chase');
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const row = sheet.rows[Math.min(active.row, sheet.rows.length - 1)];
  const column = gridColumns(sheet.columns)[active.column];
  const toggle = (wanted: Panel): void => setPanel(panel === wanted ? null : wanted);
  const chase = (one: TallyRow): void => {
    setSide('chase');
    // The row of the list takes the keys of a call's result.
    setTimeout(() =>
      document.querySelector<HTMLElement>(`[data-testid="tally-chase-${one.unit.code}"]`)?.focus(),
    );
  };
  const fill = (how: 'same' | 'zero'): void => {
    if (row !== undefined) void cells.fill(row.unit.code, how);
  };
  return (
    <>
      <div className={classes.tools}>
        <RoundPicker sheet={sheet} onRound={props.onRound} />
        {canWrite ? (
          <>
            <button
              type="button"
              className="btn btn-small"
              onClick={() => fill('same')}
              data-testid="tally-same"
            >
              {t('same')} <Kbd>=</Kbd>
            </button>
            <button
              type="button"
              className="btn btn-small"
              onClick={() => fill('zero')}
              data-testid="tally-zero"
            >
              {t('zero')} <Kbd>/</Kbd>
            </button>
            <button
              type="button"
              className="btn btn-small"
              aria-expanded={panel === 'paste'}
              onClick={() => toggle('paste')}
              data-testid="tally-paste-open"
            >
              {t('paste')}
            </button>
          </>
        ) : null}
        <button
          type="button"
          className="btn btn-small"
          aria-pressed={side === 'history'}
          onClick={() => setSide(side === 'history' ? 'chase' : 'history')}
          data-testid="tally-history-open"
        >
          {t('history')}
        </button>
        <button
          type="button"
          className="btn btn-small"
          aria-expanded={panel === 'paper'}
          onClick={() => toggle('paper')}
          data-testid="tally-paper-open"
        >
          {t('papers')}
        </button>
        {canWrite ? (
          <button
            type="button"
            className="btn btn-small"
            aria-expanded={panel === 'manage'}
            onClick={() => toggle('manage')}
            data-testid="tally-manage"
          >
            {t('manage')}
          </button>
        ) : null}
      </div>
      {panel === 'paper' ? (
        <PaperButtons
          paper={{ kind: 'tally', tallyId: summary.id, round: round.number }}
          formats={['pdf', 'docx', 'xlsx', 'csv']}
          testId="tally-paper"
        />
      ) : null}
      {panel === 'paste' ? <PastePanel sheet={sheet} onClose={() => setPanel(null)} /> : null}
      {panel === 'manage' ? <ManagePanel sheet={sheet} onClose={() => setPanel(null)} /> : null}
      <FallBar cells={cells} />
      <ErrorNote error={cells.error} />
      <div className={classes.main}>
        <Grid
          sheet={sheet}
          cells={cells}
          canWrite={canWrite}
          active={active}
          onActive={setActive}
          onChase={chase}
        />
        {side === 'chase' || row === undefined || column === undefined ? (
          <ChasePanel sheet={sheet} canWrite={canWrite} />
        ) : (
          <CellHistory sheet={sheet} row={row} column={column} />
        )}
      </div>
      <Sentence sheet={sheet} canWrite={canWrite} />
    </>
  );
}

/** The round that is shown, with its hour; a step back or ahead. */
function RoundPicker(props: {
  readonly sheet: TallySheet;
  readonly onRound: (round: number | null) => void;
}): ReactNode {
  const t = useText('tally');
  const { round, lastRound, summary } = props.sheet;
  return (
    <fieldset className={classes.rounds} aria-label={t('round')}>
      <button
        type="button"
        className="btn btn-small"
        aria-label={t('roundBefore')}
        disabled={round.number <= 1}
        onClick={() => props.onRound(round.number - 1)}
        data-testid="tally-round-before"
      >
        ◀
      </button>
      <b className="num" data-testid="tally-round">
        {t('roundOf', { number: round.number, time: clockTime(round.dueAt) })}
      </b>
      <button
        type="button"
        className="btn btn-small"
        aria-label={t('roundAfter')}
        disabled={round.number >= lastRound}
        onClick={() => props.onRound(round.number + 1)}
        data-testid="tally-round-after"
      >
        ▶
      </button>
      {round.number === summary.round ? null : (
        <button type="button" className="btn btn-small" onClick={() => props.onRound(null)}>
          {t('roundNow')}
        </button>
      )}
      {round.closedAt === null ? null : (
        <span className={classes.quiet}>
          {t('roundClosed', { time: clockTime(round.closedAt), by: round.closedBy, reason: round.reason })}
        </span>
      )}
    </fieldset>
  );
}

/** The totals as a sentence, to be copied, put into the line that is being written, or offered as figures of the incident. */
function Sentence(props: { readonly sheet: TallySheet; readonly canWrite: boolean }): ReactNode {
  const { sheet } = props;
  const t = useText('tally');
  const { go } = useNavigation();
  const [isCopied, setCopied] = useState(false);
  const { summary, sentence } = sheet;
  const copy = (text: string): void => {
    void navigator.clipboard.writeText(text).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 2_500);
    });
  };
  const toLine = (): void => {
    const standing = composer().get().draft.text.trim();
    composer().edit({ text: standing === '' ? sentence : `${standing}\n${sentence}` });
    document.querySelector<HTMLElement>('[data-testid="composer-input"]')?.focus();
  };
  const asChat = (): string => {
    const units = sheet.rows.map((row) => row.unit);
    return asSolitaire(units, sheet.columns, (unit, columnId) => {
      const row = sheet.rows.find((one) => one.unit.code === unit);
      const cell = row?.cells.find((one) => one.columnId === columnId);
      return cell === undefined || cell.round !== sheet.round.number ? null : cell.value;
    });
  };
  const { incidentId } = summary;
  const hasFigures = sheet.columns.some((column) => column.figure !== null);
  return (
    <footer className={classes.sentence}>
      <p data-testid="tally-sentence">{sentence}</p>
      <button type="button" className="btn btn-small" onClick={() => copy(sentence)} data-testid="tally-copy">
        {t('copy')}
      </button>
      <button type="button" className="btn btn-small" onClick={() => copy(asChat())}>
        {t('copyChat')}
      </button>
      {props.canWrite ? (
        <button type="button" className="btn btn-small" onClick={toLine} data-testid="tally-to-line">
          {t('toLine')}
        </button>
      ) : null}
      {props.canWrite && incidentId !== null && hasFigures ? (
        <button
          type="button"
          className="btn btn-small"
          onClick={() => go({ screen: 'incident', id: incidentId, tallyId: summary.id })}
          data-testid="tally-to-incident"
        >
          {t('toIncident')}
        </button>
      ) : null}
      {isCopied ? <span role="status">{t('copied')}</span> : null}
    </footer>
  );
}
