import { type ReactNode, useState } from 'react';
import type { Status } from '../../../shared/contract/boardModels';
import { call } from '../../bridge/client';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { LanguageChoice } from '../settings/LanguageChoice';
import './failure.css';
import { Recovery } from './Recovery';

const KNOWN = [
  'schema_newer',
  'data_corrupt',
  'data_missing',
  'read_only',
  'disk_full',
  'locked_by_other',
] as const;
type Known = (typeof KNOWN)[number] | 'other';

/** Causes for which a backup helps. A full or read-only disk, a newer version or another program have their own way out. */
const RESTORABLE: ReadonlySet<Known> = new Set(['data_corrupt', 'data_missing']);

function knownCode(code: string | undefined): Known {
  return KNOWN.find((known) => known === code) ?? 'other';
}

/** The data cannot be opened: what happened, how the data are, what to do; each cause in its own words. */
export default function FailureScreen({ status }: { readonly status: Status }): ReactNode {
  const t = useText('failure');
  const code = knownCode(status.failure?.code);
  const [isTrying, setTrying] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const again = (): void => {
    setTrying(true);
    setError(null);
    call('console.restartDesk', {})
      .catch(setError)
      .finally(() => setTrying(false));
  };
  return (
    <main className="failure" data-testid="failure" data-code={status.failure?.code ?? 'other'}>
      <header className="failure-head">
        <p className="failure-kicker">{t('heading')}</p>
        <LanguageChoice />
      </header>
      <h1>{t(`${code}.title`)}</h1>
      <dl className="failure-words">
        {(['what', 'kept', 'todo'] as const).map((part) => (
          <div key={part}>
            <dt>{t(part)}</dt>
            <dd data-testid={`failure-${part}`}>{t(`${code}.${part}`)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('home')}</dt>
          <dd>
            <code className="path" data-testid="data-path">
              {status.home}
            </code>
          </dd>
        </div>
      </dl>
      {RESTORABLE.has(code) ? <Recovery /> : null}
      <div className="failure-acts">
        <button
          type="button"
          className={RESTORABLE.has(code) ? 'btn' : 'btn btn-primary'}
          data-testid="failure-again"
          aria-busy={isTrying}
          onClick={again}
        >
          {isTrying ? t('trying') : t('again')}
        </button>
        <span className="dim">{t('meanwhile')}</span>
      </div>
      {error === null ? null : (
        <div>
          {t('notTried')} <ErrorNote error={error} kept={false} />
        </div>
      )}
      <p className="dim failure-detail">
        {t('version')} {status.version}
        {status.failure === null
          ? null
          : ` · ${t('detail')}: ${status.failure.code} ${status.failure.detail}`}
      </p>
    </main>
  );
}
