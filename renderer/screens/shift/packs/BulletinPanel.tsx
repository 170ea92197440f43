import { type ReactNode, useEffect, useState } from 'react';
import type { Bulletin, BulletinDraft } from '../../../../shared/contract/areas/packs';
import { BULLETIN_LIMIT } from '../../../../shared/statistics/bulletin';
import { deskNow } from '../../../app/clock';
import { fullTime } from '../../../app/time';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { type Draft, draftId, dropDraftId, useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import { PaperButtons } from '../../parts/PaperButtons';
import { useHeldAct } from '../../parts/useHeldAct';
import classes from './packs.module.css';

const KEY = 'bulletin';
type Text = { title: string; text: string; asOf: number; number: string; total: string; signedBy: string };
const EMPTY: Text = { title: '', text: '', asOf: 0, number: '', total: '', signedBy: '' };

/** A draft of the desk as the fields hold it. */
const fieldsOf = (draft: BulletinDraft): Omit<Text, 'signedBy'> => ({
  title: draft.title,
  text: draft.text,
  asOf: draft.asOf,
  number: String(draft.number),
  total: String(draft.total),
});

function Fields({ draft }: { readonly draft: Draft<Text> }): ReactNode {
  const t = useText('packs');
  const { value, set } = draft;
  const { length } = value.text;
  const isLong = length > BULLETIN_LIMIT;
  return (
    <>
      <Field label={t('bulletinTitle')}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            value={value.title}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => set({ title: event.target.value })}
            data-testid="bulletin-title"
          />
        )}
      </Field>
      <Field
        label={
          <>
            {t('bulletinText')}{' '}
            <span className={`num ${isLong ? classes.long : 'dim'}`} data-testid="bulletin-count">
              {t('count', { count: length, max: BULLETIN_LIMIT })}
              {isLong ? ` · ${t('tooLong', { max: BULLETIN_LIMIT })}` : ''}
            </span>
            {value.asOf > 0 ? (
              <span className="dim num"> · {t('asOf', { time: fullTime(value.asOf) })}</span>
            ) : null}
          </>
        }
      >
        {(ids) => (
          <textarea
            {...ids}
            className="field"
            rows={8}
            value={value.text}
            maxLength={4_000}
            onChange={(event) => set({ text: event.target.value })}
            data-testid="bulletin-text"
          />
        )}
      </Field>
      <div className={classes.numbers}>
        {(['number', 'total', 'signedBy'] as const).map((name) => (
          <Field key={name} label={t(name)} optional={name === 'signedBy'}>
            {(ids) => (
              <input
                {...ids}
                className={name === 'signedBy' ? 'field' : 'field num'}
                value={value[name]}
                maxLength={name === 'signedBy' ? 40 : 6}
                inputMode={name === 'signedBy' ? 'text' : 'numeric'}
                autoComplete="off"
                onChange={(event) => set({ [name]: event.target.value })}
                data-testid={`bulletin-${name}`}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}

/** Writing, registering and printing the bulletin, alone and with the morning's other papers. What was typed is kept until it is registered. */
export function BulletinPanel({ shiftId }: { readonly shiftId: string | null }): ReactNode {
  const t = useText('packs');
  const drafted = useDesk('bulletin.draft', {});
  const list = useDesk('bulletin.list', { limit: 10 });
  const draft = useDraft<Text>(KEY, EMPTY);
  const act = useHeldAct('bulletin.issue', KEY);
  const [issued, setIssued] = useState<Bulletin | null>(null);
  const { isTouched, set } = draft;
  const first = drafted.data;
  // An empty form takes the desk's draft; one that somebody wrote in stays as it is.
  useEffect(() => {
    if (first !== undefined && !isTouched) set(fieldsOf(first));
  }, [first, isTouched, set]);
  const redraft = async (): Promise<void> => {
    const { data } = await drafted.refetch();
    if (data !== undefined) set(fieldsOf(data));
  };
  const { value } = draft;
  const issue = async (): Promise<void> => {
    const answer = await act.run({
      bulletinId: draftId(KEY),
      number: Number(value.number),
      total: Number(value.total),
      title: value.title,
      text: value.text,
      asOf: value.asOf || deskNow(),
      signedBy: value.signedBy,
    });
    if (answer === null) return;
    setIssued(answer);
    dropDraftId(KEY);
    draft.drop();
    await drafted.refetch();
  };
  const canPrint = shiftId !== null && value.title !== '' && value.text !== '';
  const { title, text, asOf } = value;
  return (
    <section className={`panel ${classes.panel}`} aria-label={t('bulletin')}>
      <h2 className="panel-head">{t('bulletin')}</h2>
      <div className={classes.body}>
        <ErrorNote error={drafted.error ?? list.error} kept={false} />
        <Fields draft={draft} />
        <div className={classes.actions}>
          <button
            type="button"
            className="btn"
            title={t('redraftHelp')}
            onClick={() => void redraft()}
            data-testid="bulletin-redraft"
          >
            {t('redraft')}
          </button>
          <button
            type="button"
            className="btn btn-primary"
            disabled={
              act.isBusy || value.title === '' || value.text === '' || value.text.length > BULLETIN_LIMIT
            }
            onClick={() => void issue()}
            data-testid="bulletin-issue"
          >
            {t(act.isBusy ? 'issuing' : 'issue')}
          </button>
          {issued === null ? null : (
            <span role="status" data-testid="bulletin-issued">
              {t('issued', { number: issued.number, total: issued.total })}
            </span>
          )}
        </div>
        <ErrorNote error={act.error} />
        <h3 className={classes.sub}>{t('morning')}</h3>
        <p className="dim">{t(shiftId === null ? 'noShift' : 'morningHelp')}</p>
        {canPrint ? (
          <PaperButtons
            paper={{
              kind: 'morning_pack',
              shiftId,
              bulletinId: issued?.id ?? null,
              draft: issued === null ? { title, text, asOf: asOf || deskNow() } : null,
            }}
            formats={['pdf', 'docx']}
            testId="morning-pack"
          />
        ) : null}
        <h3 className={classes.sub}>{t('issuedList')}</h3>
        {list.data?.length === 0 ? <p className="dim">{t('noneIssued')}</p> : null}
        <ul className={classes.list}>
          {list.data?.map((one) => (
            <li key={one.id} data-testid="bulletin-row">
              <span>
                <b className="num">
                  {t('issuedRow', { year: one.year, number: one.number, total: one.total })}
                </b>{' '}
                {one.title} <span className="dim num">{fullTime(one.issuedAt)}</span>
              </span>
              <PaperButtons
                paper={{ kind: 'bulletin', bulletinId: one.id }}
                formats={['pdf', 'docx']}
                testId={`bulletin-${one.number}`}
              />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
