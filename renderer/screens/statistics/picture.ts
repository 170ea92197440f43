/** Properties of a drawing that come from style sheets and must travel with it. */
const CARRIED = [
  'fill',
  'stroke',
  'stroke-width',
  'font-family',
  'font-size',
  'font-weight',
  'opacity',
] as const;
const SCALE = 2;
const TITLE_HEIGHT = 34;

/** A copy of a drawing that looks the same without the page: every colour resolved and written on its element. */
function standalone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, place) => {
    const original = originals[place];
    if (original === undefined) return;
    const style = getComputedStyle(original);
    for (const name of CARRIED) {
      const value = style.getPropertyValue(name);
      if (value !== '') element.setAttribute(name, value.replaceAll('"', "'"));
    }
    element.removeAttribute('style');
    element.removeAttribute('class');
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return copy;
}

const loaded = (address: string): Promise<HTMLImageElement> =>
  new Promise((done, fail) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = () => fail(new Error('the drawing could not be read back'));
    image.src = address;
  });

/** The first drawing in `box` with its title above it as a PNG (base64, without the head of a data address), twice the size on the screen. */
export async function pictureOf(box: HTMLElement, title: string): Promise<string> {
  const svg = box.querySelector<SVGSVGElement>('svg.recharts-surface');
  if (svg === null) throw new Error('there is no drawing here');
  const { width, height } = svg.getBoundingClientRect();
  const text = new XMLSerializer().serializeToString(standalone(svg));
  const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`);
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * SCALE);
  canvas.height = Math.ceil((height + TITLE_HEIGHT) * SCALE);
  const paint = canvas.getContext('2d');
  if (paint === null) throw new Error('this page cannot paint');
  const style = getComputedStyle(box);
  paint.scale(SCALE, SCALE);
  paint.fillStyle = style.getPropertyValue('--raised').trim() || '#ffffff';
  paint.fillRect(0, 0, width, height + TITLE_HEIGHT);
  paint.fillStyle = style.getPropertyValue('--text').trim() || '#000000';
  paint.font = `600 15px ${style.fontFamily}`;
  paint.fillText(title, 12, 22);
  paint.drawImage(image, 0, TITLE_HEIGHT, width, height);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}
