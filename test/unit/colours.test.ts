import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COLOUR_SETS, type ColourSet } from '../../shared/domain/display';
import { contrast, distance, type Sight } from '../helpers/colour';

const sheet = readFileSync(resolve(import.meta.dirname, '../../renderer/styles/tokens.css'), 'utf8');
const SCHEMES = ['dark', 'light'] as const;
type Scheme = (typeof SCHEMES)[number];
const WARNINGS = ['red', 'orange', 'yellow', 'blue'] as const;
const SIGHTS = ['usual', 'protanopia', 'deuteranopia', 'tritanopia'] as const satisfies readonly Sight[];

/** The tokens as the style sheet resolves them: what stands later and names more takes the place. */
function tokensOf(scheme: Scheme, set: ColourSet): (name: string) => string {
  const light = "[data-mantine-color-scheme='light']";
  const own = `:root[data-colours='${set}']`;
  const selectors = [':root', ...(scheme === 'light' ? [`:root${light}`] : []), own];
  const wanted = scheme === 'light' ? [...selectors, `${own}${light}`] : selectors;
  const values = new Map<string, string>();
  for (const selector of wanted) {
    const block = [...sheet.matchAll(/^([^{}/]+)\{([^}]*)\}/gm)].find(
      ([, head]) => head?.trim() === selector,
    );
    for (const [, name = '', value = ''] of (block?.[2] ?? '').matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g))
      values.set(name, value);
  }
  return (name) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`no token ${name} in ${scheme} ${set}`);
    return value;
  };
}
const looks = SCHEMES.flatMap((scheme) => COLOUR_SETS.map((set) => [scheme, set] as const));

/** The nearest two warning colours, as somebody with this sight sees them. */
function nearest(scheme: Scheme, set: ColourSet, sight: Sight): number {
  const token = tokensOf(scheme, set);
  const colours = WARNINGS.map((name) => token(`warn-${name}`));
  return Math.min(
    ...colours.flatMap((one, place) => colours.slice(0, place).map((other) => distance(one, other, sight))),
  );
}

describe.each(looks)('the colours of %s %s', (scheme, set) => {
  const token = tokensOf(scheme, set);
  test('are read on every ground that text stands on', () => {
    const least = set === 'contrast' ? 7 : 4.5;
    for (const ground of ['bg', 'raised', 'raised-2']) {
      for (const text of ['text', 'text-2', 'text-dim', 'accent-text'])
        expect(contrast(token(text), token(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(least);
    }
    expect(contrast(token('on-accent'), token('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token('inverse-text'), token('inverse-bg'))).toBeGreaterThanOrEqual(7);
  });

  test('of warnings are seen on every ground', () => {
    for (const ground of ['bg', 'raised', 'raised-2']) {
      for (const name of WARNINGS)
        expect(contrast(token(`warn-${name}`), token(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(
          set === 'contrast' ? 7 : 4.5,
        );
    }
  });
});

describe('the colour-blind-safe set', () => {
  test.each(SCHEMES)('keeps the warning colours of %s apart for every kind of sight', (scheme) => {
    for (const sight of SIGHTS) expect(nearest(scheme, 'distinct', sight), sight).toBeGreaterThanOrEqual(15);
  });

  test('does what the usual set does not', () => {
    expect(nearest('light', 'standard', 'deuteranopia')).toBeLessThan(15);
  });
});
