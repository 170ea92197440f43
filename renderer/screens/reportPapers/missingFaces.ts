import { NAMED_FACES, OFFICIAL_FACES } from '../../../shared/reports/grid/faces';

const SIZE = 48;
const NO_FACE = 'watchdesk-no-such-face';
/** Their shapes differ in every Chinese face. */
const SAMPLE = '永国';

/** How the sample looks in a list of faces; null where nothing can be drawn. */
function lookOf(context: CanvasRenderingContext2D, family: string): string {
  context.clearRect(0, 0, SIZE * 2, SIZE * 1.5);
  context.font = `${SIZE}px ${family}`;
  context.fillText(SAMPLE, 0, SIZE);
  return context.canvas.toDataURL();
}

/**
 * What the official faces that this machine does not have are called. A face is there when the sample looks otherwise with it than with a face that
 * nobody has. Nothing is said where nothing can be drawn.
 */
export function missingFaces(): readonly string[] {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE * 2;
  canvas.height = SIZE * 1.5;
  const context = canvas.getContext('2d');
  if (context === null) return [];
  const without = lookOf(context, NO_FACE);
  return NAMED_FACES.filter(([face]) =>
    OFFICIAL_FACES[face].every((name) => lookOf(context, `'${name}', ${NO_FACE}`) === without),
  ).map(([, name]) => name);
}
