import type { OpenItem } from '../../../shared/contract/areas/handover';
import type { LossSummary } from '../../../shared/contract/areas/losses';
import { clockTime, dayOf } from '../../../shared/domain/time';
import { lossKindName } from '../../../shared/rules/losses/items';
import type { Db } from '../db/statement';
import { joined, openItem, placeAt } from '../handover/openItem';
import { losses } from './read';

const day = (at: number): string => `${dayOf(at).slice(5)} ${clockTime(at)}`;

function itemOf(loss: LossSummary): OpenItem {
  const { last, nextDueAt } = loss;
  const stood = (locale: 'zh' | 'en'): string => {
    if (last === null) return locale === 'zh' ? '还没有报过' : 'nothing reported yet';
    const name = lossKindName(last.kind, last.number, locale);
    return locale === 'zh' ? `${name} ${day(last.sentAt)} 已报` : `${name} sent ${day(last.sentAt)}`;
  };
  return openItem({
    key: `loss:${loss.id}`,
    group: 'reports_due',
    incidentId: loss.incidentId,
    incidentTitle: loss.incidentTitle,
    title: { zh: `灾情报送：${loss.title}`, en: `Loss reports: ${loss.title}` },
    state: joined([
      { zh: stood('zh'), en: stood('en') },
      loss.stableAt === null
        ? { zh: '', en: '' }
        : { zh: '灾情已稳定，待核报', en: 'stable, to be verified' },
    ]),
    next:
      nextDueAt === null
        ? { zh: '有变化续报', en: 'report changes' }
        : { zh: `${day(nextDueAt)} 前再报`, en: `next report by ${day(nextDueAt)}` },
    place: placeAt('warnings', loss.id, 'losses'),
  });
}

/** Loss processes that are open: their daily reports go on over a change of shift. */
export const lossItems = (db: Db): OpenItem[] => losses(db, true).map(itemOf);
