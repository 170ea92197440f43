import type { OpenItem } from '../../../shared/contract/areas/handover';
import type { ResponseSummary } from '../../../shared/contract/areas/responses';
import { clockTime, dayOf } from '../../../shared/domain/time';
import { responseName } from '../../../shared/rules/responses/hazards';
import type { Db } from '../db/statement';
import { joined, openItem, ownerPair, placeAt, same } from '../handover/openItem';
import { responses } from './read';

const day = (at: number): string => `${dayOf(at).slice(5)} ${clockTime(at)}`;

function itemOf(response: ResponseSummary): OpenItem {
  const { matter, level, area, unsent, unsigned } = response;
  const where = area === '' ? '' : `（${area}）`;
  return openItem({
    key: `response:${response.id}`,
    group: 'warnings',
    incidentId: response.incidentId,
    incidentTitle: response.incidentTitle,
    title: {
      zh: `${responseName(matter, level, 'zh')}${where}`,
      en: `${responseName(matter, level, 'en')}${area === '' ? '' : ` (${area})`}`,
    },
    state: joined([
      same(response.issuer),
      { zh: `${day(response.levelSince)} 起`, en: `since ${day(response.levelSince)}` },
      response.warningIsOver
        ? { zh: '预警已解除，响应未终止', en: 'its warning is over, the response is not' }
        : same(''),
      unsent === 0 ? same('') : { zh: '通知未发', en: 'notice not sent' },
      unsigned === 0 ? same('') : { zh: `${unsigned} 家未签收`, en: `${unsigned} receipts missing` },
    ]),
    next: { zh: `预计期限：${response.period}`, en: `expected: ${response.period}` },
    dueAt: response.endsAt,
    owner: ownerPair('duty_leader'),
    place: placeAt('warnings', response.id, 'responses'),
    deadlineIds: response.endsAt === null ? [] : [`resp.${response.id}`],
  });
}

/** Responses in force: they stand beside the warnings in a handover (domain.md 1.5, group 3). */
export const responseItems = (db: Db, now: number): OpenItem[] => responses(db, true, now).map(itemOf);
