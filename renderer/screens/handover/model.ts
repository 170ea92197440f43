import type { LiveHandover, LiveItem, OpenPlace } from '../../../shared/contract/areas/handover';
import type { Account } from '../../../shared/contract/models';
import { OPEN_ITEM_GROUPS, type OpenItemGroup } from '../../../shared/domain/vocabulary';
import { maySignAsOfficer } from '../../../shared/rules/signers';
import type { Route } from '../../app/navigation';

/** One heading of the list: an incident with all that belongs to it, or one of the groups. */
export type Section = {
  readonly key: string;
  readonly incidentTitle: string | null;
  readonly group: OpenItemGroup | null;
  readonly items: readonly LiveItem[];
};

/** Grouped by incident first, then by the groups of the record. */
export function sectionsOf(items: readonly LiveItem[]): readonly Section[] {
  const incidents = new Map<string, LiveItem[]>();
  for (const item of items) {
    if (item.incidentId === null) continue;
    incidents.set(item.incidentId, [...(incidents.get(item.incidentId) ?? []), item]);
  }
  const rest = items.filter((item) => item.incidentId === null);
  return [
    ...[...incidents].map(([id, own]) => ({
      key: `incident:${id}`,
      incidentTitle: own[0]?.incidentTitle ?? '',
      group: null,
      items: own,
    })),
    ...OPEN_ITEM_GROUPS.flatMap((group) => {
      const own = rest.filter((item) => item.group === group);
      return own.length === 0 ? [] : [{ key: group, incidentTitle: null, group, items: own }];
    }),
  ];
}

export function routeOf(place: OpenPlace): Route {
  const { screen, id, part } = place;
  switch (screen) {
    case 'incident':
      return id === null ? { screen: 'incidents' } : { screen, id, ...(part === null ? {} : { tab: part }) };
    case 'run':
      return id === null ? { screen: 'board' } : { screen, id, ...(part === null ? {} : { key: part }) };
    case 'log':
      return {
        screen,
        ...(id === null ? {} : { entryId: id }),
        ...(part === null ? {} : { tab: part }),
      };
    case 'plans':
      return {
        screen,
        ...(id === null ? {} : { planId: id }),
        ...(part === 'revisions' ? { view: part } : {}),
      };
    case 'contacts':
      return { screen, ...(id === null ? {} : { contactId: id }) };
    case 'shift':
      return { screen, ...(part === null ? {} : { tab: part }) };
    case 'warnings':
      if (part === null) return { screen };
      if (id === null) return { screen, tab: part };
      if (part === 'callouts') return { screen: 'callouts', id };
      if (part === 'responses') return { screen, tab: part, responseId: id };
      return part === 'losses' ? { screen, tab: part, lossId: id } : { screen, tab: part, tallyId: id };
    default:
      return { screen };
  }
}

/** The accounts that may answer for the next shift. */
export function oncomingAccounts(live: LiveHandover, accounts: readonly Account[]): readonly Account[] {
  return accounts.filter((account) => maySignAsOfficer(live.posts, account));
}
