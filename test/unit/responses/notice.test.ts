import { describe, expect, it } from 'vitest';
import { dueCauses } from '../../../shared/rules/packs';
import { isBureau, issuerFor, responseName, shippedIssuers } from '../../../shared/rules/responses/hazards';
import { draftNotice, missingParts, type NoticeFacts } from '../../../shared/rules/responses/notice';
import { directionOf, needsReinforcedDuty, risingChanges } from '../../../shared/rules/responses/response';

/** 2026-09-11 20:00 +08:00 */
const EIGHT = Date.UTC(2026, 8, 11, 12);

const START: NoticeFacts = {
  kind: 'started',
  issuer: '岚溪县防汛抗旱指挥部',
  matter: '防台风',
  area: '全县',
  basis: '县气象台发布的台风黄色预警信号',
  from: null,
  level: 'level_3',
  at: EIGHT,
  period: '预计至9月13日20时',
  measures: '渔船全部回港\n危险区群众转移；\n关闭沿海景区',
  reason: '',
  decidedBy: '县防指总指挥',
};

describe('the notice of a response', () => {
  it('states matter, level, expected period and measures, each as a section of its own', () => {
    const { title, addressee, text } = draftNotice(START, ['各乡镇（街道）值班室', '县指挥部成员单位']);
    expect(title).toBe('岚溪县防汛抗旱指挥部关于启动防台风Ⅲ级应急响应的通知');
    expect(addressee).toBe('各乡镇（街道）值班室，县指挥部成员单位');
    expect(text.split('\n')).toEqual([
      '根据县气象台发布的台风黄色预警信号，经县防指总指挥同意，岚溪县防汛抗旱指挥部决定自9月11日20时起启动防台风Ⅲ级应急响应。现将有关事项通知如下：',
      '一、响应事项。防台风（全县）。',
      '二、响应级别。Ⅲ级，自9月11日20时起启动。',
      '三、预计期限。预计至9月13日20时。',
      '四、应急处置措施。',
      '（一）渔船全部回港。',
      '（二）危险区群众转移；',
      '（三）关闭沿海景区。',
      '请收到后立即签收，并按要求报告落实情况。',
    ]);
  });

  it('says from which level to which an adjustment goes, and why', () => {
    const raised = { ...START, kind: 'adjusted', from: 'level_3', level: 'level_2', basis: '' } as const;
    const { title, text } = draftNotice({ ...raised, reason: '台风加强并北上' }, []);
    expect(title).toBe('岚溪县防汛抗旱指挥部关于将防台风应急响应由Ⅲ级提升至Ⅱ级的通知');
    expect(text).toContain('根据台风加强并北上，');
    expect(text).toContain('二、响应级别。由Ⅲ级调整为Ⅱ级，自9月11日20时起调整。');
    expect(draftNotice({ ...raised, level: 'level_4' }, []).title).toContain('由Ⅲ级调整至Ⅳ级');
    expect(draftNotice({ ...raised, level: 'level_3' }, []).title).toContain('继续实施防台风Ⅲ级应急响应');
  });

  it('of an end needs no period, but matter, level, time and what it rests on', () => {
    const { title, text } = draftNotice(
      { ...START, kind: 'ended', reason: '台风停止编号，险情消除', measures: '' },
      [],
    );
    expect(title).toContain('关于终止防台风Ⅲ级应急响应的通知');
    expect(text).toContain('二、响应级别。Ⅲ级，自9月11日20时起终止。');
    expect(text).toContain('三、终止依据。台风停止编号，险情消除。');
    expect(text).not.toContain('后续工作');
  });

  it('as drafted lacks nothing that the law asks for, and names what was struck out', () => {
    const { text } = draftNotice(START, []);
    expect(missingParts(START, text)).toEqual([]);
    expect(missingParts(START, text.replaceAll('防台风', '防御'))).toEqual(['matter']);
    expect(missingParts(START, text.replaceAll('Ⅲ级', ''))).toEqual(['level']);
    expect(missingParts(START, text.replaceAll('Ⅲ级', '三级'))).toEqual([]);
    expect(missingParts(START, '启动防台风Ⅲ级响应。')).toEqual(['period', 'measures']);
    expect(missingParts({ ...START, kind: 'ended' }, '终止防台风三级应急响应。')).toEqual([]);
  });
});

describe('the issuer of a response', () => {
  it('is the headquarters of its hazard and never the bureau', () => {
    expect(issuerFor('typhoon', [], 'county').issuer).toBe('县防汛抗旱指挥部');
    expect(issuerFor('wildfire', [], 'province').issuer).toBe('省森林防灭火指挥部');
    expect(issuerFor('earthquake', [], 'city').issuer).toBe('市抗震救灾指挥部');
    for (const profile of ['county', 'city', 'province'] as const) {
      expect(shippedIssuers(profile).some((one) => isBureau(one.issuer))).toBe(false);
    }
    expect(isBureau('岚溪县应急管理局')).toBe(true);
    expect(isBureau('福建省应急管理厅')).toBe(true);
    expect(isBureau('岚溪县人民政府防汛抗旱指挥部')).toBe(false);
  });

  it('is the room’s own where it has one, with its member units', () => {
    const own = [{ hazard: 'typhoon', issuer: '', members: ['县水利局', '县气象局'] }] as const;
    expect(issuerFor('typhoon', own, 'county')).toEqual({
      hazard: 'typhoon',
      issuer: '县防汛抗旱指挥部',
      members: ['县水利局', '县气象局'],
    });
  });
});

describe('a level', () => {
  it('goes up to a smaller number', () => {
    expect(directionOf('level_3', 'level_2')).toBe('raised');
    expect(directionOf('level_2', 'level_4')).toBe('lowered');
    expect(directionOf('level_2', 'level_2')).toBe('kept');
    expect(responseName('防暴雨', 'level_4', 'zh')).toBe('防暴雨Ⅳ级应急响应');
  });

  it('of Ⅰ or Ⅱ asks for reinforced duty', () => {
    expect((['level_1', 'level_2', 'level_3', 'level_4'] as const).map(needsReinforcedDuty)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('that begins or rises makes a downtime pack once, one that falls makes none', () => {
    const changes = [
      { id: 'a', kind: 'started', from: null, to: 'level_4' },
      { id: 'b', kind: 'adjusted', from: 'level_4', to: 'level_2' },
      { id: 'c', kind: 'adjusted', from: 'level_2', to: 'level_3' },
      { id: 'd', kind: 'adjusted', from: 'level_3', to: 'level_3' },
    ] as const;
    expect(risingChanges(changes).map((one) => one.id)).toEqual(['a', 'b']);
    expect(dueCauses('s', [], changes, new Set(['shift:s', 'response:a']))).toEqual(['response:b']);
    expect(dueCauses(null, [], changes, new Set())).toEqual([]);
  });
});
