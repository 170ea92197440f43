import { type ReactNode, useState } from 'react';
import type { Reminder } from '../../../shared/contract/areas/reminders';
import { REPEATS, type Repeat } from '../../../shared/domain/documents';
import { documentLabels } from '../../../shared/wording/documentLabels';
import { ownerName } from '../../../shared/wording/owners';
import { useNow } from '../../app/clock';
import { isComposingKey, useHotkey } from '../../app/hotkeys';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { nearTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { Countdown, ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { ActFrame } from '../documents/ActForm';
import documents from '../documents/documents.module.css';
import { DocumentHints, FormAt, FormIncident, FormLine, OWNERS } from '../documents/fields';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { Segments } from '../parts/Segments';
import { useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import classes from './reminders.module.css';

/** `06:30 报转移人数`: the time in front is when, the rest is what. */
export function splitTime(typed: string): { readonly time: string; readonly text: string } | null {
  const match = /^\s*(\+\d{1,4}|\d{1,2}[:：]\d{2}|\d{4})\s+(\S.*)$/su.exec(typed);
  return match === null ? null : { time: match[1] ?? '', text: match[2] ?? '' };
}

type Values = {
  text: string;
  dueAt: string;
  owner: string;
  repeat: Repeat;
  everyMinutes: string;
  incidentId: string;
};
const DEFAULTS: Values = {
  text: '',
  dueAt: '',
  owner: '',
  repeat: 'none',
  everyMinutes: '60',
  incidentId: '',
};

/** One row: what of, when, whose, how often. Enter in the text or the time sets it. */
function NewReminder(): ReactNode {
  const t = useText('reminders');
  const common = useText('common');
  const words = documentLabels(useLocale()).repeat;
  const desk = useDeskForm<'reminder.create', Values>({
    name: 'reminder.create',
    draftKey: 'reminder',
    defaults: DEFAULTS,
    toInput: (values, reminderId, reader) => {
      const split = values.dueAt === '' ? splitTime(values.text) : null;
      const dueAt = reader.future('dueAt', split?.time ?? values.dueAt);
      if (dueAt === null) reader.problems['dueAt'] ??= 'empty';
      return {
        reminderId,
        text: split?.text ?? values.text,
        dueAt: dueAt ?? 0,
        owner: values.owner,
        repeat: values.repeat,
        everyMinutes: values.repeat === 'minutes' ? reader.count('everyMinutes', values.everyMinutes) : 0,
        incidentId: values.incidentId === '' ? null : values.incidentId,
      };
    },
  });
  const box = useFocusFirst<HTMLElement>();
  useHotkey('Alt+T', () => box.current?.querySelector('input')?.focus());
  const save = async (): Promise<void> => {
    if ((await desk.submit()) !== null) box.current?.querySelector('input')?.focus();
  };
  useSaveKey(box, () => void save());
  return (
    <section
      ref={box}
      className={`panel ${classes.form}`}
      aria-label={t('new')}
      data-testid="reminder-form"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || isComposingKey(event.nativeEvent)) return;
        if (!(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        void save();
      }}
    >
      <FormLine
        desk={desk}
        path="text"
        label={t('text')}
        testId="reminder-text"
        placeholder={t('textHint')}
      />
      <FormAt desk={desk} path="dueAt" label={t('dueAt')} testId="reminder-due" direction="future" empty="" />
      <FormLine desk={desk} path="owner" label={t('owner')} testId="reminder-owner" list={OWNERS} optional />
      <Field label={t('repeat')} problem={desk.problem('repeat')}>
        {(ids) => (
          <FormSelect {...ids} form={desk.form} path="repeat" data-testid="reminder-repeat">
            {REPEATS.map((repeat) => (
              <option key={repeat} value={repeat}>
                {words[repeat]}
              </option>
            ))}
          </FormSelect>
        )}
      </Field>
      {desk.form.watch('repeat') === 'minutes' ? (
        <FormLine desk={desk} path="everyMinutes" label={t('every')} testId="reminder-every" isNumber />
      ) : null}
      <FormIncident desk={desk} path="incidentId" label={t('linked')} testId="reminder-incident" />
      <button
        type="button"
        className="btn btn-primary"
        disabled={desk.isSaving}
        onClick={() => void save()}
        data-testid="reminder-save"
      >
        {desk.isSaving ? common('saving') : t('save')} <Kbd>Enter</Kbd>
      </button>
      <div className={classes.error}>
        <ErrorNote error={desk.error} />
      </div>
    </section>
  );
}

function PostponeForm(props: { readonly reminder: Reminder; readonly onClose: () => void }): ReactNode {
  const t = useText('reminders');
  const desk = useDeskForm({
    name: 'reminder.postpone',
    draftKey: `reminder.postpone.${props.reminder.id}`,
    defaults: { dueAt: '+30', note: '' },
    toInput: (values, _id, reader) => ({
      reminderId: props.reminder.id,
      dueAt: reader.future('dueAt', values.dueAt) ?? 0,
      note: values.note,
    }),
  });
  return (
    <ActFrame
      label={t('postpone')}
      testId="reminder-postpone"
      saveWord={t('save_postpone')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={props.onClose}
    >
      <FormAt
        desk={desk}
        path="dueAt"
        label={t('postponeTo')}
        testId="reminder-postpone-to"
        direction="future"
        className={documents.third}
      />
      <FormLine
        desk={desk}
        path="note"
        label={t('note')}
        testId="reminder-postpone-note"
        optional
        className={documents.third}
      />
    </ActFrame>
  );
}

function EndForm(props: { readonly reminder: Reminder; readonly onClose: () => void }): ReactNode {
  const t = useText('reminders');
  const desk = useDeskForm({
    name: 'reminder.end',
    draftKey: `reminder.end.${props.reminder.id}`,
    defaults: { note: '' },
    toInput: (values) => ({ reminderId: props.reminder.id, note: values.note }),
  });
  return (
    <ActFrame
      label={t('end')}
      testId="reminder-end"
      saveWord={t('save_end')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => (await desk.submit()) !== null}
      onClose={props.onClose}
    >
      <FormLine
        desk={desk}
        path="note"
        label={t('note')}
        testId="reminder-end-note"
        optional
        className={documents.half}
      />
    </ActFrame>
  );
}

function Row(props: {
  readonly reminder: Reminder;
  readonly isWanted: boolean;
  readonly canAct: boolean;
}): ReactNode {
  const { reminder } = props;
  const t = useText('reminders');
  const locale = useLocale();
  const now = useNow(60_000);
  const { go } = useNavigation();
  const done = useHeldAct('reminder.done');
  const skip = useHeldAct('reminder.skip');
  const [open, setOpen] = useState<'postpone' | 'end' | null>(null);
  const { id, dueAt, incidentId } = reminder;
  const turn = { reminderId: id, dueAt, note: '' };
  const every =
    reminder.repeat === 'none' ? '' : t(`every_${reminder.repeat}`, { count: reminder.everyMinutes });
  return (
    <li className={classes.item} data-testid="reminder-row" data-reminder={id} data-wanted={props.isWanted}>
      <div className={classes.row}>
        {reminder.state === 'open' ? (
          <Countdown dueAt={dueAt} />
        ) : (
          <span className="dim num">
            {t('ended', { time: reminder.endedAt === null ? '' : nearTime(reminder.endedAt, now) })}
          </span>
        )}
        <span className={classes.words}>
          {reminder.text}{' '}
          {incidentId === null ? null : (
            <button
              type="button"
              className={documents.link}
              onClick={() => go({ screen: 'incident', id: incidentId })}
            >
              {reminder.incidentTitle}
            </button>
          )}
        </span>
        <span className={documents.quiet}>
          {[
            ownerName(reminder.owner, locale),
            every,
            reminder.timesDone === 0 ? '' : t('timesDone', { count: reminder.timesDone }),
            t('by', { name: reminder.createdBy }),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        {reminder.state === 'open' && props.canAct ? (
          <span className={classes.buttons}>
            <button
              type="button"
              className="btn btn-small"
              data-item=""
              disabled={done.isBusy}
              onClick={() => void done.run(turn)}
              data-testid="reminder-done"
            >
              {t('done')}
            </button>
            <button
              type="button"
              className="btn btn-small"
              onClick={() => setOpen('postpone')}
              data-testid="reminder-postpone-open"
            >
              {t('postpone')}
            </button>
            {reminder.repeat === 'none' ? null : (
              <button type="button" className="btn btn-small" onClick={() => void skip.run(turn)}>
                {t('skip')}
              </button>
            )}
            <button type="button" className="btn btn-small" onClick={() => setOpen('end')}>
              {t('end')}
            </button>
          </span>
        ) : null}
      </div>
      <ErrorNote error={done.error ?? skip.error} kept={false} />
      {open === 'postpone' ? <PostponeForm reminder={reminder} onClose={() => setOpen(null)} /> : null}
      {open === 'end' ? <EndForm reminder={reminder} onClose={() => setOpen(null)} /> : null}
    </li>
  );
}

/** What must not be forgotten: each at its time, with an alert until it is done. */
export default function RemindersTab(props: { readonly entryId?: string | undefined }): ReactNode {
  const t = useText('reminders');
  const { active } = useSession();
  const canAct = active?.roles.some((role) => role !== 'auditor' && role !== 'administrator') ?? false;
  const [isOpenOnly, setOpenOnly] = useState(true);
  const list = useDesk('reminder.list', { open: isOpenOnly, limit: 200 }, { keep: true });
  return (
    <div className={documents.screen} data-testid="reminders">
      <DocumentHints />
      {canAct ? <NewReminder /> : null}
      <div className={documents.bar}>
        <Segments
          label={t('show')}
          value={isOpenOnly ? 'open' : 'all'}
          onValue={(value) => setOpenOnly(value === 'open')}
          options={[
            { value: 'open', label: t('open') },
            { value: 'all', label: t('all') },
          ]}
        />
      </div>
      <ErrorNote error={list.error} kept={false} onRetry={() => void list.refetch()} />
      <div className={`panel ${classes.list}`}>
        {list.data?.length === 0 ? <p className="empty">{t(isOpenOnly ? 'empty' : 'emptyAll')}</p> : null}
        <ol aria-label={t('listName')} onKeyDown={moveInList}>
          {list.data?.map((reminder) => (
            <Row
              key={reminder.id}
              reminder={reminder}
              isWanted={reminder.id === props.entryId}
              canAct={canAct}
            />
          ))}
        </ol>
      </div>
    </div>
  );
}
