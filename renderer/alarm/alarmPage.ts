import type { AlarmBridge, AlarmItem, AlarmView } from '../../shared/contract/alarm';
import { clockTime, dayOf } from '../../shared/domain/time';
import { type AlarmWords, alarmWords } from './words';

export type AlarmPageOptions = {
  readonly document: Document;
  readonly bridge: AlarmBridge;
  /** 0 is silence */
  readonly sound: (level: number) => void;
  /** calls back once the frame with what was just drawn is on its way to the screen */
  readonly afterFrame: (run: () => void) => void;
};

const MINUTE = 60_000;

type Row = {
  readonly item: AlarmItem;
  readonly element: HTMLLIElement;
  readonly sign: HTMLElement;
  readonly button: HTMLButtonElement;
};

/**
 * What the alarm window shows, drawn without any library: it must come up when nothing else does. The window never takes the focus by itself and
 * no button has it at first, so that a key meant for another program says nothing here; Ctrl+Enter answers the first line.
 */
export class AlarmPage {
  readonly #options: AlarmPageOptions;
  readonly #rows = new Map<string, Row>();
  #view: AlarmView | null = null;
  #words: AlarmWords = alarmWords('zh');
  /** how far the desk's clock is ahead of the page's */
  #ahead = 0;
  #drawn = '';

  constructor(options: AlarmPageOptions) {
    this.#options = options;
    const { document, bridge } = options;
    this.#part('alarm-open').addEventListener('click', () => bridge.open());
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      const first = this.#view?.items[0];
      if (first !== undefined) this.#acknowledge(first.id);
    });
    bridge.listen((view) => this.#show(view));
  }

  /** Says anew how long each line is overdue. */
  tick(): void {
    for (const row of this.#rows.values()) row.sign.textContent = this.#signOf(row.item);
  }

  #part(id: string): HTMLElement {
    const element = this.#options.document.getElementById(id);
    if (element === null) throw new Error(`the page has no ${id}`);
    return element;
  }

  #show(view: AlarmView): void {
    this.#view = view;
    this.#words = alarmWords(view.locale);
    this.#ahead = view.now - Date.now();
    const count = view.items.length + view.more;
    this.#options.document.documentElement.lang = this.#words.lang;
    this.#part('alarm-title').textContent = this.#words.title(count);
    this.#part('alarm-open').textContent = this.#words.open;
    this.#part('alarm-note').textContent = this.#words.note;
    const more = this.#part('alarm-more');
    more.hidden = view.more === 0;
    more.textContent = this.#words.more(view.more);
    this.#list(view.items);
    this.#options.sound(view.soundLevel);
    const ids = view.items.map((item) => item.id);
    if (ids.length > 0) this.#options.afterFrame(() => this.#options.bridge.drawn(ids));
  }

  /** Draws the lines anew; the one whose button had the focus passes it on to the line that took its place. */
  #list(items: readonly AlarmItem[]): void {
    const drawn = JSON.stringify([this.#words.lang, items]);
    // A line that is pressed right now must not be replaced by its like under the finger.
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const { document } = this.#options;
    const focused = [...this.#rows.values()].findIndex((row) => row.button === document.activeElement);
    this.#rows.clear();
    for (const [place, item] of items.entries()) this.#rows.set(item.id, this.#row(item, place === 0));
    const rows = [...this.#rows.values()];
    this.#part('alarm-list').replaceChildren(...rows.map((row) => row.element));
    if (focused >= 0) rows[Math.min(focused, rows.length - 1)]?.button.focus();
  }

  #row(item: AlarmItem, isFirst: boolean): Row {
    const { document } = this.#options;
    const make = (tag: string, className: string, text: string): HTMLElement => {
      const element = document.createElement(tag);
      element.className = className;
      element.textContent = text;
      return element;
    };
    const element = document.createElement('li');
    element.dataset['alert'] = item.id;
    element.dataset['testid'] = 'alarm-item';
    const sign = make('span', item.level >= 3 ? 'sign sign-long' : 'sign', this.#signOf(item));
    const top = make('p', 'top', '');
    const title = make('b', 'title', this.#titleOf(item));
    title.id = `title-${item.id}`;
    top.append(sign, title);
    const about = make('p', 'about', '');
    about.append(...this.#aboutOf(item));
    const button = document.createElement('button');
    button.type = 'button';
    button.className = isFirst ? 'button button-first' : 'button';
    button.dataset['testid'] = 'alarm-ack';
    button.setAttribute('aria-describedby', title.id);
    button.append(this.#words.acknowledge);
    if (isFirst) button.append(make('kbd', '', 'Ctrl+Enter'));
    button.addEventListener('click', () => this.#acknowledge(item.id));
    const words = make('div', 'words', '');
    words.append(top, about);
    element.append(words, button);
    return { item, element, sign, button };
  }

  #titleOf(item: AlarmItem): string {
    const drill = item.drill === null ? '' : `【${item.drill}】`;
    return `${drill}${this.#view?.locale === 'en' ? item.titleEn : item.titleZh}`;
  }

  /** The name of the incident is the room's own text and stays Chinese on an English page. */
  #aboutOf(item: AlarmItem): readonly (string | HTMLElement)[] {
    const clock = clockTime(item.dueAt);
    const isToday = dayOf(item.dueAt) === dayOf(Date.now() + this.#ahead);
    const due = this.#words.dueAt(isToday ? clock : `${dayOf(item.dueAt).slice(5)} ${clock}`);
    const rest = item.again ? `${due} · ${this.#words.again}` : due;
    if (item.incidentTitle === null) return [rest];
    const incident = this.#options.document.createElement('span');
    incident.lang = 'zh-CN';
    incident.textContent = item.incidentTitle;
    return [incident, ` · ${rest}`];
  }

  #signOf(item: AlarmItem): string {
    const late = Date.now() + this.#ahead - item.dueAt;
    return late >= MINUTE ? this.#words.overdue(late) : this.#words.due;
  }

  #acknowledge(id: string): void {
    const button = this.#rows.get(id)?.button;
    if (button === undefined || button.disabled) return;
    button.disabled = true;
    const error = this.#part('alarm-error');
    error.hidden = true;
    // A line that is noted down goes away with the next picture that main sends.
    void this.#options.bridge
      .acknowledge(id)
      .catch(() => ({ ok: false, code: 'internal' }) as const)
      .then((answer) => {
        if (answer.ok) return;
        error.textContent = this.#words.failed(answer.code);
        error.hidden = false;
        const again = this.#rows.get(id)?.button;
        if (again !== undefined) again.disabled = false;
      });
  }
}
