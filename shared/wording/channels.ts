import type { ChannelHealth, ChannelName, ChannelState } from '../channels/channels';
import type { Locale } from './labels';

/** What the channels are called. */
export const CHANNEL_NAMES: Readonly<Record<Locale, Readonly<Record<ChannelName, string>>>> = {
  zh: {
    screen: '屏幕',
    sound: '声音',
    notification: '桌面通知',
    alarm_window: '告警窗口',
    tray: '托盘',
    watchdog: '守护程序',
  },
  en: {
    screen: 'Screen',
    sound: 'Sound',
    notification: 'Desktop notification',
    alarm_window: 'Alarm window',
    tray: 'Tray',
    watchdog: 'Watchdog',
  },
};

/** Why a channel reaches nobody, by the code that the program knows; another reason is the system's own text. */
const REASONS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  muted: { zh: '系统静音', en: 'the system is muted' },
  volume_zero: { zh: '系统音量为零', en: 'the system volume is zero' },
  no_output: { zh: '没有声音输出设备', en: 'no audio output' },
  blocked: { zh: '浏览器压住了声音，按任意键即响', en: 'held back until a key is pressed' },
  no_audio: { zh: '本机不能放声音', en: 'this machine plays no sound' },
  hushed: { zh: '接电话时减声', en: 'softened during a call' },
  softened: { zh: '接电话，减声播放', en: 'softly, during a call' },
  locked: { zh: '屏幕已锁', en: 'the screen is locked' },
  dnd: { zh: '系统开了勿扰', en: 'do-not-disturb is on' },
  no_bus: { zh: '没有会话总线', en: 'no session bus' },
  no_daemon: { zh: '没有通知服务', en: 'no notification daemon' },
  no_tray: { zh: '桌面没有托盘', en: 'the desktop has no tray' },
  not_built: { zh: '没有启用', en: 'not in use' },
  not_painted: { zh: '3 秒内没有绘出', en: 'not drawn within 3 s' },
  not_noticed: { zh: '自检时没人看到或听到', en: 'nobody noticed it at the test' },
  not_drawn: { zh: '没有绘出', en: 'not drawn' },
  not_running: { zh: '没有在运行', en: 'not running' },
  off: { zh: '没有启用', en: 'switched off' },
  no_answer: { zh: '没有回答', en: 'no answer' },
  closing: { zh: '程序正在退出', en: 'the program was closing' },
};

/** A reason in words; what the program does not know stays as the system said it. */
export const reasonWords = (reason: string, locale: Locale): string => REASONS[reason]?.[locale] ?? reason;

/** The name of a channel as kept in a fact; an outward one stays what its adapter calls itself. */
export function channelWords(channel: string, locale: Locale): string {
  const names = CHANNEL_NAMES[locale] as Readonly<Record<string, string>>;
  return names[channel] ?? channel.replace(/^outward:/, '');
}

const STATES: Readonly<Record<ChannelState, Readonly<Record<Locale, string>>>> = {
  ok: { zh: '正常', en: 'works' },
  unknown: { zh: '还没有验证', en: 'not proven yet' },
  failing: { zh: '失败', en: 'fails' },
  muted: { zh: '静音', en: 'muted' },
  locked: { zh: '已锁屏', en: 'locked' },
  dnd: { zh: '勿扰', en: 'do-not-disturb' },
  absent: { zh: '没有', en: 'not there' },
};

export const stateWords = (state: ChannelState, locale: Locale): string => STATES[state][locale];

/** `声音（系统静音）`: which channel, and why. */
export function problemWords(
  { channel, state, detail }: Pick<ChannelHealth, 'channel' | 'state' | 'detail'>,
  locale: Locale,
): string {
  const why = detail === '' ? stateWords(state, locale) : reasonWords(detail, locale);
  const name = channelWords(channel, locale);
  return locale === 'zh' ? `${name}（${why}）` : `${name} (${why})`;
}
