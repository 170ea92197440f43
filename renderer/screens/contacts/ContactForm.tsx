import { type ReactNode, useRef } from 'react';
import { useController } from 'react-hook-form';
import { guessRole } from '../../../shared/contacts/roles';
import type { ContactDetail } from '../../../shared/contract/areas/contacts';
import { CALL_ROLES, CONTACT_KINDS } from '../../../shared/domain/contacts';
import { CALL_ROLE_WORDS, CONTACT_KIND_WORDS } from '../../../shared/wording/contactWords';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { FormLine, FormSegments, FormText } from '../documents/fields';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useSaveKey } from '../parts/useSaveKey';
import { AreaPicker } from './AreaPicker';
import classes from './contacts.module.css';
import { type ContactValues, EMPTY, endOfDay, NOBODY, type PersonValue, valuesOf } from './model';
import { NumberFields } from './NumberFields';
import { PersonPicker } from './PersonPicker';

const isSomebody = (one: PersonValue): boolean => one.label.trim() !== '';

function useContactForm(contact: ContactDetail | null) {
  const defaults = useRef(contact === null ? EMPTY : valuesOf(contact)).current;
  return useDeskForm<'contact.save', ContactValues>({
    name: 'contact.save',
    draftKey: contact === null ? 'contact.new' : `contact.${contact.id}`,
    defaults,
    toInput: (values, id, reader) => {
      const { superiorId, validUntil } = values;
      const deputies = values.deputyIds.filter(isSomebody);
      if (isSomebody(superiorId) && superiorId.id === '') reader.problems.superiorId = 'not_taken';
      if (deputies.some((one) => one.id === '')) reader.problems.deputyIds = 'not_taken';
      const until = validUntil.trim() === '' ? null : endOfDay(validUntil);
      if (validUntil.trim() !== '' && until === null) reader.problems.validUntil = 'not_a_time';
      return {
        ...values,
        contactId: contact?.id ?? id,
        areaCode: values.areaCode === '' ? null : values.areaCode,
        numbers: values.numbers.filter((one) => one.number.trim() !== ''),
        superiorId: superiorId.id === '' ? null : superiorId.id,
        deputyIds: deputies.map((one) => one.id),
        validUntil: until,
      };
    },
  });
}

type Desk = ReturnType<typeof useContactForm>;

function People(props: { readonly desk: Desk; readonly contactId: string }): ReactNode {
  const t = useText('contacts');
  const { desk } = props;
  const superior = useController({ control: desk.form.control, name: 'superiorId' }).field;
  const deputies = useController({ control: desk.form.control, name: 'deputyIds' }).field;
  const list = deputies.value;
  const set = (at: number, value: PersonValue): void =>
    deputies.onChange(list.map((one, place) => (place === at ? value : one)));
  return (
    <>
      <Field label={t('superior')} optional problem={desk.problem('superiorId')} className={classes.c6}>
        {() => (
          <PersonPicker
            label={t('superior')}
            value={superior.value}
            not={props.contactId}
            onValue={superior.onChange}
            testId="contact-superior"
          />
        )}
      </Field>
      <Field label={t('deputies')} optional problem={desk.problem('deputyIds')} className={classes.c6}>
        {() => (
          <div className={classes.stack}>
            {list.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a place in the list is what it is
              <div key={at} className={classes.line}>
                <PersonPicker
                  label={`${t('deputies')} ${at + 1}`}
                  value={one}
                  not={props.contactId}
                  onValue={(value) => set(at, value)}
                  testId={`contact-deputy-${at}`}
                />
                <button
                  type="button"
                  className="btn btn-small btn-plain"
                  onClick={() => deputies.onChange(list.filter((_one, place) => place !== at))}
                >
                  {t('drop')}
                </button>
              </div>
            ))}
            {list.length < 8 ? (
              <button
                type="button"
                className="btn btn-small"
                onClick={() => deputies.onChange([...list, NOBODY])}
                data-testid="contact-add-deputy"
              >
                {t('addDeputy')}
              </button>
            ) : null}
          </div>
        )}
      </Field>
    </>
  );
}

function Area({ desk }: { readonly desk: Desk }): ReactNode {
  const t = useText('contacts');
  const code = desk.form.watch('areaCode');
  const name = desk.form.watch('areaName');
  return (
    <Field label={t('area')} optional problem={desk.problem('areaCode')} className={classes.c12}>
      {() => (
        <AreaPicker
          className={classes.areas}
          label={t('area')}
          value={{ code, name }}
          onPick={(area) => {
            desk.form.setValue('areaCode', area.code, { shouldDirty: true });
            desk.form.setValue('areaName', area.name, { shouldDirty: true });
          }}
        />
      )}
    </Field>
  );
}

/** A new entry, or another content of one that is there. What was typed stays until the desk has it. */
export function ContactForm(props: {
  readonly contact: ContactDetail | null;
  readonly onSaved: (contact: ContactDetail) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('contacts');
  const common = useText('common');
  const locale = useLocale();
  const { contact } = props;
  const desk = useContactForm(contact);
  const { form } = desk;
  const box = useFocusFirst<HTMLElement>();
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    const saved = await desk.submit();
    if (saved !== null) props.onSaved(saved);
  };
  useSaveKey(box, () => void save());
  const isRoom = form.watch('kind') === 'room';
  const guess = (): void => {
    if (form.getValues('role') !== 'other') return;
    const role = guessRole(form.getValues('post'), form.getValues('unit'));
    if (role !== 'other') form.setValue('role', role);
  };
  const title = t(contact === null ? 'formNew' : 'formEdit');
  return (
    <section
      ref={box}
      className={`panel ${classes.form}`}
      aria-label={title}
      onBlur={guess}
      data-testid="contact-form"
    >
      <h2 className={classes.c12}>{title}</h2>
      <FormLine
        desk={desk}
        path="name"
        label={t(isRoom ? 'roomName' : 'name')}
        testId="contact-name"
        className={classes.c4}
      />
      <FormLine
        desk={desk}
        path="unit"
        label={t('unit')}
        testId="contact-unit"
        optional
        className={classes.c4}
      />
      <FormLine
        desk={desk}
        path="post"
        label={t('post')}
        testId="contact-post"
        optional
        className={classes.c4}
      />
      <FormSegments
        desk={desk}
        path="kind"
        label={t('kind')}
        testId="contact-kind"
        className={classes.c4}
        options={CONTACT_KINDS.map((value) => ({ value, label: CONTACT_KIND_WORDS[value][locale] }))}
      />
      <Field label={t('calledAs')} problem={desk.problem('role')} className={classes.c4}>
        {(ids) => (
          <FormSelect {...ids} form={form} path="role" data-testid="contact-role">
            {CALL_ROLES.map((role) => (
              <option key={role} value={role}>
                {CALL_ROLE_WORDS[role][locale]}
              </option>
            ))}
          </FormSelect>
        )}
      </Field>
      <FormLine
        desk={desk}
        path="validUntil"
        label={t('validUntil')}
        testId="contact-until"
        optional
        placeholder={t('dayHint')}
        isNumber
        className={classes.c4}
      />
      <Area desk={desk} />
      <NumberFields form={form} problem={(path) => desk.problem(path)} className={classes.c12} />
      <People desk={desk} contactId={contact?.id ?? ''} />
      <FormSegments
        desk={desk}
        path="visibility"
        label={t('visibility')}
        testId="contact-visibility"
        className={classes.c6}
        options={[
          { value: 'all', label: t('visibleAll') },
          { value: 'leaders', label: t('visibleLeaders') },
        ]}
      />
      <FormText
        desk={desk}
        path="note"
        label={t('note')}
        testId="contact-note"
        optional
        rows={1}
        className={classes.c6}
      />
      <div className={`${classes.c12} ${classes.actions}`}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={desk.isSaving}
          onClick={() => void save()}
          data-testid="contact-save"
        >
          {desk.isSaving ? common('saving') : t('save')} <Kbd>Ctrl+Enter</Kbd>
        </button>
        <button type="button" className="btn" onClick={props.onClose}>
          {common('cancel')}
        </button>
        <ErrorNote error={desk.error} />
      </div>
    </section>
  );
}
