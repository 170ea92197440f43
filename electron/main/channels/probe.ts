import type { ChannelName, ChannelState } from '../../../shared/channels/channels';
import type { Answer, Ask } from './command';

/** What the system says of one channel. */
export type Seen = {
  readonly channel: ChannelName;
  readonly state: ChannelState;
  readonly detail: string;
};

export type ProbeTools = {
  readonly platform: NodeJS.Platform;
  /** names of the desktop, as in XDG_CURRENT_DESKTOP */
  readonly desktop: string;
  readonly ask: Ask;
  /** the text of a file, null where there is none */
  readonly read: (path: string) => string | null;
};

const BUS = 'org.freedesktop.DBus';
const NOTIFICATIONS = 'org.freedesktop.Notifications';
const UNKNOWN = { state: 'unknown', detail: '' } as const;
type Found = Pick<Seen, 'state' | 'detail'>;

/** Calls one method on the session bus with texts as arguments, by whichever of the two commands is there. */
async function callBus(
  ask: Ask,
  to: string,
  path: string,
  method: string,
  ...args: readonly string[]
): Promise<Answer> {
  const answer = await ask(
    'gdbus',
    ...['call', '--session', '--timeout', '2', '--dest', to, '--object-path', path, '--method', method],
    ...args,
  );
  if (answer.kind !== 'no_tool') return answer;
  return ask(
    'dbus-send',
    ...['--session', '--print-reply=literal', '--reply-timeout=2000', `--dest=${to}`, path, method],
    ...args.map((text) => `string:${text}`),
  );
}

const isTrue = (answer: Answer): boolean => answer.kind === 'text' && /\btrue\b/.test(answer.text);

const hasOwner = (ask: Ask, name: string): Promise<Answer> =>
  callBus(ask, BUS, '/org/freedesktop/DBus', `${BUS}.NameHasOwner`, name);

const property = (ask: Ask, owner: string, name: string): Promise<Answer> =>
  callBus(ask, NOTIFICATIONS, '/org/freedesktop/Notifications', `${BUS}.Properties.Get`, owner, name);

/** Do-not-disturb of the desktops that say it: GNOME in its settings, KDE and dunst of the daemon itself. */
async function isQuiet({ ask, desktop }: ProbeTools): Promise<boolean> {
  if (/gnome|unity|ubuntu/i.test(desktop)) {
    const banners = await ask('gsettings', 'get', 'org.gnome.desktop.notifications', 'show-banners');
    return banners.kind === 'text' && banners.text.trim() === 'false';
  }
  const answers = await Promise.all([
    property(ask, NOTIFICATIONS, 'Inhibited'),
    property(ask, 'org.dunstproject.cmd0', 'paused'),
  ]);
  return answers.some(isTrue);
}

/** Whether a notification would be taken and shown. A daemon that the bus starts when it is asked counts as there. */
async function notificationState(tools: ProbeTools): Promise<Found> {
  const { ask } = tools;
  const owner = await hasOwner(ask, NOTIFICATIONS);
  if (owner.kind === 'no_tool') return UNKNOWN;
  if (owner.kind === 'error') return { state: 'absent', detail: 'no_bus' };
  if (!isTrue(owner)) {
    const startable = await callBus(ask, BUS, '/org/freedesktop/DBus', `${BUS}.ListActivatableNames`);
    const isStartable = startable.kind === 'text' && startable.text.includes(NOTIFICATIONS);
    return isStartable ? UNKNOWN : { state: 'absent', detail: 'no_daemon' };
  }
  return (await isQuiet(tools)) ? { state: 'dnd', detail: 'dnd' } : { state: 'ok', detail: '' };
}

const MUTED = { state: 'muted', detail: 'muted' } as const;
const AT_ZERO = { state: 'muted', detail: 'volume_zero' } as const;
const OK = { state: 'ok', detail: '' } as const;

/** `Mute: yes`, and the volume where it is not muted. */
async function byPulse(ask: Ask): Promise<Found | null> {
  const mute = await ask('pactl', 'get-sink-mute', '@DEFAULT_SINK@');
  if (mute.kind !== 'text') return null;
  if (/Mute:\s*yes/i.test(mute.text)) return MUTED;
  const loud = await ask('pactl', 'get-sink-volume', '@DEFAULT_SINK@');
  const parts = loud.kind === 'text' ? [...loud.text.matchAll(/(\d+)%/g)].map((one) => Number(one[1])) : [];
  return parts.length > 0 && parts.every((part) => part === 0) ? AT_ZERO : OK;
}

/** `Volume: 0.40 [MUTED]`. */
async function byPipeWire(ask: Ask): Promise<Found | null> {
  const answer = await ask('wpctl', 'get-volume', '@DEFAULT_AUDIO_SINK@');
  const found = answer.kind === 'text' ? /Volume:\s*([\d.]+)/.exec(answer.text) : null;
  if (answer.kind !== 'text' || found === null) return null;
  if (answer.text.includes('[MUTED]')) return MUTED;
  return Number(found[1]) === 0 ? AT_ZERO : OK;
}

/** Whether the machine's own output is open. What the speaker's button does no program sees. */
async function soundState({ ask, read }: ProbeTools): Promise<Found> {
  const found = (await byPulse(ask)) ?? (await byPipeWire(ask));
  if (found !== null) return found;
  const mixer = await ask('amixer', 'sget', 'Master');
  if (mixer.kind === 'text' && /\[(on|off)\]/.test(mixer.text)) {
    return mixer.text.includes('[on]') ? OK : MUTED;
  }
  const cards = read('/proc/asound/cards');
  return cards?.includes('no soundcards') ? { state: 'absent', detail: 'no_output' } : UNKNOWN;
}

/** Locked as the screen saver of the session says; unknown where none is there to say it. */
async function screenState(ask: Ask): Promise<Found> {
  for (const [name, path] of [
    ['org.gnome.ScreenSaver', '/org/gnome/ScreenSaver'],
    ['org.freedesktop.ScreenSaver', '/org/freedesktop/ScreenSaver'],
  ] as const) {
    if (!isTrue(await hasOwner(ask, name))) continue;
    if (isTrue(await callBus(ask, name, path, `${name}.GetActive`))) {
      return { state: 'locked', detail: 'locked' };
    }
  }
  return UNKNOWN;
}

async function trayState(ask: Ask): Promise<Found> {
  const watcher = await hasOwner(ask, 'org.kde.StatusNotifierWatcher');
  if (watcher.kind !== 'text') return UNKNOWN;
  return isTrue(watcher) ? OK : { state: 'absent', detail: 'no_tray' };
}

/**
 * Asks the system how the channels stand, as far as it lets us: on Linux by the session bus and the sound server. Windows and macOS say
 * nothing of it to a program like ours, so there all of it is unknown.
 */
export async function probeChannels(tools: ProbeTools): Promise<Seen[]> {
  if (tools.platform !== 'linux') {
    return (['screen', 'sound', 'notification', 'tray'] as const).map((channel) => ({ channel, ...UNKNOWN }));
  }
  const [screen, sound, notification, tray] = await Promise.all([
    screenState(tools.ask),
    soundState(tools),
    notificationState(tools),
    trayState(tools.ask),
  ]);
  return [
    { channel: 'screen', ...screen },
    { channel: 'sound', ...sound },
    { channel: 'notification', ...notification },
    { channel: 'tray', ...tray },
  ];
}
