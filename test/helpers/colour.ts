/** Colour arithmetic for the tests of the tokens: contrast (WCAG 2), distance (CIE Lab), and how a person without one kind of cone sees a colour. */
export type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const times = (matrix: Matrix, [a, b, c]: Rgb): Rgb => [
  matrix[0][0] * a + matrix[0][1] * b + matrix[0][2] * c,
  matrix[1][0] * a + matrix[1][1] * b + matrix[1][2] * c,
  matrix[2][0] * a + matrix[2][1] * b + matrix[2][2] * c,
];
const light = ([r, g, b]: Rgb): Rgb => [linear(r), linear(g), linear(b)];

/** Contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const of = (hex: string): number => {
    const [r, g, b] = light(rgbOf(hex));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [of(one), of(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export type Sight = 'usual' | 'protanopia' | 'deuteranopia' | 'tritanopia';
/** Machado, Oliveira and Fernandes 2009, full severity, on linear light. */
const SEEN: Readonly<Record<Sight, Matrix>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const WHITE: Rgb = [0.95047, 1, 1.08883];

function lab(hex: string, sight: Sight): Rgb {
  const seen = times(SEEN[sight], light(rgbOf(hex))).map((one) => Math.min(1, Math.max(0, one)));
  const xyz = times(XYZ, seen as unknown as Rgb);
  const f = (one: number, white: number): number => {
    const share = one / white;
    return share > 216 / 24389 ? Math.cbrt(share) : (share * 24389) / 27 / 116 + 16 / 116;
  };
  const [x, y, z] = [f(xyz[0], WHITE[0]), f(xyz[1], WHITE[1]), f(xyz[2], WHITE[2])];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far apart two colours look (CIE76); about 2 is just noticeable, above 20 nobody takes one for the other. */
export function distance(one: string, other: string, sight: Sight): number {
  const [a, b] = [lab(one, sight), lab(other, sight)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
