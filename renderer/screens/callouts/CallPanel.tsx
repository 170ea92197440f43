import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CallOutDetail } from '../../../shared/contract/areas/callouts';
import type { AttemptResult, ReadBack } from '../../../shared/domain/callouts';
import { ErrorNote, Kbd, Time } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { NumberChoice, ReadBackTicks, ResultKeys, WhoSpoke } from './CallPanelParts';
import { CorrectNumber } from './CorrectNumber';
import classes from './callouts.module.css';
import {
  type Line,
  linesFor,
  NOTHING_READ_BACK,
  type NotYet,
  nextLine,
  notYetAnswered,
  type Person,
  READ_BACK_POINTS,
  RESULT_KEYS,
  type Spoke,
  whoSpoke,
} from './model';
import { PersonState } from './PersonRecord';
import { Prompts } from './Prompts';
import type { CallFlow } from './useCallFlow';
import { useCallKeys } from './useCallKeys';

function PersonHead(props: { readonly person: Person; readonly phone: number }): ReactNode {
  const t = useText('callouts');
  const { person } = props;
  const { calling } = person;
  return (
    <header className={classes.panelHead}>
      <span className={classes.personName}>
        <span className="num dim">{person.row}</span> {person.areaName} {person.post} <b>{person.name}</b>
      </span>
      <span className="dim">{person.unit}</span>
      {calling === null ? null : (
        <span className={classes.tag}>
          {calling.phone === props.phone ? t('calling') : t('takenBy', { phone: calling.phone })}{' '}
          <Time at={calling.since} />
        </span>
      )}
      {person.warningIds.length > 1 ? (
        <span className={classes.tag}>{t('warnings', { count: person.warningIds.length })}</span>
      ) : null}
      {person.answeredAt === null && person.state !== 'dropped' ? (
        <span className="dim num">
          {t('answerBy')} <Time at={person.answerDueAt} />
        </span>
      ) : null}
    </header>
  );
}

/** The number, large, with 改号 in place: the contacts book and the list get the right one, and the call goes on. */
function Numbers(props: {
  readonly detail: CallOutDetail;
  readonly person: Person;
  readonly lines: readonly Line[];
  readonly line: Line | null;
  readonly canCorrect: boolean;
  readonly onLine: (line: Line) => void;
}): ReactNode {
  const t = useText('callouts');
  const { person, line } = props;
  const [isCorrecting, setCorrecting] = useState(false);
  return (
    <>
      <div className={classes.numberLine}>
        <NumberChoice lines={props.lines} chosen={line} onChosen={props.onLine} />
        {props.canCorrect ? (
          <button
            type="button"
            className="btn btn-small"
            aria-expanded={isCorrecting}
            onClick={() => setCorrecting(!isCorrecting)}
            data-testid="call-correct"
          >
            {t('correct')}
          </button>
        ) : null}
      </div>
      {isCorrecting ? (
        <CorrectNumber
          callOutId={props.detail.id}
          person={person}
          wrong={line?.number ?? person.number}
          onClose={() => setCorrecting(false)}
        />
      ) : null}
    </>
  );
}

type Live = {
  readonly readBack: ReadBack;
  readonly spoke: Spoke;
  readonly deputy: string;
  readonly note: string;
  readonly recordingNo: string;
};
const FRESH: Live = { readBack: NOTHING_READ_BACK, spoke: 'self', deputy: '', note: '', recordingNo: '' };

/** While the telephone rings and somebody speaks: what is read back, who it is, one key for the result. */
function LiveCall(props: {
  readonly detail: CallOutDetail;
  readonly person: Person;
  readonly line: Line | null;
  readonly flow: CallFlow;
}): ReactNode {
  const t = useText('callouts');
  const { person, flow, line } = props;
  const { rule } = props.detail;
  // Of this taking of the call alone: ticks of an earlier one would be an answer that nobody gave.
  const draft = useDraft(`call.${person.id}.${person.calling?.since}`, FRESH);
  const live = draft.value;
  const [notYet, setNotYet] = useState<NotYet | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const change = (part: Partial<Live>): void => {
    setNotYet(null);
    draft.set(part);
  };
  const record = async (result: AttemptResult): Promise<void> => {
    const isAnswer = result === 'answered_confirmed';
    const missing = isAnswer ? notYetAnswered(rule, live.readBack, live.spoke, live.deputy) : null;
    setNotYet(missing);
    if (missing !== null || flow.isBusy) return;
    const spoke = whoSpoke(result, live.spoke);
    const kept = await flow.record(person, {
      way: line?.way ?? 'mobile',
      number: line?.number ?? '',
      result,
      spoke,
      readBack: result.startsWith('answered') ? live.readBack : NOTHING_READ_BACK,
      note: live.note.trim(),
      recordingNo: live.recordingNo.trim(),
      to: 'person',
      who: spoke === 'deputy' ? live.deputy.trim() : '',
    });
    if (kept) draft.drop();
  };
  useCallKeys(box, true, (digit) => {
    if (digit === 0) {
      change({ readBack: { what: true, where: true, when: true } });
      return;
    }
    const found = RESULT_KEYS.find(({ key }) => key === String(digit));
    if (found !== undefined) void record(found.result);
  });
  const missing = READ_BACK_POINTS.filter((point) => !live.readBack[point]);
  return (
    <div ref={box} tabIndex={-1} className={classes.live} data-testid="call-live">
      <div className={classes.ticks}>
        {rule.receiptOnly ? null : (
          <ReadBackTicks value={live.readBack} onValue={(readBack) => change({ readBack })} />
        )}
        <WhoSpoke
          spoke={live.spoke}
          deputy={live.deputy}
          deputies={person.deputies.map((one) => one.name)}
          onSpoke={(spoke) =>
            change({ spoke, deputy: live.deputy === '' ? (person.deputies[0]?.name ?? '') : live.deputy })
          }
          onDeputy={(deputy) => change({ deputy })}
        />
      </div>
      <ResultKeys isBusy={flow.isBusy} onResult={(result) => void record(result)} />
      {notYet === null ? null : (
        <p role="alert" className={classes.notYet} data-testid="call-notyet">
          {notYet === 'readBack'
            ? t('notYet_readBack', { points: missing.map((point) => t(`point.${point}`)).join(t('and')) })
            : t('notYet_deputy')}
        </p>
      )}
      <div className={classes.notes}>
        <input
          className={`field ${classes.note}`}
          aria-label={t('note')}
          placeholder={`${t('note')} · ${t('keysHint')}`}
          maxLength={300}
          value={live.note}
          onChange={(event) => change({ note: event.target.value })}
          data-testid="call-note"
        />
        <input
          className={`field num ${classes.note} ${classes.recordingNo}`}
          aria-label={t('recordingNo')}
          placeholder={t('recordingNo')}
          autoComplete="off"
          maxLength={40}
          value={live.recordingNo}
          onChange={(event) => change({ recordingNo: event.target.value })}
          data-testid="call-recording"
        />
      </div>
    </div>
  );
}

function CallButton(props: { readonly person: Person; readonly flow: CallFlow }): ReactNode {
  const t = useText('callouts');
  const { person, flow } = props;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement === null) button.current?.focus();
  }, []);
  return (
    <div className={classes.actions}>
      <button
        ref={button}
        type="button"
        className="btn btn-primary"
        disabled={flow.isBusy}
        onClick={() => void flow.take(person)}
        data-testid="call-take"
      >
        {t('call')} <Kbd>Enter</Kbd>
      </button>
      <span className="dim">{t(flow.isRunning ? 'ready' : 'beginHint')}</span>
    </div>
  );
}

/** The right half: whoever is called on this telephone, or whoever was chosen in the list. */
export function CallPanel(props: {
  readonly detail: CallOutDetail;
  readonly person: Person;
  readonly phone: number;
  readonly flow: CallFlow;
  readonly canAct: boolean;
  /** typed already where feedback is taken from the search */
  readonly evacuated?: string | undefined;
}): ReactNode {
  const t = useText('callouts');
  const { detail, person, flow, canAct } = props;
  const lines = linesFor(person);
  const [chosen, setChosen] = useState<Line | null>(null);
  const line = lines.find((one) => one.number === chosen?.number) ?? nextLine(person, lines);
  const isMine = person.calling?.phone === props.phone;
  const isOver = person.state === 'answered' || person.state === 'dropped' || detail.state === 'closed';
  return (
    <section
      className={classes.panel}
      data-live={isMine}
      aria-label={person.name}
      data-testid="call-panel"
      data-person={person.id}
    >
      <PersonHead person={person} phone={props.phone} />
      {isOver ? null : (
        <>
          <Numbers
            detail={detail}
            person={person}
            lines={lines}
            line={line}
            canCorrect={canAct}
            onLine={setChosen}
          />
          <p className={classes.sentence} lang="zh-CN" data-testid="call-sentence">
            {person.sentence === '' ? detail.sentence : person.sentence}
          </p>
          {isMine && canAct ? (
            <LiveCall
              key={`${person.id}.${person.attempts.length}`}
              detail={detail}
              person={person}
              line={line}
              flow={flow}
            />
          ) : person.calling === null && canAct ? (
            <CallButton key={person.id} person={person} flow={flow} />
          ) : null}
        </>
      )}
      <ErrorNote error={flow.error} />
      {canAct && !isOver ? (
        <Prompts
          key={`${person.id}.prompts`}
          person={person}
          receiptOnly={detail.rule.receiptOnly}
          isBusy={flow.isBusy}
          onRecord={(result) => flow.record(person, result)}
        />
      ) : null}
      <PersonState
        key={`${person.id}.record`}
        detail={detail}
        person={person}
        canAct={canAct && detail.state === 'open'}
        evacuated={props.evacuated}
      />
      {flow.isRunning && isMine ? (
        <button
          type="button"
          className={`btn btn-small ${classes.start}`}
          onClick={flow.pause}
          data-testid="call-pause"
        >
          {t('pause')}
        </button>
      ) : null}
    </section>
  );
}
