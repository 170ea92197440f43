import { type ReactNode, useState } from 'react';
import type { AlertCounts, AlertGroup } from '../../../shared/contract/alertModels';
import { useGroupAcknowledge } from '../../app/alerts/useGroupAcknowledge';
import { Raisings } from '../../app/channels/EvidenceList';
import { useNow } from '../../app/clock';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, spanText } from '../../components';
import { type Catalogues, type Text, useText } from '../../i18n';
import { Segments } from '../parts/Segments';
import { AlertRows } from './AlertRows';
import classes from './alerts.module.css';
import { Calls } from './Calls';
import { Pager } from './Pager';

const FILTERS = ['all', 'raised', 'acknowledged', 'inhibited', 'done'] as const;
export type AlertFilter = (typeof FILTERS)[number];
const GROUPS_AT_ONCE = 40;
const DONE_SHOWN = 100;
/** Alerts whose thing is over are in no group any more. */
type OpenFilter = Exclude<AlertFilter, 'done'>;

/** How many alerts of a group a filter shows. */
const sizeOf = (group: AlertGroup, filter: OpenFilter): number =>
  filter === 'all' ? group.raised + group.acknowledged : group[filter];

/** The name of a group: its incident, else what kind of thing it is. */
export function groupName(group: AlertGroup, t: Text<'alerts'>): string {
  if (group.incidentTitle !== null) return group.incidentTitle;
  const [kind = '', subject = ''] = group.groupId.split(':');
  const word = kind === 'kind' ? subject : kind;
  const name = t(`group.${word}` as keyof Catalogues['alerts'] & string);
  return name.startsWith('group.') ? t('group.other') : name;
}

function Group(props: {
  readonly group: AlertGroup;
  readonly filter: OpenFilter;
  readonly seenAt: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { group, filter, isOpen } = props;
  const t = useText('alerts');
  const common = useText('common');
  const now = useNow();
  const { run, isBusy, error } = useGroupAcknowledge();
  const name = groupName(group, t);
  return (
    <li className={classes.group} data-testid="alert-group" data-group={group.groupId}>
      <div className={classes.head} data-level={group.topLevel}>
        <button
          type="button"
          className={classes.title}
          aria-expanded={isOpen}
          aria-label={t('open', { name })}
          data-testid="alert-group-open"
          onClick={props.onToggle}
        >
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {name}
        </button>
        {group.topLevel > 0 ? <b className={classes.tag}>{t('level', { level: group.topLevel })}</b> : null}
        <span className="num">{t('groupRaised', { count: group.raised })}</span>
        {group.inhibited > 0 ? (
          <span className="num dim">{t('groupInhibited', { count: group.inhibited })}</span>
        ) : null}
        {group.acknowledged > 0 ? (
          <span className="num dim">{t('groupAcknowledged', { count: group.acknowledged })}</span>
        ) : null}
        <span className="num dim">
          {t('oldest', { span: spanText(Math.max(0, now - group.oldestAt), common, false) })}
        </span>
        {group.raised > 0 ? (
          <button
            type="button"
            className={`btn btn-small ${classes.act}`}
            disabled={isBusy}
            data-testid="alert-group-ack"
            onClick={() => void run(group.groupId, props.seenAt)}
          >
            {t('ackGroup')}
          </button>
        ) : null}
      </div>
      {error === null ? null : <ErrorNote error={error} kept={false} />}
      {isOpen ? <AlertRows key={filter} group={group} filter={filter} total={sizeOf(group, filter)} /> : null}
    </li>
  );
}

function Counts({ counts }: { readonly counts: AlertCounts }): ReactNode {
  const t = useText('alerts');
  const { raised, raisedGroups, inhibited, acknowledged } = counts;
  return (
    <p className={`num ${classes.intro}`} data-testid="alerts-counts">
      {t('counts', { raised, raisedGroups, inhibited, acknowledged })}
    </p>
  );
}

/** Alerts whose thing is over: whom each reached, who heard it, and when it was done. */
function DoneAlerts(): ReactNode {
  const t = useText('alerts');
  const answer = useDesk('alert.evidence', { limit: DONE_SHOWN, done: true }, { keep: true });
  return (
    <>
      <p className={classes.intro}>{t('doneIntro', { count: DONE_SHOWN })}</p>
      <ErrorNote error={answer.error} kept={false} />
      {answer.data?.length === 0 ? <p className="empty">{t('noneOf')}</p> : null}
      <div className={classes.doneList}>
        <Raisings list={answer.data ?? []} />
      </div>
    </>
  );
}

/** What is not done, group by group, each opened by itself. */
function OpenAlerts(props: { readonly filter: OpenFilter }): ReactNode {
  const t = useText('alerts');
  const { filter } = props;
  const [offset, setOffset] = useState(0);
  const [toggled, setToggled] = useState<Readonly<Record<string, boolean>>>({});
  const answer = useDesk('alert.groups', { limit: GROUPS_AT_ONCE, offset }, { keep: true });
  const { data } = answer;
  const groups = (data?.groups ?? []).filter((group) => sizeOf(group, filter) > 0);
  return (
    <>
      {data === undefined ? null : <Counts counts={data.counts} />}
      <p className={classes.intro}>{t('intro')}</p>
      <ErrorNote error={answer.error} kept={false} />
      {data !== undefined && groups.length === 0 ? (
        <p className="empty">{t(filter === 'all' ? 'none' : 'noneOf')}</p>
      ) : null}
      <ul>
        {groups.map((group, place) => {
          const isOpen = toggled[group.groupId] ?? place === 0;
          return (
            <Group
              key={group.groupId}
              group={group}
              filter={filter}
              seenAt={data?.now ?? 0}
              isOpen={isOpen}
              onToggle={() => setToggled({ ...toggled, [group.groupId]: !isOpen })}
            />
          );
        })}
      </ul>
      <Pager
        offset={offset}
        size={GROUPS_AT_ONCE}
        total={data?.counts.groups ?? 0}
        onOffset={setOffset}
        testId="alerts-groups"
      />
    </>
  );
}

/** Every alert whose thing is not done, by incident, page by page: five thousand are counted, not drawn. And what became of those that are over. */
export default function AlertsScreen({ alertId }: { readonly alertId: string | undefined }): ReactNode {
  const t = useText('alerts');
  const [filter, setFilter] = useState<AlertFilter>('all');
  return (
    <div className={classes.screen} data-testid="alerts">
      <h1 className={classes.heading}>{t('title')}</h1>
      <Calls chosen={alertId} />
      <section className={`panel ${classes.list}`} aria-label={t('title')}>
        <div className={classes.bar}>
          <Segments
            label={t('filter')}
            value={filter}
            onValue={setFilter}
            options={FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
            testId="alerts-filter"
          />
        </div>
        {filter === 'done' ? <DoneAlerts /> : <OpenAlerts filter={filter} />}
      </section>
    </div>
  );
}
