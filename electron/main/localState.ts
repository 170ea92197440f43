import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TYPE_SIZES, type TypeSize } from '../../shared/domain/display';
import { logLine, messageOf } from './log';
import type { Locale } from './words';

export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** What main remembers between two starts; losing it costs nothing but a window in its first place. */
export type LocalState = {
  readonly bounds: Bounds | null;
  readonly isMaximized: boolean;
  readonly locale: Locale;
  readonly typeSize: TypeSize;
};

const FIRST: LocalState = { bounds: null, isMaximized: false, locale: 'zh', typeSize: 100 };
const fileOf = (home: string): string => join(home, 'window.json');

function boundsOf(value: unknown): Bounds | null {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height } = value as Record<string, unknown>;
  const numbers = [x, y, width, height];
  if (!numbers.every((number) => Number.isInteger(number) && Math.abs(Number(number)) < 100_000)) return null;
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
}

/** Reads the file, or gives the first state when it is missing or not ours. */
export function readLocalState(home: string): LocalState {
  try {
    const value: unknown = JSON.parse(readFileSync(fileOf(home), 'utf8'));
    if (typeof value !== 'object' || value === null) return FIRST;
    const { bounds, isMaximized, locale, typeSize } = value as Record<string, unknown>;
    return {
      bounds: boundsOf(bounds),
      isMaximized: isMaximized === true,
      locale: locale === 'en' ? 'en' : 'zh',
      typeSize: TYPE_SIZES.find((size) => size === typeSize) ?? 100,
    };
  } catch {
    return FIRST;
  }
}

/** Writes the file whole or not at all; a failure is logged and otherwise without consequence. */
export function writeLocalState(home: string, state: LocalState): void {
  const file = fileOf(home);
  try {
    writeFileSync(`${file}.new`, `${JSON.stringify(state)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch (error) {
    logLine(`the window's place was not kept: ${messageOf(error)}`);
  }
}
