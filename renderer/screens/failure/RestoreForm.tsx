import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { BackupRow } from '../../../shared/contract/areas/recovery';
import type { OutputOf } from '../../../shared/contract/procedures';
import { isSameName } from '../../../shared/domain/recovery';
import { fullTime } from '../../app/time';
import { CallError, call } from '../../bridge/client';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import type { Reach } from './recovery';
import { TwoPeople, type TwoPeopleRef } from './TwoPeople';

export type Report = OutputOf<'recovery.restore'>;

/** The room is back: what came of it, and the door into it. */
export function Restored({ report }: { readonly report: Report }): ReactNode {
  const t = useText('failure');
  const [isOpening, setOpening] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { accountsWithoutPassword: accounts, missingAttachments: files } = report;
  const open = (): void => {
    setOpening(true);
    setError(null);
    call('console.restartDesk', {}).catch((problem: unknown) => {
      setError(problem);
      setOpening(false);
    });
  };
  return (
    <section className="recover recover-done" role="status" data-testid="recover-done">
      <h2>✓ {t('recover.done')}</h2>
      <ul>
        <li>
          {t('recover.doneEntries', { count: report.entries, replayed: report.replayed })}
          {report.dropped === 0 ? null : ` ${t('recover.doneDropped', { count: report.dropped })}`}
        </li>
        {report.aside === null ? null : (
          <li>
            {t('recover.doneAside')} <code className="path">{report.aside}</code>
          </li>
        )}
        {files.length === 0 ? null : <li>{t('recover.doneFiles', { count: files.length })}</li>}
        {accounts.length === 0 ? null : <li>{t('recover.doneAccounts', { names: accounts.join('、') })}</li>}
        <li>{t('recover.doneLine')}</li>
      </ul>
      <button
        type="button"
        className="btn btn-primary"
        data-testid="recover-open"
        // biome-ignore lint/a11y/noAutofocus: the form that had the focus is gone, and this is all that is left to do
        autoFocus
        aria-busy={isOpening}
        onClick={open}
      >
        {isOpening ? t('trying') : t('recover.open')}
      </button>
      <ErrorNote error={error} kept={false} />
    </section>
  );
}

/** Two confirmations, and then the restore: that what will be missing was read, and the name of the room typed out. */
export function RestoreForm(props: {
  readonly backup: BackupRow;
  readonly reach: Reach;
  readonly onDone: (report: Report) => void;
}): ReactNode {
  const { backup, reach, onDone } = props;
  const t = useText('failure');
  const [isRead, setRead] = useState(false);
  const [name, setName] = useState('');
  const [state, setState] = useState<'asking' | 'restoring'>('asking');
  const [problem, setProblem] = useState<'read' | 'name' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const two = useRef<TwoPeopleRef>(null);
  const [needsTwo, setNeedsTwo] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wrong = !isRead ? 'read' : isSameName(name, backup.roomName) ? null : 'name';
    setProblem(wrong);
    setError(null);
    if (wrong !== null || state === 'restoring') return;
    setState('restoring');
    const people = two.current?.value() ?? [];
    const confirmed = { backupId: backup.id, isRead, roomName: name };
    const input = { ...confirmed, ...(people.length === 0 ? {} : { people: [...people] }) };
    call('recovery.restore', input).then(onDone, (why: unknown) => {
      if (why instanceof CallError && why.error.code === 'second_needed') setNeedsTwo(true);
      setError(why);
      setState('asking');
    });
  };
  const isBusy = state === 'restoring';
  return (
    <form className="recover-form" onSubmit={submit} noValidate data-testid="recover-form">
      <h3>{t('recover.confirm')}</h3>
      <label className="recover-check">
        <input
          type="checkbox"
          checked={isRead}
          disabled={isBusy}
          data-testid="recover-read"
          aria-invalid={problem === 'read'}
          onChange={(event) => setRead(event.target.checked)}
        />
        <span>
          {reach.isWhole ? t('recover.readWhole') : t('recover.readLost', { time: fullTime(reach.upTo) })}
        </span>
      </label>
      <label className="recover-name">
        <span>{t('recover.typeName', { name: backup.roomName })}</span>
        <input
          className="field"
          value={name}
          disabled={isBusy}
          data-testid="recover-name"
          aria-invalid={problem === 'name'}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      {needsTwo ? <TwoPeople ref={two} /> : null}
      {problem === null ? null : (
        <p role="alert" className="recover-problem">
          {t(`recover.missing.${problem}`)}
        </p>
      )}
      <div className="failure-acts">
        <button
          type="submit"
          className="btn btn-primary"
          data-testid="recover-submit"
          aria-busy={isBusy}
          aria-disabled={isBusy}
        >
          {isBusy ? t('recover.restoring') : t('recover.submit')}
        </button>
        {isBusy ? (
          <progress aria-label={t('recover.restoring')} />
        ) : (
          <span className="dim">{t('recover.aside')}</span>
        )}
      </div>
      <ErrorNote error={error} kept={false} />
    </form>
  );
}
