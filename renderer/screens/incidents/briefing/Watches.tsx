import type { ReactNode } from 'react';
import type { TimingPage } from '../../../../shared/contract/areas/briefing';
import { DAY_MS } from '../../../../shared/domain/time';
import { limitWords } from '../../../../shared/wording/timingWords';
import { Countdown, ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { useHeldAct } from '../../parts/useHeldAct';
import classes from './clocks.module.css';
import { Source } from './Source';

type Row = TimingPage['rows'][number];
const EMPTY = { result: '' };
/** So long before its end somebody asks once more. */
const NEAR_MS = 3 * DAY_MS;

const kindOf = (row: Row): string => row.id.split('.')[1] ?? '';

function Check(props: { readonly incidentId: string; readonly kind: string }): ReactNode {
  const t = useText('briefing');
  const common = useText('common');
  const draft = useDraft(`watch.${props.incidentId}.${props.kind}`, EMPTY);
  const act = useHeldAct('clocks.checkWatch');
  const { result } = draft.value;
  const save = async (): Promise<void> => {
    if (result.trim() !== '' && (await act.run({ ...props, result })) !== null) draft.drop();
  };
  return (
    <span className={classes.check}>
      <input
        className="field"
        aria-label={t('watchResult')}
        placeholder={t('watchResult')}
        autoComplete="off"
        value={result}
        onChange={(event) => draft.set({ result: event.target.value })}
        data-testid="watch-result"
      />
      <button
        type="button"
        className="btn btn-small"
        disabled={act.isBusy || result.trim() === ''}
        onClick={() => void save()}
        data-testid="watch-check"
      >
        {act.isBusy ? common('saving') : t('watchCheck')}
      </button>
      <ErrorNote error={act.error} />
    </span>
  );
}

/** Spans in which a change of the casualties is reported: how long they run, where that stands, and the question at their end. */
export function Watches(props: {
  readonly incidentId: string;
  readonly rows: readonly Row[];
  readonly now: number;
}): ReactNode {
  const t = useText('briefing');
  const locale = useLocale();
  const kinds = new Map(
    props.rows.filter((row) => row.state === 'watch' && row.dueAt !== null).map((row) => [kindOf(row), row]),
  );
  if (kinds.size === 0) return null;
  return (
    <ul className={classes.watches} data-testid="watches">
      {[...kinds].map(([kind, row]) => (
        <li key={kind} data-testid="watch">
          <b>{t('watch', { limit: limitWords(row.limitMinutes, locale) })}</b>
          <Countdown dueAt={row.dueAt ?? 0} />
          <span className="dim">
            {t('windowHint')} · <Source rule={row.rule} />
          </span>
          {props.now >= (row.dueAt ?? 0) - NEAR_MS ? (
            <Check incidentId={props.incidentId} kind={kind} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
