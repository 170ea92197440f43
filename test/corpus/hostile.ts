/** Texts that want to become code, markup, styles, links or another drawing, and plans that carry them everywhere. */
import { stringify } from 'yaml';

/** `TRAP` is replaced by an address that is watched; `hit` is what a script would set. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>window.hit=1</script>',
  '<img src=x onerror="window.hit=1">',
  '<img src="TRAP/img">',
  '<svg onload=window.hit=1><use href="TRAP/use#a"/></svg>',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '<a href="javascript:window.hit=1">x</a>',
  '<style>*{background:url(TRAP/css)}</style>',
  '<link rel=stylesheet href="TRAP/link">',
  '<foreignObject><body onload=window.hit=1></body></foreignObject>',
  '</text></g></svg><img src=x onerror=window.hit=1>',
  '"]; click n_a href "javascript:window.hit=1"',
  '"] click n_a call hit("x")',
  '"]:::x; classDef x fill:url(TRAP/fill)',
  '%%{init: {"securityLevel":"loose","themeCSS":"*{background:url(TRAP/theme)}"}}%%',
  '%% a comment that swallows the rest',
  '---\\ntitle: other\\n---',
  'end',
  'subgraph other [x]',
  'flowchart LR',
  'style n_a fill:url(TRAP/style)',
  'linkStyle 0 stroke:url(TRAP/stroke)',
  'accTitle: <b>x</b>',
  '@{ shape: image, img: "TRAP/shape" }',
  '`**bold** [link](TRAP/md)`',
  '![picture](TRAP/picture)',
  '$$\\href{javascript:window.hit=1}{x}$$',
  '$$\\includegraphics{TRAP/tex}$$',
  'fa:fa-bomb fab:fa-twitter',
  '#quot;#35;#60;script#62;',
  '&lt;script&gt;window.hit=1&lt;/script&gt;',
  '&#x3c;img src=x onerror=window.hit=1&#x3e;',
  'x" onmouseover="window.hit=1',
  "x' onmouseover='window.hit=1",
  '--> n_a',
  '|"x"| n_a & n_b ~~~ n_c',
  '{{x}} ([x]) >x] [/x/] ((x))',
  'javascript:window.hit=1',
  'TRAP/plain-address',
  `{fire_rescue} {{constructor}} \${window.hit=1} #{7*7} <%= 1 %>`,
  '__proto__ constructor toString undefined NaN',
  'z̴̡̛̗a̵l̷g̶o̸ ﷽ 👨‍👩‍👧‍👦 🇨🇳 \u200b\u200d\ufffd',
];

const common = { post: 'duty_officer', instruction: '照办。', outputs: ['记录'], basis: 'default' };

/** The text once in every place of a plan that is drawn: each kind of step, question, option, lane, loop, wait, end. */
function blocksWith(text: string, place: number): readonly object[] {
  const id = (name: string): string => `${name}_${place}`;
  const zh = [...text].slice(0, 14).join('').trim() || '空';
  const told = [...text].slice(0, 90).join('');
  const short = [...text].slice(0, 19).join('').trim() || '空';
  const ticks = [
    { field: 'kind', type: 'select', label: short, options: [short, `${short}2`] },
    { field: 'note', type: 'text', label: short },
  ];
  const titles = { title: zh, title_en: text };
  const timed = { limit: 5, clock: 'step' };
  const step = { ...titles, ...common, ticks, instruction: told, ...timed };
  return [
    {
      id: id('a'),
      step: 'action',
      ...step,
      links: [{ title: short, url: 'https://example.org/?q=%3Cscript%3E"' }],
    },
    { id: id('o'), step: 'order', ...step, to: ['police'], chase: 5 },
    { id: id('c'), step: 'call', ...step, to: ['police'], chase: 5 },
    {
      id: id('q'),
      choice: zh,
      question_en: text,
      by: 'duty_officer',
      ...timed,
      instruction: told,
      options: [
        { when: short, when_en: text, flow: [] },
        { when: `${short}2`, when_en: text, flow: [{ id: id('e'), end: zh, title_en: text }] },
      ],
    },
    {
      id: id('f'),
      fork: zh,
      title_en: text,
      lanes: ['l', 'r'].map((name) => ({
        id: id(name),
        ...titles,
        flow: [
          { id: id(`${name}w`), wait: zh, title_en: text, by: 'duty_officer', for: 5, instruction: told },
        ],
      })),
    },
    {
      id: id('p'),
      loop: zh,
      title_en: text,
      every: 30,
      on_change: true,
      until: short,
      until_en: text,
      by: 'duty_officer',
      flow: [{ id: id('s'), spawn: 'urban-fire', ...titles, instruction: told }],
    },
  ];
}

/** Text without braces that would be taken for parties, which the checks refuse. */
const plain = (text: string): string => text.replaceAll(/\{(\w+)\}/g, '{ $1 }');

/** Plans that are right in form and hold the texts, some in each; `trap` is the watched address. */
export function hostilePlans(
  trap: string,
): readonly { readonly id: string; readonly text: string; readonly first: string }[] {
  const texts = HOSTILE_TEXTS.map((text) => plain(text.replaceAll('TRAP', trap)));
  const size = 7;
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, index) => {
    const own = texts.slice(index * size, (index + 1) * size);
    const [first = ''] = own;
    const id = `hostile-${index}`;
    const plan = {
      id,
      title: [...first].slice(0, 14).join('').trim(),
      title_en: first,
      category: 'natural_disaster',
      hazards: ['geological'],
      warning_types: [{ code: null, note: first.slice(0, 60) }],
      level_notes: { county: first, city: first, province: first },
      trigger: first,
      trigger_en: first,
      purpose: first,
      basis_text: first,
      flow: [
        ...own.flatMap((each, place) => blocksWith(each, index * size + place)),
        { id: 'done', end: '办结', title_en: 'Done' },
      ],
    };
    // `first`: a block that no other of the plans has
    return {
      id,
      first: `a_${index * size}`,
      text: stringify(plan, { aliasDuplicateObjects: false, lineWidth: 0 }),
    };
  });
}
