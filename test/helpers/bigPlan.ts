import { stringify } from 'yaml';

type Raw = Readonly<Record<string, unknown>>;

/** Titles as rooms write them, short and long. */
const TITLES: readonly (readonly [string, string])[] = [
  ['核实险情', 'Verify the danger'],
  [
    '通知乡镇先转移危险区内的住户',
    'Tell the township to move residents and building sites out of the danger zone first',
  ],
  ['调派主力', 'Dispatch the main forces'],
  ['问清被困人数位置联系方式', 'Ask how many are trapped, where, and how to reach them'],
  ['请气象水利报一小时雨水情', 'Ask meteorology and water for the last hour of rain and level'],
  ['会商', 'Consult'],
  ['确认道路电力通信中断范围', 'Confirm what is cut off: roads, power, telecom, and when it will be back'],
  ['登记到场力量', 'Log the forces on the scene'],
  ['开设安置点并登记人数', 'Open shelters and log the people'],
  ['起草续报', 'Draft the update'],
];
const PARTIES = ['fire_rescue', 'police', 'township', 'ambulance'];

/** Builds blocks until there are as many as were asked for; the same number gives the same plan. */
class Maker {
  private made = 1;
  private left: number;
  constructor(blocks: number) {
    this.left = blocks;
  }

  private next(): { readonly id: string; readonly title: string; readonly title_en: string } {
    const [title, title_en] = TITLES[(this.made * 7) % TITLES.length] ?? ['', ''];
    const id = `b${this.made}`;
    this.made += 1;
    this.left -= 1;
    return { id, title: `${title}`, title_en: `${title_en}` };
  }

  step(kind: 'action' | 'order' | 'call'): Raw {
    const to = PARTIES.slice(0, 1 + (this.made % 4));
    return {
      step: kind,
      ...this.next(),
      post: this.made % 2 === 0 ? 'duty_officer' : 'second_officer',
      limit: 10 + (this.made % 50),
      clock: 'step',
      instruction: '按卡片办。',
      ticks: [{ field: 'what', type: 'text', label: '情况' }],
      outputs: ['记录'],
      basis: 'default',
      ...(kind === 'action' ? {} : { to, chase: 15 }),
    };
  }

  private choice(flows: readonly (readonly Raw[])[]): Raw {
    const { id } = this.next();
    const words = [
      ['有人被困或失联', 'trapped or missing'],
      ['没有', 'none'],
      ['还在核实', 'being verified'],
    ];
    return {
      id,
      choice: '有没有人被困失联？',
      question_en: 'Anyone trapped or missing?',
      by: 'duty_officer',
      limit: 5,
      clock: 'step',
      options: flows.map((flow, place) => ({ when: words[place]?.[0], when_en: words[place]?.[1], flow })),
    };
  }

  private loop(flow: readonly Raw[]): Raw {
    const { id } = this.next();
    return {
      id,
      loop: '每小时调度一次现场',
      title_en: 'Hourly talk with the scene',
      every: 60,
      on_change: true,
      until: '险情解除了吗？',
      until_en: 'Is the danger over?',
      by: 'duty_officer',
      flow,
    };
  }

  /** Twelve blocks as they stand in a lane: steps, a choice, a loop with a choice and a loop inside. */
  private lane(): readonly Raw[] {
    return [
      this.step('action'),
      this.step('order'),
      this.choice([[this.step('call'), this.step('order')], []]),
      this.loop([
        this.step('order'),
        this.choice([[this.step('action')], [this.step('action')], []]),
        this.loop([this.step('action')]),
      ]),
    ];
  }

  flow(): readonly Raw[] {
    const blocks: Raw[] = [this.step('action')];
    for (let phase = 1; this.left > 1 + 12; phase += 1) {
      const { id } = this.next();
      const lanes: Raw[] = [];
      for (let lane = 1; lanes.length < 3 && this.left > 1 + 12; lane += 1)
        lanes.push({
          id: `lane_${phase}_${lane}`,
          title: ['调派与搜救', '报告', '群众转移安置与后勤保障'][lane - 1],
          title_en: ['Dispatch and rescue', 'Report', 'Moving people, shelter and supplies'][lane - 1],
          flow: this.lane(),
        });
      if (lanes.length === 1)
        lanes.push({ id: `lane_${phase}_2`, title: '记录', title_en: 'Record', flow: [this.step('action')] });
      blocks.push({ id, fork: `第 ${phase} 阶段各线并行`, title_en: `Phase ${phase}: all lanes`, lanes });
    }
    while (this.left > 1) blocks.push(this.step(this.left % 3 === 0 ? 'order' : 'action'));
    return [...blocks, { id: 'done', end: '办结', title_en: 'Done' }];
  }
}

/** A plan of exactly so many blocks (at least 4), as YAML. */
export function bigPlanText(blocks: number, id = `big-${blocks}`): string {
  return stringify({
    id,
    title: `${blocks} 块的方案`,
    title_en: `A plan of ${blocks} blocks`,
    category: 'natural_disaster',
    hazards: ['geological'],
    warning_types: [],
    level_notes: { county: '县', city: '市', province: '省' },
    trigger: '试验',
    trigger_en: 'Test',
    flow: new Maker(blocks).flow(),
  });
}
