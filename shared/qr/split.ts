import { MOST_BYTES } from './encode';
import { utf8 } from './utf8';

const bytesOf = (text: string): number => utf8(text).length;
/** `[1/5]` and a line end. */
const HEAD_BYTES = 8;

/**
 * A text in as many pieces as it takes to put each into one code, of about the same length; each begins with `[1/5]` so that nobody reads them in a wrong
 * order. No character is parted; one piece has no head.
 */
export function splitForCodes(text: string, most = MOST_BYTES): string[] {
  if (bytesOf(text) <= most) return [text];
  const room = most - HEAD_BYTES;
  const count = Math.ceil(bytesOf(text) / room) + 1;
  const share = Math.ceil(bytesOf(text) / (count - 1));
  const pieces = pieced(text, Math.min(room, share + 3));
  return pieces.map((piece, index) => `[${index + 1}/${pieces.length}]\n${piece}`);
}

function pieced(text: string, most: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const char of text) {
    const size = bytesOf(char);
    if (bytes + size > most) {
      pieces.push(piece);
      piece = '';
      bytes = 0;
    }
    piece += char;
    bytes += size;
  }
  return piece === '' ? pieces : [...pieces, piece];
}
