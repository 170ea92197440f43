import { type ReactNode, useState } from 'react';
import type { BackupRow, RecoveryLook } from '../../../shared/contract/areas/recovery';
import { deskNow } from '../../app/clock';
import { fullTime } from '../../app/time';
import { call } from '../../bridge/client';
import { useDesk } from '../../bridge/hooks';
import { queryClient } from '../../bridge/queryClient';
import { ErrorNote, spanText } from '../../components';
import { useText } from '../../i18n';
import { type Report, Restored, RestoreForm } from './RestoreForm';
import { type Check, newestDaily, type Reach, reachOf, recommended } from './recovery';
import { useBackupChecks } from './useBackupChecks';

function CheckMark({ check }: { readonly check: Check | undefined }): ReactNode {
  const t = useText('failure');
  if (check === 'checking') return <span className="dim">{t('recover.checking')}</span>;
  if (typeof check !== 'object') return <span className="dim">{t('recover.unchecked')}</span>;
  return check.ok ? (
    <b className="recover-sound">✓ {t('recover.sound')}</b>
  ) : (
    <b className="recover-bad">
      ✗ {t('recover.damaged')}：{t(`recover.problem.${check.problem}`)}
    </b>
  );
}

function Row(props: {
  readonly row: BackupRow;
  readonly check: Check | undefined;
  readonly isChosen: boolean;
  readonly isBest: boolean;
  readonly onChoose: () => void;
}): ReactNode {
  const { row, check } = props;
  const t = useText('failure');
  const common = useText('common');
  const isBad = typeof check === 'object' && !check.ok;
  return (
    <label className="recover-row" data-testid="recover-row" data-id={row.id} data-best={props.isBest}>
      <input
        type="radio"
        name="backup"
        checked={props.isChosen}
        disabled={isBad || row.madeAt === null}
        onChange={props.onChoose}
      />
      <span className="recover-when num">
        {row.madeAt === null ? row.name : fullTime(row.madeAt)}
        {row.madeAt === null ? null : (
          <span className="dim">
            {' '}
            {t('recover.ago', { span: spanText(deskNow() - row.madeAt, common, false) })}
          </span>
        )}
      </span>
      <span>{t(`recover.place.${row.place}`)}</span>
      <span className="num">{t('recover.entries', { count: row.entries })}</span>
      <CheckMark check={row.madeAt === null ? { ok: false, problem: 'manifest', detail: '' } : check} />
      {props.isBest ? <b className="recover-best">{t('recover.best')}</b> : null}
    </label>
  );
}

/** What the daily files on the other disk can bring back, and what will be missing. */
function Missing({ look, reach }: { readonly look: RecoveryLook; readonly reach: Reach | null }): ReactNode {
  const t = useText('failure');
  const newest = newestDaily(look);
  return (
    <div className="recover-missing" data-testid="recover-missing" aria-live="polite">
      <p className="dim">
        {newest === null ? t('recover.noDaily') : t('recover.daily', { time: fullTime(newest) })}
        {reach !== null && reach.replayed > 0 ? t('recover.replayed', { count: reach.replayed }) : null}
      </p>
      {reach === null ? null : (
        <p>
          <b>
            {reach.isWhole
              ? t('recover.whole', { time: fullTime(reach.upTo) })
              : t('recover.lost', { time: fullTime(reach.upTo) })}
          </b>
        </p>
      )}
    </div>
  );
}

function Absent({ look }: { readonly look: RecoveryLook }): ReactNode {
  const t = useText('failure');
  if (look.absentFolders.length === 0) return null;
  return (
    <p className="recover-absent" data-testid="recover-absent">
      {t('recover.absent', { folders: look.absentFolders.join('、') })}
    </p>
  );
}

/** Leads a person from damaged data to an open room: what was found, what will be missing, two confirmations, and the end. */
export function Recovery(): ReactNode {
  const t = useText('failure');
  const { data: look, error, refetch } = useDesk('recovery.look', {});
  const [picked, setPicked] = useState<string | null>(null);
  const [folderError, setFolderError] = useState<unknown>(null);
  const [report, setReport] = useState<Report | null>(null);
  const checks = useBackupChecks(look, picked);
  if (report !== null) return <Restored report={report} />;
  if (look === undefined && error === null) return <p className="dim">{t('recover.looking')}</p>;
  if (look === undefined)
    return <ErrorNote error={error} kept={false} onRetry={() => void refetch()} testId="recover-error" />;
  const best = recommended(look, checks);
  const chosen = look.found.find((row) => row.id === (picked ?? best?.id)) ?? null;
  const reach = chosen === null ? null : reachOf(look, checks[chosen.id]);
  const choose = (): void => {
    setFolderError(null);
    call('console.chooseRecoveryFolder', {})
      .then((found) => {
        if (found !== null) queryClient.setQueryData(['recovery.look', {}], found);
      })
      .catch(setFolderError);
  };
  return (
    <section className="recover" aria-labelledby="recover-head" data-testid="recover">
      <h2 id="recover-head">{t('recover.title')}</h2>
      {look.found.length === 0 ? (
        <p data-testid="recover-none">
          <b>{t('recover.none')}</b>
        </p>
      ) : (
        <fieldset className="recover-list">
          <legend>{t('recover.choose')}</legend>
          {look.found.map((row) => (
            <Row
              key={row.id}
              row={row}
              check={checks[row.id]}
              isChosen={row.id === chosen?.id}
              isBest={row.id === best?.id}
              onChoose={() => setPicked(row.id)}
            />
          ))}
        </fieldset>
      )}
      <div className="failure-acts">
        <button type="button" className="btn" data-testid="recover-folder" onClick={choose}>
          {t('recover.folder')}
        </button>
        <span className="dim">{t('recover.folderHelp')}</span>
      </div>
      <ErrorNote error={folderError} kept={false} />
      <Absent look={look} />
      <Missing look={look} reach={reach} />
      {chosen === null || reach === null || !look.canRestore ? null : (
        <RestoreForm key={chosen.id} backup={chosen} reach={reach} onDone={setReport} />
      )}
    </section>
  );
}
