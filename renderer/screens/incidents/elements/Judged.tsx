import type { ReactNode } from 'react';
import type { Incident } from '../../../../shared/contract/models';
import { fullTime } from '../../../app/time';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Segments } from '../../parts/Segments';
import { useHeldAct } from '../../parts/useHeldAct';
import { readMoment, WhenInput } from '../../parts/WhenInput';
import classes from './elements.module.css';

type Typed = { readonly by: string; readonly at: string; readonly words: string };
const NOTHING: Typed & { readonly verdict: 'true' | 'false' | '' } = {
  by: '',
  at: '',
  words: '',
  verdict: '',
};
type Props = { readonly incident: Incident; readonly canWrite: boolean };

const momentOf = (typed: string): number | null => (typed.trim() === '' ? null : readMoment(typed, 'past'));

/** Who says it, when, and in which words: the same for both judgements. */
function Said(props: {
  readonly typed: Typed;
  readonly byLabel: string;
  readonly testId: string;
  readonly onTyped: (change: Partial<Typed>) => void;
}): ReactNode {
  const { typed, byLabel, testId, onTyped } = props;
  const t = useText('intake');
  return (
    <div className={classes.line}>
      <input
        className="field"
        aria-label={byLabel}
        placeholder={byLabel}
        autoComplete="off"
        maxLength={60}
        value={typed.by}
        onChange={(event) => onTyped({ by: event.target.value })}
        data-testid={`${testId}-by`}
      />
      <WhenInput
        aria-label={t('saidAt')}
        value={typed.at}
        direction="past"
        onValue={(at) => onTyped({ at })}
        data-testid={`${testId}-at`}
      />
      <input
        className="field"
        aria-label={t('words')}
        placeholder={t('words')}
        autoComplete="off"
        maxLength={500}
        value={typed.words}
        onChange={(event) => onTyped({ words: event.target.value })}
        data-testid={`${testId}-words`}
      />
    </div>
  );
}

/** 属实 or 不实, when and by whom; a later word goes before an earlier one, and both stay. */
export function Verification({ incident, canWrite }: Props): ReactNode {
  const t = useText('intake');
  const draft = useDraft(`incident.verify.${incident.id}`, NOTHING);
  const act = useHeldAct('incident.verify');
  const { verification } = incident;
  const { verdict, by, at, words } = draft.value;
  const save = async (): Promise<void> => {
    const isTrue = verdict === 'true';
    const input = { incidentId: incident.id, isTrue, by, words, at: momentOf(at) };
    if ((await act.run(input)) !== null) draft.drop();
  };
  return (
    <section className={`panel ${classes.card}`} aria-label={t('verification')} data-testid="elements-verify">
      <h3>{t('verification')}</h3>
      <p>
        {verification === null ? (
          <span className="dim">{t('notVerified')}</span>
        ) : (
          t('verified', {
            word: t(verification.isTrue ? 'verifiedTrue' : 'verifiedFalse'),
            time: fullTime(verification.at),
            by: verification.by,
          })
        )}
      </p>
      {canWrite ? (
        <>
          <Segments
            label={t('verification')}
            value={verdict === '' ? null : verdict}
            onValue={(value) => draft.set({ verdict: value })}
            testId="verify-verdict"
            options={[
              { value: 'true', label: t('verifiedTrue') },
              { value: 'false', label: t('verifiedFalse') },
            ]}
          />
          <Said typed={draft.value} byLabel={t('verifyBy')} testId="verify" onTyped={draft.set} />
          <button
            type="button"
            className="btn btn-small"
            disabled={act.isBusy || verdict === '' || by.trim() === ''}
            onClick={() => void save()}
            data-testid="verify-save"
          >
            {t('verifySave')}
          </button>
        </>
      ) : null}
      <ErrorNote error={act.error} />
    </section>
  );
}

/** 稳定 ends the daily zero reports, and can be taken back. */
export function Stable({ incident, canWrite }: Props): ReactNode {
  const t = useText('intake');
  const draft = useDraft(`incident.stable.${incident.id}`, NOTHING);
  const act = useHeldAct('incident.markStable');
  const isStable = incident.stableAt !== null;
  const { by, at, words } = draft.value;
  const save = async (): Promise<void> => {
    const input = { incidentId: incident.id, isStable: !isStable, by, words, at: momentOf(at) };
    if ((await act.run(input)) !== null) draft.drop();
  };
  return (
    <section className={`panel ${classes.card}`} aria-label={t('stable')} data-testid="elements-stable">
      <h3>{t('stable')}</h3>
      <p>
        {incident.stableAt === null ? (
          <span className="dim">{t('notStable')}</span>
        ) : (
          t('stableSince', { time: fullTime(incident.stableAt) })
        )}
      </p>
      <p className={`dim ${classes.small}`}>{t('stableHint')}</p>
      {canWrite ? (
        <>
          <Said typed={draft.value} byLabel={t('stableBy')} testId="stable" onTyped={draft.set} />
          <button
            type="button"
            className="btn btn-small"
            disabled={act.isBusy || by.trim() === ''}
            onClick={() => void save()}
            data-testid="stable-save"
          >
            {t(isStable ? 'takeBack' : 'markStable')}
          </button>
        </>
      ) : null}
      <ErrorNote error={act.error} />
    </section>
  );
}
