import type { Contact } from '../contacts';
import type { Author } from '../facts';

/** What an entry of the contacts book says; its id, when it was confirmed and whether it was removed are told by the facts. */
export type ContactContent = Omit<Contact, 'id' | 'checkedAt' | 'removedAt'>;

/** An entry that an import adds or changes, whole. */
export type ImportedContact = ContactContent & { readonly id: string; readonly isNew: boolean };

/** Facts of the contacts book 通讯录; the subject is the entry unless said otherwise. */
export type ContactsFacts = {
  /** the entry as it stands from now on; whoever saves it confirms it */
  readonly 'contact.saved': ContactContent & { readonly isNew: boolean; readonly author: Author };
  /** `right` null: the number is known to be wrong and nobody knows the right one yet */
  readonly 'contact.number_corrected': {
    readonly wrong: string;
    readonly right: string | null;
    readonly author: Author;
  };
  /** somebody asked and found the entries right; the subject is the first of them */
  readonly 'contact.confirmed': { readonly contactIds: readonly string[]; readonly author: Author };
  readonly 'contact.removed': { readonly reason: string; readonly author: Author };
  /** somebody looked at private numbers that are kept for leaders; the subject is the entry */
  readonly 'contact.revealed': {
    readonly revealId: string;
    readonly reason: string;
    readonly author: Author;
  };
  /** a file was taken in; the subject is the import. A large one is several facts, `part` of `parts`, all of one transaction. */
  readonly 'contact.imported': {
    readonly fileName: string;
    readonly sha256: string;
    readonly part: number;
    readonly parts: number;
    readonly contacts: readonly ImportedContact[];
    /** entries that the file says the same of: confirmed by it */
    readonly confirmed: readonly string[];
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly refused: number;
    readonly author: Author;
  };
};
