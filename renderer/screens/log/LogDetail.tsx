import { type ReactNode, useState } from 'react';
import type { LogEntry } from '../../../shared/contract/models';
import { labels } from '../../../shared/wording/labels';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { CorrectForm } from './CorrectForm';
import { InstructionState } from './InstructionState';
import { lateMinutes, lineWords } from './LogRow';
import classes from './log.module.css';

function Pair(props: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={classes.pair}>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

type Jump = (number: number) => void;

/** One member of a chain of corrections and, below it, the members that come after it in the same direction. */
function ChainMember(props: {
  readonly id: string;
  readonly direction: 'older' | 'newer';
  readonly onJump: Jump;
  readonly depth?: number;
}): ReactNode {
  const t = useText('log');
  const locale = useLocale();
  const found = useDesk('log.get', { entryId: props.id });
  const entry = found.data;
  if (found.error !== null) return <ErrorNote error={found.error} kept={false} />;
  if (entry === undefined) return null;
  const next = props.direction === 'older' ? entry.corrects : entry.correctedBy;
  const depth = props.depth ?? 0;
  return (
    <>
      <div className={classes.chain} data-testid="log-chain">
        <span className="dim">{t(props.direction === 'older' ? 'chainOlder' : 'chainNewer')}</span>
        <Time at={entry.recordedAt} /> <span>{entry.author?.name}</span>
        <span className={classes.chainWords}>{lineWords(entry, locale)}</span>
        <button type="button" className="btn btn-small" onClick={() => props.onJump(entry.number)}>
          {t('open', { number: entry.number })}
        </button>
      </div>
      {next === null || depth > 20 ? null : (
        <ChainMember id={next.id} direction={props.direction} onJump={props.onJump} depth={depth + 1} />
      )}
    </>
  );
}

function Facts({ entry }: { readonly entry: LogEntry }): ReactNode {
  const t = useText('log');
  const locale = useLocale();
  const { caller } = entry;
  const late = lateMinutes(entry);
  return (
    <dl className={classes.facts}>
      {entry.occurredAt === null ? null : <Pair name={t('occurred')}>{fullTime(entry.occurredAt)}</Pair>}
      <Pair name={t('received')}>{fullTime(entry.receivedAt)}</Pair>
      <Pair name={t('recorded')}>
        {fullTime(entry.recordedAt)}
        {late === null ? null : <span className="dim"> {t('lateTitle', { minutes: late })}</span>}
      </Pair>
      <Pair name={t('kind')}>{labels(locale).logKind[entry.kind]}</Pair>
      <Pair name={t('author')}>{entry.author?.name ?? t('desk')}</Pair>
      {entry.humanNumber === null ? null : (
        <Pair name={t('number')}>
          {entry.number} <span className="dim">{t('humanNumber', { number: entry.humanNumber })}</span>
        </Pair>
      )}
      {caller === null ? null : (
        <>
          <Pair name={t('unit')}>{caller.unit}</Pair>
          <Pair name={t('name')}>{caller.name}</Pair>
          <Pair name={t('post')}>{caller.post}</Pair>
          <Pair name={t('phone')}>{caller.phone}</Pair>
        </>
      )}
    </dl>
  );
}

/** Everything about one line, opened in its place below it. */
export function LogDetail(props: {
  readonly entry: LogEntry;
  readonly onJump: Jump;
  readonly onIncident: (incidentId: string) => void;
}): ReactNode {
  const { entry } = props;
  const t = useText('log');
  const locale = useLocale();
  const { active } = useSession();
  const [isCorrecting, setCorrecting] = useState(false);
  const mayWrite = active?.roles.some((role) => role !== 'auditor' && role !== 'administrator') ?? false;
  const isCorrectable = mayWrite && entry.kind !== 'system' && entry.correctedBy === null;
  return (
    <div className={classes.detail} data-testid="log-detail">
      <p className={classes.fullWords}>{lineWords(entry, locale)}</p>
      {entry.handling === '' ? null : (
        <p>
          <span className="dim">{t('handling')}</span> {entry.handling}
        </p>
      )}
      <Facts entry={entry} />
      {entry.corrects === null ? null : (
        <ChainMember id={entry.corrects.id} direction="older" onJump={props.onJump} />
      )}
      {entry.correctedBy === null ? null : (
        <ChainMember id={entry.correctedBy.id} direction="newer" onJump={props.onJump} />
      )}
      {entry.instruction === null ? null : <InstructionState instruction={entry.instruction} />}
      {isCorrecting ? (
        <CorrectForm entry={entry} onClose={() => setCorrecting(false)} />
      ) : (
        <div className={classes.detailActions}>
          {isCorrectable ? (
            <button
              type="button"
              className="btn btn-small"
              data-testid="log-correct"
              onClick={() => setCorrecting(true)}
            >
              {t('correct')}
            </button>
          ) : null}
          {entry.incidentId === null ? null : (
            <button
              type="button"
              className="btn btn-small"
              onClick={() => entry.incidentId !== null && props.onIncident(entry.incidentId)}
            >
              {t('incident')} {entry.incidentTitle}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
