import type { ReactNode } from 'react';
import type { ImportFile } from '../../../shared/contract/areas/imports';
import {
  IMPORT_FIELDS,
  IMPORT_KINDS,
  type ImportField,
  type ImportMap,
  proposeMap,
} from '../../../shared/imports/fields';
import { FIELD_WORDS } from '../../../shared/imports/words';
import { labels } from '../../../shared/wording/labels';
import { useLocale, useText } from '../../i18n';
import classes from './imports.module.css';

/** Which column of the file is which part of a line. The headings proposed it; a person has the last word. */
export function Mapping(props: {
  readonly file: ImportFile;
  readonly map: ImportMap;
  readonly onMap: (map: ImportMap) => void;
}): ReactNode {
  const { file, map, onMap } = props;
  const t = useText('imports');
  const locale = useLocale();
  const headings = (file.rows[map.headerRow - 1] ?? []).filter((heading, at, all) => {
    return heading !== '' && all.indexOf(heading) === at;
  });
  const setColumn = (field: ImportField, heading: string): void => {
    const { [field]: _before, ...rest } = map.columns;
    onMap({ ...map, columns: heading === '' ? rest : { ...rest, [field]: heading } });
  };
  const setHeaderRow = (row: number): void => {
    onMap({ ...map, headerRow: row, columns: proposeMap(file.rows[row - 1] ?? []) });
  };
  const kindNames = labels(locale).logKind;
  return (
    <>
      <h3 className={classes.head}>{t('mapping')}</h3>
      <div className={classes.fields}>
        <label>
          <span className="field-label">{t('headerRow')}</span>
          <select
            className="field"
            value={map.headerRow}
            onChange={(event) => setHeaderRow(Number(event.currentTarget.value))}
            data-testid="import-headerRow"
          >
            {file.rows.map((_row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows are their numbers
              <option key={at} value={at + 1}>
                {at + 1}
              </option>
            ))}
          </select>
        </label>
        {IMPORT_FIELDS.map((field) => (
          <label key={field}>
            <span className="field-label">{FIELD_WORDS[field][locale]}</span>
            <select
              className="field"
              value={map.columns[field] ?? ''}
              onChange={(event) => setColumn(field, event.currentTarget.value)}
              data-testid={`import-field-${field}`}
            >
              <option value="">{t('none')}</option>
              {headings.map((heading) => (
                <option key={heading} value={heading}>
                  {heading}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label>
          <span className="field-label">{t('otherKind')}</span>
          <select
            className="field"
            value={map.otherKind ?? ''}
            onChange={(event) => {
              const kind = IMPORT_KINDS.find((one) => one === event.currentTarget.value) ?? null;
              onMap({ ...map, otherKind: kind });
            }}
            data-testid="import-otherKind"
          >
            <option value="">{t('refuseKind')}</option>
            {IMPORT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {kindNames[kind]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  );
}
