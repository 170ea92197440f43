import { type ReactNode, useState } from 'react';
import { type ChannelHealth, isAbnormal } from '../../../shared/channels/channels';
import { CHANNEL_NAMES, reasonWords, stateWords } from '../../../shared/wording/channels';
import { call } from '../../bridge/client';
import { Dialog } from '../../components/Dialog';
import { useLocale, useText } from '../../i18n';
import { useNavigation } from '../navigation';
import { fullTime } from '../time';
import classes from './channels.module.css';
import { EvidenceList } from './EvidenceList';
import { type Tried, tryChannel } from './tryChannel';

/** What is asked after a channel was tried: the program only knows that it went out. */
function Answer(props: {
  readonly channel: ChannelHealth['channel'];
  readonly tried: Tried;
  readonly onDone: () => void;
}): ReactNode {
  const t = useText('channels');
  const locale = useLocale();
  const { channel, tried } = props;
  const verb = channel === 'sound' ? 'heard' : 'seen';
  if (tried.outcome !== 'shown') {
    return (
      <span role="status">
        {tried.outcome === 'absent' ? t('absent') : t('didFail')} {reasonWords(tried.reason, locale)}
      </span>
    );
  }
  if (ANSWERING.has(channel)) return <span role="status">{t('answered')}</span>;
  const say = (outcome: 'shown' | 'failed'): void => {
    const reason = outcome === 'shown' ? '' : 'not_noticed';
    call('channel.tried', { channel, outcome, reason }).then(props.onDone, props.onDone);
  };
  return (
    <span className={classes.answer} role="status">
      {t('sent')}
      <button
        type="button"
        className="btn btn-small"
        onClick={() => say('shown')}
        data-testid={`channel-yes-${channel}`}
      >
        {t(verb)}
      </button>
      <button
        type="button"
        className="btn btn-small"
        onClick={() => say('failed')}
        data-testid={`channel-no-${channel}`}
      >
        {t(`not_${verb}`)}
      </button>
    </span>
  );
}

/** Channels that answer by themselves: there is nothing to see or hear. */
const ANSWERING: ReadonlySet<string> = new Set(['watchdog']);

function Row({ health }: { readonly health: ChannelHealth }): ReactNode {
  const t = useText('channels');
  const locale = useLocale();
  const { channel, state, detail, provenAt } = health;
  const [tried, setTried] = useState<Tried | null>(null);
  const [isTrying, setTrying] = useState(false);
  const run = async (): Promise<void> => {
    setTrying(true);
    setTried(null);
    const answer = await tryChannel(channel);
    setTrying(false);
    setTried(answer);
    // What the system refused is known without asking anybody, and so is what answers by itself.
    const { outcome, reason } = answer;
    if (outcome === 'absent' || (outcome === 'shown' && !ANSWERING.has(channel))) return;
    call('channel.tried', { channel, outcome, reason }).catch(() => undefined);
  };
  return (
    <tr data-testid={`channel-row-${channel}`} data-state={state} data-bad={isAbnormal(health)}>
      <th scope="row">{CHANNEL_NAMES[locale][channel]}</th>
      <td>
        <b>{stateWords(state, locale)}</b>
        {detail === '' ? null : <span className="dim"> {reasonWords(detail, locale)}</span>}
      </td>
      <td className="num dim">{provenAt === null ? t('never') : fullTime(provenAt)}</td>
      <td>
        <button
          type="button"
          className="btn btn-small"
          disabled={isTrying}
          onClick={() => void run()}
          data-testid={`channel-test-${channel}`}
        >
          {t('test')}
        </button>{' '}
        {tried === null ? null : <Answer channel={channel} tried={tried} onDone={() => setTried(null)} />}
      </td>
    </tr>
  );
}

/** Every channel with how it stands, when it last worked and a test; below it what became of the last alerts. */
export default function ChannelPanel(props: {
  readonly channels: readonly ChannelHealth[];
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('channels');
  const { go } = useNavigation();
  return (
    <Dialog title={t('title')} onClose={props.onClose} testId="channel-panel" width={860}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('channel')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('provenAt')}</th>
            <th scope="col">{t('tryIt')}</th>
          </tr>
        </thead>
        <tbody>
          {props.channels.map((health) => (
            <Row key={health.channel} health={health} />
          ))}
        </tbody>
      </table>
      <p className={classes.note}>
        <button
          type="button"
          className="btn btn-small"
          onClick={() => {
            props.onClose();
            go({ screen: 'shift', tab: 'signOn' });
          }}
        >
          {t('toSelfTest')}
        </button>
        <span className="dim">{t('note')}</span>
      </p>
      <EvidenceList />
    </Dialog>
  );
}
