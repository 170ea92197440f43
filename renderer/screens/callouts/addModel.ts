import { isSamePerson } from '../../../shared/callouts/merge';
import { guessNumberKind, isDialable } from '../../../shared/contacts/numbers';
import type { DraftPerson } from '../../../shared/contract/areas/callouts';

export type Typed = { readonly name: string; readonly number: string; readonly unit: string };
export const NOTHING_TYPED: Typed = { name: '', number: '', unit: '' };

/** Why somebody who was typed cannot be put on the list. */
export type AddProblem = 'no_name' | 'no_number' | 'bad_number' | 'listed';

export type Known = Pick<DraftPerson, 'contactId' | 'number' | 'name'>;

export const isListed = (known: readonly Known[], person: Known): boolean =>
  known.some((one) => isSamePerson(one, person));

/** Somebody who stands in no contacts book, by name and number; what kind of line it is follows from the digits. */
export function typedPerson(
  typed: Typed,
  known: readonly Known[],
): { readonly person: DraftPerson } | { readonly problem: AddProblem } {
  const name = typed.name.normalize('NFKC').trim();
  const number = typed.number.normalize('NFKC').trim();
  const unit = typed.unit.trim();
  if (name === '') return { problem: 'no_name' };
  if (number === '') return { problem: 'no_number' };
  const kind = guessNumberKind(number);
  if (!isDialable({ kind, number })) return { problem: 'bad_number' };
  if (isListed(known, { contactId: null, number, name })) return { problem: 'listed' };
  return {
    person: {
      contactId: null,
      name,
      post: '',
      unit,
      role: 'other',
      areaCode: null,
      areaName: '',
      number,
      numbers: [{ kind, number }],
      superior: null,
      deputies: [],
      phone: null,
    },
  };
}
