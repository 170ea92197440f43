import { stamp } from '../../shared/domain/time';
import type { Manifest } from '../../shared/sealed/manifest';
import type { SealedVerdict } from '../../shared/sealed/verify';
import { problemWords } from '../../shared/sealed/words';
import type { Line } from './lines';
import { type Locale, say } from './words';

type Child = Node | string | null;

/** An element with its text: everything on the page is put there as text, never as HTML. */
export function el(tag: string, className: string, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

const code = (text: string | null, isBig = false): HTMLElement =>
  el('span', isBig ? 'code big' : 'code', text ?? '—');

/** What was found, in large letters, with every fault in words. */
export function verdictView(verdict: SealedVerdict, locale: Locale): HTMLElement {
  const { ok, manifest, fingerprint, problems } = verdict;
  const box = el(
    'section',
    ok ? 'verdict' : 'verdict bad',
    `${ok ? '✓' : '✗'} ${say(locale, ok ? 'good' : 'bad', { count: problems.length })}`,
  );
  box.dataset['testid'] = 'verdict';
  box.dataset['ok'] = String(ok);
  box.setAttribute('role', 'status');
  if (ok && manifest && fingerprint) {
    box.append(el('p', '', say(locale, 'goodNext', { room: manifest.room.name, code: fingerprint.code })));
  }
  if (ok && manifest?.masked) box.append(el('p', '', say(locale, 'masked')));
  return box;
}

export function problemsView(verdict: SealedVerdict, locale: Locale): HTMLElement | null {
  if (verdict.problems.length === 0) return null;
  const items = verdict.problems.map((one) => el('li', '', problemWords(one, locale)));
  const list = el('ol', 'problems', ...items);
  list.dataset['testid'] = 'problems';
  return el('section', '', el('h2', '', say(locale, 'problems')), list);
}

function spanOf({ scope }: Manifest, locale: Locale): string {
  const end = scope.kind === 'shift' ? say(locale, 'shift') : '';
  return `${stamp(scope.from)} ${say(locale, 'to')} ${stamp(scope.to)}${end}`;
}

/** Room, span, numbers, fingerprint and codes. */
export function factsView(verdict: SealedVerdict, locale: Locale): HTMLElement | null {
  const { manifest, fingerprint, rows, withheld, attachments, codes } = verdict;
  if (!manifest) return null;
  const { room, made, missing, lines, people } = manifest;
  const held = withheld === 0 ? '' : say(locale, 'withheld', { count: withheld });
  const last = codes.last ? say(locale, 'lastWords', { seq: codes.last.seq }) : '';
  const rowsOf: readonly (readonly [string, readonly Child[]])[] = [
    [say(locale, 'room'), [room.name + (room.demo ? say(locale, 'demo') : '')]],
    [say(locale, 'span'), [spanOf(manifest, locale)]],
    [say(locale, 'rows'), [say(locale, 'rowsWords', { rows, lines, people }) + held]],
    [
      say(locale, 'attachments'),
      [
        say(locale, missing.length > 0 ? 'missing' : 'count', {
          count: attachments,
          missing: missing.length,
        }),
      ],
    ],
    [say(locale, 'made'), [say(locale, 'madeWords', { ...made, at: stamp(made.at) })]],
    [
      say(locale, 'key'),
      [code(fingerprint?.code ?? null, true), el('div', 'code dim', fingerprint?.hex ?? '')],
    ],
    [say(locale, 'lastCode'), [code(codes.last?.code ?? null), last]],
    [say(locale, 'packageCode'), [code(codes.package)]],
    ...verdict.handovers.map(
      ({ code: own, seq, names }) =>
        [
          say(locale, 'handover'),
          [
            say(locale, 'handoverWords', {
              code: own,
              seq,
              names: names.join(locale === 'zh' ? '、' : ', '),
            }),
          ],
        ] as const,
    ),
  ];
  const list = el('dl', '');
  for (const [name, value] of rowsOf) list.append(el('dt', '', name), el('dd', '', ...value));
  list.dataset['testid'] = 'facts';
  return el('section', '', el('h2', '', say(locale, 'facts')), list);
}

/** A field for the code on paper; `find` gives the number of the row that has it. */
export function compareView(find: (code: string) => number | null, locale: Locale): HTMLElement {
  const input = document.createElement('input');
  input.placeholder = say(locale, 'compareHint');
  input.setAttribute('aria-label', say(locale, 'compareHint'));
  const answer = el('span', '');
  answer.setAttribute('role', 'status');
  answer.dataset['testid'] = 'compared';
  const form = document.createElement('form');
  form.className = 'compare';
  const button = el('button', '', say(locale, 'compareButton'));
  form.append(input, button, answer);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const seq = find(input.value);
    answer.textContent =
      seq === null ? `✗ ${say(locale, 'compareBad')}` : `✓ ${say(locale, 'compareGood', { seq })}`;
  });
  return el('section', '', el('h2', '', say(locale, 'compare')), form);
}

const STEP = 500;

/** The records by people, worded from the records themselves. */
export function linesView(lines: readonly Line[], locale: Locale): HTMLElement {
  const heads = (['number', 'when', 'kind', 'text', 'author'] as const).map((key) =>
    el('th', '', say(locale, key)),
  );
  const body = el('tbody', '');
  const table = el('table', '', el('thead', '', el('tr', '', ...heads)), body);
  const more = el('button', '', say(locale, 'more'));
  let shown = 0;
  const show = (): void => {
    for (const line of lines.slice(shown, shown + STEP)) {
      const cells = [String(line.seq), line.when, line.kind, line.text, line.author];
      const row = cells.map((cell, at) => el('td', at === 1 ? 'when' : '', cell));
      body.append(el('tr', line.isWhole ? '' : 'bad', ...row));
    }
    shown += STEP;
    more.hidden = shown >= lines.length;
  };
  show();
  more.addEventListener('click', show);
  const content = lines.length === 0 ? el('p', 'dim', say(locale, 'noLines')) : table;
  return el('section', '', el('h2', '', say(locale, 'lines')), content, more);
}
