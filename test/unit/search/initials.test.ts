import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { initialsOf } from '../../../shared/search/initials';
import { INITIALS } from '../../../shared/search/initialsTable';

describe('initials of names', () => {
  it('are those of the dictionary for every character of the table', () => {
    const wrong: string[] = [];
    for (let at = 0; at < INITIALS.length; at += 1) {
      const char = String.fromCodePoint(0x4e00 + at);
      const known = pinyin(char, { pattern: 'first', toneType: 'none', type: 'array', multiple: true }).map(
        (first) => first.toLowerCase().normalize('NFD')[0],
      );
      const ours = INITIALS[at];
      if (ours !== '_' && !known.includes(ours)) wrong.push(`${char} ${ours}`);
    }
    expect(wrong).toEqual([]);
    expect(INITIALS).toHaveLength(0x9fa5 - 0x4e00 + 1);
  });

  it('give both readings of a family name that has two, and keep letters and digits', () => {
    expect(initialsOf('王建国')).toEqual(['wjg']);
    expect(initialsOf('单雄信')).toEqual(['dxx', 'sxx']);
    expect(initialsOf('重庆')).toEqual(['zq', 'cq']);
    expect(initialsOf('A3栋，枫坪镇')).toEqual(['a3dfpz']);
    expect(initialsOf('Smith')).toEqual([]);
    expect(initialsOf('')).toEqual([]);
  });
});
