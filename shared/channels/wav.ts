import type { Pattern, Tone } from './sounds';

export const SAMPLE_RATE = 22_050;
const HEADER_BYTES = 44;
const PEAK = 0.85;
const RISE_S = 0.008;
const FALL_S = 0.03;
/** Silence after the last tone, so that no player cuts it off. */
const TAIL_S = 0.06;
/** Weights of the tone and its overtones: a small bell, which carries better through a room than a pure tone. */
const OVERTONES = [1, 0.45, 0.25, 0.1] as const;
const FULL = OVERTONES.reduce((sum, weight) => sum + weight, 0);

/** How far open a tone is at `t` seconds after its start: a short rise and fall, or the speaker clicks. */
function openness(t: number, length: number): number {
  if (t < 0 || t >= length) return 0;
  return Math.min(1, t / RISE_S, (length - t) / FALL_S);
}

function sampleOf(tone: Tone, t: number): number {
  const open = openness(t, tone.length);
  if (open === 0) return 0;
  let value = 0;
  OVERTONES.forEach((weight, at) => {
    value += weight * Math.sin(2 * Math.PI * tone.hertz * (at + 1) * t);
  });
  return (open * value) / FULL;
}

function writeText(view: DataView, at: number, text: string): void {
  for (let place = 0; place < text.length; place += 1) view.setUint8(at + place, text.charCodeAt(place));
}

/** A RIFF header for one channel of 16-bit samples. */
function writeHeader(view: DataView, dataBytes: number): void {
  writeText(view, 0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  writeText(view, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  writeText(view, 36, 'data');
  view.setUint32(40, dataBytes, true);
}

/** One pattern as a WAV file: mono, 16 bit, 22,050 Hz. The same pattern gives the same bytes, wherever it is made. */
export function wavOf(pattern: Pattern): Uint8Array {
  const seconds = Math.max(...pattern.tones.map((tone) => tone.at + tone.length)) + TAIL_S;
  const samples = Math.ceil(seconds * SAMPLE_RATE);
  const bytes = new Uint8Array(HEADER_BYTES + samples * 2);
  const view = new DataView(bytes.buffer);
  writeHeader(view, samples * 2);
  for (let at = 0; at < samples; at += 1) {
    const t = at / SAMPLE_RATE;
    const value = pattern.tones.reduce((sum, tone) => sum + sampleOf(tone, t - tone.at), 0);
    view.setInt16(HEADER_BYTES + at * 2, Math.round(value * PEAK * 32_767), true);
  }
  return bytes;
}
