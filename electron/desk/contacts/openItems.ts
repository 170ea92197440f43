import { renewalOf } from '../../../shared/contacts/stale';
import type { OpenItem } from '../../../shared/contract/areas/handover';
import { dayOf } from '../../../shared/domain/time';
import type { Db } from '../db/statement';
import { openItem, placeAt } from '../handover/openItem';
import { readSetting } from '../settings/read';
import { allContacts } from './read';

/** What the contacts book leaves open for the next shift: wrong numbers whose right ones nobody knows yet, and the yearly renewal while it is due. */
export function contactItems(db: Db, now: number): OpenItem[] {
  const book = allContacts(db);
  const wrong = book.filter((one) => one.numbers.some((number) => number.isWrong));
  const items: OpenItem[] = [];
  const [first] = wrong;
  if (first !== undefined) {
    const names = wrong
      .slice(0, 3)
      .map((one) => `${one.unit}${one.name}`)
      .join('、');
    items.push(
      openItem({
        key: 'contacts:wrong',
        group: 'other',
        title: {
          zh: `通讯录有 ${wrong.length} 人号码有误待查`,
          en: `Contacts: wrong numbers of ${wrong.length} still to be put right`,
        },
        state: { zh: wrong.length > 3 ? `${names}等` : names, en: names },
        next: { zh: '问到正确号码后改号', en: 'find the right number and correct it' },
        place: placeAt('contacts', first.id),
      }),
    );
  }
  const renewal = renewalOf(book, now, readSetting(db, 'contacts'));
  if (renewal !== null) {
    const { year, left, total, dueAt } = renewal;
    const day = dayOf(dueAt).slice(5);
    items.push(
      openItem({
        key: `contacts:renewal:${year}`,
        group: 'other',
        title: { zh: `${year} 年责任人名单更新`, en: `Renewal of the ${year} list of responsible people` },
        state: {
          zh: `${total} 人中 ${left} 人今年还没有核实`,
          en: `${left} of ${total} not confirmed this year`,
        },
        next: { zh: `${day} 前逐人核实或重新导入`, en: `confirm each or import the new list by ${day}` },
        dueAt,
        place: placeAt('contacts'),
      }),
    );
  }
  return items;
}
