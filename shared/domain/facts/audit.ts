import type { ExportThing } from '../audit';
import type { Author } from '../facts';

/** Facts that are kept for the audit alone; they make no line of the log. */
export type AuditFacts = {
  /** a signed-in person was refused for the role (`forbidden`) or because the seat was locked; the subject is the procedure */
  readonly 'access.refused': {
    readonly procedure: string;
    readonly reason: 'forbidden' | 'seat_locked';
    readonly author: Author;
  };
  /** something left the room as a file or a picture; the subject is made by whoever exports */
  readonly 'export.made': {
    readonly what: ExportThing;
    readonly title: string;
    readonly range: string;
    readonly format: string;
    readonly masked: boolean;
    readonly sha256: string | null;
    readonly rows: number;
    readonly author: Author;
  };
};
