import { statement } from '../db/statement';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';

export const channelProjectors: Projectors = {
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
