import type { ReactNode } from 'react';
import { partyName } from '../../../shared/plan/names';
import type { CallResult } from '../../../shared/plan/run-types';
import { labels } from '../../../shared/wording/labels';
import { useNavigation } from '../../app/navigation';
import { Time } from '../../components';
import { useText } from '../../i18n';
import { useRun } from './runContext';
import { type Did, doneList } from './runModel';
import classes from './runs.module.css';

/** What was said in an entry, with ids put into words. */
function useDidWords(): (did: Did) => string {
  const forms = useText('forms');
  const { locale } = useRun();
  const words = labels(locale);
  return (did) => {
    if (did.kind === 'called') return words.callResult[did.what as CallResult] ?? did.what;
    if (did.kind === 'sent') return words.sendWay[did.what as keyof typeof words.sendWay] ?? did.what;
    if (did.kind === 'spawned') return '';
    if (did.kind === 'until')
      return did.what.replace(/^(yes|no)/, (answer) => forms(answer === 'yes' ? 'yes' : 'no'));
    return did.what;
  };
}

/** One thing that was done: when, what, with whom. */
export function DidRow(props: { readonly did: Did; readonly isShort?: boolean }): ReactNode {
  const { did } = props;
  const t = useText('runs');
  const own = useText('runActs');
  const { go } = useNavigation();
  const { ctx, locale } = useRun();
  const say = useDidWords();
  const what = say(did);
  return (
    <li className={classes.did} data-testid="run-done-row" data-kind={did.kind}>
      <Time at={did.at} />
      {props.isShort === true ? null : (
        <b className={classes.didTitle}>
          {did.title}
          {did.round === null ? null : <span className="dim"> {t('round', { round: did.round })}</span>}
        </b>
      )}
      <span>{t(`did_${did.kind}`)}</span>
      {did.party === null ? null : <span>{partyName(did.party, ctx.tables, ctx.profile, locale)}</span>}
      {did.who === '' ? null : <span className="dim">{did.who}</span>}
      {what === '' ? null : <span className={classes.didWhat}>{what}</span>}
      {did.kind === 'spawned' ? (
        <button
          type="button"
          className="btn btn-small"
          onClick={() => go({ screen: 'incident', id: did.what })}
          data-testid="open-child"
        >
          {own('spawnOpenChild')}
        </button>
      ) : null}
      {did.by === '' || did.by === did.who ? null : (
        <span className={classes.small}>{own('typedBy', { name: did.by })}</span>
      )}
      {did.ahead ? <span className={classes.tag}>{t('ahead')}</span> : null}
    </li>
  );
}

/** What was done so far, the newest first. */
export function DoneList(): ReactNode {
  const t = useText('runs');
  const { ctx, state, locale } = useRun();
  const rows = doneList(ctx, state, locale);
  return (
    <section className={classes.doneList} aria-label={t('done')}>
      <h2 className={classes.sectionHead}>
        {t('done')} <span className="dim num">{t('doneCount', { count: rows.length })}</span>
      </h2>
      {rows.length === 0 ? <p className="dim">{t('doneNone')}</p> : null}
      <ul data-testid="run-done">
        {rows.map((did) => (
          <DidRow key={did.id} did={did} />
        ))}
      </ul>
    </section>
  );
}
