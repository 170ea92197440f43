import { type ReactNode, useState } from 'react';
import type { ResponseSummary } from '../../../shared/contract/areas/responses';
import { levelName } from '../../../shared/rules/responses/hazards';
import { useNow } from '../../app/clock';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { nearTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { People } from '../parts/People';
import { Check } from '../parts/Segments';
import { useForms } from '../parts/useForms';
import { Detail } from './Detail';
import { Issuers } from './Issuers';
import classes from './responses.module.css';
import { StartForm } from './StartForm';
import { responseAt } from './values';

function Row(props: { readonly response: ResponseSummary; readonly isShown: boolean }): ReactNode {
  const t = useText('responses');
  const locale = useLocale();
  const now = useNow(60_000);
  const { go } = useNavigation();
  const { response } = props;
  const since = response.state === 'active' ? response.levelSince : (response.endedAt ?? response.startsAt);
  return (
    <li>
      <button
        type="button"
        data-item=""
        className={classes.row}
        data-state={response.state}
        aria-pressed={props.isShown}
        onClick={() => go({ screen: 'warnings', tab: 'responses', responseId: response.id })}
        data-testid="response-row"
      >
        <span className={classes.rowLine}>
          <b className={classes.rowLevel}>{levelName(response.level, locale)}</b>
          <b>{response.matter}</b>
          <span className={classes.clip}>{response.area}</span>
        </span>
        <span className={`${classes.rowLine} dim`}>
          <span className={classes.clip}>{response.issuer}</span>
          <span className="num">
            {t(response.state === 'active' ? 'since' : 'endedAt', { time: nearTime(since, now) })}
          </span>
        </span>
        {response.unsent === 0 && response.unsigned === 0 ? null : (
          <span className={classes.rowLine}>
            {response.unsent === 0 ? null : <span className={classes.unsent}>{t('noticeUnsent')}</span>}
            {response.unsigned === 0 ? null : (
              <span className={classes.unsent}>{t('receiptsOpen', { count: response.unsigned })}</span>
            )}
          </span>
        )}
      </button>
    </li>
  );
}

/** Responses 应急响应: those in force, one of them open beside the list; a new one; who issues which. */
export default function ResponsesTab(props: {
  readonly responseId?: string | undefined;
  /** open or start the response of this incident or warning: `incident:ID`, `warning:ID` */
  readonly link?: string | undefined;
}): ReactNode {
  const t = useText('responses');
  const { go } = useNavigation();
  useForms();
  const { active } = useSession();
  const [activeOnly, setActiveOnly] = useState(true);
  const [panel, setPanel] = useState<'new' | 'issuers' | null>(null);
  const [isLinkDone, setLinkDone] = useState(false);
  const list = useDesk('response.list', { activeOnly: false }, { keep: true });
  const warnings = useDesk('warning.list', { inForceOnly: true }).data;
  const all = list.data ?? [];
  const canAct = active?.roles.some((role) => role !== 'auditor' && role !== 'administrator') ?? false;
  const maySet = active?.roles.some((role) => role === 'supervisor' || role === 'administrator') ?? false;
  const named = responseAt(all, props.responseId, props.link);
  const shown = all.filter((one) => !activeOnly || one.state === 'active' || one.id === named?.id);
  const { link = '' } = props;
  const isNew =
    panel === 'new' || (link !== '' && named === undefined && !isLinkDone && list.data !== undefined);
  const chosen = named ?? (link === '' || isLinkDone ? shown[0] : undefined);
  const leave = (): void => {
    setPanel(null);
    setLinkDone(true);
  };
  return (
    <div className={classes.screen} data-testid="responses">
      <People />
      <div className={classes.bar}>
        <Check label={t('activeOnly')} checked={activeOnly} onChecked={setActiveOnly} />
        <span className={classes.spacer} />
        {maySet ? (
          <button
            type="button"
            className="btn btn-small btn-plain"
            aria-expanded={panel === 'issuers'}
            onClick={() => setPanel(panel === 'issuers' ? null : 'issuers')}
            data-testid="response-issuers-open"
          >
            {t('issuers')}
          </button>
        ) : null}
        {canAct ? (
          <button
            type="button"
            className="btn btn-small btn-primary"
            aria-expanded={isNew}
            onClick={() => setPanel('new')}
            data-testid="response-new"
          >
            {t('start')}
          </button>
        ) : null}
      </div>
      <ErrorNote error={list.error} kept={false} onRetry={() => void list.refetch()} />
      {panel === 'issuers' ? (
        <Issuers onClose={() => setPanel(null)} />
      ) : isNew && canAct && warnings !== undefined ? (
        <div className={classes.scroll}>
          <StartForm
            key={link}
            link={link}
            warnings={warnings}
            before={all}
            onStarted={(responseId) => {
              leave();
              go({ screen: 'warnings', tab: 'responses', responseId });
            }}
            onClose={leave}
          />
        </div>
      ) : (
        <div className={classes.split}>
          <div className={`panel ${classes.list}`}>
            {list.data !== undefined && shown.length === 0 ? <p className="empty">{t('none')}</p> : null}
            <ol aria-label={t('list')} onKeyDown={moveInList}>
              {shown.map((response) => (
                <Row key={response.id} response={response} isShown={response.id === chosen?.id} />
              ))}
            </ol>
          </div>
          {chosen === undefined ? null : <Detail key={chosen.id} id={chosen.id} canAct={canAct} />}
        </div>
      )}
    </div>
  );
}
