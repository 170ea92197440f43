import { type ReactNode, useState } from 'react';
import type { Obligation } from '../../../shared/contract/models';
import { SEND_WAYS } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { deskNow } from '../../app/clock';
import { useEscape } from '../../app/hotkeys';
import { clockTime } from '../../app/time';
import { Countdown, ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import type { Problem } from '../parts/inputs';
import { Check, Segments } from '../parts/Segments';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import { readMoment, WhenInput } from '../parts/WhenInput';
import type { IncidentPage } from './IncidentScreen';
import classes from './incidents.module.css';
import { obligationTitle } from './obligationTitle';

type Way = (typeof SEND_WAYS)[number];
const EMPTY: { receiver: string; at: string; way: Way; readBack: boolean } = {
  receiver: '',
  at: '',
  way: 'phone',
  readBack: false,
};

/** The record that fulfils a duty: who took it, when, by which way, whether it was read back. */
function MeetForm(props: { readonly obligation: Obligation; readonly onClose: () => void }): ReactNode {
  const { obligation, onClose } = props;
  const t = useText('incidents');
  const common = useText('common');
  const words = labels(useLocale());
  const draft = useDraft(`obligation.meet.${obligation.id}`, EMPTY);
  const act = useHeldAct('obligation.meet');
  const [problems, setProblems] = useState<{ receiver?: Problem; at?: Problem }>({});
  const box = useFocusFirst<HTMLDivElement>();
  useEscape(onClose);
  const { receiver, at, way, readBack } = draft.value;
  const save = async (): Promise<void> => {
    const moment = at.trim() === '' ? deskNow() : readMoment(at, 'past');
    const found = {
      ...(receiver.trim() === '' ? { receiver: 'empty' as const } : {}),
      ...(moment === null ? { at: 'not_a_time' as const } : {}),
    };
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const met = await act.run({
      obligationId: obligation.id,
      receiver,
      at: at.trim() === '' ? null : moment,
      way,
      readBack,
    });
    if (met === null) return;
    draft.drop();
    onClose();
  };
  return (
    <div ref={box} className={classes.meet} data-testid="obligation-form">
      <Field label={t('receiver')} problem={problems.receiver}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            value={receiver}
            onChange={(event) => draft.set({ receiver: event.target.value })}
            data-testid="obligation-receiver"
          />
        )}
      </Field>
      <Field label={t('metAt')} problem={problems.at}>
        {(ids) => (
          <WhenInput {...ids} direction="past" value={at} onValue={(typed) => draft.set({ at: typed })} />
        )}
      </Field>
      <Segments
        label={t('way')}
        value={way}
        onValue={(value) => draft.set({ way: value })}
        options={SEND_WAYS.map((value) => ({ value, label: words.sendWay[value] }))}
      />
      <Check
        label={t('readBack')}
        checked={readBack}
        onChecked={(checked) => draft.set({ readBack: checked })}
      />
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="obligation-save"
        >
          {act.isBusy ? common('saving') : t('meetSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={onClose}>
          {common('cancel')}
        </button>
      </div>
      <ErrorNote error={act.error} />
    </div>
  );
}

function Row(props: { readonly obligation: Obligation; readonly page: IncidentPage }): ReactNode {
  const { obligation, page } = props;
  const t = useText('incidents');
  const locale = useLocale();
  const words = labels(locale);
  const [isMeeting, setMeeting] = useState(false);
  const way = words.sendWay[obligation.way as Way] ?? obligation.way;
  return (
    <li className={classes.duty} data-testid="obligation" data-state={obligation.state}>
      <div className={classes.dutyLine}>
        <span aria-hidden="true">
          {obligation.state === 'met' ? '✓' : obligation.state === 'open' ? '▸' : '–'}
        </span>
        <span className={classes.grow}>
          {obligationTitle(obligation, page.deadlines, locale)}
          {obligation.round === null ? null : (
            <span className="dim"> {t('round', { round: obligation.round })}</span>
          )}
        </span>
        {obligation.state === 'open' ? (
          <>
            {obligation.targetAt === null ? null : (
              <span className="dim num">{t('target', { time: clockTime(obligation.targetAt) })}</span>
            )}
            {obligation.dueAt === null ? null : <Countdown dueAt={obligation.dueAt} />}
            {isMeeting ? null : (
              <button
                type="button"
                className="btn btn-small"
                onClick={() => setMeeting(true)}
                data-testid="obligation-meet"
              >
                {t('meet')}
              </button>
            )}
          </>
        ) : obligation.state === 'met' ? (
          <span className="dim">
            {t('met')} {obligation.metAt === null ? null : <Time at={obligation.metAt} />}{' '}
            {t('metBy', { receiver: obligation.receiver, way })}
            {obligation.readBack ? ` · ${t('readBack')}` : ''}
          </span>
        ) : (
          <span className="dim">{t('notNeeded')}</span>
        )}
      </div>
      {isMeeting && obligation.state === 'open' ? (
        <MeetForm obligation={obligation} onClose={() => setMeeting(false)} />
      ) : null}
    </li>
  );
}

const rank = { open: 0, met: 1, not_needed: 2 } as const;

/** Every duty of the incident once, the next one due first; what is done stays below. */
export function Obligations({ page }: { readonly page: IncidentPage }): ReactNode {
  const t = useText('incidents');
  const rows = page.obligations.toSorted(
    (a, b) => rank[a.state] - rank[b.state] || (a.dueAt ?? Number.MAX_VALUE) - (b.dueAt ?? Number.MAX_VALUE),
  );
  return (
    <section className="panel" aria-label={t('obligations')}>
      <h2 className="panel-head">{t('obligations')}</h2>
      {rows.length === 0 ? <p className="empty">{t('noObligations')}</p> : null}
      <ul>
        {rows.map((obligation) => (
          <Row key={obligation.id} obligation={obligation} page={page} />
        ))}
      </ul>
    </section>
  );
}
