import { type ReactNode, useState } from 'react';
import type { ReportDraft } from '../../../shared/contract/areas/reports';
import { DECISION_WAYS, type DecisionWay } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { deskNow } from '../../app/clock';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import type { Problem } from '../parts/inputs';
import { Segments } from '../parts/Segments';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import { readMoment, WhenInput } from '../parts/WhenInput';
import classes from './reports.module.css';

type Typed = {
  leader: string;
  way: DecisionWay;
  at: string;
  words: string;
  witness: string;
  despite: string;
};
type Line = 'words' | 'leader' | 'witness' | 'despite';

/** 签发: who, in which way, when; by telephone also the leader's words and who heard them. Ctrl+Enter signs. */
export function SignForm(props: {
  readonly draft: ReportDraft;
  /** stores what is typed and gives the version */
  readonly flush: () => Promise<number | null>;
  readonly onClose: () => void;
  readonly onSigned: () => void;
}): ReactNode {
  const { draft, flush, onClose, onSigned } = props;
  const t = useText('reports');
  const common = useText('common');
  const words = labels(useLocale());
  const [initial] = useState<Typed>(() => ({ ...draft.suggested, at: '', words: '', despite: '' }));
  const kept = useDraft<Typed>(`report.sign.${draft.id}`, initial);
  const act = useHeldAct('report.sign');
  const [problems, setProblems] = useState<Partial<Record<Line | 'at', Problem>>>({});
  const box = useFocusFirst<HTMLElement>();
  const { value } = kept;
  const hasErrors = draft.findings.some((one) => one.level === 'error');
  useEscape(onClose);
  const sign = async (): Promise<void> => {
    const moment = value.at.trim() === '' ? deskNow() : readMoment(value.at, 'past');
    const needed: readonly Line[] = [
      'leader',
      ...(value.way === 'phone' ? (['words', 'witness'] as const) : []),
      ...(hasErrors ? (['despite'] as const) : []),
    ];
    const found = {
      ...Object.fromEntries(
        needed.filter((name) => value[name].trim() === '').map((name) => [name, 'empty' as const]),
      ),
      ...(moment === null ? { at: 'not_a_time' as const } : {}),
    };
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const version = await flush();
    if (version === null) return;
    const at = value.at.trim() === '' ? null : moment;
    const isPhone = value.way === 'phone';
    const signed = await act.run({
      draftId: draft.id,
      version,
      leader: value.leader,
      way: value.way,
      at,
      words: isPhone ? value.words : '',
      witness: isPhone ? value.witness : '',
      despite: hasErrors ? value.despite : '',
    });
    if (signed === null) return;
    kept.drop();
    onSigned();
  };
  useSaveKey(box, () => void sign());
  const line = (name: Line, label: string, className = ''): ReactNode => (
    <Field label={label} problem={problems[name]} className={className}>
      {(ids) => (
        <input
          {...ids}
          className="field"
          autoComplete="off"
          value={value[name]}
          onChange={(event) => kept.set({ [name]: event.target.value })}
          data-testid={`sign-${name}`}
        />
      )}
    </Field>
  );
  return (
    <section ref={box} className={classes.sign} aria-label={t('sign')} data-testid="sign-form">
      <div className={classes.signRow}>
        {value.way === 'phone' ? line('words', t('signWords'), classes.grow) : null}
        {line('leader', t('signLeader'))}
        {value.way === 'phone' ? line('witness', t('signWitness')) : null}
        <Field label={t('signAt')} problem={problems.at}>
          {(ids) => (
            <WhenInput
              {...ids}
              direction="past"
              value={value.at}
              onValue={(at) => kept.set({ at })}
              data-testid="sign-at"
            />
          )}
        </Field>
      </div>
      {hasErrors ? line('despite', t('signDespite')) : null}
      <div className={classes.bar}>
        <Segments
          label={t('signWay')}
          value={value.way}
          onValue={(way) => kept.set({ way })}
          options={DECISION_WAYS.map((way) => ({ value: way, label: words.decisionWay[way] }))}
          testId="sign-way"
        />
        <span className={classes.grow} />
        <button
          type="button"
          className="btn btn-primary"
          disabled={act.isBusy}
          onClick={() => void sign()}
          data-testid="sign-save"
        >
          {act.isBusy ? common('saving') : t('sign')} <Kbd>Ctrl+Enter</Kbd>
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {common('cancel')}
        </button>
      </div>
      <ErrorNote error={act.error} />
    </section>
  );
}
