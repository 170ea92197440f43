/** Limits of files that are kept with lines of the log (room settings of a duty room: a scan, a photo, a recording). */
export const MAX_FILE_MB = 50;
export const MAX_FILE_BYTES = MAX_FILE_MB * 1_048_576;
export const MAX_LINE_BYTES = 200 * 1_048_576;
export const MAX_FILES_OF_LINE = 20;
/** Bytes of a file that travel in one message: as base64 well under the door’s 1 MB, and a multiple of three, so that pieces join without padding. */
export const CHUNK_BYTES = 524_286;

/** What the console shows by itself; everything else is only ever saved as a copy. */
export function shownAs(mime: string, name: string): 'image' | 'text' | 'file' {
  if (/^image\/(png|jpeg|gif|webp|bmp)$/.test(mime)) return 'image';
  if (/^text\/(plain|csv)$/.test(mime) || /\.(txt|csv|log|md)$/i.test(name)) return 'text';
  return 'file';
}

/** Endings that a system would run on a double click: a copy of such a file is saved with `.txt` after its name. */
const RUNS =
  /\.(exe|com|bat|cmd|msi|msp|scr|pif|ps1|vbs|vbe|js|jse|wsf|wsh|hta|jar|lnk|reg|cpl|sh|run|desktop|appimage|deb|rpm|dmg|pkg|app|command)$/i;

/** The name under which a copy is offered: no folders, no signs that a file system refuses, never one that runs by itself. */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones to go
    .replaceAll(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/g, '_')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
    .slice(0, 120);
  const named = plain === '' ? 'attachment' : plain;
  return RUNS.test(named) ? `${named}.txt` : named;
}
