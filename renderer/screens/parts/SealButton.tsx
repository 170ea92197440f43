import { type ReactNode, useState } from 'react';
import type { SealedFile, SealScope } from '../../../shared/contract/areas/sealed';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import classes from './sealed.module.css';
import { useHeldAct } from './useHeldAct';

/** Seals a shift or a span into a package; afterwards the two codes that its receiver needs are shown. */
export function SealButton(props: { readonly scope: SealScope; readonly testId: string }): ReactNode {
  const t = useText('sealed');
  const act = useHeldAct('console.sealPackage');
  const shower = useHeldAct('console.showFile');
  const [result, setResult] = useState<SealedFile | 'cancelled' | null>(null);
  const run = async (): Promise<void> => {
    setResult(null);
    setResult((await act.run({ scope: props.scope })) ?? 'cancelled');
  };
  return (
    <span className={classes.seal}>
      <button
        type="button"
        className="btn btn-small"
        title={t('sealHint')}
        disabled={act.isBusy}
        onClick={() => void run()}
        data-testid={props.testId}
      >
        {t(act.isBusy ? 'sealing' : 'seal')}
      </button>
      {act.error !== null ? (
        <ErrorNote error={act.error} kept={false} />
      ) : result === 'cancelled' ? (
        <span className="dim" role="status">
          {t('cancelled')}
        </span>
      ) : result === null ? null : (
        <span className={classes.done} role="status" data-testid={`${props.testId}-done`}>
          {t('sealed', { lines: result.lines, path: result.path })}
          {result.missing > 0 ? <strong>{t('missing', { count: result.missing })}</strong> : null}
          <span>{t('tell', { keyCode: result.keyCode, code: result.code })}</span>
          <button
            type="button"
            className="btn btn-small"
            onClick={() => void shower.run({ path: result.path })}
          >
            {t('showFile')}
          </button>
        </span>
      )}
      <ErrorNote error={shower.error} kept={false} />
    </span>
  );
}
