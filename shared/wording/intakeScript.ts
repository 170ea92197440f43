import { extrasOf } from '../domain/incidentExtras';
import { type IncidentType, incidentClassOf } from '../domain/vocabulary';

type Pair = { readonly zh: string; readonly en: string };

/** One question to a caller: the field of the form that takes the answer, and the words to read out. */
export type ScriptLine = { readonly field: string; readonly ask: Pair };

const pair = (zh: string, en: string): Pair => ({ zh, en });
const line = (field: string, zh: string, en: string): ScriptLine => ({ field, ask: pair(zh, en) });

const FIRST: readonly ScriptLine[] = [
  line(
    'callback',
    '您的电话号码是多少？断线了我马上打回去。',
    'What is your number? If we are cut off I call you back at once.',
  ),
  line(
    'place',
    '在哪里？哪个镇、哪个村、哪个组，旁边有什么？',
    'Where is it? Which town, village, group? What is near it?',
  ),
  line('summary', '出了什么事？您亲眼看到的吗？', 'What happened? Have you seen it yourself?'),
  line(
    'casualties.trapped',
    '有没有人被困、受伤、失联、死亡？各几个人？',
    'Is anybody trapped, hurt, missing or dead? How many of each?',
  ),
  line('occurredAt', '什么时候发生的？', 'When did it happen?'),
];
const PROTECT: ScriptLine = line(
  'casualties.threatened',
  '周围还有多少人有危险？撤了多少？',
  'How many people around are in danger? How many have left?',
);
const LAST: readonly ScriptLine[] = [
  line(
    'elements.handling',
    '谁在现场？叫了 119、120 没有，做了什么？',
    'Who is there? Have 119 and 120 been called? What has been done?',
  ),
  line('caller.unit', '您是哪个单位的，姓什么？', 'Which unit are you with, and what is your name?'),
  line(
    'elements.onsite_contact',
    '现场谁负责，电话多少？',
    'Who is in charge there, and what is the number?',
  ),
];

/** What the caller is told to do, by hazard; room's defaults without a rule behind them, to be said only as far as they fit. */
const ADVICE: Readonly<Partial<Record<IncidentType, Pair>>> = {
  geological: pair(
    '请马上离开坡脚和沟口，往两侧高处走，不要回去拿东西。',
    'Leave the foot of the slope and the gully at once, go up to the side, do not go back for things.',
  ),
  flood_drought: pair(
    '请往高处走，不要蹚水、不要开车过水，离开电线。',
    'Go to higher ground. Do not wade or drive through water; keep away from wires.',
  ),
  earthquake: pair(
    '请到空旷处，离开楼房、电线，提防余震。',
    'Go into the open, away from buildings and wires; expect aftershocks.',
  ),
  wildfire: pair(
    '请往上风和已烧过的空地走，老人、孕妇和孩子不要去打火。',
    'Go upwind or onto burnt open ground. The old, the pregnant and children must not fight the fire.',
  ),
  hazchem: pair(
    '请往上风方向离开，不要抽烟、不要发动车辆，不要碰泄漏的东西。',
    'Leave upwind. Do not smoke or start engines; do not touch what leaks.',
  ),
  gas: pair(
    '请不要开关电器，离开屋子到外面再打电话，能关的阀门先关。',
    'Do not touch switches. Go outside before calling; close the valve if you can.',
  ),
  fire: pair(
    '请低身离开，关上门，不坐电梯；出不去就堵住门缝到窗口呼救。',
    'Leave bent low, close doors, take no lift. If you cannot get out, seal the door and call from a window.',
  ),
  road: pair(
    '请打双闪，人到护栏外面等，后方摆警示牌。',
    'Hazard lights on, wait behind the barrier, put out the warning triangle.',
  ),
  waterway: pair(
    '请全员穿好救生衣，集中在高处，保持电台和电话畅通。',
    'Everybody in life jackets, together high up; keep radio and telephone free.',
  ),
  fishing_vessel: pair(
    '请全员穿好救生衣，集中在高处，保持电台和电话畅通。',
    'Everybody in life jackets, together high up; keep radio and telephone free.',
  ),
  coal_mine: pair(
    '请不要自行下井施救，清点人数，保持通风。',
    'Nobody goes down alone to rescue. Count heads, keep the ventilation running.',
  ),
  noncoal_mine: pair(
    '请不要自行下井施救，清点人数，保持通风。',
    'Nobody goes down alone to rescue. Count heads, keep the ventilation running.',
  ),
};
const ADVICE_BY_CLASS: Readonly<Record<ReturnType<typeof incidentClassOf>, Pair>> = {
  natural_disaster: pair(
    '请先到安全的地方，保持电话畅通，我们马上派人。',
    'Get to a safe place and keep your telephone free: help is on its way.',
  ),
  accident_disaster: pair(
    '请先到安全的地方，不要围观，保持电话畅通。',
    'Get to a safe place, keep others away, and keep your telephone free.',
  ),
  public_health: pair(
    '请留好吃剩的东西和包装，病人先送医。',
    'Keep what is left of the food and its wrapping; take the sick to a doctor first.',
  ),
  social_security: pair(
    '请注意自己的安全，不要上前，保持电话畅通。',
    'Mind your own safety, do not go near, and keep your telephone free.',
  ),
};
const ADVICE_ANY = pair(
  '请注意安全，保持电话畅通，有变化马上打给我。',
  'Stay safe, keep your telephone free, and call me as soon as anything changes.',
);

/** The questions to a caller in the order of asking: first what help needs, then the hazard's own, then who speaks (users.md 02:38–02:40). */
export function scriptOf(type: IncidentType | ''): readonly ScriptLine[] {
  const own = extrasOf(type).map(({ id, ask }) => ({ field: `extras.${id}`, ask }));
  return [...FIRST, ...own, PROTECT, ...LAST];
}

/** What is read out to the caller before the call ends. */
export function adviceOf(type: IncidentType | ''): Pair {
  if (type === '') return ADVICE_ANY;
  return ADVICE[type] ?? ADVICE_BY_CLASS[incidentClassOf(type)];
}
