import { type ReactNode, useRef } from 'react';
import type { ArchiveItem } from '../../../shared/contract/areas/papers';
import { RETENTIONS, type Retention } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { useDeskForm } from '../parts/useDeskForm';
import { useSaveKey } from '../parts/useSaveKey';
import classes from './archive.module.css';

type Values = { archiveClass: string; retention: Retention; note: string };

/** Another class, retention or note for one item; what stood before stays in the log. */
export function AmendForm(props: { readonly item: ArchiveItem; readonly onClose: () => void }): ReactNode {
  const { item } = props;
  const t = useText('papers');
  const common = useText('common');
  const names = labels(useLocale()).retention;
  const { form, submit, error, isSaving, problem } = useDeskForm<'archive.amend', Values>({
    name: 'archive.amend',
    draftKey: `archive.${item.shiftId}`,
    defaults: { archiveClass: item.archiveClass, retention: item.retention, note: item.note },
    toInput: (values) => ({ shiftId: item.shiftId, ...values }),
  });
  const save = async (): Promise<void> => {
    if ((await submit()) !== null) props.onClose();
  };
  useEscape(props.onClose);
  const box = useRef<HTMLFormElement>(null);
  useSaveKey(box, () => void save());
  return (
    <form
      className={classes.amend}
      ref={box}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      data-testid="archive-form"
    >
      <Field label={t('archiveClass')} problem={problem('archiveClass')}>
        {(ids) => (
          <input
            {...ids}
            {...form.register('archiveClass')}
            className="field"
            data-testid="archive-form-class"
          />
        )}
      </Field>
      <Field label={t('archiveRetention')} problem={problem('retention')}>
        {(ids) => (
          <FormSelect {...ids} form={form} path="retention" data-testid="archive-form-retention">
            {RETENTIONS.map((one) => (
              <option key={one} value={one}>
                {names[one]}
              </option>
            ))}
          </FormSelect>
        )}
      </Field>
      <Field label={t('archiveNote')} optional problem={problem('note')} className={classes.wide}>
        {(ids) => (
          <input {...ids} {...form.register('note')} className="field" data-testid="archive-form-note" />
        )}
      </Field>
      <div className={classes.formActs}>
        <button
          type="submit"
          className="btn btn-primary btn-small"
          disabled={isSaving}
          data-testid="archive-form-save"
        >
          {isSaving ? common('saving') : t('save')}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
      </div>
      <ErrorNote error={error} />
    </form>
  );
}
