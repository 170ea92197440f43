import { memo, type ReactNode, useMemo, useState } from 'react';
import type { LogEntry } from '../../../shared/contract/models';
import { type Locale, labels } from '../../../shared/wording/labels';
import { systemLine } from '../../../shared/wording/systemLines';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { foldSystemLines, type LogItem } from './fold';
import { Empty, Panel } from './Panel';

/** domain rule: a line written more than five minutes after it was received is a late entry and says so */
const LATE_ENTRY_MS = 5 * 60_000;

const lineText = (entry: LogEntry, locale: Locale): string =>
  entry.system === null ? entry.text : systemLine(entry.system.fact, entry.system.params, locale);

const LogLine = memo(function LogLine({ entry }: { readonly entry: LogEntry }): ReactNode {
  const t = useText('board');
  const locale = useLocale();
  const { go } = useNavigation();
  const isCorrected = entry.correctedBy !== null || entry.withdrawnBy !== null;
  const text = lineText(entry, locale);
  return (
    <li>
      <button
        type="button"
        className={`log-line${entry.system === null ? '' : ' log-system'}`}
        data-item=""
        data-testid="log-line"
        data-number={entry.number}
        onClick={() => go({ screen: 'log', entryId: entry.id })}
      >
        <Time at={entry.receivedAt} className="log-time" />
        <span className="log-kind">{labels(locale).logKind[entry.kind]}</span>
        <span className={isCorrected ? 'log-text log-corrected' : 'log-text'} title={text}>
          {entry.corrects === null ? null : (
            <span className="dim">[{t('log.corrects', { number: entry.corrects.number })}] </span>
          )}
          {entry.withdraws === null ? null : (
            <span className="dim">[{t('log.withdraws', { number: entry.withdraws.number })}] </span>
          )}
          {text}
        </span>
        {entry.correctedBy === null ? null : (
          <span className="dim">{t('log.corrected', { number: entry.correctedBy.number })}</span>
        )}
        {entry.withdrawnBy === null ? null : (
          <span className="dim">{t('log.withdrawn', { number: entry.withdrawnBy.number })}</span>
        )}
        {entry.attachments.length === 0 ? null : (
          <span className="tag">{t('log.files', { count: entry.attachments.length })}</span>
        )}
        {entry.system === null && entry.recordedAt - entry.receivedAt > LATE_ENTRY_MS ? (
          <span className="tag">{t('log.late')}</span>
        ) : null}
        {entry.incidentTitle === null ? null : (
          <span className="tag log-incident">{entry.incidentTitle}</span>
        )}
        <span className="log-author dim">{entry.author?.name ?? ''}</span>
      </button>
    </li>
  );
});

type Folded = Extract<LogItem, { kind: 'folded' }>;

function FoldedLines({ item }: { readonly item: Folded }): ReactNode {
  const t = useText('board');
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const [newest] = item.entries;
  if (newest === undefined) return null;
  return (
    <>
      {isOpen ? item.entries.map((entry) => <LogLine key={entry.id} entry={entry} />) : null}
      <li>
        <button
          type="button"
          className="log-line log-system log-fold"
          data-item=""
          data-testid="log-fold"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? (
            <span className="log-text">▴ {t('log.fold')}</span>
          ) : (
            <>
              <Time at={newest.receivedAt} className="log-time" />
              <span className="log-kind">▸</span>
              <span className="log-text">
                {t('log.folded', { count: item.entries.length })}
                {' · '}
                {newest.system === null ? null : systemLine(newest.system.fact, newest.system.params, locale)}
              </span>
            </>
          )}
        </button>
      </li>
    </>
  );
}

/** What the room wants in sight stays above what goes by. */
function Pinned(): ReactNode {
  const t = useText('board');
  const locale = useLocale();
  const { go } = useNavigation();
  const pinned = useDesk('log.pinned', {}).data ?? [];
  if (pinned.length === 0) return null;
  return (
    <ul className="log-pinned" aria-label={t('log.pinned')} onKeyDown={moveInList} data-testid="board-pinned">
      {pinned.map((entry) => (
        <li key={entry.id}>
          <button
            type="button"
            className="log-line"
            data-item=""
            data-testid="board-pinned-line"
            onClick={() => go({ screen: 'log', entryId: entry.id })}
          >
            <Time at={entry.receivedAt} className="log-time" />
            <span className="log-kind">{t('log.pinnedTag')}</span>
            <span className="log-text" title={lineText(entry, locale)}>
              {lineText(entry, locale)}
            </span>
            <span className="log-author dim">{entry.author?.name ?? ''}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export function LogPanel(props: { readonly log: readonly LogEntry[]; readonly count: number }): ReactNode {
  const t = useText('board');
  const { go } = useNavigation();
  const items = useMemo(() => foldSystemLines(props.log), [props.log]);
  return (
    <Panel
      title={t('log')}
      className="board-log"
      testId="board-log"
      aside={
        <>
          <span className="dim num">{t('log.count', { count: props.count })}</span>
          <button type="button" className="btn btn-small" onClick={() => go({ screen: 'log' })}>
            {t('log.all')}
          </button>
        </>
      }
    >
      <Pinned />
      {items.length === 0 ? (
        <Empty words={t('log.empty')} />
      ) : (
        <ol className="log-lines" onKeyDown={moveInList}>
          {items.map((item) =>
            item.kind === 'line' ? (
              <LogLine key={item.entry.id} entry={item.entry} />
            ) : (
              <FoldedLines key={item.id} item={item} />
            ),
          )}
        </ol>
      )}
    </Panel>
  );
}
