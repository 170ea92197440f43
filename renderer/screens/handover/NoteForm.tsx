import type { ReactNode } from 'react';
import { OPEN_ITEM_GROUPS } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useSaveKey } from '../parts/useSaveKey';
import { FormWhen } from '../parts/WhenInput';
import classes from './handover.module.css';

const GROUPS = ['leaders', 'equipment', 'superior_documents', 'notices', 'handed_objects', 'other'] as const;
type Group = (typeof GROUPS)[number];
type Values = { group: Group; title: string; state: string; dueAt: string; owner: string };

/** Something for the next shift that no other screen knows. It stays open until somebody ends it. */
export function NoteForm(props: { readonly onClose: () => void }): ReactNode {
  const t = useText('handover');
  const words = labels(useLocale()).openItemGroup;
  const box = useFocusFirst<HTMLFormElement>();
  const desk = useDeskForm<'handover.note', Values>({
    name: 'handover.note',
    draftKey: 'handover.note',
    defaults: { group: 'leaders', title: '', state: '', dueAt: '', owner: '' },
    toInput: (values, noteId, reader) => ({
      noteId,
      group: values.group,
      title: values.title,
      state: values.state,
      next: '',
      dueAt: reader.future('dueAt', values.dueAt),
      owner: values.owner,
      incidentId: null,
    }),
  });
  const save = async (): Promise<void> => {
    if ((await desk.submit()) !== null) props.onClose();
  };
  useSaveKey(box, () => void save());
  useEscape(props.onClose);
  const { register } = desk.form;
  return (
    <form
      ref={box}
      className={classes.note}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      noValidate
      data-testid="handover-note"
    >
      <Field label={t('noteGroup')}>
        {(ids) => (
          <FormSelect {...ids} form={desk.form} path="group" data-testid="note-group">
            {OPEN_ITEM_GROUPS.filter((group): group is Group =>
              (GROUPS as readonly string[]).includes(group),
            ).map((group) => (
              <option key={group} value={group}>
                {words[group]}
              </option>
            ))}
          </FormSelect>
        )}
      </Field>
      <Field label={t('noteTitle')} problem={desk.problem('title')}>
        {(ids) => (
          <input
            {...ids}
            {...register('title')}
            className="field"
            autoComplete="off"
            maxLength={200}
            data-testid="note-title"
          />
        )}
      </Field>
      <Field label={t('noteState')} optional problem={desk.problem('state')}>
        {(ids) => (
          <input
            {...ids}
            {...register('state')}
            className="field"
            autoComplete="off"
            maxLength={400}
            data-testid="note-state"
          />
        )}
      </Field>
      <div className={classes.inline}>
        <Field label={t('noteDue')} optional problem={desk.problem('dueAt')}>
          {(ids) => (
            <FormWhen {...ids} form={desk.form} path="dueAt" direction="future" data-testid="note-due" />
          )}
        </Field>
        <Field label={t('noteOwner')} optional problem={desk.problem('owner')}>
          {(ids) => (
            <input
              {...ids}
              {...register('owner')}
              className="field"
              autoComplete="off"
              maxLength={60}
              data-testid="note-owner"
            />
          )}
        </Field>
      </div>
      <ErrorNote error={desk.error} />
      <div className={classes.inline}>
        <button type="submit" className="btn btn-primary" data-testid="note-save">
          {t('noteSave')} <Kbd>Ctrl+Enter</Kbd>
        </button>
        <button type="button" className="btn" onClick={props.onClose}>
          {t('notYet')}
        </button>
      </div>
    </form>
  );
}
