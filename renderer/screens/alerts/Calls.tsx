import { type ReactNode, useMemo, useState } from 'react';
import type { Escalation } from '../../../shared/contract/areas/ladders';
import { labels } from '../../../shared/wording/labels';
import { useNow } from '../../app/clock';
import { useEscape } from '../../app/hotkeys';
import { clockTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { Segments } from '../parts/Segments';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useForms } from '../parts/useForms';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './alerts.module.css';

type Typed = { callId: string; name: string; result: 'reached' | 'notReached' | null; note: string };

/** Who was spoken with and what came of it; what was typed is kept until it is noted. */
function ResultForm(props: { readonly call: Escalation; readonly onClose: () => void }): ReactNode {
  const { call, onClose } = props;
  const t = useText('alerts');
  const common = useText('common');
  const initial = useMemo<Typed>(
    () => ({ callId: crypto.randomUUID(), name: call.name, result: null, note: '' }),
    [call.name],
  );
  const draftKey = `alerts.call.${call.id}`;
  const draft = useDraft<Typed>(draftKey, initial);
  const record = useHeldAct('escalation.record');
  const [hasTried, setTried] = useState(false);
  const box = useFocusFirst<HTMLDivElement>();
  useEscape(onClose);
  const { callId, name, result, note } = draft.value;
  const save = async (): Promise<void> => {
    setTried(true);
    if (name.trim() === '' || result === null) return;
    draft.set({ callId });
    const answer = await record.run({
      callId,
      escalationId: call.id,
      name,
      reached: result === 'reached',
      note,
    });
    if (answer === null) return;
    draft.drop();
    onClose();
  };
  return (
    <div ref={box} className={classes.form} data-testid="call-form">
      <Field label={t('calls.who')} problem={hasTried && name.trim() === '' ? 'empty' : undefined}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            maxLength={40}
            autoComplete="off"
            value={name}
            onChange={(event) => draft.set({ callId, name: event.target.value })}
            data-testid="call-name"
          />
        )}
      </Field>
      <Field label={t('calls.result')} problem={hasTried && result === null ? 'empty' : undefined}>
        {() => (
          <Segments
            label={t('calls.result')}
            value={result}
            onValue={(value) => draft.set({ callId, result: value })}
            options={[
              { value: 'reached', label: t('calls.reached') },
              { value: 'notReached', label: t('calls.notReached') },
            ]}
            testId="call-result"
          />
        )}
      </Field>
      <Field label={t('calls.note')} optional className={classes.note}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            maxLength={300}
            autoComplete="off"
            value={note}
            onChange={(event) => draft.set({ callId, note: event.target.value })}
            data-testid="call-note"
          />
        )}
      </Field>
      <div className={classes.formActs}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={record.isBusy}
          onClick={() => void save()}
          data-testid="call-save"
        >
          {record.isBusy ? common('saving') : t('calls.save')}
        </button>
        <button type="button" className="btn btn-small" onClick={onClose}>
          {common('cancel')}
        </button>
      </div>
      <ErrorNote error={record.error} />
    </div>
  );
}

function CallRow(props: { readonly call: Escalation; readonly isChosen: boolean }): ReactNode {
  const { call } = props;
  const t = useText('alerts');
  const locale = useLocale();
  const now = useNow();
  const [isOpen, setOpen] = useState(props.isChosen);
  const title = (one: { readonly titleZh: string; readonly titleEn: string }): string =>
    locale === 'zh' ? one.titleZh : one.titleEn;
  return (
    <li className={classes.call} data-testid="call-row" data-call={call.id}>
      <div className={classes.callHead}>
        <span className={now >= call.dueAt ? 'overdue num' : 'num'}>
          {t('calls.until', { time: clockTime(call.dueAt) })}
        </span>
        <b>
          {labels(locale).shiftPost[call.post]} {call.name}
        </b>
        {call.phone === '' ? (
          <span className="dim">{t(call.name === '' ? 'calls.nobody' : 'calls.noNumber')}</span>
        ) : (
          <span className={`num ${classes.phone}`}>{call.phone}</span>
        )}
        <span className="dim">{call.incidentTitle}</span>
        {isOpen ? null : (
          <button
            type="button"
            className={`btn btn-small btn-primary ${classes.act}`}
            data-testid="call-record"
            onClick={() => setOpen(true)}
          >
            {t('calls.record')}
          </button>
        )}
      </div>
      <p className={classes.about}>
        {t('calls.about')}{' '}
        {call.items.map((item) => (
          <span key={`${item.dueAt}${item.titleZh}`} className={classes.item}>
            <Time at={item.dueAt} /> {title(item)}
          </span>
        ))}
        {call.items.length === 0 ? title(call) : null}
      </p>
      {call.calls.map((one) => (
        <p key={one.id} className={`num ${classes.about}`}>
          {t('calls.tried', {
            time: clockTime(one.at),
            by: one.by,
            name: one.name,
            note: one.note === '' ? '' : locale === 'zh' ? `，${one.note}` : `, ${one.note}`,
          })}
        </p>
      ))}
      {isOpen ? <ResultForm call={call} onClose={() => setOpen(false)} /> : null}
    </li>
  );
}

/** Calls to people outside the room that ladders ask for, each with the time by which it is to be made. */
export function Calls({ chosen }: { readonly chosen: string | undefined }): ReactNode {
  const t = useText('alerts');
  useForms();
  const calls = useDesk('escalation.list', {}).data ?? [];
  if (calls.length === 0) return null;
  return (
    <section className="panel" aria-label={t('calls.title')} data-testid="calls">
      <h2 className="panel-head">{t('calls.title')}</h2>
      <p className={classes.intro}>{t('calls.intro')}</p>
      <ul>
        {calls.map((call) => (
          <CallRow key={call.id} call={call} isChosen={call.id === chosen} />
        ))}
      </ul>
    </section>
  );
}
