import { type Db, statement } from '../db/statement';
import { insertSystemLine } from '../log/line';
import type { FactOf, Projectors } from '../projections/body';

type Standing = FactOf<'channel.failed'> | FactOf<'channel.recovered'>;

function keepNews(db: Db, fact: Standing, isAbnormal: boolean): void {
  statement(
    db,
    `INSERT INTO channel_news (channel, is_abnormal, at) VALUES (?, ?, ?)
     ON CONFLICT (channel) DO UPDATE SET is_abnormal = excluded.is_abnormal, at = excluded.at`,
  ).run(fact.subject, isAbnormal ? 1 : 0, fact.at);
  const { state, detail, since } = fact.body;
  insertSystemLine(db, fact, { channel: fact.subject, state, detail, since: since ?? fact.at }, null);
}

export const channelProjectors: Projectors = {
  'channel.failed': (db, fact) => keepNews(db, fact, true),
  'channel.recovered': (db, fact) => keepNews(db, fact, false),

  'duty.channels_tested': (db, fact) => {
    const { results, failed, author } = fact.body;
    statement(db, 'INSERT INTO channel_tests (id, at, by_name, results, failed) VALUES (?, ?, ?, ?, ?)').run(
      fact.subject,
      fact.at,
      author?.name ?? '',
      JSON.stringify(results),
      JSON.stringify(failed),
    );
    const params = {
      results: results.map((one) => `${one.channel}:${one.outcome}`).join(','),
      failed: failed.join(','),
    };
    insertSystemLine(db, fact, params, null);
  },
};
