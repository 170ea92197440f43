import { describe, expect, test } from 'vitest';
import {
  importDocument,
  noteWords,
  partsOfHtml,
  partsOfText,
  placeWords,
} from '../../../../shared/plan/import';
import { CALLOUT, FAX, FLOOD, FOREST, GROUPS, HAZCHEM, TIMES } from './examples';
import { blockOf, CHOICE, codesOf, docxFile, draftFrom, outlineOf, xlsxFile } from './support';

describe('documents of real shape', () => {
  test('a Word table with phases merged over rows: numbers, times, call-out, question, loop and reports', async () => {
    const draft = await draftFrom(await docxFile('防汛.docx', FLOOD));
    expect(outlineOf(draft)).toEqual([
      'action 登记预警信息',
      'report 报告带班领导 = leader_report',
      'call 叫应乡镇 → lower_level_rooms',
      'choice 是否启动响应？',
      '  [是]',
      '  [否]',
      'order 通知水利、气象等 → water meteorology natural_resources',
      'order 组织群众转移 → lower_level_rooms',
      'loop 续报',
      '    report 续报 = update_report',
      'report 终报 = final_report',
      'end 处置结束',
    ]);
    expect(draft.plan?.trigger).toBe('收到本县暴雨橙色以上预警，或主要江河超警戒水位。');
    expect(draft.plan?.flow[3]).toMatchObject({
      by: 'duty_leader',
      decided_by: 'flood_hq_office',
      limit: 30,
      clock: 'receipt',
    });
    expect(draft.plan?.flow[6]).toMatchObject({ every: 120, until: '响应终止了吗？', by: 'info_editor' });
    expect(blockOf(draft, '组织群众转移')).toMatchObject({ limit: 120, clock: 'step', chase: 30 });
    expect(codesOf(draft)).toEqual(
      expect.arrayContaining(['immediate', 'branches_empty', 'title_cut', 'loop_holds']),
    );
    const cut = draft.notes.find(({ code }) => code === 'title_cut');
    expect(cut?.found).toBe('通知水利、气象、自然资源部门到位');
    expect(cut?.place && placeWords(cut.place, 'zh')).toBe('表1 第6行');
  });

  test('an Excel table of responsible units: near and unknown names are proposed and listed', async () => {
    const draft = await draftFrom(await xlsxFile('危化.xlsx', { 责任表: HAZCHEM }), 'city');
    expect(outlineOf(draft)).toEqual([
      'action 接报核实',
      'report 电话报告 = phone_report',
      'order 调派救援力量 → fire_rescue hazchem_team',
      'order 环境监测 → environment',
      'order 疏散周边群众 → township',
      'choice 有人员中毒吗？',
      '  [是]',
      '    order 立即送医救治 → health',
      '  [否]',
      'report 书面报告 = initial_report',
      'order 信息发布 → publicity',
      'end 处置结束',
    ]);
    const said = draft.notes.map((note) => noteWords(note, 'zh').what);
    expect(said).toContain('“生态还境局”按“生态环境部门”写入。');
    expect(said).toContain('“临港新城管委会”不在岗位和单位表里。');
    expect(said).toContain('“张建国”是人名，方案里写岗位。');
    expect(blockOf(draft, '疏散周边群众')).toMatchObject({
      instruction: expect.stringContaining('临港新城管委会'),
    });
    expect(draft.plan?.hazards).toEqual(['work_safety.hazchem']);
  });

  test('numbered paragraphs instead of a table: sections that hold no steps are named', async () => {
    const draft = await draftFrom(await docxFile('森林火灾.docx', FOREST));
    expect(outlineOf(draft)).toEqual([
      'action 接报登记',
      'action 核实火情',
      'order 调派扑火力量 → forest_brigade township',
      'report 报告森防办 = initial_report',
      'choice 火场威胁居民点吗？',
      '  [是]',
      '    order 通知属地乡镇组织群众转移 → township',
      '  [否]',
      'loop 火场调度',
      '    action 火场调度',
      'choice 要申请直升机支援吗？',
      '  [是]',
      '    action 请求航空支援',
      '  [否]',
      'end 处置结束',
    ]);
    expect(draft.plan?.flow[0]).toMatchObject({ limit: 3 });
    expect(draft.plan?.flow[5]).toMatchObject({ every: 30, until: '明火扑灭了吗？' });
    expect(codesOf(draft).filter((code) => code === 'section_skipped')).toHaveLength(2);
  });

  test('a fax with rows of titles above its headings and a remark below', async () => {
    const draft = await draftFrom(await docxFile('传真.docx', FAX));
    expect(draft.title).toBe('强降雨防御工作清单');
    expect(outlineOf(draft)).toEqual([
      'order 渔船回港 → fishery',
      'order 工地停工 → housing',
      'order 景区关闭 → tourism',
      'order 力量预置 → fire_rescue power telecom',
      'loop 零报告',
      '    report 零报告 = zero_report',
      'end 处置结束',
    ]);
    expect(blockOf(draft, '工地停工')).toMatchObject({ limit: 120, clock: 'step' });
    expect(draft.plan?.flow[4]).toMatchObject({ every: 720 });
    expect(codesOf(draft)).toEqual(expect.arrayContaining(['at_hours', 'remark_left']));
  });

  test('a call-out table: who is called is called, telephones stay out of the plan', async () => {
    const draft = await draftFrom(await xlsxFile('叫应.xlsx', { Sheet1: CALLOUT }));
    expect(outlineOf(draft)).toEqual([
      'call 叫应各乡镇值班室 → lower_level_rooms',
      'action 叫应地质灾害隐患点责任人',
      'call 叫应县水利局 → water',
      'action 叫应带班领导',
      'end 处置结束',
    ]);
    expect(blockOf(draft, '叫应县水利局')).toMatchObject({ post: 'second_officer', limit: 10 });
    expect(blockOf(draft, '叫应各乡镇值班室')).toMatchObject({ clock: 'receipt', limit: 5 });
    expect(draft.text).not.toMatch(/13900000000|1234567/);
    expect(codesOf(draft)).toEqual(expect.arrayContaining(['contacts_left', 'unknown_name', 'no_party']));
  });

  test('times in words', async () => {
    const draft = await draftFrom(await xlsxFile('时限.xlsx', { 时限: TIMES }));
    const limits = [
      '甲一',
      '甲二',
      '甲三',
      '甲四',
      '甲五',
      '甲六',
      '甲七',
      '甲八',
      '甲九',
      '乙四',
      '乙六',
    ].map((title) => {
      const block = blockOf(draft, title);
      return 'limit' in block ? [title, block.limit, block.clock] : [];
    });
    expect(limits).toEqual([
      ['甲一', 30, 'receipt'],
      ['甲二', 5, 'step'],
      ['甲三', 90, 'step'],
      ['甲四', 15, 'receipt'],
      ['甲五', 15, 'step'],
      ['甲六', 1440, 'step'],
      ['甲七', 30, 'step'],
      ['甲八', 20, 'step'],
      ['甲九', 90, 'step'],
      ['乙四', 4320, 'step'],
      ['乙六', 60, 'receipt'],
    ]);
    const about = (code: string): string[] =>
      draft.notes.filter((note) => note.code === code).map(({ found }) => found);
    expect(about('at_hours')).toEqual(['18:00前']);
    expect(about('limit_unread')).toEqual(['尽快']);
    expect(about('no_limit')).toEqual(['乙二 | 值班员 | 十二']);
    expect(outlineOf(draft)).toEqual(expect.arrayContaining(['loop 乙三', 'fork 同时进行', '  [乙五]']));
  });

  test('several tables: groups become lanes, a list of contacts is passed over and named', async () => {
    const draft = await draftFrom(await docxFile('坍塌.docx', GROUPS));
    expect(outlineOf(draft)).toEqual([
      'action 接报登记',
      'order 调派消防和120 → fire_rescue ambulance',
      'fork 分组同时处置',
      '  [抢险救援组]',
      '    order 生命探测 → fire_rescue heavy_machinery',
      '    order 结构监测 → housing',
      '  [医疗救护组]',
      '    order 现场急救 → ambulance health',
      '  [警戒疏散组]',
      '    order 划定警戒区 → police',
      'end 处置结束',
    ]);
    const skipped = draft.notes.find(({ code }) => code === 'table_skipped');
    expect(skipped?.place && placeWords(skipped.place, 'zh')).toBe('表3 第1行');
  });
});

describe('pasted tables', () => {
  const source = (parts: ReturnType<typeof partsOfText>) => ({
    fileName: '粘贴',
    format: 'text' as const,
    parts,
    text: null,
  });

  test('cells apart by tabs, with a cell of two lines in quotation marks', () => {
    const text =
      '步骤\t责任人\t时限\t要求\n接报登记\t值班员\t3分钟\t"记地点；\n记人数。"\n是否属实？\t\t\t\n是：报告带班领导\t副班\t5分钟\t\n否：撤销登记\t值班员\t\t归档。\n';
    const draft = importDocument(source(partsOfText(text)), CHOICE);
    expect(outlineOf(draft)).toEqual([
      'action 接报登记',
      'choice 是否属实？',
      '  [是]',
      '    report 报告带班领导 = leader_report',
      '  [否]',
      '    action 撤销登记',
      'end 处置结束',
    ]);
    expect(blockOf(draft, '接报登记')).toMatchObject({ instruction: '记地点；记人数。' });
  });

  test('what Word puts on the clipboard: merged cells, styles and scripts of its own', () => {
    const html = `<html><head><style>p{color:red}</style></head><body><!--[if gte mso 9]><xml>x</xml><![endif]-->
      <script>window.hacked = 1</script><table><tr><th>环节</th><th>事项</th><th>责任人</th><th>时限</th></tr>
      <tr><td rowspan=2><p>接报<o:p></o:p></p></td><td>登记&nbsp;&lt;来电&gt;</td><td>值班员</td><td>3分钟</td></tr>
      <tr><td>通知消防大队</td><td>值班员</td><td>5分钟</td></tr></table></body></html>`;
    const draft = importDocument(source(partsOfHtml(html)), CHOICE);
    expect(outlineOf(draft)).toEqual([
      'action 登记 <来电>',
      'order 通知消防大队 → fire_rescue',
      'end 处置结束',
    ]);
    expect(draft.text).not.toMatch(/hacked|color/);
  });

  test('a text without any step gives no plan and says what is wanted', () => {
    const draft = importDocument(source(partsOfText('今天天气很好。\n大家辛苦了。')), CHOICE);
    expect(draft.plan?.flow.map(({ id }) => id)).toEqual(['end']);
    expect(codesOf(draft)).toContain('nothing_found');
  });

  test('long texts, braces and repeated reports are not lost: what does not fit stands in the notes', () => {
    const long = '核对名单，'.repeat(30);
    const text = `步骤\t责任人\t时限\t要求\n清点{fire_rescue}人数\t值班员\t3分钟\t${long}\n电话首报\t值班员\t30分钟\t\n电话首报第二次\t值班员\t30分钟\t`;
    const draft = importDocument(source(partsOfText(text)), CHOICE);
    expect(draft.problems).toEqual([]);
    expect(outlineOf(draft)).toEqual([
      'action 清点｛fire_rescue',
      'report 电话首报 = phone_report',
      'action 电话首报第二次',
      'end 处置结束',
    ]);
    expect(codesOf(draft)).toEqual(expect.arrayContaining(['text_cut', 'title_cut', 'duty_used']));
  });
});
