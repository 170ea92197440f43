import type { ReactNode } from 'react';
import type { DocumentEntry, RegisterAct } from '../../../shared/contract/areas/register';
import { documentLabels } from '../../../shared/wording/documentLabels';
import { type Locale, labels } from '../../../shared/wording/labels';
import { useNow } from '../../app/clock';
import { nearTime } from '../../app/time';
import { Time } from '../../components';
import { type Text, useLocale, useText } from '../../i18n';
import classes from './documents.module.css';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const wordIn = (words: Readonly<Record<string, string>>, value: unknown): string =>
  words[text(value)] ?? text(value);

const FIELD_WORDS = {
  unit: 'unit',
  docNumber: 'docNumber',
  title: 'docTitle',
  way: 'way',
  urgency: 'urgency',
  at: 'at',
  copies: 'copies',
  pages: 'pages',
  place: 'place',
  demand: 'demand',
  demandText: 'demandText',
  dueAt: 'dueAt',
  owner: 'owner',
  incidentId: 'linked',
} as const;

function valueWords(
  field: string,
  value: unknown,
  t: Text<'documents'>,
  locale: Locale,
  now: number,
): string {
  if (value === null || value === undefined || value === '') return t('nothing');
  if ((field === 'at' || field === 'dueAt') && typeof value === 'number') return nearTime(value, now);
  const words = documentLabels(locale);
  if (field === 'way') return wordIn(words.way, value);
  if (field === 'urgency') return wordIn(words.urgency, value);
  if (field === 'demand') return wordIn(words.demand, value);
  if (field === 'incidentId') return '…';
  return String(value);
}

function Changes({ act }: { readonly act: RegisterAct }): ReactNode {
  const t = useText('documents');
  const locale = useLocale();
  const now = useNow(60_000);
  const before = (act.body['before'] ?? {}) as Readonly<Record<string, unknown>>;
  const after = (act.body['after'] ?? {}) as Readonly<Record<string, unknown>>;
  return (
    <>
      {Object.entries(after).map(([field, value]) => (
        <span key={field}>
          {' '}
          {t(FIELD_WORDS[field as keyof typeof FIELD_WORDS] ?? 'detail')}{' '}
          {valueWords(field, value, t, locale, now)}
          <span className="dim">
            （{t('was', { value: valueWords(field, before[field], t, locale, now) })}）
          </span>
        </span>
      ))}
    </>
  );
}

function Act({ act, entry }: { readonly act: RegisterAct; readonly entry: DocumentEntry }): ReactNode {
  const t = useText('documents');
  const locale = useLocale();
  const words = documentLabels(locale);
  const ways = labels(locale).sendWay;
  const { body } = act;
  switch (act.fact) {
    case 'document.handled':
      return (
        <>
          <b>{wordIn(words.handling, body['act'])}</b> {text(body['who'])}{' '}
          <span className="dim">{wordIn(ways, body['way'])}</span>
          {text(body['words']) === '' ? null : <span> “{text(body['words'])}”</span>}
        </>
      );
    case 'document.finished':
      return (
        <>
          <b>{wordIn(words.outcome, body['outcome'])}</b> {text(body['by'])}{' '}
          {body['outcome'] === 'answered' ? (
            <span className="dim">
              {wordIn(ways, body['way'])} {text(body['receiver'])}
            </span>
          ) : null}{' '}
          {text(body['result'])}
        </>
      );
    case 'document.signed':
      return (
        <>
          <b>{t('act_signed')}</b> {entry.units[Number(body['unit'])]?.name} {text(body['who'])}
        </>
      );
    case 'document.chased':
      return (
        <>
          <b>{t('act_chased')}</b>{' '}
          {((body['units'] ?? []) as readonly number[]).map((at) => entry.units[at]?.name).join('、')}{' '}
          {text(body['who'])} <span className="dim">{wordIn(ways, body['way'])}</span> {text(body['note'])}
        </>
      );
    case 'document.corrected':
      return (
        <>
          <b>{t('act_corrected')}</b> {text(body['reason'])}
          <Changes act={act} />
        </>
      );
    case 'document.voided':
      return (
        <>
          <b>{t('act_voided')}</b> {wordIn(words.voidReason, body['reason'])} {text(body['note'])}
        </>
      );
    default:
      return <b>{t(entry.direction === 'incoming' ? 'act_received' : 'act_sent')}</b>;
  }
}

/** What was done with an entry, in order, each with its time and who wrote it. */
export function History(props: {
  readonly entry: DocumentEntry;
  readonly acts: readonly RegisterAct[];
}): ReactNode {
  return (
    <ol className={classes.acts} data-testid="document-history">
      {props.acts.map((act) => (
        <li key={act.id} className={classes.act} data-fact={act.fact}>
          <Time at={act.at} className="dim" />
          <p>
            <Act act={act} entry={props.entry} /> <span className={classes.quiet}>{act.author}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
