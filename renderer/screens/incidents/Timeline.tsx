import type { ReactNode } from 'react';
import { labels } from '../../../shared/wording/labels';
import { useNavigation } from '../../app/navigation';
import { Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { CorrectionMarks, lineWords } from '../log/LogRow';
import type { IncidentPage } from './IncidentScreen';
import classes from './incidents.module.css';

/**
 * What happened, the newest first: whoever looks here wants to know how it stands. Each row opens its line in the log. What was written down after
 * `until` stays in its place, faint.
 */
export function Timeline(props: { readonly page: IncidentPage; readonly until?: number | null }): ReactNode {
  const { page, until = null } = props;
  const t = useText('incidents');
  const locale = useLocale();
  const { go } = useNavigation();
  const rows = page.timeline.toSorted((a, b) => b.number - a.number);
  return (
    <section className="panel" aria-label={t('timeline')}>
      <h2 className="panel-head">{t('timeline')}</h2>
      {rows.length === 0 ? <p className="empty">{t('noTimeline')}</p> : null}
      <ol>
        {rows.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              className={classes.event}
              data-system={entry.kind === 'system'}
              data-later={until !== null && entry.recordedAt > until}
              title={t('inLog')}
              onClick={() => go({ screen: 'log', entryId: entry.id })}
              data-testid="timeline-row"
            >
              <Time at={entry.receivedAt} />
              <span className="dim">{labels(locale).logKind[entry.kind]}</span>
              <span className={classes.eventWords}>
                <CorrectionMarks entry={entry} />
                {lineWords(entry, locale)}
              </span>
              <span className="dim">{entry.author?.name}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
