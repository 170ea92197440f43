import { describe, expect, it } from 'vitest';
import { fieldState, redraft, textsOf, withTexts } from '../../../shared/reports/draftFields';
import { mergeText } from '../../../shared/reports/merge';
import { nextUpdateAt, signLineOf } from '../../../shared/reports/signing';
import { atNight, INITIAL_REPORT } from '../../fixtures/reports';

describe('redrafting a text that somebody wrote on', () => {
  it('takes the new draft where no hand was', () => {
    expect(mergeText('甲。乙。', '甲。乙。', '甲。丙。')).toBe('甲。丙。');
  });

  it('keeps a sentence that a hand wrote, behind the one that it stood behind', () => {
    expect(mergeText('甲。乙。', '甲。手写。乙。', '甲。丙。')).toBe('甲。手写。丙。');
    expect(mergeText('甲。', '手写。甲。', '丁。')).toBe('手写。丁。');
    expect(mergeText('甲。乙。', '甲。乙。手写。', '丁。')).toBe('丁。手写。');
  });

  it('leaves out what a hand took out, and keeps what it wrote instead', () => {
    expect(mergeText('甲。乙。', '甲。', '甲。乙。丙。')).toBe('甲。丙。');
    expect(mergeText('甲。乙。', '甲。改写的乙。', '甲。乙。丙。')).toBe('甲。改写的乙。丙。');
  });

  it('changes nothing when nothing new is known', () => {
    expect(mergeText('甲。', '手写。', '甲。')).toBe('手写。');
  });

  it('takes the named fields only', () => {
    const base = textsOf(INITIAL_REPORT);
    const typed = { ...base, situation: `${base.situation}手写。`, trend: '手写的研判。' };
    const fresh = { ...base, situation: '新稿。', trend: '新的研判。', handling: '新的处置。' };
    const taken = redraft(base, typed, fresh, ['situation', 'handling']);
    expect(taken.typed).toMatchObject({
      situation: '新稿。手写。',
      handling: '新的处置。',
      trend: '手写的研判。',
    });
    expect(taken.base).toMatchObject({ situation: '新稿。', trend: base.trend });
    expect(fieldState(base.trend, typed.trend, fresh.trend)).toBe('both');
    expect(fieldState(base.handling, base.handling, fresh.handling)).toBe('outdated');
  });
});

describe('a draft as fields', () => {
  it('comes back as the same document', () => {
    expect(withTexts(INITIAL_REPORT, textsOf(INITIAL_REPORT))).toEqual(INITIAL_REPORT);
  });

  it('gives a section that was typed its heading and its place, and leaves an emptied one out', () => {
    const texts = { ...textsOf(INITIAL_REPORT), requests: '', trend: ' 研判 ' };
    const { sections } = withTexts({ ...INITIAL_REPORT, sections: [] }, texts);
    expect(sections.map((one) => one.id)).toEqual(['situation', 'handling', 'trend', 'next_steps']);
    expect(sections[2]).toEqual({ id: 'trend', heading: '趋势研判', text: '研判' });
  });
});

describe('sign-off', () => {
  const at = atNight('03:21');
  it('prints as documents.md 6 does, before and after the signature', () => {
    expect(signLineOf({ leader: '局带班领导', way: 'phone', at, countersignedAt: null }, 'initial')).toBe(
      INITIAL_REPORT.signLine,
    );
    expect(
      signLineOf({ leader: '局带班领导', way: 'phone', at, countersignedAt: atNight('08:10') }, 'initial'),
    ).toBe('局带班领导（9月12日3时21分电话签发，9月12日8时10分补签）');
    expect(signLineOf({ leader: '局带班领导', way: 'face', at, countersignedAt: null }, 'initial')).toBe(
      '局带班领导',
    );
    expect(
      signLineOf({ leader: '局带班领导', way: 'phone', at, countersignedAt: null }, 'phone_report'),
    ).toBe('局带班领导（9月12日3时21分电话同意）');
  });

  it('puts the next update one cycle later, to the nearest ten minutes', () => {
    expect(nextUpdateAt(atNight('03:26'), 120)).toBe(atNight('05:30'));
    expect(nextUpdateAt(atNight('05:24'), 120)).toBe(atNight('07:20'));
  });
});
