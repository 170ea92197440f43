import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ReportPage, ReportRecipient } from '../../../shared/contract/areas/reports';
import { SEND_WAYS, type SendWay } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import { deskNow } from '../../app/clock';
import { Countdown, ErrorNote, Kbd } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { Check } from '../parts/Segments';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import { readMoment, WhenInput } from '../parts/WhenInput';
import classes from './reports.module.css';

type Row = {
  readonly id: string;
  readonly isSent: boolean;
  readonly way: SendWay;
  readonly receiver: string;
  readonly at: string;
  readonly readBack: boolean;
  readonly lateReason: string;
};
type Typed = { rows: Readonly<Record<string, Row>>; other: string };
const NOTHING: Typed = { rows: {}, other: '' };

const rowFor = (recipient: ReportRecipient): Row => ({
  id: crypto.randomUUID(),
  isSent: recipient.obligationId !== null,
  way: recipient.way,
  receiver: recipient.receiver,
  at: '',
  readBack: false,
  lateReason: '',
});

const momentOf = (row: Row): number | null => (row.at.trim() === '' ? deskNow() : readMoment(row.at, 'past'));
const isLate = (recipient: ReportRecipient, row: Row): boolean =>
  recipient.dueAt !== null && (momentOf(row) ?? 0) > recipient.dueAt;

function RecipientRow(props: {
  readonly recipient: ReportRecipient;
  readonly row: Row;
  readonly isWrong: boolean;
  readonly onChange: (change: Partial<Row>) => void;
}): ReactNode {
  const { recipient, row, isWrong, onChange } = props;
  const t = useText('reports');
  const locale = useLocale();
  const words = labels(locale);
  const name = locale === 'zh' ? recipient.nameZh : recipient.nameEn;
  const late = row.isSent && isLate(recipient, row);
  return (
    <li className={classes.recipient} data-testid="dispatch-row" data-recipient={recipient.recipient}>
      <div className={classes.recipientHead}>
        <Check
          label={<b>{name}</b>}
          checked={row.isSent}
          onChecked={(isSent) => onChange({ isSent })}
          testId="dispatch-send"
        />
        {recipient.dueAt === null ? null : <Countdown dueAt={recipient.dueAt} />}
      </div>
      {row.isSent ? (
        <div className={classes.recipientFields}>
          <Field label={t('receiver')} problem={isWrong && row.receiver.trim() === '' ? 'empty' : undefined}>
            {(ids) => (
              <input
                {...ids}
                className="field"
                autoComplete="off"
                value={row.receiver}
                onChange={(event) => onChange({ receiver: event.target.value })}
                data-testid="dispatch-receiver"
              />
            )}
          </Field>
          <Field label={t('way')}>
            {(ids) => (
              <select
                {...ids}
                className="field"
                value={row.way}
                onChange={(event) => onChange({ way: event.target.value as SendWay })}
                data-testid="dispatch-way"
              >
                {SEND_WAYS.map((way) => (
                  <option key={way} value={way}>
                    {words.sendWay[way]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('sentAt')} problem={isWrong && momentOf(row) === null ? 'not_a_time' : undefined}>
            {(ids) => (
              <WhenInput
                {...ids}
                direction="past"
                value={row.at}
                onValue={(at) => onChange({ at })}
                data-testid="dispatch-at"
              />
            )}
          </Field>
          <Check
            label={t('readBack')}
            checked={row.readBack}
            onChecked={(readBack) => onChange({ readBack })}
            testId="dispatch-read-back"
          />
          {late ? (
            <Field
              label={t('lateReason')}
              className={classes.whole}
              problem={isWrong && row.lateReason.trim() === '' ? 'empty' : undefined}
            >
              {(ids) => (
                <input
                  {...ids}
                  className="field"
                  autoComplete="off"
                  value={row.lateReason}
                  onChange={(event) => onChange({ lateReason: event.target.value })}
                  data-testid="dispatch-late"
                />
              )}
            </Field>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

/** Where a signed report went: one record for each recipient that is ticked, all of them with Ctrl+Enter. */
export function DispatchForm({ page }: { readonly page: ReportPage }): ReactNode {
  const { report } = page;
  const t = useText('reports');
  const common = useText('common');
  const draft = useDraft<Typed>(`report.dispatch.${report.id}`, NOTHING);
  const act = useHeldAct('report.dispatch');
  const [isWrong, setWrong] = useState(false);
  const [isAll, setAll] = useState(false);
  const box = useRef<HTMLElement>(null);
  // What was just signed goes out next; a report that has gone everywhere is only looked at.
  const [isFirst] = useState(() =>
    page.recipients.some((one) => one.sent === null && one.obligationId !== null),
  );
  useEffect(() => {
    if (isFirst) box.current?.querySelector<HTMLElement>('input')?.focus();
  }, [isFirst]);
  const waiting = page.recipients.filter((one) => one.sent === null);
  const [fallback] = useState(() => new Map<string, Row>());
  const rowOf = (recipient: ReportRecipient): Row => {
    const typed = draft.value.rows[recipient.recipient];
    if (typed !== undefined) return typed;
    const known = fallback.get(recipient.recipient) ?? rowFor(recipient);
    fallback.set(recipient.recipient, known);
    return known;
  };
  const change = (recipient: ReportRecipient, more: Partial<Row>): void =>
    draft.set({
      rows: { ...draft.value.rows, [recipient.recipient]: { ...rowOf(recipient), ...more } },
    });
  const others: readonly ReportRecipient[] = draft.value.other
    .split(/[、，,]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '' && report.dispatches.every((one) => one.recipient !== name))
    .map((name) => ({
      recipient: name,
      nameZh: name,
      nameEn: name,
      obligationId: null,
      dueAt: null,
      way: 'platform' as const,
      receiver: name,
      sent: null,
    }));
  const all = [...waiting, ...others];
  const chosen = [...waiting.filter((one) => rowOf(one).isSent), ...others];
  const send = async (): Promise<void> => {
    const bad = chosen.some((one) => {
      const row = rowOf(one);
      const late = isLate(one, row) && row.lateReason.trim() === '';
      return row.receiver.trim() === '' || momentOf(row) === null || late;
    });
    setWrong(bad);
    if (bad || chosen.length === 0) return;
    for (const one of chosen) {
      const { id, way, receiver, at, readBack, lateReason } = rowOf(one);
      const done = await act.run({
        dispatchId: id,
        reportId: report.id,
        recipient: one.recipient,
        obligationId: one.obligationId,
        way,
        at: at.trim() === '' ? null : readMoment(at, 'past'),
        receiver,
        readBack,
        lateReason: isLate(one, rowOf(one)) ? lateReason : '',
      });
      if (done === null) return;
    }
    draft.drop();
    setAll(true);
  };
  useSaveKey(box, () => void send());
  useEffect(() => {
    if (waiting.length > 0) setAll(false);
  }, [waiting.length]);
  return (
    <section
      ref={box}
      className={`panel ${classes.dispatch}`}
      aria-label={t('dispatch')}
      data-testid="dispatch-form"
    >
      <h2 className="panel-head">{t('dispatch')}</h2>
      <ul>
        {waiting.map((one) => (
          <RecipientRow
            key={one.recipient}
            recipient={one}
            row={rowOf(one)}
            isWrong={isWrong}
            onChange={(more) => change(one, more)}
          />
        ))}
      </ul>
      <Field label={t('others')} hint={t('othersHint')} className={classes.others} optional>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            value={draft.value.other}
            onChange={(event) => draft.set({ other: event.target.value })}
            data-testid="dispatch-other"
          />
        )}
      </Field>
      <ErrorNote error={act.error} />
      <div className={classes.bar}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={act.isBusy || chosen.length === 0}
          onClick={() => void send()}
          data-testid="dispatch-save"
        >
          {act.isBusy ? common('saving') : t('sendRecord', { count: chosen.length })} <Kbd>Ctrl+Enter</Kbd>
        </button>
        {isAll ? <span role="status">✓ {t('sentAll')}</span> : null}
        {all.length === 0 ? <span className="dim">{t('allSent')}</span> : null}
      </div>
    </section>
  );
}
