/** Text in a drawing without a page to measure it on: widths are estimated, a little on the wide side. */

/** Share of the type size that a character takes: full-width characters all of it, capitals and digits more than half. */
function charWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x2e80 || (code >= 0x2010 && code <= 0x2026) || code === 0xb7) return 1;
  if (/[MW@%]/.test(char)) return 0.92;
  if (/[A-Z0-9]/.test(char)) return 0.66;
  return /[ilj.,:;'|! ]/.test(char) ? 0.32 : 0.58;
}

export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, char) => sum + charWidth(char), 0) * size;

const CLOSING = /[，。；：、！？）》”’,.;:!?)]/;

/** Lines of at most `width`; English breaks between words, Chinese between characters, and no line begins with a closing sign. */
export function wrap(text: string, size: number, width: number, most = 4): readonly string[] {
  const words =
    text
      .replaceAll(/\s+(?=[，。；：、！？）》”’,.;:!?)])/g, '')
      .match(/[A-Za-z0-9][A-Za-z0-9'’./%-]*\s?|\s|[\s\S]/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  const parts = words.flatMap((word) => (textWidth(word.trimEnd(), size) > width ? [...word] : [word]));
  for (const word of parts) {
    const isFull =
      textWidth(line + word.trimEnd(), size) > width && line.trim() !== '' && !CLOSING.test(word);
    if (isFull) {
      lines.push(line.trim());
      line = '';
    }
    line += word;
  }
  if (line.trim() !== '') lines.push(line.trim());
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${[...(lines[most - 1] ?? '')].slice(0, -1).join('')}…`];
}
