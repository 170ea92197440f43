import { type ReactNode, useRef, useState } from 'react';
import {
  CONTACT_FIELD_WORDS,
  CONTACT_FIELDS,
  type ContactField,
  type ContactMap,
  proposeContactMap,
} from '../../../shared/contacts/import/fields';
import type {
  ContactFile,
  ContactImportReport,
  ContactImportResult,
} from '../../../shared/contract/areas/contacts';
import { useEscape } from '../../app/hotkeys';
import { fullTime } from '../../app/time';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Check } from '../parts/Segments';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './contacts.module.css';
import { ImportReport } from './ImportReport';

/** The headings and the first rows as they stand in the file. */
function Preview(props: { readonly file: ContactFile; readonly headerRow: number }): ReactNode {
  const t = useText('contacts');
  const rows = props.file.rows.slice(0, Math.max(props.headerRow + 2, 4));
  const width = Math.max(...rows.map((row) => row.length));
  const places = Array.from({ length: width }, (_none, at) => at);
  return (
    <section className={classes.scroll} aria-label={t('preview')}>
      <table className={classes.table} lang="zh-CN" data-testid="contacts-import-preview">
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their number
            <tr key={index} data-head={index + 1 === props.headerRow}>
              <th scope="row" className="num">
                {index + 1}
              </th>
              {places.map((at) => (
                <td key={at}>{row[at] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Which column is what. The headings proposed it; a person has the last word. */
function Mapping(props: {
  readonly file: ContactFile;
  readonly map: ContactMap;
  readonly onMap: (map: ContactMap) => void;
}): ReactNode {
  const t = useText('contacts');
  const locale = useLocale();
  const { file, map, onMap } = props;
  const headings = [...new Set(file.rows[map.headerRow - 1] ?? [])].filter((heading) => heading !== '');
  const setColumn = (field: ContactField, heading: string): void => {
    const { [field]: _before, ...rest } = map.columns;
    onMap({ ...map, columns: heading === '' ? rest : { ...rest, [field]: heading } });
  };
  return (
    <div className={classes.fields}>
      <label>
        <span className="field-label">{t('headerRow')}</span>
        <select
          className="field"
          value={map.headerRow}
          onChange={(event) => {
            const headerRow = Number(event.currentTarget.value);
            onMap({ headerRow, columns: proposeContactMap(file.rows[headerRow - 1] ?? []) });
          }}
        >
          {file.rows.map((_row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows are their numbers
            <option key={at} value={at + 1}>
              {at + 1}
            </option>
          ))}
        </select>
      </label>
      {CONTACT_FIELDS.map((field) => (
        <label key={field}>
          <span className="field-label">{CONTACT_FIELD_WORDS[field][locale]}</span>
          <select
            className="field"
            value={map.columns[field] ?? ''}
            onChange={(event) => setColumn(field, event.currentTarget.value)}
            data-testid={`contacts-import-${field}`}
          >
            <option value="">{t('notUsed')}</option>
            {headings.map((heading) => (
              <option key={heading} value={heading}>
                {heading}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

/** One file on its way: its columns, the dry run, then the run. Another match of the columns makes the last dry run void. */
function FilePanel(props: {
  readonly file: ContactFile;
  readonly onDone: (result: ContactImportResult) => void;
}): ReactNode {
  const t = useText('contacts');
  const { file } = props;
  const [map, setMap] = useState<ContactMap>(file.map);
  const [report, setReport] = useState<ContactImportReport | null>(null);
  const [skipBad, setSkipBad] = useState(false);
  const importId = useRef(crypto.randomUUID());
  const check = useHeldAct('contact.importPreview');
  const act = useHeldAct('contact.importRun');
  const isReady = map.columns.name !== undefined;
  const run = async (): Promise<void> => {
    const input = { importId: importId.current, fileId: file.fileId, map, skipBad };
    const result = await act.run(input);
    if (result !== null) props.onDone(result);
  };
  const taken = report === null ? 0 : report.added + report.changed + report.unchanged;
  const isBlocked = report === null || taken === 0 || (report.refused > 0 && !skipBad);
  return (
    <>
      <p>
        {t('importFile', { name: file.fileName, total: file.total })}
        {file.before === null ? null : (
          <span className={classes.flag}>
            {t('importBefore', { time: fullTime(file.before.at), name: file.before.by })}
          </span>
        )}
      </p>
      <Preview file={file} headerRow={map.headerRow} />
      <h3 className={classes.subhead}>{t('mapping')}</h3>
      <Mapping
        file={file}
        map={map}
        onMap={(next) => {
          setMap(next);
          setReport(null);
        }}
      />
      <div className={classes.actions}>
        <button
          type="button"
          className={`btn ${report === null ? 'btn-primary' : ''}`}
          disabled={!isReady || check.isBusy}
          onClick={() => void check.run({ fileId: file.fileId, map }).then(setReport)}
          data-testid="contacts-import-check"
        >
          {t('check')}
        </button>
        {isReady ? null : <span className="dim">{t('nameNeeded')}</span>}
        <ErrorNote error={check.error} kept />
      </div>
      {report === null ? null : (
        <>
          <ImportReport report={report} />
          <div className={classes.actions}>
            {report.refused === 0 ? null : (
              <Check
                label={t('skipBad', { count: report.refused })}
                checked={skipBad}
                onChecked={setSkipBad}
                testId="contacts-import-skip"
              />
            )}
            <button
              type="button"
              className="btn btn-primary"
              disabled={isBlocked || act.isBusy}
              onClick={() => void run()}
              data-testid="contacts-import-run"
            >
              {t('run', { count: taken })}
            </button>
            <ErrorNote error={act.error} kept />
          </div>
        </>
      )}
    </>
  );
}

/** Takes in a list of people: choose, match, dry run, run. */
export function ImportPanel(props: { readonly onClose: () => void }): ReactNode {
  const t = useText('contacts');
  const chooser = useHeldAct('console.chooseContacts');
  const [file, setFile] = useState<ContactFile | null>(null);
  const [result, setResult] = useState<ContactImportResult | null>(null);
  useEscape(props.onClose);
  const choose = async (): Promise<void> => {
    const chosen = await chooser.run({});
    if (chosen === null) return;
    setResult(null);
    setFile(chosen);
  };
  const counts = result === null ? null : { ...result };
  return (
    <section
      className={`panel ${classes.import}`}
      aria-label={t('importTitle')}
      data-testid="contacts-import-panel"
    >
      <div className={classes.actions}>
        <h2>{t('importTitle')}</h2>
        <button
          type="button"
          className="btn btn-small btn-primary"
          disabled={chooser.isBusy}
          onClick={() => void choose()}
          data-testid="contacts-import-choose"
        >
          {t('importChoose')}
        </button>
        <span className="dim">{t('importHint')}</span>
        <span className={classes.spacer} />
        <button type="button" className="btn btn-small btn-plain" onClick={props.onClose}>
          {t('close')}
        </button>
      </div>
      <ErrorNote error={chooser.error} kept={false} />
      {counts === null ? null : (
        <p role="status" data-testid="contacts-import-done">
          ✓ {t('done', counts)}
        </p>
      )}
      {file === null ? null : (
        <FilePanel
          key={file.fileId}
          file={file}
          onDone={(done) => {
            setFile(null);
            setResult(done);
          }}
        />
      )}
    </section>
  );
}
