import type { ReactNode } from 'react';
import type { Health } from '../../../shared/contract/models';
import { useLink } from '../../bridge/events';
import { spanText } from '../../components';
import { useText } from '../../i18n';
import { useNow } from '../clock';
import { channelOf } from './channel';

/** The dot and word that say whether the room would be told of a due thing. Turns red by the page's own timer. */
export function ChannelMark({ health }: { readonly health: Health | undefined }): ReactNode {
  const t = useText('shell');
  const common = useText('common');
  useNow();
  const link = useLink();
  const channel = channelOf(link, health, { wall: Date.now(), mono: performance.now() });
  const isBad = channel.kind === 'silent' || channel.kind === 'down';
  const words =
    channel.kind === 'silent'
      ? t('channel.silent', { span: spanText(channel.forMs, common) })
      : t(`channel.${channel.kind}`);
  return (
    <span
      className={isBad ? 'channel channel-bad' : 'channel'}
      role={isBad ? 'alert' : 'status'}
      title={channel.kind === 'notify' ? t('channel.notifyHelp') : t('channel.help')}
      data-testid="channel"
      data-state={channel.kind}
    >
      <span aria-hidden="true">{isBad ? '✕' : channel.kind === 'notify' ? '!' : '●'}</span>
      {words}
    </span>
  );
}
