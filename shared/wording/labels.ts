import type { RosterState } from '../domain/roster';
import type {
  DecisionWay,
  Grade,
  IncidentClass,
  IncidentType,
  LogKind,
  OpenItemGroup,
  Profile,
  Role,
  SendWay,
  ShiftPost,
  WarningColor,
} from '../domain/vocabulary';

export type Locale = 'zh' | 'en';

/** The results of one call-out attempt (domain rules: only the first is an answer). */
export type CallResultId =
  | 'answered_confirmed'
  | 'answered_not_self'
  | 'answered_no_readback'
  | 'busy'
  | 'no_answer'
  | 'power_off'
  | 'wrong_number'
  | 'line_down';

export type Labels = {
  readonly logKind: Readonly<Record<LogKind, string>>;
  readonly shiftPost: Readonly<Record<ShiftPost, string>>;
  readonly rosterState: Readonly<Record<RosterState, string>>;
  readonly role: Readonly<Record<Role, string>>;
  readonly profile: Readonly<Record<Profile, string>>;
  readonly incidentClass: Readonly<Record<IncidentClass, string>>;
  readonly incidentType: Readonly<Record<IncidentType, string>>;
  readonly grade: Readonly<Record<Grade, string>>;
  readonly warningColor: Readonly<Record<WarningColor, string>>;
  readonly decisionWay: Readonly<Record<DecisionWay, string>>;
  readonly sendWay: Readonly<Record<SendWay, string>>;
  readonly callResult: Readonly<Record<CallResultId, string>>;
  /** 保管期限 of the archive */
  readonly retention: Readonly<Record<'permanent' | 'years_30' | 'years_10', string>>;
  readonly openItemGroup: Readonly<Record<OpenItemGroup, string>>;
};

const zh: Labels = {
  logKind: {
    phone_in: '来电',
    phone_out: '去电',
    fax: '传真',
    sms: '短信',
    platform: '系统',
    group_chat: '工作群',
    superior: '上级',
    leader: '领导',
    media: '媒体',
    public: '群众',
    rescue_volunteer: '救援队',
    patrol: '巡查',
    opinion: '舆情',
    note: '记事',
    instruction: '指示',
    incident: '事件',
    system: '自动',
  },
  shiftPost: {
    duty_leader: '带班领导',
    chief_duty_officer: '值班长',
    primary_officer: '主班',
    secondary_officer: '副班',
    standby_officer: '备班',
  },
  rosterState: { planned: '已排', confirmed: '已确认', swapped: '已换班', absent: '缺岗' },
  role: {
    officer: '值班员',
    operator: '操作员',
    supervisor: '主管',
    auditor: '审计',
    administrator: '管理员',
    security: '安全管理员',
  },
  profile: { province: '省级', city: '市级', county: '县级' },
  incidentClass: {
    natural_disaster: '自然灾害',
    accident_disaster: '事故灾难',
    public_health: '公共卫生事件',
    social_security: '社会安全事件',
  },
  incidentType: {
    flood_drought: '水旱灾害',
    meteorological: '气象灾害',
    earthquake: '地震',
    geological: '地质灾害',
    marine: '海洋灾害',
    biological: '生物灾害',
    wildfire: '森林草原火灾',
    hazchem: '危险化学品事故',
    coal_mine: '煤矿事故',
    noncoal_mine: '非煤矿山事故',
    fireworks: '烟花爆竹事故',
    construction: '建筑施工事故',
    industry_trade: '工贸企业事故',
    road: '道路交通事故',
    waterway: '水上交通事故',
    fishing_vessel: '渔船事故',
    rail: '铁路事故',
    aviation: '民航事故',
    metro: '城市轨道交通事故',
    fire: '火灾',
    gas: '燃气事故',
    special_equipment: '特种设备事故',
    utilities: '供水供电供气中断',
    oil_spill: '溢油',
    nuclear: '核与辐射事件',
    environment: '突发环境事件',
    cyber: '网络与信息安全事件',
    infectious: '传染病疫情',
    unknown_cause: '不明原因疾病',
    food_safety: '食品安全事件',
    drug_safety: '药品安全事件',
    poisoning: '中毒事件',
    animal_epidemic: '动物疫情',
    criminal_terror: '刑事与恐怖事件',
    mass_incident: '群体性事件',
    foreign_related: '涉外事件',
    financial: '金融突发事件',
    public_opinion: '舆论事件',
  },
  grade: {
    level_1: 'Ⅰ级 特别重大',
    level_2: 'Ⅱ级 重大',
    level_3: 'Ⅲ级 较大',
    level_4: 'Ⅳ级 一般',
  },
  warningColor: { red: '红色', orange: '橙色', yellow: '黄色', blue: '蓝色' },
  decisionWay: { face: '当面', phone: '电话', signature: '签批' },
  sendWay: { phone: '电话', fax: '传真', platform: '系统', courier: '专人送达', face: '当面' },
  callResult: {
    answered_confirmed: '应答并复述',
    answered_not_self: '非本人接听',
    answered_no_readback: '应答未复述',
    busy: '占线',
    no_answer: '无人接听',
    power_off: '关机',
    wrong_number: '错号',
    line_down: '线路不通',
  },
  retention: { permanent: '永久', years_30: '30年', years_10: '10年' },
  openItemGroup: {
    incidents: '在办事件',
    reports_due: '待报续报',
    instructions: '批示督办',
    warnings: '预警响应',
    unanswered: '未应答未签收',
    to_sign: '待补签',
    leaders: '领导动态',
    equipment: '设备通信',
    superior_documents: '上级来电来文',
    notices: '活动天气舆情',
    handed_objects: '移交物品',
    other: '其他',
    drills: '演练',
  },
};

const en: Labels = {
  logKind: {
    phone_in: 'Call in',
    phone_out: 'Call out',
    fax: 'Fax',
    sms: 'SMS',
    platform: 'System',
    group_chat: 'Group chat',
    superior: 'Superior',
    leader: 'Leader',
    media: 'Media',
    public: 'Public',
    rescue_volunteer: 'Volunteers',
    patrol: 'Patrol',
    opinion: 'Opinion',
    note: 'Note',
    instruction: 'Instruction',
    incident: 'Incident',
    system: 'Auto',
  },
  shiftPost: {
    duty_leader: 'Leader on duty',
    chief_duty_officer: 'Chief duty officer',
    primary_officer: 'First officer',
    secondary_officer: 'Second officer',
    standby_officer: 'Standby officer',
  },
  rosterState: { planned: 'Planned', confirmed: 'Confirmed', swapped: 'Swapped', absent: 'Absent' },
  role: {
    officer: 'Duty officer',
    operator: 'Operator',
    supervisor: 'Supervisor',
    auditor: 'Auditor',
    administrator: 'Administrator',
    security: 'Security administrator',
  },
  profile: { province: 'Province', city: 'City', county: 'County' },
  incidentClass: {
    natural_disaster: 'Natural disaster',
    accident_disaster: 'Accident',
    public_health: 'Public health',
    social_security: 'Social security',
  },
  incidentType: {
    flood_drought: 'Flood or drought',
    meteorological: 'Severe weather',
    earthquake: 'Earthquake',
    geological: 'Landslide or debris flow',
    marine: 'Marine disaster',
    biological: 'Biological disaster',
    wildfire: 'Wildfire',
    hazchem: 'Hazardous chemicals',
    coal_mine: 'Coal mine',
    noncoal_mine: 'Other mine',
    fireworks: 'Fireworks',
    construction: 'Construction site',
    industry_trade: 'Factory or trade',
    road: 'Road traffic',
    waterway: 'Waterway traffic',
    fishing_vessel: 'Fishing vessel',
    rail: 'Railway',
    aviation: 'Aviation',
    metro: 'Metro',
    fire: 'Fire',
    gas: 'Gas',
    special_equipment: 'Special equipment',
    utilities: 'Water, power or gas outage',
    oil_spill: 'Oil spill',
    nuclear: 'Nuclear or radiation',
    environment: 'Environmental',
    cyber: 'Network and information security',
    infectious: 'Infectious disease',
    unknown_cause: 'Disease of unknown cause',
    food_safety: 'Food safety',
    drug_safety: 'Drug safety',
    poisoning: 'Poisoning',
    animal_epidemic: 'Animal epidemic',
    criminal_terror: 'Crime or terrorism',
    mass_incident: 'Mass incident',
    foreign_related: 'Foreign-related',
    financial: 'Financial',
    public_opinion: 'Public opinion',
  },
  grade: {
    level_1: 'Grade I, extremely serious',
    level_2: 'Grade II, serious',
    level_3: 'Grade III, fairly serious',
    level_4: 'Grade IV, ordinary',
  },
  warningColor: { red: 'Red', orange: 'Orange', yellow: 'Yellow', blue: 'Blue' },
  decisionWay: { face: 'Face to face', phone: 'Telephone', signature: 'Signature' },
  sendWay: { phone: 'Telephone', fax: 'Fax', platform: 'System', courier: 'Courier', face: 'Face to face' },
  callResult: {
    answered_confirmed: 'Answered, read back',
    answered_not_self: 'Answered by someone else',
    answered_no_readback: 'Answered, not read back',
    busy: 'Busy',
    no_answer: 'No answer',
    power_off: 'Phone off',
    wrong_number: 'Wrong number',
    line_down: 'Line down',
  },
  retention: { permanent: 'permanently', years_30: '30 years', years_10: '10 years' },
  openItemGroup: {
    incidents: 'Incidents',
    reports_due: 'Reports due',
    instructions: 'Instructions',
    warnings: 'Warnings',
    unanswered: 'Unanswered',
    to_sign: 'To be signed',
    leaders: 'Leaders',
    equipment: 'Equipment',
    superior_documents: 'From above',
    notices: 'Events and weather',
    handed_objects: 'Objects',
    other: 'Other',
    drills: 'Drills',
  },
};

/** The words on screen and on paper for every closed list of the room, by identifier. */
export function labels(locale: Locale): Labels {
  return locale === 'zh' ? zh : en;
}
