/** Arithmetic in GF(256) with the polynomial x⁸+x⁴+x³+x²+1 that QR codes use (ISO/IEC 18004). */
const EXP = new Uint8Array(512);
const LOG = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power += 1) {
  EXP[power] = value;
  EXP[power + 255] = value;
  LOG[value] = power;
  value = value << 1;
  if (value > 255) value ^= 0x11d;
}

export const times = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : (EXP[(LOG[a] ?? 0) + (LOG[b] ?? 0)] ?? 0);

export const powerOfTwo = (power: number): number => EXP[power % 255] ?? 0;

/** The product of (x − 2⁰)(x − 2¹)…, highest power first, without its leading one. */
function generator(degree: number): Uint8Array {
  let poly = Uint8Array.of(1);
  for (let root = 0; root < degree; root += 1) {
    const next = new Uint8Array(poly.length + 1);
    poly.forEach((factor, at) => {
      next[at] = (next[at] ?? 0) ^ factor;
      next[at + 1] = (next[at + 1] ?? 0) ^ times(factor, powerOfTwo(root));
    });
    poly = next;
  }
  return poly.subarray(1);
}

/** The Reed-Solomon words that are put behind these data. */
export function correctionOf(data: Uint8Array, count: number): Uint8Array {
  const factors = generator(count);
  const rest = new Uint8Array(count);
  for (const word of data) {
    const lead = word ^ (rest[0] ?? 0);
    rest.copyWithin(0, 1);
    rest[count - 1] = 0;
    factors.forEach((factor, at) => {
      rest[at] = (rest[at] ?? 0) ^ times(factor, lead);
    });
  }
  return rest;
}
