import { type ReactNode, useState } from 'react';
import { CallError, call } from '../../bridge/client';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { deskNow, useNow } from '../clock';
import { isComposingKey } from '../hotkeys';
import { clockSeconds, clockTime, parseFutureTime, parsePastTime } from '../time';

/** The moment nearest to now that a typed clock time can mean: a clock may be fast or slow. */
function nearest(typed: string, now: number): number | null {
  const past = parsePastTime(typed, now);
  const future = parseFutureTime(typed, now);
  if (past === null || future === null) return past ?? future;
  return now - past <= future - now ? past : future;
}

/** After a stop that was not clean: from when to when, what came due, and whether this PC still knows what time it is. Stands until an officer answers. */
export function ClockQuestion(): ReactNode {
  const t = useText('shell');
  const now = useNow();
  const question = useDesk('clock.question', {}).data;
  const { active } = useSession();
  const [typed, setTyped] = useState('');
  const [isBad, setBad] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (question === undefined || question === null) return null;
  const answer = async (trueAt: number | null): Promise<void> => {
    setError(null);
    try {
      await call('clock.check', { trueAt });
      setTyped('');
    } catch (problem) {
      setError(
        problem instanceof CallError ? problem : new CallError({ code: 'internal', ref: String(problem) }),
      );
    }
  };
  const answerTyped = (): void => {
    const at = nearest(typed, deskNow());
    setBad(at === null);
    if (at !== null) void answer(at);
  };
  return (
    <section
      className="gap-band"
      aria-label={t('gap.ask', { time: clockTime(now) })}
      data-testid="clock-question"
    >
      <span className="num">
        {t('gap.stopped', { from: clockSeconds(question.from), to: clockSeconds(question.to) })}
      </span>
      <span className={question.due > 0 ? undefined : 'dim'}>
        {question.due > 0 ? t('gap.due', { count: question.due }) : t('gap.noDue')}
      </span>
      <b className="num">{t('gap.ask', { time: clockTime(now) })}</b>
      {active === null ? (
        <span className="dim">{t('gap.signIn')}</span>
      ) : (
        <>
          <button
            type="button"
            className="btn btn-small btn-primary"
            onClick={() => void answer(null)}
            data-testid="clock-right"
          >
            {t('gap.yes')}
          </button>
          <label className="gap-typed">
            {t('gap.no')}
            <input
              className="field num"
              value={typed}
              aria-invalid={isBad}
              placeholder="04:20"
              maxLength={16}
              data-testid="clock-true"
              onChange={(event) => {
                setBad(false);
                setTyped(event.target.value);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || isComposingKey(event.nativeEvent)) return;
                event.preventDefault();
                answerTyped();
              }}
            />
          </label>
          <button
            type="button"
            className="btn btn-small"
            disabled={typed.trim() === ''}
            onClick={answerTyped}
            data-testid="clock-save"
          >
            {t('gap.save')}
          </button>
          {isBad ? <span role="alert">{t('gap.bad')}</span> : null}
        </>
      )}
      <ErrorNote error={error} />
    </section>
  );
}
