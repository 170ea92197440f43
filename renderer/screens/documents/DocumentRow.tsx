import type { ReactNode } from 'react';
import type { DocumentEntry } from '../../../shared/contract/areas/register';
import { documentLabels, registerNumber } from '../../../shared/wording/documentLabels';
import { documentName, unitsText } from '../../../shared/wording/documentWords';
import { useNow } from '../../app/clock';
import { nearTime } from '../../app/time';
import { Countdown, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import classes from './documents.module.css';

/** The limit that comes next while it is open, how it ended otherwise. */
export function DocumentState({ entry }: { readonly entry: DocumentEntry }): ReactNode {
  const t = useText('documents');
  const words = documentLabels(useLocale());
  const now = useNow(60_000);
  if (entry.state === 'void') return <span className="dim">{t('state_void')}</span>;
  if (entry.state === 'finished') {
    if (entry.outcome === null) return <span className="dim">{t('sentDone')}</span>;
    return (
      <span className="dim num">
        {t('done', {
          outcome: words.outcome[entry.outcome],
          time: entry.finishedAt === null ? '' : nearTime(entry.finishedAt, now),
        })}
      </span>
    );
  }
  const isUnreported = entry.reportDueAt !== null && entry.reportedAt === null;
  const due =
    isUnreported && (entry.dueAt === null || (entry.reportDueAt ?? 0) < entry.dueAt)
      ? entry.reportDueAt
      : entry.dueAt;
  return (
    <span className={classes.state}>
      {entry.direction === 'outgoing' ? (
        <span className="num">
          {t('receipts', {
            signed: entry.units.filter((unit) => unit.signedAt !== null).length,
            of: entry.units.length,
          })}
        </span>
      ) : isUnreported && due === entry.reportDueAt ? (
        <span>{t('toReport')}</span>
      ) : (
        <span>{words.demand[entry.demand]}</span>
      )}
      {due === null ? <span className="dim">{t('noDue')}</span> : <Countdown dueAt={due} />}
    </span>
  );
}

/** One entry of the register on one line. Urgency is a word in neutral type. */
export function DocumentRow(props: {
  readonly entry: DocumentEntry;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}): ReactNode {
  const { entry } = props;
  const locale = useLocale();
  const words = documentLabels(locale);
  const isUrgent = entry.urgency !== 'routine';
  const unit = entry.direction === 'incoming' ? entry.unit : unitsText(entry.units.map(({ name }) => name));
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        data-item=""
        data-testid="document-row"
        data-document={entry.id}
        data-state={entry.state}
        aria-expanded={props.isOpen}
        onClick={props.onOpen}
      >
        <span className="num">{registerNumber(entry, locale)}</span>
        <span className={`${classes.clip} ${classes.aside}`}>
          <Time at={entry.at} />
        </span>
        <span className={`${classes.clip} ${classes.aside}`}>{words.way[entry.way]}</span>
        <span className={isUrgent ? classes.urgent : 'dim'}>{words.urgency[entry.urgency]}</span>
        <span className={classes.clip} title={unit}>
          {unit}
        </span>
        <span className={classes.clip} title={entry.title}>
          {documentName(entry, locale)}
          {entry.docNumber === '' || entry.title === '' ? null : (
            <span className={classes.quiet}> {entry.docNumber}</span>
          )}
          {entry.demandText === '' ? null : <span className="dim"> {entry.demandText}</span>}
        </span>
        <DocumentState entry={entry} />
      </button>
    </li>
  );
}
