import { type ReactNode, useState } from 'react';
import type { ImportFile } from '../../../shared/contract/areas/imports';
import type { ImportMap } from '../../../shared/imports/fields';
import { fullTime } from '../../app/time';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './imports.module.css';
import { Mapping } from './Mapping';
import { Report } from './Report';

/** One chosen file on its way: preview, match, dry run, import. A changed match makes the last dry run void. */
export function ImportFilePanel(props: {
  readonly file: ImportFile;
  readonly onLeave: () => void;
  readonly onDone: (lines: number) => void;
}): ReactNode {
  const { file } = props;
  const t = useText('imports');
  const [map, setMap] = useState<ImportMap>(file.map);
  const [checked, setChecked] = useState<{ readonly map: ImportMap; readonly fileId: string } | null>(null);
  const check = useHeldAct('import.check');
  const [report, setReport] = useState<Awaited<ReturnType<typeof check.run>>>(null);
  const { columns } = map;
  const isReady =
    columns.text !== undefined && (columns.received !== undefined || columns.date !== undefined);
  const run = async (): Promise<void> => {
    setReport(null);
    const found = await check.run({ fileId: file.fileId, map });
    setReport(found);
    setChecked({ map, fileId: file.fileId });
  };
  const isCurrent = report !== null && checked?.map === map;
  const hash = file.sha256.slice(0, 12);
  return (
    <section className="panel" data-testid="import-file">
      <h2 className="panel-head">
        {t('file', { name: file.fileName, format: file.format.toUpperCase(), hash })}
      </h2>
      {file.before === null ? null : (
        <p className={classes.notice} role="alert" data-testid="import-before">
          {t('before', {
            at: fullTime(file.before.startedAt),
            name: file.before.authorName,
            source: file.before.source,
            count: file.before.good,
          })}
        </p>
      )}
      {file.isKnownMap ? <p className={classes.intro}>{t('knownMap')}</p> : null}
      <Preview file={file} headerRow={map.headerRow} />
      <Mapping file={file} map={map} onMap={setMap} />
      <div className={classes.bar}>
        <button
          type="button"
          className={`btn ${isCurrent ? '' : 'btn-primary'}`}
          disabled={!isReady || check.isBusy}
          onClick={() => void run()}
          data-testid="import-check"
        >
          {t(check.isBusy ? 'checking' : 'check')}
        </button>
        <button type="button" className="btn" disabled={check.isBusy} onClick={props.onLeave}>
          {t('leave')}
        </button>
        {isReady ? null : <span className="dim">{t('needed')}</span>}
        <ErrorNote error={check.error} kept />
      </div>
      {isCurrent ? <Report file={file} map={map} report={report} onDone={props.onDone} /> : null}
    </section>
  );
}

/** The first rows as they stand in the file. */
function Preview(props: { readonly file: ImportFile; readonly headerRow: number }): ReactNode {
  const t = useText('imports');
  const { rows } = props.file;
  const width = Math.max(...rows.map((row) => row.length));
  const places = Array.from({ length: width }, (_, at) => at);
  return (
    <>
      <h3 className={classes.head}>{t('preview', { row: props.headerRow })}</h3>
      <section className={classes.scroll} aria-label={t('preview', { row: props.headerRow })}>
        <table className={classes.table} data-testid="import-preview">
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their number
              <tr key={index} className={index + 1 === props.headerRow ? classes.headings : undefined}>
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
    </>
  );
}
