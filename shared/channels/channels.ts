/** The ways on which an alert reaches the people in the room, from quiet to loud. */
export const CHANNELS = ['screen', 'sound', 'notification', 'alarm_window', 'tray', 'watchdog'] as const;
export type ChannelName = (typeof CHANNELS)[number];

export const CHANNEL_STATES = ['ok', 'unknown', 'failing', 'muted', 'locked', 'dnd', 'absent'] as const;
export type ChannelState = (typeof CHANNEL_STATES)[number];

/** What the system says of a channel by itself, at an instant. `unknown` where it does not say. */
export type SystemWord = { readonly state: ChannelState; readonly detail: string; readonly at: number };

/** What came of the last alert or test on a channel. */
export type Proof = {
  readonly outcome: 'shown' | 'failed';
  readonly reason: string;
  readonly at: number;
};

/** How a channel stands: state, a code or text that says why, and since when; beside it the last proof that it worked. */
export type ChannelHealth = {
  readonly channel: ChannelName;
  readonly state: ChannelState;
  readonly detail: string;
  readonly at: number | null;
  readonly provenAt: number | null;
};

/** States of the machine in which a channel works and yet nobody hears or sees it. */
const COVERED: ReadonlySet<ChannelState> = new Set(['muted', 'locked', 'dnd']);

/**
 * How a channel stands. A mute, a lock or a do-not-disturb holds whatever came of the last alert, since the program cannot tell it
 * from the inside; that something is missing holds until it worked after that; else the last alert or test speaks.
 */
export function channelStateOf(
  system: SystemWord | null,
  proof: Proof | null,
): { readonly state: ChannelState; readonly detail: string; readonly at: number | null } {
  if (system !== null && COVERED.has(system.state)) return system;
  const isGone = system?.state === 'absent' || system?.state === 'failing';
  if (system !== null && isGone && (proof === null || proof.outcome === 'failed' || proof.at < system.at))
    return system;
  if (proof?.outcome === 'failed') return { state: 'failing', detail: proof.reason, at: proof.at };
  if (proof !== null) return { state: 'ok', detail: '', at: proof.at };
  if (system?.state === 'ok') return { state: 'ok', detail: system.detail, at: system.at };
  return { state: 'unknown', detail: system?.detail ?? '', at: system?.at ?? null };
}

/** Channels that a machine may do without: that one is not there is shown in the list and does not raise the mark. */
const OPTIONAL: ReadonlySet<ChannelName> = new Set(['alarm_window', 'tray', 'watchdog']);

/** Somebody is on the telephone and softened it himself: that is no fault. */
const HUSHED = 'hushed';

/** Whether a person has to be told of it: nobody would be reached on this channel, and the machine is meant to have it. */
export function isAbnormal({
  channel,
  state,
  detail = '',
}: Pick<ChannelHealth, 'channel' | 'state'> & { readonly detail?: string }): boolean {
  if (detail === HUSHED) return false;
  if (state === 'ok' || state === 'unknown') return false;
  return state !== 'absent' || !OPTIONAL.has(channel);
}

/** Why an alert that a program showed did not reach anybody, by what the system says of the channel; null when it may have. */
export function coveredBy(state: ChannelState): 'muted' | 'locked' | 'dnd' | null {
  return state === 'muted' || state === 'locked' || state === 'dnd' ? state : null;
}
