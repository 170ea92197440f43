import type { Author } from '../facts';

/** Facts of files with warnings in the watched folder. The subject is the file's SHA-256. */
export type WarningFileFacts = {
  /** A file was read once and for all. `problems` names what was not taken in; `text` is kept only then. */
  readonly 'warning.file_read': {
    readonly name: string;
    /** messages that were taken in */
    readonly taken: number;
    readonly problems: readonly {
      readonly code: string;
      readonly detail: string;
      readonly where: string | null;
      readonly title: string;
    }[];
    readonly text: string;
  };
  /** An officer has seen to what was not taken in. */
  readonly 'warning.file_settled': { readonly name: string; readonly author: Author };
};
