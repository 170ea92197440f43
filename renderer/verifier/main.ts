import { fromHex, shortCodeOf } from '../../shared/sealed/bytes';
import type { SealedRow } from '../../shared/sealed/rows';
import { type SealedVerdict, verifySealed } from '../../shared/sealed/verify';
import { blobSource, browserTools } from './browserTools';
import { lineOf } from './lines';
import { compareView, el, factsView, linesView, problemsView, verdictView } from './view';
import { type Locale, say } from './words';

/** What is on the page: nothing yet, a check that runs, or what it found. */
type State =
  | { readonly kind: 'empty' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'running'; readonly name: string; readonly bar: HTMLProgressElement }
  | {
      readonly kind: 'done';
      readonly verdict: SealedVerdict;
      readonly rows: readonly { readonly row: SealedRow; readonly isWhole: boolean }[];
      readonly codes: ReadonlyMap<string, number>;
    };

/** Rows whose words are shown; behind this the numbers stand for the rest. */
const MOST_SHOWN = 20_000;

let locale: Locale = 'zh';
let state: State = { kind: 'empty' };
let latest = 0;

const plain = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

/** Checks one file; a later one wins over one that still runs. */
async function check(file: File): Promise<void> {
  latest += 1;
  const mine = latest;
  const bar = document.createElement('progress');
  state = { kind: 'running', name: file.name, bar };
  draw();
  const rows: { row: SealedRow; isWhole: boolean }[] = [];
  const codes = new Map<string, number>();
  const onRow = (row: SealedRow, isWhole: boolean): void => {
    codes.set(plain(shortCodeOf(fromHex(row.hash, 32) ?? new Uint8Array(0))), row.seq);
    if (rows.length < MOST_SHOWN && lineOf(row, isWhole, locale) !== null) rows.push({ row, isWhole });
  };
  const onProgress = (done: number, total: number): void => {
    bar.value = total === 0 ? 1 : done / total;
  };
  let next: State;
  try {
    const verdict = await verifySealed(blobSource(file), browserTools, { onRow, onProgress });
    for (const { code, seq } of verdict.handovers) codes.set(plain(code), seq);
    next = { kind: 'done', verdict, rows, codes };
  } catch (error) {
    next = { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
  if (mine !== latest) return;
  state = next;
  draw();
}

function chooser(): HTMLElement {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.zip';
  input.hidden = true;
  input.dataset['testid'] = 'file';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void check(file);
  });
  const drop = el('button', 'drop', say(locale, 'choose'), el('small', '', say(locale, 'chooseHint')));
  drop.addEventListener('click', () => input.click());
  return el('div', '', drop, input);
}

function result(): readonly (HTMLElement | null)[] {
  if (state.kind === 'empty') return [];
  if (state.kind === 'running')
    return [el('p', '', say(locale, 'checking', { name: state.name })), state.bar];
  if (state.kind === 'failed')
    return [el('section', 'verdict bad', say(locale, 'unreadable', { why: state.why }))];
  const { verdict, rows, codes } = state;
  const lines = rows.flatMap(({ row, isWhole }) => lineOf(row, isWhole, locale) ?? []);
  return [
    verdictView(verdict, locale),
    problemsView(verdict, locale),
    factsView(verdict, locale),
    verdict.manifest && compareView((code) => codes.get(plain(code)) ?? null, locale),
    verdict.manifest && linesView(lines, locale),
  ];
}

function draw(): void {
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  document.title = say(locale, 'title');
  const other = el('button', '', say(locale, 'other'));
  other.dataset['testid'] = 'language';
  other.addEventListener('click', () => {
    locale = locale === 'zh' ? 'en' : 'zh';
    draw();
  });
  const parts = [
    el('header', '', el('h1', '', say(locale, 'title')), other),
    el('p', 'dim', say(locale, 'intro')),
    chooser(),
    ...result(),
  ];
  const page = document.getElementById('page');
  if (page) page.textContent = '';
  for (const part of parts) if (part !== null) page?.append(part);
}

/** A file dropped anywhere on the page is taken. */
function listenForDrops(): void {
  const mark = (isOver: boolean): void => {
    document.querySelector('.drop')?.classList.toggle('over', isOver);
  };
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  document.addEventListener('dragleave', () => mark(false));
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    const file = event.dataTransfer?.files[0];
    if (file) void check(file);
  });
}

listenForDrops();
draw();
