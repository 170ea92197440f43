import { type ReactNode, useRef } from 'react';
import type { PaperRef } from '../../../shared/contract/areas/papers';
import type {
  NoticeProposal,
  ResponseChange,
  ResponseSummary,
} from '../../../shared/contract/areas/responses';
import { DOCUMENT_WAYS, type DocumentWay, URGENCIES, type Urgency } from '../../../shared/domain/documents';
import { levelName } from '../../../shared/rules/responses/hazards';
import { missingParts, STATUTORY_PARTS } from '../../../shared/rules/responses/notice';
import { documentLabels } from '../../../shared/wording/documentLabels';
import { deskNow } from '../../app/clock';
import { clockTime, parsePastTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { ActFrame } from '../documents/ActForm';
import { FormAt, FormLine, FormSegments, FormText } from '../documents/fields';
import { unitList } from '../documents/values';
import { PaperButtons } from '../parts/PaperButtons';
import { PEOPLE } from '../parts/People';
import { useDeskForm } from '../parts/useDeskForm';
import { writtenMoment } from '../parts/WhenInput';
import classes from './responses.module.css';
import { factsOf } from './values';

const KNOWN = ['superior_hq_office', 'government_duty_office', 'lower_level_rooms', 'hq_members'] as const;
type Party = (typeof KNOWN)[number];
const PARTIES = [...KNOWN, 'other'] as const;

const partyOf = (recipient: string): (typeof PARTIES)[number] =>
  (KNOWN as readonly string[]).includes(recipient) ? (recipient as Party) : 'other';

type Props = {
  readonly response: ResponseSummary;
  readonly change: ResponseChange;
  readonly onSent: () => void;
  readonly onClose: () => void;
};

/** The notice of a change: drafted, changed by hand, sent. What the law asks for is watched while it is typed. */
export function NoticeForm(props: Props): ReactNode {
  const common = useText('common');
  const { response, change } = props;
  const proposal = useDesk('response.draftNotice', { responseId: response.id, actId: change.id });
  if (proposal.data === undefined) {
    return proposal.error === null ? (
      <p className="empty">{common('loading')}</p>
    ) : (
      <ErrorNote error={proposal.error} kept={false} />
    );
  }
  return <Typed {...props} proposal={proposal.data} />;
}

const namesOf = (proposal: NoticeProposal, party: (typeof PARTIES)[number]): string =>
  proposal.units
    .filter((unit) => partyOf(unit.recipient) === party)
    .map((unit) => unit.name)
    .join('\n');

function Typed(props: Props & { readonly proposal: NoticeProposal }): ReactNode {
  const { response, change, proposal } = props;
  const t = useText('responses');
  const defaults = useRef({
    title: proposal.title,
    addressee: proposal.addressee,
    text: proposal.text,
    docNumber: '',
    signer: change.decidedBy,
    way: 'platform' as DocumentWay,
    urgency: 'extra_urgent' as Urgency,
    at: '',
    dueAt: '',
    units: {
      superior_hq_office: namesOf(proposal, 'superior_hq_office'),
      government_duty_office: namesOf(proposal, 'government_duty_office'),
      lower_level_rooms: namesOf(proposal, 'lower_level_rooms'),
      hq_members: namesOf(proposal, 'hq_members'),
      other: namesOf(proposal, 'other'),
    },
  }).current;
  const desk = useDeskForm({
    name: 'response.sendNotice',
    draftKey: `response.notice.${change.id}`,
    defaults,
    toInput: (values, documentId, reader) => ({
      documentId,
      responseId: response.id,
      actId: change.id,
      title: values.title,
      addressee: values.addressee,
      text: values.text,
      docNumber: values.docNumber,
      signer: values.signer,
      way: values.way,
      urgency: values.urgency,
      at: reader.past('at', values.at),
      dueAt: reader.near('dueAt', values.dueAt),
      units: PARTIES.flatMap((party) =>
        unitList(values.units[party]).map((name) => ({ name, recipient: party === 'other' ? '' : party })),
      ),
    }),
  });
  const words = documentLabels(useLocale());
  const [title, addressee, text, docNumber, signer, at, dueAt] = desk.form.watch([
    'title',
    'addressee',
    'text',
    'docNumber',
    'signer',
    'at',
    'dueAt',
  ]);
  const missing = missingParts(factsOf(response, change), text);
  const paper: PaperRef = {
    kind: 'response_notice',
    responseId: response.id,
    actId: change.id,
    draft: { title, addressee, text, docNumber, signer },
  };
  return (
    <ActFrame
      label={t('notice')}
      testId="response-notice"
      saveWord={t('noticeSend')}
      isSaving={desk.isSaving}
      error={desk.error}
      onSave={async () => {
        const sent = await desk.submit();
        if (sent !== null) props.onSent();
        return sent !== null;
      }}
      onClose={props.onClose}
    >
      <div className={classes.grid}>
        <FormLine
          desk={desk}
          path="title"
          label={t('noticeTitle')}
          testId="notice-title"
          className={classes.c12}
        />
        <FormLine
          desk={desk}
          path="addressee"
          label={t('addressee')}
          testId="notice-addressee"
          optional
          className={classes.c12}
        />
        <FormText
          desk={desk}
          path="text"
          label={t('text')}
          testId="notice-text"
          rows={11}
          hint={
            <span className={classes.parts} data-testid="notice-parts">
              {t('lawParts')}
              {(change.kind === 'ended' ? STATUTORY_PARTS.slice(0, 2) : STATUTORY_PARTS).map((part) => (
                <span key={part} data-missing={missing.includes(part)}>
                  {missing.includes(part) ? `✗ ${t('partMissing')}` : '✓ '}
                  {t(`part_${part}`)}
                </span>
              ))}
            </span>
          }
          className={classes.c12}
        />
        <fieldset className={`${classes.c12} ${classes.receivers}`}>
          <legend className="field-label">{t('receivers')}</legend>
          {PARTIES.map((party) => (
            <FormText
              key={party}
              desk={desk}
              path={`units.${party}`}
              label={t(`party_${party}`)}
              testId={`notice-units-${party}`}
              rows={3}
              placeholder={t('receiversHint')}
            />
          ))}
        </fieldset>
        {desk.problem('units') === undefined ? null : (
          <p className={`${classes.c12} ${classes.problem}`}>{t('receivers')}</p>
        )}
        <FormLine
          desk={desk}
          path="docNumber"
          label={t('docNumber')}
          testId="notice-number"
          optional
          className={classes.c4}
        />
        <FormLine
          desk={desk}
          path="signer"
          label={t('signer')}
          testId="notice-signer"
          list={PEOPLE}
          className={classes.c4}
        />
        <FormAt
          desk={desk}
          path="at"
          label={t('sentAt')}
          testId="notice-at"
          direction="past"
          className={classes.c4}
        />
        <FormSegments
          desk={desk}
          path="way"
          label={t('way')}
          testId="notice-way"
          className={classes.c6}
          options={DOCUMENT_WAYS.map((value) => ({ value, label: words.way[value] }))}
        />
        <FormSegments
          desk={desk}
          path="urgency"
          label={t('urgency')}
          testId="notice-urgency"
          className={classes.c6}
          options={URGENCIES.map((value) => ({ value, label: words.urgency[value] }))}
        />
        <FormAt
          desk={desk}
          path="dueAt"
          label={t('receiptDue')}
          testId="notice-due"
          direction="near"
          empty=""
          optional
          hint={
            dueAt !== '' || proposal.receiptMinutes === 0 ? undefined : (
              <Usual
                minutes={proposal.receiptMinutes}
                level={change.to}
                sentAt={at}
                onUse={(due) => {
                  desk.form.setValue('dueAt', writtenMoment(due));
                  // The button goes with what it offered; the keyboard stays in the form.
                  desk.form.setFocus('dueAt');
                }}
              />
            )
          }
          className={classes.c6}
        />
        <div className={`${classes.c12} ${classes.actions}`}>
          <PaperButtons paper={paper} formats={['pdf', 'docx']} testId="notice-paper" />
          <span className="dim">{t('noticeNote')}</span>
        </div>
      </div>
    </ActFrame>
  );
}

/** The usual limit of receipts for the level: offered, never filled in by itself. */
function Usual(props: {
  readonly minutes: number;
  readonly level: ResponseChange['to'];
  readonly sentAt: string;
  readonly onUse: (due: number) => void;
}): ReactNode {
  const t = useText('responses');
  const locale = useLocale();
  const from = props.sentAt === '' ? deskNow() : (parsePastTime(props.sentAt, deskNow()) ?? deskNow());
  const due = from + props.minutes * 60_000;
  return (
    <span className={classes.parts}>
      {t('receiptUsual', { level: levelName(props.level, locale), minutes: props.minutes })}
      <button
        type="button"
        className="btn btn-small btn-plain"
        onClick={() => props.onUse(due)}
        data-testid="notice-usual"
      >
        {t('use')} {clockTime(due)}
      </button>
    </span>
  );
}
