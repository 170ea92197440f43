import { type ReactNode, useState } from 'react';
import type { Board } from '../../../shared/contract/boardModels';
import { useNow } from '../../app/clock';
import { useHotkey } from '../../app/hotkeys';
import { callAs } from '../../bridge/client';
import { ErrorNote, Kbd, spanText, Time } from '../../components';
import { useText } from '../../i18n';
import classes from './lock.module.css';

/** "Heard" to everything of the groups in sight, in the seat's own name: nobody has to be signed in to answer an alarm. */
async function hearAll(board: Board): Promise<void> {
  for (const group of board.alertGroups) {
    if (group.raised === 0) continue;
    for (;;) {
      const input = { groupId: group.groupId, seenAt: board.now };
      const { acknowledged, left } = await callAs('alert.acknowledgeGroup', input, null);
      if (left === 0 || acknowledged === 0) break;
    }
  }
}

/** The alerts that wait: how grave, how many, since when. */
export function LockAlerts({ board }: { readonly board: Board | undefined }): ReactNode {
  const t = useText('lock');
  const common = useText('common');
  const now = useNow();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const raised = board?.alertCounts.raised ?? 0;
  const hear = async (): Promise<void> => {
    if (board === undefined || isBusy) return;
    setBusy(true);
    setError(null);
    try {
      await hearAll(board);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  useHotkey('Ctrl+Enter', () => void hear(), raised > 0);
  if (board === undefined || raised === 0)
    return (
      <p className={classes.quiet} data-testid="lock-quiet">
        {t('quiet')}
      </p>
    );
  const waiting = board.alertGroups.filter((group) => group.raised > 0);
  const level = Math.max(...waiting.map((group) => group.topLevel));
  const oldest = Math.min(...waiting.map((group) => group.first?.dueAt ?? now));
  return (
    <section className={classes.alerts} role="alert" data-level={level} data-testid="lock-alerts">
      <b className={classes.level}>{t('level', { level })}</b>
      <span className={classes.count}>{t('count', { count: raised })}</span>
      <span>
        {t('oldest')} <Time at={oldest} />{' '}
        {now > oldest ? t('ago', { span: spanText(now - oldest, common) }) : ''}
      </span>
      <ErrorNote error={error} kept={false} />
      <button
        type="button"
        className="btn btn-primary"
        aria-busy={isBusy}
        onClick={() => void hear()}
        data-testid="lock-heard"
      >
        {t('heard')} <Kbd>Ctrl+Enter</Kbd>
      </button>
    </section>
  );
}
