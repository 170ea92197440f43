import { type ReactNode, useState } from 'react';
import type { CallOutDetail } from '../../../shared/contract/areas/callouts';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote, Time } from '../../components';
import { useText } from '../../i18n';
import { Field } from '../parts/Field';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './callouts.module.css';
import { FeedbackForm, FeedbackLines } from './FeedbackForm';
import { owesFeedback, type Person } from './model';
import { showDetail } from './useCallFlow';

/** Every attempt, the newest first. */
function Attempts({ person }: { readonly person: Person }): ReactNode {
  const t = useText('callouts');
  if (person.attempts.length === 0) return null;
  return (
    <>
      <h3 className={classes.sub}>{t('attempts')}</h3>
      <ul className={classes.attempts} data-testid="call-attempts">
        {person.attempts.toReversed().map((one) => (
          <li key={one.id}>
            <Time at={one.at} />
            <b>
              {one.isAnswer ? '✓ ' : ''}
              {one.result === 'answered_not_self' && one.to !== 'person' && one.to !== 'deputy'
                ? t('told')
                : t(`result.${one.result}`)}
            </b>
            <span>
              {one.to === 'person' ? '' : `${t(`to.${one.to}`)} ${one.who} `}
              {t(`way.${one.way}`)} <span className="num">{one.number}</span>
            </span>
            {one.spoke === 'deputy' && one.to === 'person' ? (
              <span>
                {t('spoke.deputy')} {one.who}
              </span>
            ) : null}
            {one.note === '' ? null : <span>{one.note}</span>}
            {one.recordingNo === '' ? null : (
              <span>
                {t('recordingNo')} <span className="num">{one.recordingNo}</span>
              </span>
            )}
            <span className="dim">{one.by}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function DropForm(props: {
  readonly callOutId: string;
  readonly person: Person;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('callouts');
  const common = useText('common');
  const act = useHeldAct('callout.drop');
  const [reason, setReason] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const box = useFocusFirst<HTMLFormElement>();
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    setEmpty(reason.trim() === '');
    if (reason.trim() === '') return;
    const detail = await act.run({ callOutId: props.callOutId, personId: props.person.id, reason });
    if (detail === null) return;
    showDetail(detail);
    props.onClose();
  };
  return (
    <form
      ref={box}
      className={classes.inlineForm}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t('dropReason')} problem={isEmpty ? 'empty' : undefined} className={classes.c4}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            data-testid="drop-reason"
          />
        )}
      </Field>
      <div className={`${classes.c2} ${classes.actions} ${classes.end}`}>
        <button type="submit" className="btn btn-small" disabled={act.isBusy} data-testid="drop-save">
          {act.isBusy ? common('saving') : t('dropSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
      </div>
      <div className={classes.c6}>
        <ErrorNote error={act.error} />
      </div>
    </form>
  );
}

/** What is known of a person besides the call that goes on: the answer, feedback, attempts; and what else can be done. */
export function PersonState(props: {
  readonly detail: CallOutDetail;
  readonly person: Person;
  readonly canAct: boolean;
  readonly evacuated?: string | undefined;
}): ReactNode {
  const t = useText('callouts');
  const { detail, person, canAct } = props;
  const [panel, setPanel] = useState<'feedback' | 'drop' | null>(
    props.evacuated !== undefined || (owesFeedback(person) && canAct) ? 'feedback' : null,
  );
  const close = (): void => setPanel(null);
  const isOpen = person.state !== 'answered' && person.state !== 'dropped';
  return (
    <>
      {person.answeredAt === null ? null : (
        <p className={classes.line} data-testid="call-answered">
          <b>✓ {t('state.answered')}</b> <Time at={person.answeredAt} />
          {person.answeredBy === 'deputy' ? <span className={classes.tag}>{t('byDeputy')}</span> : null}
          {person.feedbackDueAt === null ? null : (
            <span className="dim">
              {t('feedbackBy')} <Time at={person.feedbackDueAt} />
            </span>
          )}
          <span className="num">{person.number}</span>
        </p>
      )}
      {person.state === 'dropped' ? (
        <p>
          <b>– {t('state.dropped')}</b> {person.dropReason}
        </p>
      ) : null}
      {person.feedback.length === 0 ? null : (
        <>
          <h3 className={classes.sub}>{t('feedback')}</h3>
          <FeedbackLines person={person} />
        </>
      )}
      {panel === 'feedback' && canAct ? (
        <FeedbackForm
          callOutId={detail.id}
          person={person}
          evacuated={props.evacuated}
          isInbound={props.evacuated !== undefined || isOpen}
          onClose={close}
        />
      ) : null}
      {panel === 'drop' && canAct ? <DropForm callOutId={detail.id} person={person} onClose={close} /> : null}
      {canAct && panel === null && person.state !== 'dropped' ? (
        <div className={classes.actions}>
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setPanel('feedback')}
            data-testid="call-feedback"
          >
            {isOpen ? t('inboundOpen') : t('feedbackOpen')}
          </button>
          {isOpen ? (
            <button
              type="button"
              className="btn btn-small btn-plain"
              onClick={() => setPanel('drop')}
              data-testid="call-drop"
            >
              {t('drop')}
            </button>
          ) : null}
        </div>
      ) : null}
      <Attempts person={person} />
    </>
  );
}
