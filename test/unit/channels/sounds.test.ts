import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loudnessOf, PATTERNS, SOUND_NAMES, soundOf } from '../../../shared/channels/sounds';
import { SAMPLE_RATE, wavOf } from '../../../shared/channels/wav';

const fileOf = (name: string): Buffer =>
  readFileSync(resolve(import.meta.dirname, `../../../resources/sounds/${name}.wav`));

describe('the sounds', () => {
  test.each(SOUND_NAMES)('the file of %s is what the script writes, byte for byte', (name) => {
    expect(Buffer.compare(fileOf(name), Buffer.from(wavOf(PATTERNS[name])))).toBe(0);
  });

  test.each(
    SOUND_NAMES,
  )('%s is a WAV file of one channel, as long as its pattern, and not clipped', (name) => {
    const file = fileOf(name);
    expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
    expect([file.readUInt16LE(22), file.readUInt32LE(24), file.readUInt16LE(34)]).toEqual([
      1,
      SAMPLE_RATE,
      16,
    ]);
    expect(file.readUInt32LE(40)).toBe(file.length - 44);
    const samples = Array.from({ length: (file.length - 44) / 2 }, (_, at) => file.readInt16LE(44 + at * 2));
    const peak = Math.max(...samples.map(Math.abs));
    expect(peak).toBeGreaterThan(15_000);
    expect(peak).toBeLessThan(32_767);
    const end = Math.max(...PATTERNS[name].tones.map((tone) => tone.at + tone.length));
    expect(samples.length / SAMPLE_RATE).toBeGreaterThan(end);
    expect(samples.slice(-20).every((sample) => sample === 0)).toBe(true);
  });

  test('no two sound alike, and each level has its own', () => {
    expect(new Set(SOUND_NAMES.map((name) => JSON.stringify(PATTERNS[name].tones))).size).toBe(4);
    expect([1, 2, 3].map(soundOf)).toEqual(['near', 'due', 'late']);
  });

  test('a telephone call softens the most urgent and never silences it', () => {
    expect(loudnessOf(3, true)).toBeGreaterThan(0);
    expect(loudnessOf(3, true)).toBeLessThan(loudnessOf(3, false));
    expect([loudnessOf(1, true), loudnessOf(2, true)]).toEqual([0, 0]);
  });
});
