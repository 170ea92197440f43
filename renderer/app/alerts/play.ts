import { PATTERNS, type SoundName, type Tone } from '../../../shared/channels/sounds';
import { soundFile } from './soundFiles';

/** Plays one sound now, `loudness` between 0 and 1: from its file, or its tones where that could not be read. */
export function playSound(context: AudioContext, name: SoundName, loudness: number): void {
  const file = soundFile(name);
  if (file === undefined) {
    for (const tone of PATTERNS[name].tones) playTone(context, tone, loudness);
    return;
  }
  const source = context.createBufferSource();
  const gain = context.createGain();
  source.buffer = file;
  gain.gain.value = loudness;
  source.connect(gain).connect(context.destination);
  source.start();
}

function playTone(context: AudioContext, tone: Tone, loudness: number): void {
  const start = context.currentTime + tone.at;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = 'triangle';
  oscillator.frequency.value = tone.hertz;
  // A short rise and fall, or the speaker clicks.
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loudness, start + 0.01);
  gain.gain.setValueAtTime(loudness, start + tone.length - 0.03);
  gain.gain.linearRampToValueAtTime(0, start + tone.length);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + tone.length);
}

/** A browser that holds sound back keeps the promise open; nobody waits longer than this for the answer. */
const PATIENCE_MS = 1_500;

/** Plays a sound once, for a person who asked for it; says whether it started. */
export async function tryOnce(
  name: SoundName,
  loudness: number,
): Promise<{ readonly outcome: 'shown' | 'failed'; readonly reason: string }> {
  if (typeof AudioContext === 'undefined') return { outcome: 'failed', reason: 'no_audio' };
  const context = new AudioContext();
  const late = new Promise<void>((settle) => {
    setTimeout(settle, PATIENCE_MS);
  });
  try {
    if (context.state !== 'running') await Promise.race([context.resume(), late]);
    if (context.state !== 'running') {
      void context.close();
      return { outcome: 'failed', reason: 'blocked' };
    }
    playSound(context, name, loudness);
    const { tones } = PATTERNS[name];
    const seconds = Math.max(...tones.map((tone) => tone.at + tone.length));
    setTimeout(() => void context.close(), seconds * 1_000 + 500);
    return { outcome: 'shown', reason: '' };
  } catch (error) {
    return { outcome: 'failed', reason: error instanceof Error ? error.message : 'no_audio' };
  }
}
