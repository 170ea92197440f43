import { lazy, type ReactNode, useState } from 'react';
import type { ChannelHealth } from '../../../shared/channels/channels';
import type { Health } from '../../../shared/contract/boardModels';
import { problemWords } from '../../../shared/wording/channels';
import { useLink } from '../../bridge/events';
import { Fetched, spanText } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useNow } from '../clock';
import { type Channel, channelOf } from './channel';

const ChannelPanel = lazy(() => import('../channels/ChannelPanel'));

const SIGNS: Readonly<Record<Channel['kind'], string>> = {
  ok: '●',
  starting: '●',
  abnormal: '!',
  silent: '✕',
  down: '✕',
};

/** `声音（系统静音），另 1 项`. */
function useProblems(): (channels: readonly ChannelHealth[]) => string {
  const t = useText('shell');
  const locale = useLocale();
  return ([first, ...rest]) => {
    if (first === undefined) return '';
    const more = rest.length === 0 ? '' : t('channel.more', { count: rest.length });
    return `${problemWords(first, locale)}${more}`;
  };
}

/** The dot and word that say whether the room would be told of a due thing; opens the list of channels. Turns red by the page's own timer. */
export function ChannelMark({ health }: { readonly health: Health | undefined }): ReactNode {
  const t = useText('shell');
  const common = useText('common');
  const problems = useProblems();
  const [isOpen, setOpen] = useState(false);
  useNow();
  const link = useLink();
  const channel = channelOf(link, health, { wall: Date.now(), mono: performance.now() });
  const isBad = channel.kind === 'silent' || channel.kind === 'down';
  const words =
    channel.kind === 'silent'
      ? t('channel.silent', { span: spanText(channel.forMs, common) })
      : channel.kind === 'abnormal'
        ? t('channel.abnormal', { channels: problems(channel.channels) })
        : t(`channel.${channel.kind}`);
  const look = isBad ? 'channel-bad' : channel.kind === 'abnormal' ? 'channel-off' : '';
  return (
    <>
      <span role={isBad || channel.kind === 'abnormal' ? 'alert' : 'status'} className="channel-place">
        <button
          type="button"
          className={`channel ${look}`}
          title={isBad ? t('channel.help') : t('channel.open')}
          data-testid="channel"
          data-state={channel.kind}
          onClick={() => setOpen(true)}
        >
          <span aria-hidden="true">{SIGNS[channel.kind]}</span>
          <span className="channel-words">{words}</span>
        </button>
      </span>
      {isOpen ? (
        <Fetched>
          <ChannelPanel channels={health?.channels ?? []} onClose={() => setOpen(false)} />
        </Fetched>
      ) : null}
    </>
  );
}
