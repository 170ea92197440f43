import type { ReactNode } from 'react';
import type { ErrorCode } from '../../shared/contract/errors';
import { errorText } from '../../shared/wording/errors';
import { CallError } from '../bridge/client';
import { useLocale, useText } from '../i18n';

/** The words of these say themselves that what was typed is kept. */
const SAYS_KEPT: ReadonlySet<ErrorCode> = new Set([
  'desk_unavailable',
  'disk_full',
  'internal',
  'not_signed_in',
]);

/**
 * What happened and what to do (from shared/wording), and that nothing typed is lost. `kept={false}` where nothing
 * was typed. Shows nothing for a null error, so it may always be rendered.
 */
export function ErrorNote(props: {
  readonly error: unknown;
  readonly kept?: boolean;
  readonly onRetry?: (() => void) | undefined;
  readonly testId?: string;
}): ReactNode {
  const t = useText('common');
  const locale = useLocale();
  if (props.error === null || props.error === undefined) return null;
  const error =
    props.error instanceof CallError
      ? props.error.error
      : { code: 'internal' as const, ref: String(props.error) };
  return (
    <div
      className="error-note"
      role="alert"
      data-testid={props.testId ?? 'error-note'}
      data-code={error.code}
    >
      <span className="error-mark" aria-hidden="true">
        !
      </span>
      <span>
        {errorText(error, locale)}
        {props.kept === false || SAYS_KEPT.has(error.code) ? null : (
          <span className="dim"> {t('textKept')}</span>
        )}
      </span>
      {props.onRetry === undefined ? null : (
        <button type="button" className="btn btn-small" onClick={props.onRetry}>
          {t('retry')}
        </button>
      )}
    </div>
  );
}
