import { type ReactNode, useState } from 'react';
import { CATALOGUE } from '../../../shared/tally/catalogue';
import { columnWords } from '../../../shared/tally/catalogueNames';
import { COLUMN_KINDS, type ColumnKind, MOST_COLUMNS, type TallyColumn } from '../../../shared/tally/sheet';
import { useLocale, useText } from '../../i18n';
import classes from './tally.module.css';

/** Items of a sheet: ticked from the catalogue in the order of ticking, and own ones with measure and kind. */
export function ColumnPicker(props: {
  readonly columns: readonly TallyColumn[];
  readonly onColumns: (columns: TallyColumn[]) => void;
}): ReactNode {
  const { columns, onColumns } = props;
  const t = useText('tally');
  const locale = useLocale();
  const [own, setOwn] = useState<{ name: string; unit: string; kind: ColumnKind }>({
    name: '',
    unit: '',
    kind: 'number',
  });
  const has = (id: string): boolean => columns.some((one) => one.id === id);
  const others = columns.filter((one) => !CATALOGUE.some((known) => known.id === one.id));
  const name = own.name.trim();
  const canAdd = name !== '' && columns.length < MOST_COLUMNS && !columns.some((one) => one.name === name);
  const add = (): void => {
    if (!canAdd) return;
    const column: TallyColumn = {
      id: `own-${crypto.randomUUID().slice(0, 8)}`,
      name,
      unit: own.unit.trim(),
      kind: own.kind,
      isSummed: own.kind === 'number',
      isCumulative: false,
      words: [],
      figure: null,
    };
    onColumns([...columns, column]);
    setOwn({ name: '', unit: '', kind: 'number' });
  };
  const box = (column: TallyColumn): ReactNode => (
    <label key={column.id} className={classes.pick}>
      <input
        type="checkbox"
        checked={has(column.id)}
        disabled={!has(column.id) && columns.length >= MOST_COLUMNS}
        onChange={(event) =>
          onColumns(
            event.target.checked ? [...columns, column] : columns.filter((one) => one.id !== column.id),
          )
        }
        data-testid={`tally-column-${column.id}`}
      />
      {columnWords(column, locale).name}
      {columnWords(column, locale).unit === '' ? null : (
        <span className="dim">{columnWords(column, locale).unit}</span>
      )}
    </label>
  );
  return (
    <fieldset className={classes.picker}>
      <legend className="field-label">
        {t('items')} <span className="num">{columns.length}</span>
      </legend>
      <div className={classes.picks}>{[...CATALOGUE, ...others].map(box)}</div>
      <div className={classes.ownItem}>
        <input
          className="field"
          placeholder={t('ownName')}
          aria-label={t('ownName')}
          maxLength={20}
          value={own.name}
          onChange={(event) => setOwn({ ...own, name: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
          data-testid="tally-own-name"
        />
        <input
          className="field"
          placeholder={t('ownUnit')}
          aria-label={t('ownUnit')}
          maxLength={8}
          value={own.unit}
          onChange={(event) => setOwn({ ...own, unit: event.target.value })}
        />
        <select
          className="field"
          aria-label={t('ownKind')}
          value={own.kind}
          onChange={(event) => setOwn({ ...own, kind: event.target.value as ColumnKind })}
        >
          {COLUMN_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind_${kind}`)}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="btn btn-small"
          disabled={!canAdd}
          onClick={add}
          data-testid="tally-own-add"
        >
          {t('ownAdd')}
        </button>
      </div>
    </fieldset>
  );
}
