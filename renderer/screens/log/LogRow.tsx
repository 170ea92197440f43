import { type CSSProperties, type MouseEvent, memo, type ReactNode } from 'react';
import type { LogEntry } from '../../../shared/contract/models';
import { type Locale, labels } from '../../../shared/wording/labels';
import { systemLine } from '../../../shared/wording/systemLines';
import { clockTime, fullTime, monthDay } from '../../app/time';
import { useLocale, useText } from '../../i18n';
import classes from './log.module.css';

/** A line entered more than five minutes after it was received is marked 补记, as on paper. */
export const LATE_MS = 5 * 60_000;

/** What a line says, in the reader's language: lines of the desk are worded when read. */
export function lineWords(entry: LogEntry, locale: Locale): string {
  return entry.system === null ? entry.text : systemLine(entry.system.fact, entry.system.params, locale);
}

/** Minutes between receipt and record when the line was entered late; null when it was entered in time. */
export function lateMinutes(entry: LogEntry): number | null {
  // What came from another log is marked as imported instead.
  if (entry.importId !== null) return null;
  const late = entry.recordedAt - entry.receivedAt;
  return late > LATE_MS ? Math.floor(late / 60_000) : null;
}

/** Received time in one row: with its day, since a log runs over days. */
function Received({ entry }: { readonly entry: LogEntry }): ReactNode {
  const t = useText('log');
  const late = lateMinutes(entry);
  return (
    <span className={classes.time}>
      <time
        dateTime={new Date(entry.receivedAt).toISOString()}
        title={`${fullTime(entry.receivedAt)} +08:00`}
      >
        <span className="dim">{monthDay(entry.receivedAt)}</span> {clockTime(entry.receivedAt)}
      </time>
      {entry.importId === null ? null : (
        <abbr className={classes.late} title={t('importedTitle', { at: fullTime(entry.receivedAt) })}>
          {t('imported')}
        </abbr>
      )}
      {late === null ? null : (
        <abbr className={classes.late} title={t('lateTitle', { minutes: late })}>
          {t('late')}
        </abbr>
      )}
    </span>
  );
}

/** Marks of correction, worded: a corrected line stays readable and points to the newer one. */
export function CorrectionMarks({ entry }: { readonly entry: LogEntry }): ReactNode {
  const t = useText('log');
  return (
    <>
      {entry.corrects === null ? null : (
        <span className={classes.tag}>{t('corrects', { number: entry.corrects.number })}</span>
      )}
      {entry.correctedBy === null ? null : (
        <span className={classes.tag}>{t('corrected', { number: entry.correctedBy.number })}</span>
      )}
      {entry.withdraws === null ? null : (
        <span className={classes.tag}>{t('withdraws', { number: entry.withdraws.number })}</span>
      )}
      {entry.withdrawnBy === null ? null : (
        <span className={classes.tag} data-testid="log-withdrawn">
          {t('withdrawn', { number: entry.withdrawnBy.number })}
        </span>
      )}
      {entry.paperSerial === '' ? null : (
        <span className={classes.tag}>{t('serialTag', { serial: entry.paperSerial })}</span>
      )}
      {entry.attachments.length === 0 ? null : (
        <span className={classes.tag}>{t('filesTag', { count: entry.attachments.length })}</span>
      )}
      {entry.doneAt === null ? null : <span className={classes.tag}>{t('doneTag')}</span>}
    </>
  );
}

type Props = {
  readonly entry: LogEntry;
  /** which of the two numbers stands in front */
  readonly number: number;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly onToggle: (row: number) => void;
  readonly onIncident: (incidentId: string) => void;
  readonly row: number;
};

/** A cell of the grid; the grid itself has the focus and names its active row. */
export function Cell(props: {
  readonly className?: string | undefined;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: see the grid in LogList
    // biome-ignore lint/a11y/useSemanticElements: see the grid in LogList
    <div role="gridcell" className={props.className} title={props.title}>
      {props.children}
    </div>
  );
}

/** One line of the log, one line high. */
export const LogLine = memo(function LogLine(props: Props): ReactNode {
  const { entry } = props;
  const t = useText('log');
  const locale = useLocale();
  const openIncident = (event: MouseEvent): void => {
    event.stopPropagation();
    if (entry.incidentId !== null) props.onIncident(entry.incidentId);
  };
  const words = lineWords(entry, locale);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list itself has the keyboard (arrows, Enter)
    <div
      className={classes.line}
      data-system={entry.kind === 'system'}
      data-active={props.isActive}
      data-open={props.isOpen}
      data-corrected={entry.correctedBy !== null}
      data-withdrawn={entry.withdrawnBy !== null}
      onClick={() => props.onToggle(props.row)}
      role="presentation"
    >
      <Cell className={classes.number}>{props.number}</Cell>
      <Cell>
        <Received entry={entry} />
      </Cell>
      <Cell className={classes.kind}>{labels(locale).logKind[entry.kind]}</Cell>
      <Cell className={classes.cell}>
        {entry.caller === null ? '' : [entry.caller.unit, entry.caller.name].filter(Boolean).join(' ')}
      </Cell>
      <Cell className={`${classes.cell} ${classes.words}`} title={props.isOpen ? undefined : words}>
        <CorrectionMarks entry={entry} />
        <span className={classes.said}>{words}</span>
      </Cell>
      <Cell className={classes.cell}>{entry.handling}</Cell>
      <Cell className={classes.cell}>
        {entry.incidentId === null ? null : (
          <button type="button" className={classes.link} onClick={openIncident} tabIndex={-1}>
            {entry.incidentTitle ?? t('incident')}
          </button>
        )}
      </Cell>
      <Cell className={classes.cell}>{entry.author?.name ?? t('desk')}</Cell>
    </div>
  );
});

/** Keeps the place of a line whose page is still on the way. */
export function LineToCome(props: { readonly number: number; readonly style?: CSSProperties }): ReactNode {
  return (
    <div className={classes.line} role="presentation" style={props.style}>
      <span className={classes.number}>{props.number}</span>
      <span className="dim">…</span>
    </div>
  );
}
