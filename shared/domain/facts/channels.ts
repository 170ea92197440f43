import type { TestedChannel, TestResult } from '../../channels/selfTest';
import type { Author } from '../facts';

/** Facts of the channels. What came of one alert on a channel is `alert.notified`. */
export type ChannelsFacts = {
  readonly 'duty.channels_tested': {
    readonly results: readonly TestResult[];
    /** as judged when it was done */
    readonly failed: readonly TestedChannel[];
    /** null when nobody had signed in yet */
    readonly author: Author | null;
  };
};
