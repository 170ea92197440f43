import { type ReactNode, useState } from 'react';
import type { LogEntry } from '../../../shared/contract/models';
import { labels } from '../../../shared/wording/labels';
import { FileButton, FileChips } from '../../app/attachments/Files';
import { useFiles } from '../../app/attachments/useFiles';
import { callLength } from '../../app/slip/length';
import { clockSeconds, fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import { CorrectForm } from './CorrectForm';
import { InstructionState } from './InstructionState';
import { FinishForm, HandleForm, WithdrawForm } from './LineActs';
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

const CHAIN = { older: 'chainOlder', newer: 'chainNewer', withdrawn: 'chainWithdrawn' } as const;

/** One member of a chain of corrections and, below it, the members that come after it in the same direction. */
function ChainMember(props: {
  readonly id: string;
  readonly direction: 'older' | 'newer' | 'withdrawn';
  readonly onJump: Jump;
  readonly depth?: number;
}): ReactNode {
  const t = useText('log');
  const locale = useLocale();
  const found = useDesk('log.get', { entryId: props.id });
  const entry = found.data;
  if (found.error !== null) return <ErrorNote error={found.error} kept={false} />;
  if (entry === undefined) return null;
  const next = { older: entry.corrects, newer: entry.correctedBy, withdrawn: null }[props.direction];
  const depth = props.depth ?? 0;
  return (
    <>
      <div className={classes.chain} data-testid="log-chain">
        <span className="dim">{t(CHAIN[props.direction])}</span>
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
      {entry.doneAt === null ? null : <Pair name={t('finishedAt')}>{fullTime(entry.doneAt)}</Pair>}
      {entry.paperSerial === '' ? null : <Pair name={t('serial')}>{entry.paperSerial}</Pair>}
      <CallFacts entry={entry} />
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

/** The telephone call that a line came from: pick-up, hang-up, length, what it was. */
function CallFacts({ entry }: { readonly entry: LogEntry }): ReactNode {
  const t = useText('log');
  const shell = useText('shell');
  const { call } = entry;
  if (call === null) return null;
  return (
    <Pair name={t('call')}>
      {clockSeconds(call.startedAt)}–{clockSeconds(call.endedAt)}{' '}
      <span className="dim">
        {callLength(call.endedAt - call.startedAt)} · {shell(`slip.outcome.${call.outcome}`)}
      </span>
    </Pair>
  );
}

/** What was done about a line: handling, the leader's words, the result; what came later stands below with its time. */
function Done({ entry }: { readonly entry: LogEntry }): ReactNode {
  const t = useText('log');
  const parts = [
    [t('handling'), entry.handling],
    [t('leaderWords'), entry.leaderWords],
    [t('result'), entry.result],
  ] as const;
  return parts.map(([name, words]) =>
    words === '' ? null : (
      <p key={name} className={classes.done}>
        <span className="dim">{name}</span> <span className={classes.fullWords}>{words}</span>
      </p>
    ),
  );
}

type Act = 'correct' | 'finish' | 'handle' | 'withdraw';

/** What may be done to a line: lines of the desk stay as they are, what was taken back too. */
function actsOn(entry: LogEntry): readonly Act[] {
  if (entry.kind === 'system' || entry.withdrawnBy !== null || entry.withdraws !== null) return [];
  const acts: Act[] = ['handle'];
  const hasOwnEnd = entry.kind === 'instruction' || entry.kind === 'incident';
  if (!hasOwnEnd && entry.doneAt === null && entry.result === '') acts.push('finish');
  if (entry.correctedBy === null) acts.push('correct');
  if (entry.correctedBy === null && entry.kind !== 'incident') acts.push('withdraw');
  return acts;
}

function PinButton({ entry }: { readonly entry: LogEntry }): ReactNode {
  const t = useText('log');
  const act = useHeldAct(entry.pinnedAt === null ? 'log.pin' : 'log.unpin');
  return (
    <>
      <button
        type="button"
        className="btn btn-small"
        disabled={act.isBusy}
        onClick={() => void act.run({ entryId: entry.id })}
        data-testid="log-pin"
      >
        {t(entry.pinnedAt === null ? 'pin' : 'unpin')}
      </button>
      <ErrorNote error={act.error} kept={false} />
    </>
  );
}

function Actions(props: {
  readonly entry: LogEntry;
  readonly onAct: (act: Act) => void;
  readonly onFiles: (files: Iterable<File>) => void;
  readonly onIncident: (incidentId: string) => void;
}): ReactNode {
  const { entry } = props;
  const t = useText('log');
  const { active } = useSession();
  const mayWrite = active?.roles.some((role) => role !== 'auditor' && role !== 'administrator') ?? false;
  const acts = mayWrite ? actsOn(entry) : [];
  return (
    <div className={classes.detailActions}>
      {acts.map((act) => (
        <button
          key={act}
          type="button"
          className="btn btn-small"
          data-testid={`log-${act}`}
          onClick={() => props.onAct(act)}
        >
          {t(act)}
        </button>
      ))}
      {acts.length === 0 ? null : <FileButton onFiles={props.onFiles} />}
      {mayWrite && entry.withdrawnBy === null ? <PinButton entry={entry} /> : null}
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
  );
}

const FORMS = {
  correct: CorrectForm,
  finish: FinishForm,
  handle: HandleForm,
  withdraw: WithdrawForm,
} as const;

/** Everything about one line, opened in its place below it. Files may be dropped on it or pasted. */
export function LogDetail(props: {
  readonly entry: LogEntry;
  readonly onJump: Jump;
  readonly onIncident: (incidentId: string) => void;
}): ReactNode {
  const { entry } = props;
  const t = useText('log');
  const locale = useLocale();
  const [act, setAct] = useState<Act | null>(null);
  const attach = useHeldAct('log.attach');
  const owner = `line.${entry.id}`;
  const files = useFiles(owner, (kept) => void attach.run({ entryId: entry.id, attachments: [kept] }));
  const isOpenToFiles = actsOn(entry).length > 0;
  const Form = act === null ? null : FORMS[act];
  return (
    <div className={classes.detail} data-testid="log-detail" {...(isOpenToFiles ? files.handlers : {})}>
      {entry.withdrawnBy === null ? null : (
        <p className={classes.withdrawnWhy} data-testid="log-withdrawn-why">
          {t('withdrawnWhy', { reason: entry.withdrawnBy.reason, name: entry.withdrawnBy.by })}
        </p>
      )}
      <p className={classes.fullWords} data-withdrawn={entry.withdrawnBy !== null}>
        {lineWords(entry, locale)}
      </p>
      <Done entry={entry} />
      <Facts entry={entry} />
      <FileChips owner={owner} files={entry.attachments} />
      <ErrorNote error={attach.error} kept={false} />
      {entry.corrects === null ? null : (
        <ChainMember id={entry.corrects.id} direction="older" onJump={props.onJump} />
      )}
      {entry.correctedBy === null ? null : (
        <ChainMember id={entry.correctedBy.id} direction="newer" onJump={props.onJump} />
      )}
      {entry.withdraws === null ? null : (
        <ChainMember id={entry.withdraws.id} direction="withdrawn" onJump={props.onJump} />
      )}
      {entry.instruction === null ? null : <InstructionState instruction={entry.instruction} />}
      {Form === null ? (
        <Actions entry={entry} onAct={setAct} onFiles={files.add} onIncident={props.onIncident} />
      ) : (
        <Form entry={entry} onClose={() => setAct(null)} />
      )}
    </div>
  );
}
