import { cellsOf, mayEnd, mayStart } from './cells';
import type { GridFace, GridPiece } from './types';

/** Characters that stay together: one Chinese character, or a number with its unit, a telephone, a word of Latin letters. */
type Token = { readonly text: string; readonly face: GridFace; readonly cells: number };

export type BrokenLine = {
  readonly pieces: readonly GridPiece[];
  /** what it measures by itself, in characters */
  readonly cells: number;
  readonly isLast: boolean;
};

const RUN = /[A-Za-z0-9](?:[A-Za-z0-9.,:/%-]*[A-Za-z0-9%])?[年月日时分人户组名台辆间栋]?|[\s\S]/gu;
/** A run of Latin signs longer than this may be parted. */
const LONGEST_RUN = 10;
/** Characters that may be taken back from a line so that the next one begins well. */
const TAKEN_BACK = 4;

function tokensOf(pieces: readonly GridPiece[]): Token[] {
  return pieces.flatMap(({ text, face }) =>
    (text.match(RUN) ?? []).flatMap((run) => {
      const chars = [...run];
      const cells = chars.reduce((sum, char) => sum + cellsOf(char), 0);
      if (cells <= LONGEST_RUN) return [{ text: run, face, cells }];
      return chars.map((char) => ({ text: char, face, cells: cellsOf(char) }));
    }),
  );
}

/**
 * Breaks a paragraph into lines of `chars` characters, the first one shorter by `indent`. No line begins with a closing sign or ends with an opening
 * one; numbers and telephones stay whole. Every character stands in exactly one line, but for spaces at a line's beginning.
 */
export function breakLines(pieces: readonly GridPiece[], chars: number, indent: number): BrokenLine[] {
  const lines: Token[][] = [];
  let line: Token[] = [];
  let room = chars - indent;
  for (const token of tokensOf(pieces)) {
    if (token.cells <= room) {
      line.push(token);
      room -= token.cells;
      continue;
    }
    const carried = [...takenBack(line, token)];
    lines.push(line);
    line = carried.length === 0 && token.text === ' ' ? [] : [...carried, token];
    room = chars - cellsIn(line);
  }
  lines.push(line);
  return lines.map((tokens, index) => ({
    pieces: joined(tokens),
    cells: cellsIn(tokens),
    isLast: index === lines.length - 1,
  }));
}

const cellsIn = (tokens: readonly Token[]): number => tokens.reduce((sum, { cells }) => sum + cells, 0);
const firstOf = (token: Token): string => [...token.text][0] ?? '';
const lastOf = (token: Token): string => [...token.text].at(-1) ?? '';

/** Takes tokens from the end of a full line for as long as the next line would begin, or this one end, with a sign that may not stand there. */
function takenBack(line: Token[], next: Token): Token[] {
  const taken: Token[] = [];
  const isBad = (): boolean => {
    const last = line.at(-1);
    return last !== undefined && (!mayEnd(lastOf(last)) || !mayStart(firstOf(taken[0] ?? next)));
  };
  while (isBad() && line.length > 1 && taken.length < TAKEN_BACK) {
    const last = line.pop();
    if (last !== undefined) taken.unshift(last);
  }
  if (!isBad()) return taken;
  line.push(...taken);
  return [];
}

function joined(tokens: readonly Token[]): GridPiece[] {
  const pieces: GridPiece[] = [];
  for (const { text, face } of tokens) {
    const last = pieces.at(-1);
    if (last?.face === face) pieces[pieces.length - 1] = { text: last.text + text, face };
    else pieces.push({ text, face });
  }
  return pieces;
}
