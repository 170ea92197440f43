import type { FigureId } from './figures';
import type { IncidentType } from './vocabulary';

type Pair = { readonly zh: string; readonly en: string };

/** One further question by hazard. A field with a `figure` is a number of that figure; `choice` is answered yes, no or not known. */
export type ExtraField = {
  readonly id: string;
  readonly kind: 'text' | 'figure' | 'choice';
  readonly figure?: FigureId;
  readonly label: Pair;
  /** as it is read out to the caller */
  readonly ask: Pair;
};

export const CHOICES = ['yes', 'no', 'unknown'] as const;
export type Choice = (typeof CHOICES)[number];

const text = (id: string, label: Pair, ask: Pair): ExtraField => ({ id, kind: 'text', label, ask });
const choice = (id: string, label: Pair, ask: Pair): ExtraField => ({ id, kind: 'choice', label, ask });
const figure = (id: FigureId, label: Pair, ask: Pair): ExtraField => ({
  id,
  kind: 'figure',
  figure: id,
  label,
  ask,
});
const pair = (zh: string, en: string): Pair => ({ zh, en });

const wind = text(
  'wind',
  pair('风向风力', 'Wind'),
  pair('现在刮什么风，多大？', 'What wind is there, and how strong?'),
);
const vehicles = text(
  'vehicles',
  pair('涉事车辆', 'Vehicles'),
  pair('几辆车，什么车，有没有客车、校车？', 'How many vehicles, of what kind? Any coach or school bus?'),
);
const substance = text(
  'substance',
  pair('物质', 'Substance'),
  pair('是什么东西，车上或桶上写着什么？', 'What substance is it? What is written on it?'),
);
const amount = text(
  'amount',
  pair('数量', 'Amount'),
  pair('大约有多少，还在漏吗？', 'How much is there, and is it still leaking?'),
);
const hazmat = choice(
  'hazmat',
  pair('涉危险品', 'Dangerous goods'),
  pair('有没有运危险品的车？', 'Is a vehicle with dangerous goods involved?'),
);
const underground = figure(
  'strandedPersons',
  pair('井下人数', 'Underground'),
  pair('井下、里面还有多少人？', 'How many people are still underground or inside?'),
);
const onBoard = text(
  'onBoard',
  pair('船上人数', 'Persons on board'),
  pair('船上一共几个人，都穿救生衣了吗？', 'How many are on board, and do they wear life jackets?'),
);

/** Distress at sea (domain.md 2.4). */
const SEA: readonly ExtraField[] = [
  text(
    'ship',
    pair('船名、船籍', 'Ship, flag'),
    pair('船名叫什么，哪里的船？', 'What is the ship’s name, and where is she from?'),
  ),
  text(
    'position',
    pair('船位', 'Position'),
    pair('经纬度是多少，离哪里多远？', 'What is the position, and how far from where?'),
  ),
  onBoard,
  text(
    'cargo',
    pair('载货', 'Cargo'),
    pair('装的什么，有没有油和危险品？', 'What is the cargo? Any oil or dangerous goods?'),
  ),
  text(
    'seaState',
    pair('风浪', 'Wind and wave'),
    pair(
      '现场风几级，浪多高，能见度怎样？',
      'How strong is the wind, how high the waves, how far can you see?',
    ),
  ),
  figure('shipGrossTons', pair('总吨', 'Gross tons'), pair('船多少总吨？', 'How many gross tons has she?')),
  text(
    'shipOwner',
    pair('船东', 'Owner'),
    pair('船东或公司是谁，电话多少？', 'Who owns or runs her? What is the number?'),
  ),
  text('request', pair('请求', 'Request'), pair('现在最需要什么？', 'What do you need most now?')),
];

const MINE: readonly ExtraField[] = [
  text('unit', pair('单位', 'Firm'), pair('哪个矿、哪个单位？', 'Which mine or firm is it?')),
  underground,
  text(
    'mineKind',
    pair('灾害类型', 'Kind'),
    pair('是透水、冒顶、瓦斯还是起火？', 'Water, roof fall, gas or fire?'),
  ),
];

const ACCIDENT: readonly ExtraField[] = [
  text('unit', pair('单位', 'Firm'), pair('哪个单位，做什么的？', 'Which firm is it, and what does it do?')),
  text(
    'process',
    pair('部位', 'Part'),
    pair('在哪个部位、什么工序出的事？', 'Where in the works, and at which task?'),
  ),
];

const HEALTH: readonly ExtraField[] = [
  figure('affected', pair('发病人数', 'People ill'), pair('多少人发病？', 'How many people are ill?')),
  figure(
    'hospitalised',
    pair('住院人数', 'In hospital'),
    pair('多少人住院，在哪家医院？', 'How many are in hospital, and in which?'),
  ),
  text(
    'symptoms',
    pair('症状', 'Symptoms'),
    pair('什么症状，从什么时候起？', 'What symptoms, and since when?'),
  ),
];

/** The further facts of each hazard, in the order of asking (domain.md 2.1, 2.2, 2.4). A type that is not listed has none. */
export const EXTRAS: Readonly<Partial<Record<IncidentType, readonly ExtraField[]>>> = {
  geological: [
    choice(
      'hazardPoint',
      pair('在册隐患点', 'Listed hazard point'),
      pair('是不是在册的隐患点？', 'Is it on the list of hazard points?'),
    ),
    figure(
      'threatenedHouseholds',
      pair('受威胁户数', 'Households threatened'),
      pair('下面和旁边还有几户受威胁？', 'How many households below and beside it are threatened?'),
    ),
    text(
      'volume',
      pair('规模', 'Size'),
      pair('塌下来多少，还在动吗，有没有裂缝？', 'How much came down? Is it still moving? Any cracks?'),
    ),
    text(
      'rain',
      pair('雨情', 'Rain'),
      pair('雨下了多久，现在还大吗？', 'How long has it rained, and how hard now?'),
    ),
  ],
  flood_drought: [
    text(
      'water',
      pair('水情', 'Water'),
      pair('水到哪里了，还在涨吗？', 'How high is the water, and is it rising?'),
    ),
    text(
      'works',
      pair('水库堤防', 'Reservoir, dike'),
      pair('有没有水库、堤防出险？', 'Is a reservoir or dike in danger?'),
    ),
    figure(
      'threatenedHouseholds',
      pair('受威胁户数', 'Households threatened'),
      pair('几户被围或受威胁？', 'How many households are cut off or threatened?'),
    ),
  ],
  meteorological: [
    wind,
    figure(
      'housesDamaged',
      pair('损坏房屋（间）', 'Rooms damaged'),
      pair('损坏多少间房屋？', 'How many rooms are damaged?'),
    ),
    figure(
      'affected',
      pair('受灾人口', 'People affected'),
      pair('多少人受灾？', 'How many people are affected?'),
    ),
  ],
  earthquake: [
    figure('magnitude', pair('震级', 'Magnitude'), pair('速报震级是多少？', 'What magnitude was reported?')),
    text('depth', pair('震源深度', 'Depth'), pair('震源深度多少公里？', 'How many kilometres deep?')),
    text(
      'felt',
      pair('震感', 'Felt'),
      pair('哪里有震感，有没有房屋倒塌？', 'Where was it felt? Did houses collapse?'),
    ),
    figure(
      'housesCollapsed',
      pair('倒塌房屋（间）', 'Rooms collapsed'),
      pair('倒塌多少间房屋？', 'How many rooms collapsed?'),
    ),
  ],
  wildfire: [
    choice('openFlame', pair('有明火', 'Open flame'), pair('还有没有明火？', 'Is there still open flame?')),
    figure(
      'burntHectares',
      pair('过火面积（公顷）', 'Burnt area (ha)'),
      pair('烧了多大面积？', 'How large is the burnt area?'),
    ),
    wind,
    text(
      'threatenedHomes',
      pair('受威胁村庄设施', 'Homes threatened'),
      pair('离村庄、加油站、电线有多近？', 'How near are homes, petrol stations, power lines?'),
    ),
    text(
      'forest',
      pair('林相地形', 'Forest, terrain'),
      pair('什么林子，路通不通？', 'What kind of forest? Is there a road?'),
    ),
  ],
  hazchem: [
    substance,
    amount,
    wind,
    text(
      'container',
      pair('容器部位', 'Container'),
      pair('什么装置、罐、车，哪里漏？', 'What plant, tank or vehicle, and where does it leak?'),
    ),
    text(
      'neighbours',
      pair('周边', 'Around'),
      pair('旁边有没有学校、居民、河流？', 'Are a school, homes or a river near?'),
    ),
  ],
  road: [
    vehicles,
    hazmat,
    text(
      'road',
      pair('路段桩号', 'Road, kilometre'),
      pair('哪条路、哪个方向、什么桩号？', 'Which road, direction and kilometre?'),
    ),
    text('traffic', pair('通行', 'Traffic'), pair('路断了没有？', 'Is the road blocked?')),
  ],
  rail: [
    vehicles,
    text(
      'road',
      pair('线路里程', 'Line, kilometre'),
      pair('哪条线、什么里程？', 'Which line and kilometre?'),
    ),
  ],
  metro: [
    figure(
      'strandedPersons',
      pair('滞留人数', 'Stranded'),
      pair('多少人困在里面？', 'How many are stuck inside?'),
    ),
  ],
  aviation: [
    text('flight', pair('航班机型', 'Flight'), pair('什么航班，什么机型？', 'Which flight and type?')),
    onBoard,
  ],
  waterway: SEA,
  fishing_vessel: SEA,
  oil_spill: [...SEA.slice(0, 2), substance, amount, wind],
  marine: [
    wind,
    text('water', pair('潮位浪高', 'Tide, waves'), pair('潮位、浪高多少？', 'How high are tide and waves?')),
  ],
  coal_mine: MINE,
  noncoal_mine: MINE,
  fire: [
    text(
      'building',
      pair('建筑', 'Building'),
      pair('什么房子，几层，几楼起火？', 'What building, how many floors, which one burns?'),
    ),
    text(
      'burning',
      pair('燃烧物', 'Burning'),
      pair('烧的是什么，有没有气罐？', 'What is burning? Any gas bottles?'),
    ),
  ],
  gas: [
    substance,
    text(
      'neighbours',
      pair('周边', 'Around'),
      pair('旁边有没有学校、居民、商场？', 'Are a school, homes or shops near?'),
    ),
    choice('valveClosed', pair('已关阀', 'Valve closed'), pair('阀门关了没有？', 'Is the valve closed?')),
  ],
  special_equipment: [
    text('equipment', pair('设备', 'Equipment'), pair('什么设备？', 'What equipment is it?')),
    figure('strandedPersons', pair('被困人数', 'Stranded'), pair('困了几个人？', 'How many are stuck?')),
    figure('strandedHours', pair('已困时长（小时）', 'Hours stuck'), pair('困了多久？', 'For how long?')),
  ],
  fireworks: ACCIDENT,
  construction: ACCIDENT,
  industry_trade: ACCIDENT,
  environment: [
    substance,
    amount,
    text(
      'neighbours',
      pair('受影响水体、居民', 'Water, people'),
      pair('下游有没有取水口、居民？', 'Are water intakes or homes downstream?'),
    ),
  ],
  infectious: HEALTH,
  unknown_cause: HEALTH,
  food_safety: HEALTH,
  drug_safety: HEALTH,
  poisoning: [substance, ...HEALTH],
};

export const extrasOf = (type: IncidentType | ''): readonly ExtraField[] =>
  type === '' ? [] : (EXTRAS[type] ?? []);
