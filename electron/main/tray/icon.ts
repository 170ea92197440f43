import type { Picture } from './png';

/** What a point of the picture is, at x and y between 0 and 1: a colour, or null where it is clear. */
type Shape = (x: number, y: number) => readonly [number, number, number] | null;

const GROUND = [0x1f, 0x26, 0x2d] as const;
const RING = [0xe8, 0xb3, 0x39] as const;
const HANDS = [0xf2, 0xf4, 0xf6] as const;
const BADGE = [0xd9, 0x36, 0x2f] as const;
const EDGE = [0x14, 0x17, 0x1c] as const;
/** Points taken per pixel and direction: smooth edges without a drawing library. */
const SAMPLES = 4;

/** Digits of 3 × 5, a row per number, the left point is the highest bit. */
const DIGITS: Readonly<Record<string, readonly number[]>> = {
  '0': [7, 5, 5, 5, 7],
  '1': [2, 6, 2, 2, 7],
  '2': [7, 1, 7, 4, 7],
  '3': [7, 1, 3, 1, 7],
  '4': [5, 5, 7, 1, 1],
  '5': [7, 4, 7, 1, 7],
  '6': [7, 4, 7, 5, 7],
  '7': [7, 1, 2, 2, 2],
  '8': [7, 5, 7, 5, 7],
  '9': [7, 5, 7, 1, 7],
  '+': [0, 2, 7, 2, 0],
};

function inRoundedSquare(x: number, y: number, radius: number): boolean {
  const dx = Math.max(radius - x, x - (1 - radius), 0);
  const dy = Math.max(radius - y, y - (1 - radius), 0);
  return Math.hypot(dx, dy) <= radius;
}

function nearSegment(x: number, y: number, toX: number, toY: number, half: number): boolean {
  const length = Math.hypot(toX, toY);
  const along = Math.min(Math.max((x * toX + y * toY) / length, 0), length);
  return Math.hypot(x - (along * toX) / length, y - (along * toY) / length) <= half;
}

/** A clock on a dark ground: the desk's trade is time. */
const clock: Shape = (x, y) => {
  if (!inRoundedSquare(x, y, 0.22)) return null;
  const fromX = x - 0.5;
  const fromY = y - 0.5;
  const radius = Math.hypot(fromX, fromY);
  if (radius >= 0.29 && radius <= 0.38) return RING;
  if (nearSegment(fromX, fromY, 0, -0.24, 0.035)) return HANDS;
  if (nearSegment(fromX, fromY, 0.15, 0.1, 0.035)) return HANDS;
  return GROUND;
};

function badge(text: string): Shape {
  const radius = text.length > 1 ? 0.36 : 0.33;
  const centre = 1 - radius;
  const point = text.length > 1 ? 0.078 : 0.1;
  const width = (text.length * 4 - 1) * point;
  return (x, y) => {
    const distance = Math.hypot(x - centre, y - centre);
    if (distance > radius + 0.04) return clock(x, y);
    if (distance > radius) return EDGE;
    const column = Math.floor((x - centre + width / 2) / point);
    const row = Math.floor((y - centre + point * 2.5) / point);
    const digit = DIGITS[text[Math.floor(column / 4)] ?? ''];
    const isInk =
      digit !== undefined && column >= 0 && column % 4 < 3 && ((digit[row] ?? 0) >> (2 - (column % 4))) & 1;
    return isInk ? HANDS : BADGE;
  };
}

/** Words on the badge: nothing at zero, at most two characters. */
export const badgeText = (count: number): string => (count <= 0 ? '' : count > 9 ? '9+' : String(count));

/** The icon of the application, with a badge when there are alerts. `size` in pixels. */
export function drawIcon(size: number, alerts: number): Picture {
  const text = badgeText(alerts);
  const shape = text === '' ? clock : badge(text);
  const points = new Uint8Array(size * size * 4);
  for (let at = 0; at < size * size; at += 1) {
    let red = 0;
    let green = 0;
    let blue = 0;
    let hits = 0;
    for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
      const x = ((at % size) + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
      const y = (Math.floor(at / size) + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
      const colour = shape(x, y);
      if (colour === null) continue;
      red += colour[0];
      green += colour[1];
      blue += colour[2];
      hits += 1;
    }
    if (hits === 0) continue;
    points.set(
      [red / hits, green / hits, blue / hits, (255 * hits) / (SAMPLES * SAMPLES)].map(Math.round),
      at * 4,
    );
  }
  return { size, points };
}
