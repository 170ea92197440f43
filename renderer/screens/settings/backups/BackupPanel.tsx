import { type ReactNode, useState } from 'react';
import type { BackupPlaceState, BackupState } from '../../../../shared/contract/areas/recovery';
import { problemWords } from '../../../../shared/wording/recoveryLines';
import { fullTime } from '../../../app/time';
import { useDesk } from '../../../bridge/hooks';
import { useSession } from '../../../bridge/session';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { useHeldAct } from '../../parts/useHeldAct';
import { BackupList } from './BackupList';
import classes from './backups.module.css';
import { sizeText } from './sizes';

type Which = 'second' | 'journal';

/** Chooses, changes or gives up a folder; only the console's own dialog names one. */
function FolderActs({ which, isSet }: { readonly which: Which; readonly isSet: boolean }): ReactNode {
  const t = useText('backups');
  const act = useHeldAct('console.chooseBackupFolder');
  return (
    <div className={classes.acts}>
      <button
        type="button"
        className="btn btn-small"
        disabled={act.isBusy}
        onClick={() => void act.run({ which, clears: false })}
        data-testid={`backup-choose-${which}`}
      >
        {isSet ? t('change') : t('choose')}
      </button>
      {isSet ? (
        <button
          type="button"
          className="btn btn-small"
          disabled={act.isBusy}
          onClick={() => void act.run({ which, clears: true })}
          data-testid={`backup-clear-${which}`}
        >
          {t('clear')}
        </button>
      ) : null}
      <ErrorNote error={act.error} kept={false} />
    </div>
  );
}

function PlaceState({ state }: { readonly state: BackupPlaceState }): ReactNode {
  const t = useText('backups');
  const locale = useLocale();
  const { failure } = state;
  return (
    <div className={classes.state} data-testid={`backup-${state.place}`}>
      <code className="path">{state.path}</code>
      <span className="num">
        {state.lastAt === null
          ? t('none')
          : `${t('last')} ${fullTime(state.lastAt)} · ${t('entries', { count: state.entries })} · ${t('good')}`}
      </span>
      {state.count === 0 ? null : (
        <span className="num dim">
          {t('kept', { count: state.count, size: sizeText(state.bytes) })}
          {state.freeBytes === null ? '' : ` · ${t('free', { size: sizeText(state.freeBytes) })}`}
        </span>
      )}
      {failure === null ? null : (
        <span className={classes.bad} role="alert">
          {t('failing', { problem: problemWords(failure.problem, locale) })}
          {t('failingSince', { time: fullTime(failure.at) })}
        </span>
      )}
    </div>
  );
}

function JournalState({ state }: { readonly state: BackupState }): ReactNode {
  const t = useText('backups');
  const locale = useLocale();
  const { journalFile } = state;
  if (journalFile.folder === '') return <span>{t('journalNone', { minutes: state.everyMinutes })}</span>;
  const problem = problemWords(journalFile.problem, locale);
  return (
    <div className={classes.state} data-testid="backup-journal" data-state={journalFile.state}>
      <code className="path">{journalFile.folder}</code>
      <span className={journalFile.state === 'failing' ? classes.bad : undefined}>
        {t(`journal_${journalFile.state}`, { problem })}
      </span>
    </div>
  );
}

function RunNow({ isRunning }: { readonly isRunning: boolean }): ReactNode {
  const t = useText('backups');
  const act = useHeldAct('backup.run');
  const [isDone, setDone] = useState(false);
  const isBusy = act.isBusy || isRunning;
  const run = async (): Promise<void> => {
    setDone(false);
    setDone((await act.run({})) !== null);
  };
  return (
    <div className={classes.acts}>
      <button
        type="button"
        className="btn btn-primary"
        disabled={isBusy}
        onClick={() => void run()}
        data-testid="backup-run"
      >
        {isBusy ? t('running') : t('run')}
      </button>
      {isDone && !isBusy ? (
        <span role="status" data-testid="backup-done">
          {t('done')}
        </span>
      ) : null}
      <ErrorNote error={act.error} kept={false} />
    </div>
  );
}

function savedWords(state: BackupState, t: ReturnType<typeof useText<'backups'>>): string {
  if (state.unsavedSince === null) return t('saved');
  return t(state.isLate ? 'late' : 'unsaved', { time: fullTime(state.unsavedSince) });
}

/** Where the copies of this room are, how old they are, and what is not safe yet. */
export function BackupPanel(): ReactNode {
  const t = useText('backups');
  const { active } = useSession();
  const { data: state, error, refetch } = useDesk('backup.state', {});
  if (state === undefined) return <ErrorNote error={error} kept={false} onRetry={() => void refetch()} />;
  const home = state.places.find((one) => one.place === 'home');
  const second = state.places.find((one) => one.place === 'second');
  const mayChoose = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const mayRun = mayChoose || (active?.roles.includes('officer') ?? false);
  return (
    <>
      <section className="panel" data-testid="backups">
        <h2 className="panel-head">{t('title')}</h2>
        <div className={`settings-body ${classes.body}`}>
          <p className="dim">{t('intro', { minutes: state.everyMinutes })}</p>
          <p className={state.isLate ? classes.bad : undefined} role={state.isLate ? 'alert' : undefined}>
            {savedWords(state, t)}
          </p>
          {mayRun ? <RunNow isRunning={state.isRunning} /> : <p className="dim">{t('mayRun')}</p>}
          <dl className={classes.places}>
            <dt>{t('place_home')}</dt>
            <dd>{home === undefined ? null : <PlaceState state={home} />}</dd>
            <dt>{t('place_second')}</dt>
            <dd>
              {second === undefined ? <span>{t('secondNone')}</span> : <PlaceState state={second} />}
              {mayChoose ? <FolderActs which="second" isSet={second !== undefined} /> : null}
            </dd>
            <dt>{t('journal')}</dt>
            <dd>
              <JournalState state={state} />
              {mayChoose ? <FolderActs which="journal" isSet={state.journalFile.folder !== ''} /> : null}
            </dd>
          </dl>
          {mayChoose ? null : <p className="dim">{t('mayChange')}</p>}
        </div>
      </section>
      <BackupList />
    </>
  );
}
