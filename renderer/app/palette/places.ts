import type { ThingHit } from '../../../shared/contract/areas/search';
import { parseRoute, type Route } from '../navigation';

/** Where a found thing is shown. */
export function routeOf(hit: ThingHit): Route {
  switch (hit.kind) {
    case 'incident':
      return { screen: 'incident', id: hit.id };
    case 'run':
      return { screen: 'run', id: hit.id };
    case 'report':
      return parseRoute(hit.parent ?? '') ?? { screen: 'board' };
    case 'warning':
      return { screen: 'warnings', warningId: hit.id };
    case 'response':
      return { screen: 'warnings', tab: 'responses', responseId: hit.id };
    case 'instruction':
      return { screen: 'log', entryId: hit.id };
    case 'document':
      return { screen: 'log', tab: 'documents' };
    case 'order':
      return { screen: 'log', tab: 'notices' };
    // A person is shown by what was said with and about them; a known number finds every call.
    case 'person':
      return {
        screen: 'search',
        text: hit.number === '' ? (hit.title.text.split(' · ')[0] ?? '') : hit.number,
      };
    case 'contact':
      return { screen: 'contacts', contactId: hit.id };
    case 'shift':
      return { screen: 'log', at: hit.at };
    case 'plan':
      return { screen: 'plans', planId: hit.id };
  }
}
