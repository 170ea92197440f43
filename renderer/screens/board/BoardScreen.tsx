import { type ReactNode, useEffect } from 'react';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { SignInPanel } from '../signin/SignInPanel';
import { CallOutsPanel } from './CallOutsPanel';
import { DrillsPanel } from './DrillsPanel';
import { IncidentsPanel } from './IncidentsPanel';
import { InstructionsPanel } from './InstructionsPanel';
import { LogPanel } from './LogPanel';
import { PackNote } from './PackNote';
import { ResponsesPanel } from './ResponsesPanel';
import { RunsPanel } from './RunsPanel';
import { TodoPanel } from './TodoPanel';
import { WarningsPanel } from './WarningsPanel';

/** Says, once, that the board stands on the screen (start-up is measured to this moment). */
function usePaintedMark(isThere: boolean): void {
  useEffect(() => {
    if (!isThere || document.documentElement.dataset.painted !== undefined) return;
    const frame = requestAnimationFrame(() => {
      document.documentElement.dataset.painted = 'board';
      performance.mark('board-painted');
    });
    return () => cancelAnimationFrame(frame);
  }, [isThere]);
}

function NoShift(): ReactNode {
  const t = useText('board');
  const { go } = useNavigation();
  return (
    <section className="panel board-no-shift" data-testid="board-no-shift">
      <span className="figure">{t('shift.none')}</span>
      <span className="dim">{t('shift.why')}</span>
      <button
        type="button"
        className="btn btn-primary"
        data-testid="board-open-shift"
        onClick={() => go({ screen: 'shift' })}
      >
        {t('shift.open')}
      </button>
    </section>
  );
}

/** The room at a glance; before sign-in it shows the same and acts on nothing. */
export function BoardScreen(): ReactNode {
  const t = useText('board');
  const { data: board, error, refetch } = useDesk('board.get', {});
  const canAct = useSession().active !== null;
  usePaintedMark(board !== undefined);
  if (board === undefined) {
    if (error === null) return <p className="empty">{t('loading')}</p>;
    return <ErrorNote error={error} kept={false} onRetry={() => void refetch()} />;
  }
  return (
    <div className="board" data-testid="board">
      {board.shift === null && canAct ? <NoShift /> : null}
      <PackNote shiftOpenedAt={board.shift?.openedAt ?? null} />
      <div className="board-columns">
        <div className="board-left">
          <DrillsPanel incidents={board.incidents} runs={board.runs} />
          <IncidentsPanel incidents={board.incidents.filter((one) => one.drill === null)} canAct={canAct} />
          <LogPanel log={board.log} count={board.logCount} />
        </div>
        <div className="board-right">
          {canAct ? null : <SignInPanel />}
          <WarningsPanel warnings={board.warnings} canAct={canAct} />
          <CallOutsPanel />
          <ResponsesPanel responses={board.responses.filter((one) => one.drill === null)} />
          <RunsPanel runs={board.runs.filter((one) => one.drill === null)} />
          <TodoPanel />
          <InstructionsPanel instructions={board.instructions} canAct={canAct} />
        </div>
      </div>
    </div>
  );
}
