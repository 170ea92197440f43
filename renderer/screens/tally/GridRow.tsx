import type { ReactNode, RefObject } from 'react';
import type { TallyRow, TallySheet } from '../../../shared/contract/areas/tallies';
import { columnWords } from '../../../shared/tally/catalogueNames';
import { unitState } from '../../../shared/tally/state';
import { clockTime } from '../../app/time';
import { useLocale, useText } from '../../i18n';
import { earlier, type GridColumn, standing } from './gridModel';
import classes from './tally.module.css';
import type { Cells } from './useCells';

/** The input of the active cell. `text` null: what stands there, not being typed over. */
type Input = {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly text: string | null;
  readonly isReadOnly: boolean;
  readonly onText: (text: string) => void;
  readonly onBlur: () => void;
};

type RowProps = {
  readonly sheet: TallySheet;
  readonly row: TallyRow;
  readonly columns: readonly GridColumn[];
  readonly cells: Cells;
  readonly now: number;
  /** the column of the active cell; null in other rows */
  readonly active: number | null;
  readonly input: Input | null;
  readonly onCell: (column: number) => void;
};

/** How a unit stands now, as a sign and a word; worked out here too, so that it turns at the minute. */
export function StateMark(props: {
  readonly sheet: TallySheet;
  readonly row: TallyRow;
  readonly now: number;
}): ReactNode {
  const t = useText('tally');
  const { sheet, row } = props;
  const { graceMinutes, lostMinutes } = sheet;
  const at = Math.min(props.now, sheet.summary.endedAt ?? props.now);
  const state = unitState({ dueAt: sheet.round.dueAt, graceMinutes, lostMinutes }, row.firstAt, at);
  const calls = row.chases.length;
  return (
    <span className={classes.mark} data-state={state} data-testid={`tally-state-${row.unit.code}`}>
      {state === 'late'
        ? t('state_late', { minutes: row.lateMinutes })
        : row.how === 'zero'
          ? t('state_zero')
          : t(`state_${state}`)}
      {row.firstAt === null || row.lastAt === null ? null : (
        <small className="num"> {clockTime(row.lastAt)}</small>
      )}
      {row.firstAt === null && calls > 0 ? (
        <small className="num"> {t('calls', { count: calls })}</small>
      ) : null}
    </span>
  );
}

export function GridRow(props: RowProps): ReactNode {
  const { sheet, row, columns, now, active } = props;
  const { graceMinutes, lostMinutes } = sheet;
  const state = unitState({ dueAt: sheet.round.dueAt, graceMinutes, lostMinutes }, row.firstAt, now);
  return (
    <tr data-state={state} data-testid={`tally-row-${row.unit.code}`} data-current={active !== null}>
      <th scope="row" className={classes.unitCell} title={row.unit.phone}>
        {row.unit.name}
      </th>
      <td className={classes.stateCell}>
        <StateMark sheet={sheet} row={row} now={now} />
      </td>
      {columns.map((column, at) => (
        <Cell
          key={column.id}
          {...props}
          column={column}
          isActive={active === at}
          onPress={() => props.onCell(at)}
        />
      ))}
    </tr>
  );
}

type CellProps = RowProps & {
  readonly column: GridColumn;
  readonly isActive: boolean;
  readonly onPress: () => void;
};

function Cell(props: CellProps): ReactNode {
  const { sheet, row, column, isActive, input } = props;
  const t = useText('tally');
  const locale = useLocale();
  const pending = props.cells.pendingOf({ row, column });
  const text = pending?.text ?? standing(sheet, row, column);
  const isNumber = column.kind === 'cell' && column.column.kind === 'number';
  const known = text === '' ? earlier(sheet, row, column) : '';
  const stored = column.kind === 'cell' ? row.cells.find((one) => one.columnId === column.id) : undefined;
  const hint =
    stored === undefined
      ? undefined
      : t('cellHint', {
          time: clockTime(stored.at),
          reporter: stored.reporter === '' ? '—' : stored.reporter,
          typedBy: stored.typedBy,
        });
  const name = column.kind === 'cell' ? columnWords(column.column, locale).name : t(column.id);
  return (
    <td
      className={isNumber ? classes.number : classes.text}
      data-saving={pending?.state}
      data-active={isActive}
      title={hint}
      data-testid={`tally-cell-${row.unit.code}-${column.id}`}
      onMouseDown={(event) => {
        if (isActive && event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        props.onPress();
      }}
    >
      {isActive && input !== null ? (
        <input
          ref={input.ref}
          className={classes.input}
          aria-label={`${row.unit.name} ${name}`}
          autoComplete="off"
          readOnly={input.isReadOnly}
          value={input.text ?? text}
          placeholder={known === '' ? undefined : `(${known})`}
          maxLength={300}
          onChange={(event) => input.onText(event.target.value)}
          onBlur={input.onBlur}
          data-testid="tally-input"
        />
      ) : (
        <span className={classes.value}>
          {text === '' && known !== '' ? <span className={classes.known}>({known})</span> : text}
        </span>
      )}
      {pending?.state === 'failed' ? <b className={classes.sign}> ! {t('notSaved')}</b> : null}
      {pending?.state === 'saved' ? <span className={classes.sign}> ✓ {t('saved')}</span> : null}
      {pending === undefined && stored !== undefined && stored.corrections > 0 && known === '' ? (
        <span className={classes.corrected} title={t('correctedHint')}>
          {t('corrected')}
        </span>
      ) : null}
    </td>
  );
}
