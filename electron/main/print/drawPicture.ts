import { randomUUID } from 'node:crypto';
import { BrowserWindow, session } from 'electron';
import { servePage } from '../protocol/serve';
import { hardenSession, safePreferences } from '../window/hardening';

/** A canvas beyond these sizes stays empty: pixels on a side, and pixels in all. */
const MOST_SIDE = 16_000;
const MOST_PIXELS = 120_000_000;
const PATIENCE_MS = 60_000;

export type Drawing = { readonly svg: string; readonly width: number; readonly height: number };

/** How many pixels of the picture one of the drawing becomes: `wanted`, or as many as a canvas holds. */
export function pictureScale({ width, height }: Pick<Drawing, 'width' | 'height'>, wanted: number): number {
  return Math.min(wanted, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
}

/**
 * Draws an SVG onto a canvas in a hidden window of its own and gives it as PNG. The drawing is loaded as a picture, in which no script runs and which
 * fetches nothing; the session ends with the window. Rejects when it is no picture or takes longer than a minute.
 */
export async function pictureOf(drawing: Drawing, wanted: number, isPackaged: boolean): Promise<Buffer> {
  const id = randomUUID();
  const own = session.fromPartition(`watchdesk-draw-${id}`);
  hardenSession(own, isPackaged, null);
  const address = `app://draw/${id}`;
  servePage(own, address, '<!doctype html><meta charset="utf-8"><title>draw</title>');
  const window = new BrowserWindow({
    show: false,
    width: 400,
    height: 300,
    webPreferences: { ...safePreferences(isPackaged), session: own },
  });
  try {
    await window.loadURL(address);
    const scale = pictureScale(drawing, wanted);
    const [width, height] = [Math.round(drawing.width * scale), Math.round(drawing.height * scale)];
    const source = `data:image/svg+xml;base64,${Buffer.from(drawing.svg, 'utf8').toString('base64')}`;
    const script = `new Promise((done, fail) => {
      const image = new Image();
      image.onload = () => {
        const canvas = document.createElement('canvas');
        canvas.width = ${width};
        canvas.height = ${height};
        const paper = canvas.getContext('2d');
        paper.fillStyle = '#ffffff';
        paper.fillRect(0, 0, canvas.width, canvas.height);
        paper.drawImage(image, 0, 0, canvas.width, canvas.height);
        done(canvas.toDataURL('image/png'));
      };
      image.onerror = () => fail(new Error('the drawing is no picture'));
      image.src = ${JSON.stringify(source)};
    })`;
    const drawn = (await Promise.race([window.webContents.executeJavaScript(script), late()])) as string;
    const [, base64 = ''] = drawn.split(',');
    if (base64 === '') throw new Error('the canvas stayed empty');
    return Buffer.from(base64, 'base64');
  } finally {
    if (!window.isDestroyed()) window.destroy();
    own.protocol.unhandle('app');
  }
}

function late(): Promise<never> {
  return new Promise((_done, fail) => {
    setTimeout(() => fail(new Error('drawing took longer than a minute')), PATIENCE_MS).unref();
  });
}
