const MM = 96 / 25.4;

/** Size and margins of a sheet as the page's own `@page` rule says them, in CSS pixels. */
type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
};

function sheetOf(css: string): Sheet {
  const rule = /@page\s*\{([^}]*)\}/.exec(css)?.[1] ?? '';
  const isLandscape = /landscape/.test(rule);
  const [top = 14, right = 14, bottom = 14, left = 14] = [
    ...(/margin:([^;]*)/.exec(rule)?.[1] ?? '').matchAll(/([\d.]+)mm/g),
  ].map((match) => Number(match[1]));
  const [width, height] = isLandscape ? [297, 210] : [210, 297];
  return {
    width: width * MM,
    height: height * MM,
    top: top * MM,
    right: right * MM,
    bottom: bottom * MM,
    left: left * MM,
  };
}

const SCREEN_STYLE = `
html { background: #60656d; }
body { display: flex; flex-direction: column; align-items: center; gap: 14px; padding: 14px !important; background: #60656d !important; }
.sheet { position: relative; flex: none; overflow: hidden; background: #fff; }
.sheet-foot { position: absolute; left: 0; right: 0; bottom: 5mm; text-align: center; font-size: 8pt; line-height: 1.4; }
`;

/**
 * Puts a printed page on sheets inside an empty document: what does not fit goes on to the next sheet, rows stay whole, heads of tables stand again.
 * A page that brings its own page numbers gets none here. Returns how many sheets there are.
 */
export function layOut(doc: Document, html: string, foot: (page: number, pages: number) => string): number {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const css = [...parsed.querySelectorAll('style')].map((one) => one.textContent ?? '').join('\n');
  const style = doc.createElement('style');
  style.textContent = `${css}\n${SCREEN_STYLE}`;
  doc.documentElement.lang = 'zh-CN';
  doc.head.replaceChildren(style);
  doc.body.replaceChildren();
  const press = new Press(doc, sheetOf(css));
  for (const node of [...parsed.body.children]) press.take(doc.importNode(node, true) as HTMLElement);
  const sheets = [...doc.body.children];
  if (parsed.body.dataset['feet'] === 'own') return sheets.length;
  sheets.forEach((sheet, index) => {
    const line = doc.createElement('div');
    line.className = 'sheet-foot';
    line.textContent = foot(index + 1, sheets.length);
    sheet.append(line);
  });
  return sheets.length;
}

/** Fills one sheet after the other. */
class Press {
  readonly #doc: Document;
  readonly #sheet: Sheet;
  #box: HTMLElement;

  constructor(doc: Document, sheet: Sheet) {
    this.#doc = doc;
    this.#sheet = sheet;
    this.#box = this.#nextSheet();
  }

  take(block: HTMLElement): void {
    if (block.classList.contains('break')) {
      this.#box = this.#nextSheet();
      return;
    }
    this.#box.append(block);
    if (this.#fits()) return;
    const rows = block.querySelector('tbody');
    if (block.tagName === 'TABLE' && rows !== null) {
      this.#table(block, rows);
      return;
    }
    if (this.#box.children.length === 1) return;
    this.#box = this.#nextSheet();
    this.#box.append(block);
  }

  /** Rows in their order; a row that does not fit begins a new sheet with the same head. */
  #table(table: HTMLElement, body: HTMLElement): void {
    const rows = [...body.children];
    body.replaceChildren();
    if (!this.#fits() && this.#box.children.length > 1) {
      this.#box = this.#nextSheet();
      this.#box.append(table);
    }
    let current = { table, body };
    for (const row of rows) {
      current.body.append(row);
      if (this.#fits() || current.body.children.length === 1) continue;
      row.remove();
      this.#box = this.#nextSheet();
      current = this.#copyOf(current.table);
      current.body.append(row);
    }
  }

  #copyOf(table: HTMLElement): { table: HTMLElement; body: HTMLElement } {
    const copy = table.cloneNode(true) as HTMLElement;
    const body = copy.querySelector('tbody') as HTMLElement;
    body.replaceChildren();
    if (copy.querySelector('thead.once') !== null) copy.querySelector('thead')?.remove();
    this.#box.append(copy);
    return { table: copy, body };
  }

  #nextSheet(): HTMLElement {
    const { width, height, top, right, bottom, left } = this.#sheet;
    const sheet = this.#doc.createElement('div');
    sheet.className = 'sheet';
    sheet.style.cssText = `width:${width}px;height:${height}px;padding:${top}px ${right}px ${bottom}px ${left}px`;
    const box = this.#doc.createElement('div');
    box.style.cssText = 'display:flow-root';
    sheet.append(box);
    this.#doc.body.append(sheet);
    return box;
  }

  #fits(): boolean {
    return (
      this.#box.getBoundingClientRect().height <=
      this.#sheet.height - this.#sheet.top - this.#sheet.bottom + 0.5
    );
  }
}
