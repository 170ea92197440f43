import { DRILL_MARKS, withoutMarks } from '../domain/drill';
import { AREA_LINES } from './areaLines';
import { DOCUMENT_LINES } from './documentLines';
import type { Locale } from './labels';
import { type LineParams, Reader } from './lineReader';
import { PACK_LINES } from './packLines';
import { PLAN_LINES } from './planLines';
import { ROOM_LINES } from './roomLines';
import { RUN_LINES } from './runLines';

/**
 * Words a line that the desk wrote by itself, in the reader's language. A fact that this version has no words for shows as its name, never as
 * nothing.
 */
export function systemLine(fact: string, params: LineParams, locale: Locale): string {
  const words =
    PACK_LINES[fact] ??
    PLAN_LINES[fact] ??
    ROOM_LINES[fact] ??
    RUN_LINES[fact] ??
    DOCUMENT_LINES[fact] ??
    AREA_LINES[fact];
  const text = words ? words[locale](new Reader(params, locale)).trim() : fact;
  const drill = params['drill'];
  return typeof drill === 'string' ? DRILL_MARKS[locale] + withoutMarks(text) : text;
}

/** The facts that have words. */
export const WORDED_FACTS: readonly string[] = [
  ...Object.keys(PACK_LINES),
  ...Object.keys(PLAN_LINES),
  ...Object.keys(ROOM_LINES),
  ...Object.keys(RUN_LINES),
  ...Object.keys(DOCUMENT_LINES),
  ...Object.keys(AREA_LINES),
];
