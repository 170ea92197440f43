import type { Statistics } from '../contract/areas/statistics';
import { documentLabels } from '../wording/documentLabels';
import type { Locale } from '../wording/labels';
import { STATISTICS_WORDS } from '../wording/statistics';
import { type StatisticsTable, table } from './table';

/** Documents in and out, and post checks by result. */
export function registerTables(s: Statistics, locale: Locale): readonly StatisticsTable[] {
  const w = STATISTICS_WORDS[locale];
  const results = documentLabels(locale).checkResult;
  const { documents, checks } = s;
  return [
    table(w, {
      id: 'documents',
      group: 'incidents',
      title: 'documents',
      columns: [['item', 'text'], ['number']],
      rows: [
        [w.incoming, documents.incoming],
        [w.outgoing, documents.outgoing],
        [w.openDocuments, documents.open],
        [w.unsigned, documents.unsigned],
      ],
    }),
    table(w, {
      id: 'checks',
      group: 'duties',
      title: 'checks',
      columns: [['item', 'text'], ['number']],
      rows: [
        [w.checksMade, checks.made],
        ...checks.byResult.map(({ result, count }) => [
          result === null ? w.unfinished : results[result],
          count,
        ]),
        [w.checksReceived, checks.received],
      ],
    }),
  ];
}
