import { type ReactNode, useState } from 'react';
import type { Obligation } from '../../../shared/contract/models';
import { SEND_WAYS } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { deskNow } from '../../app/clock';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote } from '../../components';
import { spanText } from '../../components/span';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import type { Problem } from '../parts/inputs';
import { Check, Segments } from '../parts/Segments';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import { readMoment, WhenInput } from '../parts/WhenInput';
import classes from './incidents.module.css';

type Way = (typeof SEND_WAYS)[number];
const EMPTY: { receiver: string; at: string; way: Way; readBack: boolean; lateReason: string } = {
  receiver: '',
  at: '',
  way: 'phone',
  readBack: false,
  lateReason: '',
};

/** The record that fulfils a duty: who took it, when, by which way, whether it was read back, and why it was late. */
export function MeetForm(props: {
  readonly obligation: Obligation;
  readonly onClose: () => void;
}): ReactNode {
  const { obligation, onClose } = props;
  const t = useText('incidents');
  const d = useText('duties');
  const common = useText('common');
  const words = labels(useLocale());
  const draft = useDraft(`obligation.meet.${obligation.id}`, EMPTY);
  const act = useHeldAct('obligation.meet');
  const [problems, setProblems] = useState<{ receiver?: Problem; at?: Problem }>({});
  const box = useFocusFirst<HTMLDivElement>();
  useEscape(onClose);
  const { receiver, at, way, readBack, lateReason } = draft.value;
  const moment = at.trim() === '' ? deskNow() : readMoment(at, 'past');
  const late = moment === null || obligation.dueAt === null ? 0 : moment - obligation.dueAt;
  const save = async (): Promise<void> => {
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
      ...(late > 0 && lateReason.trim() !== '' ? { lateReason } : {}),
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
      {late > 0 ? (
        <Field
          label={d('lateReason')}
          optional
          hint={d('lateHint', { span: spanText(late, common, false) })}
          className={classes.wholeLine}
        >
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              maxLength={500}
              value={lateReason}
              onChange={(event) => draft.set({ lateReason: event.target.value })}
              data-testid="obligation-late"
            />
          )}
        </Field>
      ) : null}
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
