import { channelNews, type ToldChannel } from '../../../shared/channels/news';
import type { Call } from '../call';
import { type Db, statement } from '../db/statement';
import { fact, SEAT_ACTOR, transact } from '../desk';

function toldChannels(db: Db): ReadonlyMap<string, ToldChannel> {
  const rows = statement<[], { channel: string; is_abnormal: number; at: number }>(
    db,
    'SELECT channel, is_abnormal, at FROM channel_news',
  ).all();
  return new Map(rows.map((row) => [row.channel, { isAbnormal: row.is_abnormal === 1, at: row.at }]));
}

/** Writes into the log which channels became abnormal or work again since it was last told; nothing before a room is founded. */
export function tellChannels({ desk, services }: Call): void {
  if (desk.keys === null) return;
  const news = channelNews(services.clock.channels.list(), toldChannels(desk.db), desk.now());
  if (news.length === 0) return;
  transact(desk, (write) => {
    for (const { channel, isAbnormal, state, detail, since } of news) {
      const body = { state, detail, since };
      write(fact(isAbnormal ? 'channel.failed' : 'channel.recovered', channel, SEAT_ACTOR, body));
    }
  });
}
