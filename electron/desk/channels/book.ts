import {
  CHANNELS,
  type ChannelHealth,
  type ChannelName,
  channelStateOf,
  coveredBy,
  type Proof,
  type SystemWord,
} from '../../../shared/channels/channels';

const isChannel = (name: string): name is ChannelName => (CHANNELS as readonly string[]).includes(name);

/**
 * How each channel stands on this machine now: what the system says of it, and what came of the last alert or test on it. Kept in
 * memory only, since after a restart nothing of it is known to hold.
 */
export class ChannelBook {
  readonly #system = new Map<ChannelName, SystemWord>();
  readonly #proofs = new Map<ChannelName, Proof>();
  readonly #provenAt = new Map<ChannelName, number>();

  /** The system's word on a channel; true when it is another than before. */
  seen(channel: ChannelName, word: SystemWord): boolean {
    const before = this.#system.get(channel);
    if (before?.state === word.state && before.detail === word.detail) return false;
    this.#system.set(channel, word);
    return true;
  }

  /** What came of an alert or a test; channels outside the room are not kept here. True when the channel stands differently now. */
  tried(channel: string, proof: Proof): boolean {
    if (!isChannel(channel)) return false;
    const before = channelStateOf(this.#system.get(channel) ?? null, this.#proofs.get(channel) ?? null);
    this.#proofs.set(channel, proof);
    if (proof.outcome === 'shown') this.#provenAt.set(channel, proof.at);
    const after = channelStateOf(this.#system.get(channel) ?? null, proof);
    return before.state !== after.state || before.detail !== after.detail;
  }

  /** What keeps the channel from reaching anybody although it works; null when nothing is known to. */
  coverOf(channel: string): 'muted' | 'locked' | 'dnd' | null {
    return isChannel(channel) ? coveredBy(this.#system.get(channel)?.state ?? 'unknown') : null;
  }

  list(): ChannelHealth[] {
    return CHANNELS.map((channel) => {
      const system = this.#system.get(channel) ?? null;
      const { state, detail, at } = channelStateOf(system, this.#proofs.get(channel) ?? null);
      return { channel, state, detail, at, provenAt: this.#provenAt.get(channel) ?? null };
    });
  }
}
