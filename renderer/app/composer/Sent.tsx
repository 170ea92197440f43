import type { ReactNode } from 'react';
import { errorText } from '../../../shared/wording/errors';
import { useLocale, useText } from '../../i18n';
import { composer, useComposer } from '.';
import type { Sent } from './model';

function Outcome({ line }: { readonly line: Sent }): ReactNode {
  const t = useText('shell');
  const locale = useLocale();
  switch (line.state) {
    case 'sending':
      return <span className="dim">{t('composer.saving')}</span>;
    case 'waiting':
      return <span className="dim">{t('composer.waiting')}</span>;
    case 'saved':
      return <span>✓ {t('composer.saved', { number: line.number ?? '' })}</span>;
    case 'spooled':
      return <b>{line.error === null ? null : errorText(line.error, locale)}</b>;
    case 'failed':
      return (
        <span>
          {line.error?.code === 'spool_nowhere' ? null : <b>{t('composer.failed')} </b>}
          {line.error === null ? null : errorText(line.error, locale)}
        </span>
      );
  }
}

function SentLine({ line }: { readonly line: Sent }): ReactNode {
  const t = useText('shell');
  const isStuck = line.state === 'failed';
  return (
    <li
      className={`sent sent-${line.state}`}
      data-testid="composer-sent"
      data-state={line.state}
      data-entry={line.entryId}
    >
      <Outcome line={line} />
      <span className="sent-text">{line.draft.text}</span>
      <span className="dim">{line.author}</span>
      {isStuck || line.state === 'waiting' ? (
        <button
          type="button"
          className="btn btn-small"
          data-testid="composer-retry"
          onClick={() => composer().retry(line.entryId)}
        >
          {t('composer.retry')}
        </button>
      ) : null}
      {isStuck ? (
        <button
          type="button"
          className="btn btn-small"
          data-testid="composer-take-back"
          onClick={() => composer().takeBack(line.entryId)}
        >
          {t('composer.takeBack')}
        </button>
      ) : null}
    </li>
  );
}

/** The lines on their way, above the composer: they lie over the screen's edge and push nothing. */
export function SentLines(): ReactNode {
  const t = useText('shell');
  const { sent } = useComposer();
  if (sent.length === 0) return null;
  return (
    <ul className="sent-list" aria-label={t('composer.sentList')} aria-live="polite">
      {sent.map((line) => (
        <SentLine key={line.entryId} line={line} />
      ))}
    </ul>
  );
}
