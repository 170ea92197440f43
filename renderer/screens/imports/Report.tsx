import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ImportFile, ImportReport } from '../../../shared/contract/areas/imports';
import type { ImportMap } from '../../../shared/imports/fields';
import { FIELD_WORDS, problemText } from '../../../shared/imports/words';
import { labels } from '../../../shared/wording/labels';
import { fullTime } from '../../app/time';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './imports.module.css';

/** What the dry run found, and the import itself: only when every row is good, or when the person says that the good ones are enough. */
export function Report(props: {
  readonly file: ImportFile;
  readonly map: ImportMap;
  readonly report: ImportReport;
  readonly onDone: (lines: number) => void;
}): ReactNode {
  const { file, map, report } = props;
  const t = useText('imports');
  const [source, setSource] = useState('');
  const [isSkipping, setSkipping] = useState(false);
  const [isAgain, setAgain] = useState(false);
  const batchId = useRef(crypto.randomUUID());
  const head = useRef<HTMLHeadingElement>(null);
  // The result stands below the match: it comes into sight by itself.
  useEffect(() => head.current?.scrollIntoView({ block: 'start' }), []);
  const act = useHeldAct('import.run');
  const { good, bad, blank, from, to } = report;
  const isAllowed =
    good > 0 && source.trim() !== '' && (bad === 0 || isSkipping) && (file.before === null || isAgain);
  const run = async (): Promise<void> => {
    const choice = { source: source.trim(), skipBad: isSkipping, again: isAgain };
    const batch = await act.run({ batchId: batchId.current, fileId: file.fileId, map, ...choice });
    if (batch !== null) props.onDone(batch.good);
  };
  return (
    <div data-testid="import-report">
      <h3 ref={head} className={classes.head}>
        {t('result')}
      </h3>
      <p className={classes.counts} data-testid="import-counts" role="status">
        <strong>{t('counts', { good, bad, blank })}</strong>{' '}
        {from === null || to === null ? null : t('span', { from: fullTime(from), to: fullTime(to) })}{' '}
        {bad === 0 ? t('allGood') : null}
      </p>
      {bad > 0 ? <Problems file={file} report={report} /> : null}
      <Sample report={report} />
      <div className={classes.bar}>
        <label className={classes.source}>
          <span className="field-label">{t('source')}</span>
          <input
            className="field"
            value={source}
            maxLength={80}
            placeholder={t('sourceHint')}
            onChange={(event) => setSource(event.currentTarget.value)}
            data-testid="import-source"
          />
        </label>
        {bad > 0 ? (
          <Tick checked={isSkipping} onTick={setSkipping} testId="import-skip">
            {t('skipBad', { good, bad })}
          </Tick>
        ) : null}
        {file.before === null ? null : (
          <Tick checked={isAgain} onTick={setAgain} testId="import-again">
            {t('again')}
          </Tick>
        )}
        <button
          type="button"
          className="btn btn-primary"
          disabled={!isAllowed || act.isBusy}
          onClick={() => void run()}
          data-testid="import-run"
        >
          {act.isBusy ? t('running') : t('run', { good })}
        </button>
        <ErrorNote error={act.error} kept />
      </div>
    </div>
  );
}

function Tick(props: {
  readonly checked: boolean;
  readonly onTick: (is: boolean) => void;
  readonly testId: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <label className={classes.tick}>
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onTick(event.currentTarget.checked)}
        data-testid={props.testId}
      />
      {props.children}
    </label>
  );
}

/** Shown at once; the saved table has the others. */
const MOST_SHOWN = 200;

function Problems(props: { readonly file: ImportFile; readonly report: ImportReport }): ReactNode {
  const t = useText('imports');
  const locale = useLocale();
  const saver = useHeldAct('console.saveBadRows');
  const [saved, setSaved] = useState<string | null>(null);
  const { problems } = props.report;
  const save = async (): Promise<void> => {
    setSaved((await saver.run({ fileId: props.file.fileId }))?.path ?? null);
  };
  return (
    <>
      <section className={classes.problems} aria-label={t('what')}>
        <table className={classes.table} data-testid="import-problems">
          <thead>
            <tr>
              <th scope="col">{t('row')}</th>
              <th scope="col">{t('column')}</th>
              <th scope="col">{t('what')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, MOST_SHOWN).map((one) => (
              <tr key={`${one.row} ${one.field} ${one.code}`}>
                <td className="num">{one.row}</td>
                <td>{one.column !== '' ? one.column : one.field && FIELD_WORDS[one.field][locale]}</td>
                <td>{problemText(one, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className={classes.bar}>
        {problems.length > MOST_SHOWN ? (
          <span className="dim">{t('more', { count: MOST_SHOWN })}</span>
        ) : null}
        <button
          type="button"
          className="btn btn-small"
          disabled={saver.isBusy}
          onClick={() => void save()}
          data-testid="import-saveBad"
        >
          {t('saveBad')}
        </button>
        {saved === null ? null : <span role="status">{t('savedBad', { path: saved })}</span>}
        <ErrorNote error={saver.error} kept={false} />
      </div>
    </>
  );
}

function Sample(props: { readonly report: ImportReport }): ReactNode {
  const t = useText('imports');
  const locale = useLocale();
  const kindNames = labels(locale).logKind;
  if (props.report.sample.length === 0) return null;
  return (
    <>
      <h3 className={classes.head}>{t('sample')}</h3>
      <div className={classes.scroll}>
        <table className={classes.table} data-testid="import-sample">
          <tbody>
            {props.report.sample.map((line) => (
              <tr key={line.row}>
                <td className="num">{fullTime(line.receivedAt)}</td>
                <td>{kindNames[line.kind]}</td>
                <td>
                  {[line.caller?.unit, line.caller?.name, line.caller?.phone].filter(Boolean).join(' ')}
                </td>
                <td>{line.text}</td>
                <td>{[line.handling, line.leaderWords, line.result].filter(Boolean).join(' ')}</td>
                <td>{line.author}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
