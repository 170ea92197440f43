import { type ReactNode, useState } from 'react';
import type { LossProcess, LossTable } from '../../../shared/contract/areas/losses';
import { figureKey } from '../../../shared/rules/losses/table';
import { deskNow } from '../../app/clock';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import type { Draft } from '../parts/draft';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './losses.module.css';
import type { LossDraft } from './model';

/** A workbook is read before anything is taken from it: every cell that cannot be taken is named by its place. */
export function ImportPanel(props: {
  readonly process: LossProcess;
  readonly draft: Draft<LossDraft>;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('losses');
  const common = useText('common');
  const { process, draft } = props;
  const choose = useHeldAct('console.chooseLosses');
  const [found, setFound] = useState<{ readonly name: string; readonly table: LossTable } | null>(null);
  useEscape(props.onClose);
  const open = async (): Promise<void> => {
    const chosen = await choose.run({ lossId: process.summary.id });
    if (chosen !== null) setFound({ name: chosen.fileName, table: chosen.table });
  };
  const take = (): void => {
    if (found === null) return;
    const at = deskNow();
    const values = Object.fromEntries(
      found.table.figures.map((one) => [figureKey(one.unit, one.item), { value: one.value, at }]),
    );
    draft.set({ values: { ...draft.value.values, ...values } });
    props.onClose();
  };
  const problems = found?.table.problems ?? [];
  return (
    <section className={`panel ${classes.form}`} aria-label={t('importTitle')} data-testid="loss-import">
      <div className={classes.actions}>
        <b>{t('importTitle')}</b>
        <button
          type="button"
          className="btn btn-small"
          disabled={choose.isBusy}
          onClick={() => void open()}
          data-testid="loss-import-choose"
        >
          {t('importChoose')}
        </button>
        <span className="dim">{t('importHint')}</span>
        <span className={classes.spacer} />
        <button type="button" className="btn btn-small btn-plain" onClick={props.onClose}>
          {common('close')}
        </button>
      </div>
      <ErrorNote error={choose.error} kept={false} />
      {found === null ? null : (
        <>
          <p data-testid="loss-import-found">
            {t('importFound', {
              name: found.name,
              units: found.table.units,
              items: found.table.items,
              cells: found.table.figures.length,
            })}
          </p>
          {problems.length === 0 ? null : (
            <table className={classes.problems} data-testid="loss-import-problems">
              <thead>
                <tr>
                  <th scope="col">{t('cell')}</th>
                  <th scope="col">{t('cellText')}</th>
                  <th scope="col">{t('cellWhy')}</th>
                </tr>
              </thead>
              <tbody>
                {problems.slice(0, 200).map((one) => (
                  <tr key={`${one.row}${one.column}${one.why}`}>
                    <td className="num">{one.row === 0 ? '' : `${one.column}${one.row}`}</td>
                    <td>{one.text}</td>
                    <td>{t(`why_${one.why}`, { expected: one.expected })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <div className={classes.actions}>
            <button
              type="button"
              className="btn btn-primary btn-small"
              disabled={problems.length > 0 || found.table.figures.length === 0}
              onClick={take}
              data-testid="loss-import-take"
            >
              {t('importTake', { count: found.table.figures.length })}
            </button>
            {problems.length === 0 ? null : <span>{t('importMend')}</span>}
          </div>
        </>
      )}
    </section>
  );
}
