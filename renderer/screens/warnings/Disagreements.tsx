import { type ReactNode, useState } from 'react';
import type { Warning } from '../../../shared/contract/models';
import { ErrorNote, Time } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { useHeldAct } from '../parts/useHeldAct';
import { Scales } from './Scales';
import { StatusBand } from './StatusBand';
import { useWarningName } from './useWarningName';
import classes from './warnings.module.css';

type Pair = readonly [Warning, Warning];

/** Each two that say otherwise, once. */
export function pairsOf(warnings: readonly Warning[]): readonly Pair[] {
  const known = new Map(warnings.map((one) => [one.id, one]));
  return warnings.flatMap((one) =>
    one.disagreesWith.flatMap((id): Pair[] => {
      const other = known.get(id);
      return other === undefined || one.id > id ? [] : [[one, other]];
    }),
  );
}

/** Two sources that disagree, side by side, with the question which one the room follows. Nothing is chosen by itself. */
export function Disagreements({ warnings }: { readonly warnings: readonly Warning[] }): ReactNode {
  const t = useText('warnings');
  const pairs = pairsOf(warnings);
  if (pairs.length === 0) return null;
  return (
    <section className={`panel ${classes.apart}`} aria-label={t('disagree')} data-testid="warning-pairs">
      <h2 className="panel-head">
        {t('disagree')} <span className="num">{pairs.length}</span>
        <span className="dim"> {t('disagreeHint')}</span>
      </h2>
      {pairs.map((pair) => (
        <PairRow key={`${pair[0].id} ${pair[1].id}`} pair={pair} />
      ))}
    </section>
  );
}

const EMPTY = { reason: '' };

function PairRow({ pair }: { readonly pair: Pair }): ReactNode {
  const t = useText('warnings');
  const nameOf = useWarningName();
  const draft = useDraft(`warning.prefer.${pair[0].id}.${pair[1].id}`, EMPTY);
  const act = useHeldAct('warning.prefer');
  const [isEmpty, setEmpty] = useState(false);
  const prefer = async (followed: Warning, other: Warning): Promise<void> => {
    const { reason } = draft.value;
    setEmpty(reason.trim() === '');
    if (reason.trim() === '') return;
    if ((await act.run({ warningId: followed.id, otherId: other.id, reason })) !== null) draft.drop();
  };
  return (
    <div className={classes.pair} data-testid="warning-pair">
      {pair.map((warning, place) => {
        const other = pair[1 - place];
        return (
          <div key={warning.id} className={classes.side}>
            <StatusBand status={warning.status} />
            <p className={classes.head}>
              <Scales warning={warning} />
              <b>{warning.kind}</b>
              <span>{warning.area}</span>
            </p>
            <p className={classes.second}>
              {warning.issuer} · <Time at={warning.issuedAt ?? warning.receivedAt} />
            </p>
            <button
              type="button"
              className="btn btn-small"
              disabled={act.isBusy}
              aria-label={`${t('follow')}：${nameOf(warning)}`}
              onClick={() => other !== undefined && void prefer(warning, other)}
              data-testid="pair-follow"
            >
              {t('follow')}
            </button>
          </div>
        );
      })}
      <label className={classes.why}>
        <span className="field-label">{t('followReason')}</span>
        <input
          className="field"
          autoComplete="off"
          aria-invalid={isEmpty}
          placeholder={t('followReasonHint')}
          value={draft.value.reason}
          onChange={(event) => draft.set({ reason: event.target.value })}
          data-testid="pair-reason"
        />
        {isEmpty ? <span className={classes.warn}>{t('followNeedsReason')}</span> : null}
        <ErrorNote error={act.error} />
      </label>
    </div>
  );
}
