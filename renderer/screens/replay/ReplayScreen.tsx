import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/procedures';
import { edgeStates } from '../../../shared/plan/graph';
import { currentItems } from '../../../shared/plan/machine/view';
import { nodeId, nodeStates } from '../../../shared/plan/mermaid';
import { deskNow } from '../../app/clock';
import { useNavigation } from '../../app/navigation';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Tabs } from '../parts/Tabs';
import { FlowPane } from '../runs/flow/FlowPane';
import { LoadRun } from '../runs/LoadRun';
import { useRun } from '../runs/runContext';
import { EventList } from './EventList';
import { Player } from './Player';
import classes from './replay.module.css';
import { StepTable, Totals } from './StepTable';
import { momentOf, usePlayed } from './useReplay';

const TABS = ['events', 'steps'] as const;
type Tab = (typeof TABS)[number];

function Head(): ReactNode {
  const t = useText('replay');
  const common = useText('common');
  const locale = useLocale();
  const { go, back } = useNavigation();
  const { summary } = useRun().detail;
  return (
    <header className={classes.head}>
      <h1>{t('title', { plan: locale === 'zh' ? summary.title : summary.titleEn })}</h1>
      <span className="dim num">
        {fullTime(summary.startedAt)}
        {summary.endedAt === null ? '' : ` – ${fullTime(summary.endedAt)}`}
      </span>
      {summary.incidentTitle === null ? null : <span>{summary.incidentTitle}</span>}
      <span className={classes.spacer} />
      <button
        type="button"
        className="btn btn-small"
        onClick={() => go({ screen: 'run', id: summary.id })}
        data-testid="replay-run"
      >
        {t('toRun')}
      </button>
      <button type="button" className="btn btn-small btn-plain" onClick={back}>
        {common('back')}
      </button>
    </header>
  );
}

function Theatre({ history }: { readonly history: OutputOf<'run.history'> }): ReactNode {
  const t = useText('replay');
  const { ctx, detail } = useRun();
  const [now] = useState(deskNow);
  const played = usePlayed(ctx, history, detail.summary.endedAt ?? now);
  const [cursor, setCursor] = useState(played.events.length);
  const [tab, setTab] = useState<Tab>('events');
  const [selected, setSelected] = useState<string | null>(null);
  const state = played.states[cursor] ?? played.states.at(-1);
  const moment = momentOf(played, cursor);
  const shown = useMemo(() => {
    if (state === undefined) return null;
    const items = currentItems(ctx, state);
    const last = played.events[cursor - 1]?.event.key;
    const first = items.find((item) => item.status === 'active') ?? items[0];
    return {
      states: nodeStates(ctx, state, moment),
      edges: edgeStates(ctx, state),
      current: last !== undefined && last !== '' ? nodeId(last) : first ? nodeId(first.blockId) : null,
    };
  }, [ctx, state, moment, played, cursor]);
  const move = useCallback((to: number) => {
    setCursor(to);
    setSelected(null);
  }, []);
  return (
    <>
      <Totals played={played} />
      <Player played={played} cursor={cursor} onCursor={move} />
      <div className={classes.body}>
        {shown === null ? null : (
          <FlowPane
            ctx={ctx}
            states={shown.states}
            edges={shown.edges}
            selected={selected}
            current={selected ?? shown.current}
            onSelect={setSelected}
          />
        )}
        <div className={`panel ${classes.side}`}>
          <Tabs
            label={t('views')}
            tabs={TABS.map((id) => ({ id, label: t(`tab.${id}`) }))}
            value={tab}
            onValue={(id) => setTab(id === 'steps' ? 'steps' : 'events')}
          />
          <div className={classes.sideBody}>
            {tab === 'events' ? (
              <EventList played={played} cursor={cursor} onCursor={move} />
            ) : (
              <StepTable played={played} selected={selected} onSelect={setSelected} />
            )}
          </div>
        </div>
      </div>
    </>
  );
}

function Inner({ id }: { readonly id: string }): ReactNode {
  const common = useText('common');
  const found = useDesk('run.history', { runId: id });
  return (
    <>
      <Head />
      <ErrorNote error={found.error} kept={false} />
      {found.data === undefined ? (
        <p className="empty">{found.error === null ? common('loading') : ''}</p>
      ) : (
        <Theatre history={found.data} />
      )}
    </>
  );
}

/** A run played back on its drawing against its limits. */
export default function ReplayScreen({ id }: { readonly id: string }): ReactNode {
  const t = useText('replay');
  useText('runs');
  useText('flow');
  return (
    <section className={classes.screen} aria-label={t('name')} data-testid="replay-screen">
      <LoadRun id={id}>
        <Inner id={id} />
      </LoadRun>
    </section>
  );
}
