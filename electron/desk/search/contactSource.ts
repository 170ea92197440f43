import { isPrivate } from '../../../shared/contacts/numbers';
import { contactById } from '../contacts/read';
import { idsOf, type Source } from './sources';

/** Entries of the contacts book by name, unit, post and number; private numbers that are kept for leaders are not in the index. */
export const contactSource: Source = {
  kind: 'contact',
  facts: ['contact'],
  changed: (_db, fact) => {
    if (fact.kind === 'contact.imported')
      return (fact.body['contacts'] as readonly { readonly id: string }[]).map((one) => one.id);
    return fact.kind === 'contact.confirmed' || fact.kind === 'contact.revealed' ? [] : [fact.subject];
  },
  ids: idsOf('contacts'),
  read: (db, id) => {
    const contact = contactById(db, id);
    if (contact === undefined || contact.removedAt !== null) return undefined;
    const { name, post, unit, areaName, visibility } = contact;
    const numbers = contact.numbers.filter(
      (one) => !one.isWrong && (visibility === 'all' || !isPrivate(one)),
    );
    return {
      kind: 'contact',
      id,
      at: 0,
      number: numbers[0]?.number ?? '',
      title: [name, unit].filter((part) => part !== '').join(' · '),
      texts: [post, areaName, ...numbers.map((one) => one.number)],
      names: [name, unit],
      parent: null,
    };
  },
};
