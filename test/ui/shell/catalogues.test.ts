import { describe, expect, it } from 'vitest';
import { labels } from '../../../shared/wording/labels';

type Catalogue = Readonly<Record<string, string>>;
const zh = import.meta.glob<Catalogue>('../../../renderer/i18n/zh/*.ts', { eager: true, import: 'default' });
const en = import.meta.glob<Catalogue>('../../../renderer/i18n/en/*.ts', { eager: true, import: 'default' });
const areas = Object.keys(zh).map((path) => path.replace(/.*\/(\w+)\.ts$/, '$1'));
const of = (catalogues: Record<string, Catalogue>, area: string): Catalogue =>
  Object.entries(catalogues).find(([path]) => path.endsWith(`/${area}.ts`))?.[1] ?? {};
const slots = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1] ?? '').toSorted();

describe.each(areas)('the catalogue %s', (area) => {
  it('has the same keys in both languages', () => {
    expect(Object.keys(of(en, area)).toSorted()).toEqual(Object.keys(of(zh, area)).toSorted());
  });

  it('fills the same slots in both languages and leaves no sentence empty', () => {
    for (const [key, sentence] of Object.entries(of(zh, area))) {
      const other = of(en, area)[key] ?? '';
      expect(slots(other), key).toEqual(slots(sentence));
      expect(sentence.trim(), key).not.toBe('');
      expect(other.trim(), key).not.toBe('');
    }
  });

  it('has no Chinese in its English sentences', () => {
    const mixed = Object.values(of(en, area)).filter((sentence) => /\p{Script=Han}/u.test(sentence));
    expect(mixed).toEqual([]);
  });
});

describe('the words of the closed lists', () => {
  it('are there for every identifier in both languages', () => {
    for (const [group, words] of Object.entries(labels('zh'))) {
      const other: Catalogue = labels('en')[group as keyof ReturnType<typeof labels>];
      for (const [id, word] of Object.entries(words)) {
        expect(word.trim(), `${group}.${id}`).not.toBe('');
        expect(other[id]?.trim(), `${group}.${id}`).toBeTruthy();
        expect(other[id], `${group}.${id}`).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });
});
