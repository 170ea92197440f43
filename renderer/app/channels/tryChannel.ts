import type { ChannelName } from '../../../shared/channels/channels';
import { PATTERNS } from '../../../shared/channels/sounds';
import { call } from '../../bridge/client';
import { tryOnce } from '../alerts/play';
import { volume } from '../alerts/volume';

export type Tried = { readonly outcome: 'shown' | 'failed' | 'absent'; readonly reason: string };

/** After two frames something has been drawn; a window that is hidden draws none. */
function frameDrawn(): Promise<Tried> {
  return new Promise((settle) => {
    const late = setTimeout(() => settle({ outcome: 'failed', reason: 'not_painted' }), 3_000);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(late);
        settle({ outcome: 'shown', reason: '' });
      }),
    );
  });
}

/** Tries one channel now and says whether it went out. Whether somebody saw or heard it only a person can say. */
export async function tryChannel(channel: ChannelName): Promise<Tried> {
  if (channel === 'screen') return frameDrawn();
  if (channel === 'sound') return tryOnce('test', PATTERNS.test.loudness * volume());
  try {
    return await call('console.testChannel', { channel });
  } catch {
    return { outcome: 'failed', reason: 'no_answer' };
  }
}
