import { csvRow } from '../../exports/csv';
import type { WholeFile } from '../wholeFile';
import { type Cell, plain } from './cells';

const CHUNK = 256 * 1024;

/** Gathers pieces of text into chunks for a file. */
export function textWriter(file: WholeFile): { add: (piece: string) => void; end: () => void } {
  let pending = '';
  const flush = (): void => {
    if (pending !== '') file.write(Buffer.from(pending, 'utf8'));
    pending = '';
  };
  return {
    add: (piece) => {
      pending += piece;
      if (pending.length >= CHUNK) flush();
    },
    end: flush,
  };
}

export const csvLine = (cells: readonly Cell[]): string => csvRow(cells.map(plain));
