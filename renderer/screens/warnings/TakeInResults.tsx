import type { ReactNode } from 'react';
import type { ImportResult } from '../../../shared/contract/areas/warnings';
import { HELD_REASONS, type HeldReason } from '../../../shared/warnings/place';
import { refusedWords } from '../../../shared/wording/warningFileLines';
import { HELD_WORDS } from '../../../shared/wording/warningLines';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import type { FileResult, Refused } from './useTakeIn';
import classes from './warnings.module.css';

const MISSING = ['missing_issuer', 'missing_kind', 'missing_area', 'time_order'] as const;

function useReasonWords(): (reason: string) => string {
  const t = useText('warnings');
  const locale = useLocale();
  return (reason) => {
    const held = HELD_REASONS.find((one): one is HeldReason => one === reason);
    if (held !== undefined) return HELD_WORDS[locale][held];
    const missing = MISSING.find((one) => one === reason);
    return missing === undefined ? reason : t(missing);
  };
}

function RefusedLine({ refused }: { readonly refused: Refused }): ReactNode {
  const t = useText('warnings');
  const locale = useLocale();
  const { code, where } = refused;
  const words = refusedWords(code, locale);
  // The reading words its details in English; names of fields and values say something in any language.
  const isSaid = words !== null && (code === 'not_warning' || (locale === 'zh' && /\s/.test(refused.detail)));
  const detail = isSaid ? '' : refused.detail;
  return (
    <li data-testid="take-in-refused">
      <b>{t('outcome_refused')}</b> {words ?? code}
      {detail === '' ? null : <span className="dim"> {detail}</span>}
      {where === null ? null : <span className="dim"> ({where})</span>}
    </li>
  );
}

function ResultLine({ result }: { readonly result: ImportResult }): ReactNode {
  const t = useText('warnings');
  const words = useReasonWords();
  return (
    <li data-testid="take-in-result" data-outcome={result.outcome}>
      <b>{t(`outcome_${result.outcome}`)}</b> {result.title}
      {result.reason === null ? null : <span className="dim"> {words(result.reason)}</span>}
    </li>
  );
}

/** What became of what was pasted or dropped, file by file. */
export function TakeInResults(props: {
  readonly results: readonly FileResult[];
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('warnings');
  if (props.results.length === 0) return null;
  return (
    <section
      className={`panel ${classes.results}`}
      aria-label={t('results')}
      role="status"
      data-testid="take-in"
    >
      <header className={classes.head}>
        <b>{t('results')}</b>
        <span className={classes.spacer} />
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {t('hide')}
        </button>
      </header>
      {props.results.map((file, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
        <div key={place} data-testid="take-in-file">
          {file.name === '' ? null : <p className="field-label">{file.name}</p>}
          <ul>
            {file.results.map((result, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a message may come twice in one file
              <ResultLine key={at} result={result} />
            ))}
            {file.refused.map((refused, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same reason may hold for several
              <RefusedLine key={at} refused={refused} />
            ))}
            {file.asked === 0 ? null : (
              <li>
                <b>{t('outcome_asked')}</b> {t('askedHint', { count: file.asked })}
              </li>
            )}
          </ul>
          <ErrorNote error={file.error} kept={false} />
        </div>
      ))}
    </section>
  );
}
