import type { ChannelState } from '../../channels/channels';
import type { TestedChannel, TestResult } from '../../channels/selfTest';
import type { Author } from '../facts';

type Standing = {
  readonly state: ChannelState;
  /** a code that shared/wording/channels.ts words, or the system's own text */
  readonly detail: string;
  /** since when, where that is known: the log is told of a channel at most every ten minutes */
  readonly since: number | null;
};

/** Facts of the channels. What came of one alert on a channel is `alert.notified`. */
export type ChannelsFacts = {
  /** a channel became abnormal, or works again; the subject is its name */
  readonly 'channel.failed': Standing;
  readonly 'channel.recovered': Standing;
  readonly 'duty.channels_tested': {
    readonly results: readonly TestResult[];
    /** as judged when it was done */
    readonly failed: readonly TestedChannel[];
    /** null when nobody had signed in yet */
    readonly author: Author | null;
  };
};
