import type { ReactNode } from 'react';
import type { BriefingPage } from '../../../../shared/contract/areas/briefing';
import { labels } from '../../../../shared/wording/labels';
import { Time } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { PaperButtons } from '../../parts/PaperButtons';
import classes from './briefing.module.css';

/** The oral card in letters that are read from an arm's length, with how long it takes to say. */
export function CardView({ page }: { readonly page: BriefingPage }): ReactNode {
  const t = useText('briefing');
  const { card } = page;
  const { characters, seconds, limitSeconds: limit } = card;
  return (
    <section className={classes.card} aria-label={t('card')} data-testid="oral-card">
      <div className={classes.cardText} lang="zh-CN" data-testid="oral-text">
        {card.parts.map((part) => (
          <p key={part.id} data-part={part.id}>
            {part.text}
          </p>
        ))}
      </div>
      <div className={classes.cardFoot}>
        <meter
          className={classes.meter}
          min={0}
          max={Math.max(limit, seconds)}
          value={seconds}
          aria-label={t('length', { characters, seconds, limit })}
        />
        <span className="num" data-testid="oral-length">
          {t('length', { characters, seconds, limit })}
        </span>
        {card.isOver ? <span className="overdue">{t('over')}</span> : null}
        {card.isShortened && !card.isOver ? (
          <span className={classes.mark} title={t('shortenedHint')}>
            {t('shortened')}
          </span>
        ) : null}
        <span className={classes.grow} />
        <PaperButtons
          paper={{ kind: 'oral_card', incidentId: page.incidentId }}
          formats={['pdf', 'docx']}
          testId="oral-paper"
        />
      </div>
    </section>
  );
}

/** What may be told to the media: the approved wording with who approved it, else the neutral sentence. */
export function WordingView({ page }: { readonly page: BriefingPage }): ReactNode {
  const t = useText('briefing');
  const ways = labels(useLocale()).decisionWay;
  const [wording] = page.wordings;
  return (
    <div className={classes.wording} data-testid="wording" data-approved={wording !== undefined}>
      {wording === undefined ? (
        <p>
          <b className={classes.mark}>{t('notApproved')}</b> <span className="dim">{t('neutralHint')}</span>
        </p>
      ) : (
        <p className="dim">
          {t('approvedBy', { ...wording, way: ways[wording.way] })} <Time at={wording.approvedAt} />
        </p>
      )}
      <p className={classes.wordingText} lang="zh-CN" data-testid="wording-text">
        {wording?.text ?? page.neutral}
      </p>
    </div>
  );
}
