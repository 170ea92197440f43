import { type ReactNode, useState } from 'react';
import type { BriefingPage, MediaContact, MediaLine } from '../../../../shared/contract/areas/briefing';
import { useNavigation } from '../../../app/navigation';
import { Countdown, Time } from '../../../components';
import { useText } from '../../../i18n';
import classes from './briefing.module.css';
import { AnswerForm, AskedForm } from './MediaForms';

function Row(props: { readonly page: BriefingPage; readonly media: MediaContact }): ReactNode {
  const { page, media } = props;
  const t = useText('briefing');
  const { go } = useNavigation();
  const [isAnswering, setAnswering] = useState(false);
  const who = [media.outlet, media.reporter, media.phone].filter((part) => part !== '').join(' ');
  return (
    <li className={classes.row} data-testid="media-row" data-answered={media.answeredAt !== null}>
      <div className={classes.line}>
        <Time at={media.receivedAt} />
        <b className={classes.who}>{who}</b>
        {media.answeredAt === null ? (
          <span className={classes.mark}>{t('unanswered')}</span>
        ) : (
          <span className="dim">✓ {t('answerAct')}</span>
        )}
        {media.answeredAt === null && media.pressDueAt !== null ? (
          <span>
            <span className="dim">{t('pressDueAt')}</span> <Countdown dueAt={media.pressDueAt} />
          </span>
        ) : null}
        <span className={classes.grow} />
        {media.entryId === null ? null : (
          <button
            type="button"
            className="btn btn-small btn-plain"
            onClick={() => go({ screen: 'log', entryId: media.entryId ?? '' })}
          >
            {t('inLog')}
          </button>
        )}
        {media.answeredAt === null && !isAnswering ? (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setAnswering(true)}
            data-testid="media-answer-open"
          >
            {t('answerAct')}
          </button>
        ) : null}
      </div>
      <p className={classes.question}>{media.question}</p>
      {media.answeredAt === null ? null : (
        <p className={classes.answer}>
          <Time at={media.answeredAt} /> {t('answeredLine', { by: media.answeredBy, answer: media.answer })}{' '}
          <span className="dim">
            {media.wordingVersion === null ? t('ofNone') : t('ofVersion', { version: media.wordingVersion })}
          </span>
        </p>
      )}
      {isAnswering && media.answeredAt === null ? (
        <AnswerForm page={page} media={media} onClose={() => setAnswering(false)} />
      ) : null}
    </li>
  );
}

function Lines(props: {
  readonly lines: readonly MediaLine[];
  readonly onRegister: (line: MediaLine) => void;
}): ReactNode {
  const t = useText('briefing');
  if (props.lines.length === 0) return null;
  return (
    <div className={classes.lines}>
      <h3 className="dim">{t('lines')}</h3>
      <ul>
        {props.lines.map((line) => (
          <li key={line.entryId} className={classes.line} data-testid="media-line">
            <Time at={line.receivedAt} />
            <span className={classes.cut}>
              {[line.outlet, line.reporter].filter((part) => part !== '').join(' ')} {line.question}
            </span>
            {line.isLoose ? <span className="dim">{t('loose')}</span> : null}
            <span className={classes.grow} />
            <button
              type="button"
              className="btn btn-small"
              onClick={() => props.onRegister(line)}
              data-testid="media-line-register"
            >
              {t('register')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who of the press asked what, who answered what and after which version of the wording. */
export function MediaRegister({ page }: { readonly page: BriefingPage }): ReactNode {
  const t = useText('briefing');
  const [asked, setAsked] = useState<MediaLine | 'new' | null>(null);
  const close = (): void => setAsked(null);
  return (
    <section className="panel" aria-label={t('media')} data-testid="media-register">
      <h2 className="panel-head">{t('media')}</h2>
      <div className={classes.body}>
        {asked === null ? (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setAsked('new')}
            data-testid="media-add"
          >
            {t('addMedia')}
          </button>
        ) : (
          <AskedForm
            key={asked === 'new' ? 'new' : asked.entryId}
            incidentId={page.incidentId}
            line={asked === 'new' ? null : asked}
            onClose={close}
          />
        )}
        <Lines lines={page.lines} onRegister={setAsked} />
        {page.media.length === 0 ? (
          <p className="dim">{t('noMedia')}</p>
        ) : (
          <ul className={classes.rows}>
            {page.media.map((media) => (
              <Row key={media.id} page={page} media={media} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
