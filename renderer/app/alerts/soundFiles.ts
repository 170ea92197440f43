import dueFile from '../../../resources/sounds/due.wav?url';
import lateFile from '../../../resources/sounds/late.wav?url';
import nearFile from '../../../resources/sounds/near.wav?url';
import testFile from '../../../resources/sounds/test.wav?url';
import { SOUND_NAMES, type SoundName } from '../../../shared/channels/sounds';
import { SAMPLE_RATE } from '../../../shared/channels/wav';

const FILES: Readonly<Record<SoundName, string>> = {
  near: nearFile,
  due: dueFile,
  late: lateFile,
  test: testFile,
};
const ready = new Map<SoundName, AudioBuffer>();
let isAsked = false;

async function load(name: SoundName): Promise<void> {
  const answer = await fetch(FILES[name]);
  if (!answer.ok) return;
  // Decoded away from any output, so that nothing waits for a gesture.
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  ready.set(name, await context.decodeAudioData(await answer.arrayBuffer()));
}

/** Reads the sounds once. A file that cannot be read is left out: its tones are made on the spot instead. */
export function loadSounds(): void {
  if (isAsked || typeof OfflineAudioContext === 'undefined') return;
  isAsked = true;
  void Promise.allSettled(SOUND_NAMES.map(load));
}

export const soundFile = (name: SoundName): AudioBuffer | undefined => ready.get(name);
