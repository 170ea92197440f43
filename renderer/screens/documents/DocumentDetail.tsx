import type { ReactNode } from 'react';
import type { DocumentEntry } from '../../../shared/contract/areas/register';
import { documentLabels, registerNumber } from '../../../shared/wording/documentLabels';
import { documentName } from '../../../shared/wording/documentWords';
import { ownerName } from '../../../shared/wording/owners';
import { useEscape } from '../../app/hotkeys';
import { useNavigation } from '../../app/navigation';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { FinishForm, HandleForm, type OpenAct, useOpenAct, VoidForm } from './ActForm';
import { CorrectForm } from './CorrectForm';
import { DocumentState } from './DocumentRow';
import classes from './documents.module.css';
import { History } from './History';
import { Receipts } from './Receipts';

function Pair(props: {
  readonly name: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  if (props.children === '' || props.children === null) return null;
  return (
    <>
      <dt>{props.name}</dt>
      <dd className={props.isWide === true ? classes.wide : undefined}>{props.children}</dd>
    </>
  );
}

function Facts({ entry }: { readonly entry: DocumentEntry }): ReactNode {
  const t = useText('documents');
  const locale = useLocale();
  const words = documentLabels(locale);
  const { go } = useNavigation();
  const isIn = entry.direction === 'incoming';
  return (
    <dl className={classes.facts}>
      <Pair name={t('unit')} isWide>
        {entry.unit}
      </Pair>
      <Pair name={t(entry.confidential ? 'confidentialNumber' : 'docNumber')} isWide>
        {entry.docNumber}
      </Pair>
      <Pair name={t('way')}>{words.way[entry.way]}</Pair>
      <Pair name={t('urgency')}>
        <b>{words.urgency[entry.urgency]}</b>
      </Pair>
      <Pair name={t(isIn ? 'receivedAt' : 'sentAt')}>
        <span className="num">{fullTime(entry.at)}</span>
      </Pair>
      <Pair name={t('copies')}>
        <span className="num">
          {entry.pages === 0 ? entry.copies : t('copiesPages', { copies: entry.copies, pages: entry.pages })}
        </span>
      </Pair>
      <Pair name={t('place')}>{entry.place}</Pair>
      <Pair name={t('owner')}>{ownerName(entry.owner, locale)}</Pair>
      <Pair name={t('demand')} isWide>
        {`${words.demand[entry.demand]} ${entry.demandText}`.trim()}
      </Pair>
      {entry.dueAt === null ? null : (
        <Pair name={t(isIn ? 'dueAt' : 'receiptDue')}>
          <span className="num">{fullTime(entry.dueAt)}</span>
        </Pair>
      )}
      {entry.incidentId === null ? null : (
        <Pair name={t('linked')} isWide>
          <button
            type="button"
            className={classes.link}
            onClick={() => entry.incidentId !== null && go({ screen: 'incident', id: entry.incidentId })}
          >
            {entry.incidentTitle}
          </button>
        </Pair>
      )}
      <Pair name={t('recordedBy')} isWide>
        <span className="num">
          {entry.recordedBy} {fullTime(entry.recordedAt)}
          {entry.corrections === 0 ? '' : ` · ${t('corrected', { count: entry.corrections })}`}
        </span>
      </Pair>
    </dl>
  );
}

function Buttons(props: {
  readonly entry: DocumentEntry;
  readonly onAct: (act: OpenAct) => void;
  readonly onAnswer: () => void;
}): ReactNode {
  const { entry, onAct } = props;
  const t = useText('documents');
  const isIn = entry.direction === 'incoming';
  const isOpen = entry.state === 'open';
  const button = (act: Exclude<OpenAct, null>, word: Parameters<typeof t>[0], isFirst = false): ReactNode => (
    <button
      type="button"
      className={`btn btn-small${isFirst ? ' btn-primary' : ''}`}
      onClick={() => onAct(act)}
      data-testid={`document-${act}-open`}
    >
      {t(word)}
    </button>
  );
  if (entry.state === 'void') return null;
  return (
    <div className={classes.actions}>
      {isIn ? button('reported', 'report', isOpen && entry.reportedAt === null) : null}
      {isIn ? button('forwarded', 'forward') : null}
      {button('noted', 'note')}
      {isOpen ? button('finish', isIn ? 'finish' : 'closeOut', isIn && entry.reportedAt !== null) : null}
      {isIn && isOpen && !entry.confidential ? (
        <button
          type="button"
          className="btn btn-small"
          onClick={props.onAnswer}
          data-testid="document-answer"
        >
          {t('answer')}
        </button>
      ) : null}
      {button('correct', 'correct')}
      {button('void', 'void')}
    </div>
  );
}

/** The entry that answers this one, or that this one answers, to go to. */
function Linked(props: {
  readonly label: string;
  readonly entry: DocumentEntry | null;
  readonly onOpen: (id: string) => void;
}): ReactNode {
  const locale = useLocale();
  const { entry } = props;
  if (entry === null) return null;
  return (
    <p>
      <span className="dim">{props.label}</span>{' '}
      <button type="button" className={classes.link} onClick={() => props.onOpen(entry.id)}>
        {registerNumber(entry, locale)} {documentName(entry, locale)}
      </button>
    </p>
  );
}

/** Everything about one entry beside the list: what it is, its receipts, what was done, and what can be done. */
export function DocumentDetail(props: {
  readonly documentId: string;
  readonly canAct: boolean;
  readonly onOpen: (id: string) => void;
  readonly onAnswer: (entry: DocumentEntry) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('documents');
  const common = useText('common');
  const locale = useLocale();
  const found = useDesk('document.get', { documentId: props.documentId });
  const leader = useDesk('board.get', {}).data?.shift?.posts.find(
    (post) => post.post === 'duty_leader',
  )?.name;
  const [act, setAct] = useOpenAct();
  useEscape(props.onClose);
  const close = (): void => setAct(null);
  const entry = found.data?.document;
  if (found.data === undefined || entry === undefined)
    return <ErrorNote error={found.error} kept={false} onRetry={() => void found.refetch()} />;
  return (
    <section className={`panel ${classes.detail}`} aria-label={t('detail')} data-testid="document-detail">
      <div className="panel-head">
        <span className="num">{registerNumber(entry, locale)}</span>
        <DocumentState entry={entry} />
        <span className={classes.spacer} />
        <button type="button" className="btn btn-small btn-plain" onClick={props.onClose}>
          {common('close')}
        </button>
      </div>
      <div className={classes.detailBody}>
        <p className={classes.name}>{entry.title === '' ? documentName(entry, locale) : entry.title}</p>
        {entry.confidential ? <p className={classes.banner}>{t('confidentialNote')}</p> : null}
        {props.canAct && act === null ? (
          <Buttons entry={entry} onAct={setAct} onAnswer={() => props.onAnswer(entry)} />
        ) : null}
        {act === 'finish' ? <FinishForm entry={entry} onClose={close} /> : null}
        {act === 'void' ? <VoidForm entry={entry} onClose={close} /> : null}
        {act === 'correct' ? <CorrectForm entry={entry} onClose={close} /> : null}
        {act === 'reported' || act === 'forwarded' || act === 'noted' ? (
          <HandleForm key={act} entry={entry} act={act} leader={leader ?? ''} onClose={close} />
        ) : null}
        <Facts entry={entry} />
        <Linked label={t('answersDoc')} entry={found.data.answers} onOpen={props.onOpen} />
        <Linked label={t('answeredByDoc')} entry={found.data.answeredBy} onOpen={props.onOpen} />
        {entry.units.length === 0 ? null : <Receipts entry={entry} canAct={props.canAct} />}
        <h3 className={classes.sub}>{t('history')}</h3>
        <History entry={entry} acts={found.data.acts} />
      </div>
    </section>
  );
}
