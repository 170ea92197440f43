import { type ReactNode, useState } from 'react';
import type { ResponseChange, ResponseSummary } from '../../../shared/contract/areas/responses';
import { levelName } from '../../../shared/rules/responses/hazards';
import { labels } from '../../../shared/wording/labels';
import { useNavigation } from '../../app/navigation';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useLocale, useText } from '../../i18n';
import { Receipts } from '../documents/Receipts';
import { PaperButtons } from '../parts/PaperButtons';
import classes from './responses.module.css';
import { changeWord } from './values';

type RowProps = {
  readonly response: ResponseSummary;
  readonly change: ResponseChange;
  readonly canAct: boolean;
};

/** The notice that went out: its words, its paper, who has signed and who is chased. */
function Sent(props: {
  readonly response: ResponseSummary;
  readonly change: ResponseChange;
  readonly notice: NonNullable<ResponseChange['notice']>;
  readonly canAct: boolean;
}): ReactNode {
  const { change, notice } = props;
  const t = useText('responses');
  const { go } = useNavigation();
  const [isOpen, setOpen] = useState(notice.signed < notice.units);
  const found = useDesk('document.get', { documentId: notice.documentId });
  return (
    <div className={classes.sent} data-testid="response-notice-sent">
      <button
        type="button"
        className={classes.link}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        data-testid="response-receipts-open"
      >
        {isOpen ? '▾' : '▸'} {t('notice')} {notice.docNumber} {notice.title}
      </button>
      <span className="num dim">
        {t('noticeSent', { time: fullTime(notice.sentAt) })} ·{' '}
        {t('signed', { signed: notice.signed, units: notice.units })}
      </span>
      {isOpen && found.data !== undefined ? (
        <>
          <Receipts entry={found.data.document} canAct={props.canAct} />
          <div className={classes.actions}>
            <PaperButtons
              paper={{
                kind: 'response_notice',
                responseId: props.response.id,
                actId: change.id,
                draft: null,
              }}
              formats={['pdf', 'docx']}
              testId="notice-paper"
            />
            <button
              type="button"
              className="btn btn-small btn-plain"
              onClick={() => go({ screen: 'log', tab: 'documents', entryId: notice.documentId })}
            >
              {t('openRegister')}
            </button>
          </div>
        </>
      ) : null}
    </div>
  );
}

function ChangeRow(props: RowProps): ReactNode {
  const { response, change } = props;
  const t = useText('responses');
  const locale = useLocale();
  const way = labels(locale).decisionWay[change.decidedWay];
  const word = changeWord(change);
  const level =
    change.from === null || change.from === change.to
      ? levelName(change.to, locale)
      : `${levelName(change.from, locale)} → ${levelName(change.to, locale)}`;
  return (
    <li className={classes.change} data-testid="response-change" data-kind={word}>
      <p className={classes.changeHead}>
        <span className="num">{fullTime(change.at)}</span>
        <b>
          {t(`change_${word}`)} {level}
        </b>
        <span>
          {t('decided', { by: change.decidedBy, way: locale === 'zh' ? way : way.toLowerCase() })}{' '}
          <span className="num">{fullTime(change.decidedAt)}</span>
        </span>
        <span className="dim">
          {t('recorded', { by: change.recordedBy, time: fullTime(change.recordedAt) })}
        </span>
      </p>
      {change.decidedWords === '' ? null : (
        <p>
          {t('decidedWords')}：“{change.decidedWords}”
        </p>
      )}
      {change.reason === '' ? null : (
        <p>
          {t('because')}：{change.reason}
        </p>
      )}
      {change.kind === 'ended' ? null : (
        <p>
          {t('period')}：{change.period}
        </p>
      )}
      {change.measures === '' ? null : <p className={classes.measures}>{change.measures}</p>}
      {change.notice === null ? (
        <span className={classes.unsent}>{t('noticeUnsent')}</span>
      ) : (
        <Sent response={response} change={change} notice={change.notice} canAct={props.canAct} />
      )}
    </li>
  );
}

/** Every change of a response, the newest first, each with its notice. */
export function History(props: {
  readonly response: ResponseSummary;
  readonly changes: readonly ResponseChange[];
  readonly canAct: boolean;
}): ReactNode {
  const t = useText('responses');
  return (
    <section aria-label={t('history')}>
      <h3 className={classes.sub}>{t('history')}</h3>
      <ol className={classes.changes}>
        {props.changes.toReversed().map((change) => (
          <ChangeRow key={change.id} response={props.response} change={change} canAct={props.canAct} />
        ))}
      </ol>
    </section>
  );
}
