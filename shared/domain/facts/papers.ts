/** What an export was of, beside the fact's scope and format. */
export type ExportedPaper = {
  readonly kind: string;
  /** the shift whose log it is */
  readonly shiftId: string | null;
  readonly title: string;
  readonly masked: boolean;
  /** sheets of a PDF or a printing; 0 where the format has none */
  readonly pages: number;
};

/** Facts of papers and exports. */
export type PapersFacts = {
  /** another class, retention or note for the item of a shift (the subject) */
  readonly 'archive.amended': {
    readonly archiveClass: string;
    readonly retention: string;
    readonly note: string;
    readonly author: { readonly accountId: string; readonly name: string };
  };
};
