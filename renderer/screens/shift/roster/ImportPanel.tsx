import { type ReactNode, useState } from 'react';
import type { RosterPreview } from '../../../../shared/contract/areas/roster';
import { COLUMN_USES, type ColumnUse, type RosterLayout } from '../../../../shared/rules/roster/layout';
import { columnUseText, sheetProblemText } from '../../../../shared/wording/roster';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { useHeldAct } from '../../parts/useHeldAct';
import classes from './roster.module.css';
import type { Roster } from './useRoster';

type File = {
  readonly fileId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly sheets: readonly string[];
};

/** `C5`: the cell as the office's program names it. */
const cellName = (row: number, column: number): string =>
  `${column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : ''}${String.fromCharCode(65 + (column % 26))}${row + 1}`;

/** The sheet as it was read, with what each column is taken for; what could not be read is marked in its cell. */
function Sheet(props: {
  readonly preview: RosterPreview;
  readonly layout: RosterLayout;
  readonly onLayout: (layout: RosterLayout) => void;
}): ReactNode {
  const { preview, layout, onLayout } = props;
  const t = useText('roster');
  const locale = useLocale();
  const bad = new Map(preview.problems.map((one) => [`${one.row}/${one.column}`, one]));
  const width = Math.max(layout.columns.length, ...preview.grid.map((row) => row.length));
  const columns = Array.from({ length: width }, (_one, at) => layout.columns[at] ?? 'ignore');
  const use = (at: number, value: string): void =>
    onLayout({
      ...layout,
      columns: columns.map((one, place) => (place === at ? (value as ColumnUse) : one)),
    });
  return (
    <div className={classes.sheetBox}>
      <table className={classes.sheet} data-testid="roster-sheet">
        <thead>
          <tr>
            <th scope="col" aria-label={t('row')} />
            {columns.map((value, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column of a sheet is its place
              <th key={at} scope="col">
                <select
                  className="field"
                  value={value}
                  aria-label={t('column', { name: cellName(0, at).slice(0, -1) })}
                  onChange={(event) => use(at, event.target.value)}
                  data-testid={`roster-column-${at}`}
                >
                  {COLUMN_USES.map((one) => (
                    <option key={one} value={one}>
                      {columnUseText(one, locale)}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.grid.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of a sheet is its place
            <tr key={at} data-head={at < layout.firstRow}>
              <th scope="row">
                <button
                  type="button"
                  title={t('firstRow')}
                  aria-label={t('firstRowAt', { row: at + 1 })}
                  aria-pressed={at === layout.firstRow}
                  onClick={() => onLayout({ ...layout, firstRow: at })}
                >
                  {at + 1}
                </button>
              </th>
              {columns.map((_value, column) => {
                const problem = bad.get(`${at}/${column}`);
                return (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell of a sheet is its place
                    key={column}
                    data-bad={problem !== undefined}
                    title={problem === undefined ? undefined : sheetProblemText(problem, locale)}
                  >
                    {row[column]}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Dry run of one file: its sheet, what the columns are, every problem by its cell, and then the month as a draft. */
function DryRun(props: {
  readonly file: File;
  readonly month: string;
  readonly roster: Roster;
  readonly onMonth: (month: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { file, month, roster } = props;
  const t = useText('roster');
  const locale = useLocale();
  const [sheet, setSheet] = useState(0);
  const [layout, setLayout] = useState<RosterLayout | null>(null);
  const query = useDesk(
    'roster.preview',
    {
      fileId: file.fileId,
      sheet,
      month,
      layout: layout === null ? null : { firstRow: layout.firstRow, columns: [...layout.columns] },
    },
    { keep: true },
  );
  const preview = query.data;
  if (preview === undefined) return <ErrorNote error={query.error} kept={false} />;
  const inUse = layout ?? preview.layout ?? { firstRow: 1, columns: [] };
  const take = (): void => {
    roster.draft.set({
      whole: preview.cells,
      source: { fileName: file.fileName, sha256: file.sha256 },
      layout: inUse,
      changes: [],
    });
    props.onClose();
  };
  return (
    <>
      <div className={classes.bar}>
        <b>{file.fileName}</b>
        {file.sheets.length < 2 ? null : (
          <select
            className={`field ${classes.sheetChoice}`}
            value={sheet}
            aria-label={t('sheet')}
            onChange={(event) => {
              setSheet(Number(event.target.value));
              setLayout(null);
            }}
          >
            {file.sheets.map((name, at) => (
              <option key={name} value={at}>
                {name}
              </option>
            ))}
          </select>
        )}
        {preview.month !== null && preview.month !== month ? (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => props.onMonth(preview.month ?? month)}
            data-testid="roster-other-month"
          >
            {t('sheetIsOf', { month: preview.month })}
          </button>
        ) : null}
        <span data-testid="roster-preview-count">
          {t('readRows', {
            rows: preview.rows,
            cells: preview.cells.length,
            problems: preview.problems.length,
          })}
        </span>
        {layout !== null || preview.isRemembered ? (
          <span className="dim">{t(layout === null ? 'remembered' : 'corrected')}</span>
        ) : null}
        <span className={classes.spacer} />
        <button
          type="button"
          className="btn btn-small btn-primary"
          disabled={preview.cells.length === 0}
          onClick={take}
          data-testid="roster-take"
        >
          {t('takeSheet')}
        </button>
      </div>
      {preview.layout === null && layout === null ? <p className={classes.problem}>{t('noLayout')}</p> : null}
      {preview.problems.length === 0 ? null : (
        <ul className={classes.problems} data-testid="roster-problems">
          {preview.problems.slice(0, 50).map((one) => (
            <li key={`${one.row}/${one.column}/${one.code}/${one.text}`}>
              <b className="num">{cellName(one.row, one.column)}</b> {sheetProblemText(one, locale)}
            </li>
          ))}
        </ul>
      )}
      <Sheet preview={preview} layout={inUse} onLayout={setLayout} />
    </>
  );
}

/** Import of the office's table: the console asks for the file, nothing is published before a person has seen the dry run. */
export function ImportPanel(props: {
  readonly month: string;
  readonly roster: Roster;
  readonly onMonth: (month: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('roster');
  const chooser = useHeldAct('console.chooseRoster');
  const [file, setFile] = useState<File | null>(null);
  const choose = async (): Promise<void> => {
    const chosen = await chooser.run({});
    if (chosen !== null) setFile(chosen);
  };
  return (
    <section className={`panel ${classes.import}`} aria-label={t('import')} data-testid="roster-import-panel">
      <div className={classes.bar}>
        <button
          type="button"
          className="btn btn-small btn-primary"
          disabled={chooser.isBusy}
          onClick={() => void choose()}
          data-testid="roster-choose"
        >
          {t('chooseFile')}
        </button>
        <span className="dim">{t('importHint')}</span>
        <span className={classes.spacer} />
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {t('leave')}
        </button>
      </div>
      <ErrorNote error={chooser.error} kept={false} />
      {file === null ? null : (
        <DryRun
          key={file.fileId}
          file={file}
          month={props.month}
          roster={props.roster}
          onMonth={props.onMonth}
          onClose={props.onClose}
        />
      )}
    </section>
  );
}
