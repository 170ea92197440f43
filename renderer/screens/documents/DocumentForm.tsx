import { type ReactNode, useRef } from 'react';
import type { DocumentEntry } from '../../../shared/contract/areas/register';
import {
  type Direction,
  DOCUMENT_WAYS,
  INCOMING_DEMANDS,
  OUTGOING_DEMANDS,
  URGENCIES,
} from '../../../shared/domain/documents';
import type { SettingValue } from '../../../shared/settings';
import { documentLabels, registerNumber } from '../../../shared/wording/documentLabels';
import { documentName } from '../../../shared/wording/documentWords';
import { deskNow } from '../../app/clock';
import { useEscape } from '../../app/hotkeys';
import { clockTime, nearTime, parsePastTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Field } from '../parts/Field';
import { FormSelect } from '../parts/FormSelect';
import { Check } from '../parts/Segments';
import { type DeskForm, useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useSaveKey } from '../parts/useSaveKey';
import { writtenMoment } from '../parts/WhenInput';
import classes from './documents.module.css';
import { FormAt, FormIncident, FormLine, FormSegments, FormText, OWNERS, PLACES, UNITS } from './fields';
import { commonInput, type DocumentValues, EMPTY_DOCUMENT, unitList } from './values';

type Desk = DeskForm<'document.receive', DocumentValues>;

/** The usual limit for this urgency, offered and never filled in by itself. */
function Usual({ desk, direction }: { readonly desk: Desk; readonly direction: Direction }): ReactNode {
  const t = useText('documents');
  const locale = useLocale();
  const setting = useDesk('settings.get', { key: 'documents' }).data?.value as
    | SettingValue<'documents'>
    | undefined;
  const { watch, setValue, setFocus } = desk.form;
  const [urgency, at, dueAt] = watch(['urgency', 'at', 'dueAt']);
  if (setting === undefined) return null;
  const minutes = (direction === 'incoming' ? setting.answerMinutes : setting.receiptMinutes)[urgency];
  if (minutes === 0 || dueAt !== '') return null;
  const from = at === '' ? deskNow() : (parsePastTime(at, deskNow()) ?? deskNow());
  const due = from + minutes * 60_000;
  return (
    <span className={classes.usual}>
      {t('usual', { urgency: documentLabels(locale).urgency[urgency], time: nearTime(due, deskNow()) })}
      <button
        type="button"
        className="btn btn-small btn-plain"
        data-testid="document-usual"
        onClick={() => {
          setValue('dueAt', writtenMoment(due));
          // The button goes with what it offered; the keyboard stays in the form.
          setFocus('dueAt');
        }}
      >
        {t('use')} {clockTime(due)}
      </button>
    </span>
  );
}

/** What the form of either direction asks about the paper itself. */
export function PaperFields(props: {
  readonly desk: Desk;
  readonly direction: Direction;
  readonly isConfidential: boolean;
}): ReactNode {
  const { desk, direction, isConfidential } = props;
  const t = useText('documents');
  const words = documentLabels(useLocale());
  const isIn = direction === 'incoming';
  const demands = isIn ? INCOMING_DEMANDS : OUTGOING_DEMANDS;
  const demand = desk.form.watch('demand');
  const isAsked = demand !== 'file' && demand !== 'none';
  return (
    <>
      <FormSegments
        desk={desk}
        path="way"
        label={t('way')}
        testId="document-way"
        className={classes.c6}
        options={DOCUMENT_WAYS.map((value) => ({ value, label: words.way[value] }))}
      />
      <FormSegments
        desk={desk}
        path="urgency"
        label={t('urgency')}
        testId="document-urgency"
        className={classes.c6}
        options={URGENCIES.map((value) => ({ value, label: words.urgency[value] }))}
      />
      <FormAt
        desk={desk}
        path="at"
        label={t(isIn ? 'receivedAt' : 'sentAt')}
        testId="document-at"
        direction="past"
        className={classes.c3}
      />
      <FormLine
        desk={desk}
        path="copies"
        label={t('copies')}
        testId="document-copies"
        isNumber
        className={classes.c1}
      />
      <FormLine
        desk={desk}
        path="pages"
        label={t('pages')}
        testId="document-pages"
        isNumber
        className={classes.c1}
      />
      <FormLine
        desk={desk}
        path="place"
        label={t('place')}
        testId="document-place"
        list={PLACES}
        placeholder={t('placeHint')}
        className={isConfidential ? classes.c7 : classes.c3}
      />
      {isConfidential ? null : (
        <FormIncident
          desk={desk}
          path="incidentId"
          label={t('linked')}
          testId="document-incident"
          className={classes.c4}
        />
      )}
      {isConfidential && !isIn ? null : (
        <FormSegments
          desk={desk}
          path="demand"
          label={t('demand')}
          testId="document-demand"
          className={classes.c4}
          options={demands.map((value) => ({ value, label: words.demand[value] }))}
        />
      )}
      {isIn && !isConfidential && isAsked ? (
        <FormLine
          desk={desk}
          path="demandText"
          label={t('demandText')}
          testId="document-demandText"
          placeholder={t('demandHint')}
          optional
          className={classes.c4}
        />
      ) : null}
      {isAsked && !(isConfidential && !isIn) ? (
        <FormAt
          desk={desk}
          path="dueAt"
          label={t(isIn ? 'dueAt' : 'receiptDue')}
          testId="document-due"
          direction="near"
          empty=""
          optional
          hint={<Usual desk={desk} direction={direction} />}
          className={classes.c2}
        />
      ) : null}
      <FormLine
        desk={desk}
        path="owner"
        label={t('owner')}
        testId="document-owner"
        list={OWNERS}
        optional
        className={classes.c2}
      />
    </>
  );
}

/** By number and place only, or from whom and about what. */
function Heads(props: {
  readonly desk: Desk;
  readonly direction: Direction;
  readonly isConfidential: boolean;
  readonly open: readonly DocumentEntry[];
}): ReactNode {
  const { desk, direction, isConfidential } = props;
  const t = useText('documents');
  const locale = useLocale();
  const isIn = direction === 'incoming';
  if (isConfidential)
    return (
      <>
        <p
          className={`${classes.banner} ${classes.c12}`}
          role="note"
          data-testid="document-confidential-note"
        >
          {t('confidentialNote')}
        </p>
        <FormLine
          desk={desk}
          path="docNumber"
          label={t('confidentialNumber')}
          testId="document-docNumber"
          className={classes.c6}
        />
      </>
    );
  return (
    <>
      {isIn ? (
        <FormLine
          desk={desk}
          path="unit"
          label={t('unit')}
          testId="document-unit"
          list={UNITS}
          className={classes.c3}
        />
      ) : (
        <FormText
          desk={desk}
          path="units"
          label={t('units')}
          testId="document-units"
          rows={2}
          placeholder={t('unitsHint')}
          className={classes.c6}
        />
      )}
      {isIn ? null : (
        <Field label={t('answersId')} optional problem={desk.problem('answersId')} className={classes.c6}>
          {(ids) => (
            <FormSelect {...ids} form={desk.form} path="answersId" data-testid="document-answers">
              <option value="">{t('noAnswer')}</option>
              {props.open.map((one) => (
                <option key={one.id} value={one.id}>
                  {registerNumber(one, locale)} {one.unit} {documentName(one, locale)}
                </option>
              ))}
            </FormSelect>
          )}
        </Field>
      )}
      <FormLine
        desk={desk}
        path="docNumber"
        label={t('docNumber')}
        testId="document-docNumber"
        optional
        className={isIn ? classes.c3 : classes.c4}
      />
      <FormLine
        desk={desk}
        path="title"
        label={t('docTitle')}
        testId="document-title"
        className={isIn ? classes.c6 : classes.c8}
      />
    </>
  );
}

function useDocumentForm(direction: Direction, defaults: DocumentValues): Desk {
  const received = useDeskForm<'document.receive', DocumentValues>({
    name: 'document.receive',
    draftKey: 'document.incoming',
    defaults,
    toInput: (values, documentId, reader) => ({
      ...commonInput(values, reader),
      documentId,
      unit: values.confidential ? '' : values.unit,
      confidential: values.confidential,
      demand: values.demand === 'handle' || values.demand === 'file' ? values.demand : 'answer',
      demandText: values.confidential || values.demand === 'file' ? '' : values.demandText,
    }),
  });
  const sent = useDeskForm<'document.send', DocumentValues>({
    name: 'document.send',
    draftKey: 'document.outgoing',
    defaults,
    toInput: (values, documentId, reader) => ({
      ...commonInput(values, reader),
      documentId,
      units: values.confidential ? [] : unitList(values.units),
      confidential: values.confidential,
      demand: values.demand === 'none' ? 'none' : 'receipt',
      answersId: values.confidential || values.answersId === '' ? null : values.answersId,
    }),
  });
  // Both give a document back and have the same fields; only what they send differs.
  return direction === 'incoming' ? received : (sent as unknown as Desk);
}

/** Registering a document without its scan. Ctrl+Enter saves and keeps the form for the next when asked. */
export function DocumentForm(props: {
  readonly direction: Direction;
  readonly start?: Partial<DocumentValues>;
  readonly open: readonly DocumentEntry[];
  readonly onSaved: (entry: DocumentEntry) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { direction } = props;
  const t = useText('documents');
  const common = useText('common');
  const isIn = direction === 'incoming';
  const defaults = useRef<DocumentValues>({
    ...EMPTY_DOCUMENT,
    demand: isIn ? 'answer' : 'receipt',
    ...props.start,
  }).current;
  const desk = useDocumentForm(direction, defaults);
  const box = useFocusFirst<HTMLElement>();
  const isConfidential = desk.form.watch('confidential');
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    const saved = await desk.submit();
    if (saved !== null) props.onSaved(saved);
  };
  useSaveKey(box, () => void save());
  const setConfidential = (isOn: boolean): void => {
    desk.form.setValue('confidential', isOn);
    desk.form.setValue('way', isOn ? 'confidential_exchange' : 'fax');
  };
  return (
    <section
      ref={box}
      className={`panel ${classes.form}`}
      aria-label={t(isIn ? 'newIncoming' : 'newOutgoing')}
      data-testid={`document-form-${direction}`}
    >
      <div className={`${classes.formHead} ${classes.c12}`}>
        <h2>{t(isIn ? 'newIncoming' : 'newOutgoing')}</h2>
        <span className="dim">{t('secretNote')}</span>
      </div>
      <Heads desk={desk} direction={direction} isConfidential={isConfidential} open={props.open} />
      <PaperFields desk={desk} direction={direction} isConfidential={isConfidential} />
      <div className={`${classes.c12} ${classes.actions}`}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={desk.isSaving}
          onClick={() => void save()}
          data-testid="document-save"
        >
          {desk.isSaving ? common('saving') : t('save')} <Kbd>Ctrl+Enter</Kbd>
        </button>
        <button type="button" className="btn" onClick={props.onClose}>
          {common('cancel')}
        </button>
        <Check
          label={t('confidential')}
          checked={isConfidential}
          onChecked={setConfidential}
          testId="document-confidential"
        />
        <ErrorNote error={desk.error} />
      </div>
    </section>
  );
}
