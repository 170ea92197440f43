import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { TallyRow, TallySheet } from '../../../shared/contract/areas/tallies';
import { useNow } from '../../app/clock';
import { isComposingKey } from '../../app/hotkeys';
import { useText } from '../../i18n';
import { GridFoot, GridHead } from './GridEdges';
import { GridRow } from './GridRow';
import { blockAt, type GridColumn, gridColumns, isBlock, moved, type Place, standing } from './gridModel';
import classes from './tally.module.css';
import type { Cells } from './useCells';

/** Above this many rows only those in sight are drawn. */
const WHOLE_ROWS = 200;
const ROW_PX = 26;
const AROUND = 20;

export type GridProps = {
  readonly sheet: TallySheet;
  readonly cells: Cells;
  readonly canWrite: boolean;
  readonly active: Place;
  readonly onActive: (place: Place) => void;
  readonly onChase: (row: TallyRow) => void;
};

/** The text that is being typed in the active cell; null while it only stands there. */
type Editing = { readonly text: string } | null;

/**
 * The sheet as a grid: the active cell always is an input, so that an input method works in it. Arrows, Tab and Enter move; typing replaces; Esc takes
 * back what is being typed; a block from a table is laid from the active cell on; = is “as before”, / “nothing to report”, F8 a call.
 */
export function Grid(props: GridProps): ReactNode {
  const { sheet, cells, canWrite, active } = props;
  const t = useText('tally');
  const now = useNow(15_000);
  const columns = gridColumns(sheet.columns);
  const [editing, setState] = useState<Editing>(null);
  // What is typed, for handlers of an input that is just going: a text is committed once.
  const typing = useRef<Editing>(null);
  const setEditing = (next: Editing): void => {
    typing.current = next;
    setState(next);
  };
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const wantsFocus = useRef(false);
  const view = useRowsInSight(sheet.rows.length, box);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    input.current?.focus();
    input.current?.select();
  });
  const row = sheet.rows[active.row];
  const column = columns[active.column];
  const commit = (): void => {
    const typed = typing.current;
    if (typed === null || row === undefined || column === undefined) return;
    setEditing(null);
    if (typed.text.trim() === textOf(row, column).trim()) return;
    void cells.save([{ row, column, text: typed.text }], 'typed');
  };
  const textOf = (of: TallyRow, at: GridColumn): string =>
    cells.pendingOf({ row: of, column: at })?.text ?? standing(sheet, of, at);
  const go = (place: Place): void => {
    commit();
    wantsFocus.current = true;
    view.show(place.row);
    props.onActive(place);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposingKey(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape' && editing !== null) {
      event.preventDefault();
      setEditing(null);
      wantsFocus.current = true;
      return;
    }
    if (row !== undefined && canWrite && isCommand(event.key, editing, column)) {
      event.preventDefault();
      if (event.key === 'F8') props.onChase(row);
      else void cells.fill(row.unit.code, event.key === '=' ? 'same' : 'zero');
      return;
    }
    const failed = row && column ? cells.pendingOf({ row, column }) : undefined;
    if (event.key === 'Enter' && editing === null && failed?.state === 'failed' && row && column) {
      void cells.save([{ row, column, text: failed.text }], 'typed');
    }
    const isCaret = editing !== null && (event.key === 'ArrowLeft' || event.key === 'ArrowRight');
    const key = event.shiftKey && event.key === 'Tab' ? 'Shift+Tab' : event.key;
    const to = isCaret ? null : moved(active, key, { rows: sheet.rows.length, columns: columns.length });
    if (to === null) return;
    event.preventDefault();
    go(to);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!isBlock(text) || !canWrite) return;
    event.preventDefault();
    setEditing(null);
    void cells.save(blockAt(text, active, sheet.rows, columns), 'pasted');
  };
  return (
    <div ref={box} className={classes.gridBox} onScroll={view.onScroll}>
      <table
        className={classes.grid}
        aria-label={sheet.summary.title}
        aria-rowcount={sheet.rows.length}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        data-testid="tally-grid"
      >
        <GridHead columns={columns} />
        <tbody>
          {view.above === 0 ? null : <tr style={{ height: view.above }} />}
          {sheet.rows.slice(view.from, view.to).map((one, at) => {
            const index = view.from + at;
            const isActive = index === active.row;
            return (
              <GridRow
                key={one.unit.code}
                sheet={sheet}
                row={one}
                columns={columns}
                cells={cells}
                now={now}
                active={isActive ? active.column : null}
                input={
                  isActive
                    ? {
                        ref: input,
                        text: editing?.text ?? null,
                        isReadOnly: !canWrite,
                        onText: (text) => setEditing({ text }),
                        onBlur: commit,
                      }
                    : null
                }
                onCell={(at2) => go({ row: index, column: at2 })}
              />
            );
          })}
          {view.below === 0 ? null : <tr style={{ height: view.below }} />}
        </tbody>
        <GridFoot sheet={sheet} columns={columns} />
      </table>
      <span className="sr-only" role="status">
        {Object.values(cells.pending).some((one) => one.state === 'saved') ? t('saved') : ''}
      </span>
    </div>
  );
}

function isCommand(key: string, editing: Editing, column: GridColumn | undefined): boolean {
  if (key === 'F8') return true;
  if (editing !== null || column?.kind !== 'cell' || column.column.kind === 'text') return false;
  return key === '=' || key === '/';
}

type InSight = {
  readonly from: number;
  readonly to: number;
  readonly above: number;
  readonly below: number;
  onScroll(): void;
  show(row: number): void;
};

/** The rows that are drawn: all of them, or a window of a long sheet. */
function useRowsInSight(rows: number, box: { readonly current: HTMLDivElement | null }): InSight {
  const [first, setFirst] = useState(0);
  const isWhole = rows <= WHOLE_ROWS;
  const from = isWhole ? 0 : Math.max(0, first - AROUND);
  const to = isWhole ? rows : Math.min(rows, first + 40 + AROUND);
  const onScroll = (): void => {
    if (!isWhole) setFirst(Math.floor((box.current?.scrollTop ?? 0) / ROW_PX));
  };
  const show = (row: number): void => {
    if (isWhole || (row >= from && row < to)) return;
    box.current?.scrollTo({ top: Math.max(0, row - 5) * ROW_PX });
    setFirst(row);
  };
  return { from, to, above: from * ROW_PX, below: (rows - to) * ROW_PX, onScroll, show };
}
