/** A line of the input by its number from 1, or why it cannot be one. */
export type InputLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly problem: 'too_long' | 'not_utf8' };

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

/**
 * Splits a stream into lines without ever holding more than one, and of that no more than `maxBytes`: what is longer is passed over to its end. The
 * last line needs no line end. Bytes that are not UTF-8 are a problem of their line, not a question mark in the log.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let parts: Buffer[] = [];
  let size = 0;
  let number = 0;
  const take = (part: Buffer): void => {
    size += part.length;
    if (size <= maxBytes + 1) parts.push(part);
    else parts = [];
  };
  const finish = (): InputLine => {
    number += 1;
    const line = size > maxBytes + 1 ? null : withoutReturn(Buffer.concat(parts));
    parts = [];
    size = 0;
    if (line === null || line.length > maxBytes) return { number, problem: 'too_long' };
    try {
      return { number, text: decoder.decode(line) };
    } catch {
      return { number, problem: 'not_utf8' };
    }
  };
  for await (const chunk of chunks) {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
      take(rest.subarray(0, end));
      yield finish();
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) take(rest);
  }
  if (size > 0) yield finish();
}

function withoutReturn(line: Buffer): Buffer {
  return line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
}
