import { type ReactNode, useRef, useState } from 'react';
import type { ImportBatch } from '../../../shared/contract/areas/imports';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Time } from '../../components';
import { useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './imports.module.css';

/** Every batch with where it stands; a supervisor may take one back. */
export function Batches(props: { readonly mayImport: boolean }): ReactNode {
  const t = useText('imports');
  const { data, error, refetch } = useDesk('import.list', {});
  const [open, setOpen] = useState<string | null>(null);
  const heads = ['at', 'source', 'lines', 'leftOut', 'by', 'state'] as const;
  return (
    <section className="panel">
      <h2 className="panel-head">{t('batches')}</h2>
      {error !== null ? <ErrorNote error={error} kept={false} onRetry={() => void refetch()} /> : null}
      {data?.length === 0 ? <p className="empty">{t('noBatches')}</p> : null}
      {data === undefined || data.length === 0 ? null : (
        <div className={classes.scroll}>
          <table className={classes.table} data-testid="import-batches">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {t(head)}
                  </th>
                ))}
                <th aria-label={t('withdraw')} />
              </tr>
            </thead>
            <tbody>
              {data.map((batch) => (
                <BatchRow
                  key={batch.id}
                  batch={batch}
                  mayWithdraw={props.mayImport && batch.state === 'done'}
                  isOpen={open === batch.id}
                  onOpen={(is) => setOpen(is ? batch.id : null)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function BatchRow(props: {
  readonly batch: ImportBatch;
  readonly mayWithdraw: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (is: boolean) => void;
}): ReactNode {
  const t = useText('imports');
  const { batch } = props;
  const percent = Math.floor(batch.progress * 100);
  return (
    <>
      <tr data-testid="import-batch" data-state={batch.state}>
        <td className="num">
          <Time at={batch.startedAt} full />
        </td>
        <td title={`${batch.fileName} ${batch.sha256}`}>
          {batch.source}
          <span className="dim"> {batch.fileName}</span>
        </td>
        <td className="num">{batch.good}</td>
        <td className="num">{batch.bad === 0 ? '' : batch.bad}</td>
        <td>{batch.authorName}</td>
        <td>{t(`state_${batch.state}`, { percent, reason: batch.withdrawnReason })}</td>
        <td>
          {props.mayWithdraw && !props.isOpen ? (
            <button
              type="button"
              className="btn btn-small"
              onClick={() => props.onOpen(true)}
              data-testid="import-withdraw"
            >
              {t('withdraw')}
            </button>
          ) : null}
        </td>
      </tr>
      {props.isOpen && props.mayWithdraw ? (
        <tr>
          <td colSpan={7}>
            <WithdrawForm batchId={batch.id} onClose={() => props.onOpen(false)} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function WithdrawForm(props: { readonly batchId: string; readonly onClose: () => void }): ReactNode {
  const t = useText('imports');
  const [reason, setReason] = useState('');
  const entryId = useRef(crypto.randomUUID());
  const act = useHeldAct('import.withdraw');
  const save = async (): Promise<void> => {
    if (reason.trim() === '') return;
    const input = { batchId: props.batchId, entryId: entryId.current, reason: reason.trim() };
    if ((await act.run(input)) !== null) props.onClose();
  };
  return (
    <form
      className={classes.bar}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <input
        className="field"
        // biome-ignore lint/a11y/noAutofocus: the field opens by the press that wanted it
        autoFocus
        value={reason}
        maxLength={500}
        placeholder={t('withdrawReason')}
        aria-label={t('withdrawReason')}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter that ends the writing of a Chinese word sends nothing.
          if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
        }}
        data-testid="import-withdraw-reason"
      />
      <button
        type="submit"
        className="btn btn-primary btn-small"
        disabled={reason.trim() === '' || act.isBusy}
        data-testid="import-withdraw-save"
      >
        {t('withdrawSave')}
      </button>
      <button type="button" className="btn btn-small" onClick={props.onClose}>
        {t('keep')}
      </button>
      <span className="dim">{t('withdrawNote')}</span>
      <ErrorNote error={act.error} kept />
    </form>
  );
}
