import { type ReactNode, useState } from 'react';
import { DEADLINE_SUBJECTS, type DeadlineSubject } from '../../../shared/contract/alertModels';
import { type Ladder, shippedLadder } from '../../../shared/rules/ladder';
import { labels } from '../../../shared/wording/labels';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { type Catalogues, useLocale, useText } from '../../i18n';
import { useForms } from '../parts/useForms';
import { CallMinutes } from './CallMinutes';
import { LadderForm } from './LadderForm';
import { type Ladders, whenOf } from './ladderModel';
import classes from './rules.module.css';

/** A ladder in words, a rung a line. */
function LadderWords({ ladder }: { readonly ladder: Ladder }): ReactNode {
  const t = useText('ladders');
  const locale = useLocale();
  const posts = labels(locale).shiftPost;
  return (
    <span className={classes.values}>
      {ladder.rungs.map((rung) => {
        const { when, value } = whenOf(rung);
        const words = {
          at: t(`at.${when}`, { value }),
          level: rung.level,
          channel: t(`channel.${rung.channel}`),
          posts: rung.to.map((post) => posts[post]).join(locale === 'zh' ? '、' : ', '),
        };
        return (
          <span key={`${rung.when}${rung.value}`}>
            {t(rung.to.length === 0 ? 'rungNobody' : 'rung', words)}
          </span>
        );
      })}
    </span>
  );
}

function Row(props: {
  readonly subject: DeadlineSubject;
  readonly all: Ladders;
  readonly mayChange: boolean;
}): ReactNode {
  const { subject, all, mayChange } = props;
  const t = useText('ladders');
  const alerts = useText('alerts');
  const [isChanging, setChanging] = useState(false);
  const own = all.kinds[subject];
  const ladder: Ladder = own ?? shippedLadder(subject);
  const name = alerts(`group.${subject}` as keyof Catalogues['alerts'] & string);
  const { repeatSeconds: seconds, acknowledgementMinutes: minutes } = ladder;
  return (
    <li className={`${classes.row} ${classes.ladderRow}`} data-testid={`ladder-${subject}`}>
      <span>
        {name}
        {own === undefined ? null : (
          <b className={classes.tag} data-testid="ladder-own">
            {t('own')}
          </b>
        )}
        {own === undefined || own.why === '' ? null : <span className={classes.small}> {own.why}</span>}
      </span>
      <LadderWords ladder={ladder} />
      <span className="num">{t('repeatWords', { seconds, minutes })}</span>
      <span>
        {mayChange && !isChanging ? (
          <button
            type="button"
            className="btn btn-small"
            aria-label={t('changeTitle', { name })}
            onClick={() => setChanging(true)}
            data-testid="ladder-change"
          >
            {t('change')}
          </button>
        ) : null}
      </span>
      {isChanging ? <LadderForm subject={subject} all={all} onClose={() => setChanging(false)} /> : null}
    </li>
  );
}

/** How alerts of every kind of deadline climb in this room, and where it differs from what is shipped. */
export function LaddersPanel(): ReactNode {
  const t = useText('ladders');
  useText('alerts');
  useForms();
  const state = useDesk('settings.get', { key: 'alertLadders' });
  const { active } = useSession();
  const mayChange = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  if (state.data === undefined) return <ErrorNote error={state.error} kept={false} />;
  const all = state.data.value as Ladders;
  return (
    <section className={`panel ${classes.panel}`} aria-label={t('title')} data-testid="ladders-panel">
      <div className={classes.bar}>
        <CallMinutes key={state.data.changedAt ?? 0} all={all} mayChange={mayChange} />
        <span className={classes.small}>
          {state.data.changedAt === null
            ? mayChange
              ? ''
              : t('bySupervisor')
            : t('changed', { name: state.data.changedBy ?? '', time: fullTime(state.data.changedAt) })}
        </span>
      </div>
      <p className={classes.intro}>{t('intro')}</p>
      <div className={`${classes.row} ${classes.ladderRow} ${classes.heads}`} aria-hidden="true">
        <span>{t('kind')}</span>
        <span>{t('ladder')}</span>
        <span>{t('repeats')}</span>
        <span />
      </div>
      <ul>
        {DEADLINE_SUBJECTS.map((subject) => (
          <Row key={subject} subject={subject} all={all} mayChange={mayChange} />
        ))}
      </ul>
    </section>
  );
}
