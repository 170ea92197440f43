import { describe, expect, it } from 'vitest';
import {
  edgeNames,
  findEdges,
  findNodes,
  nodeIdOf,
  paintEdges,
  paintNotes,
  paintOverlay,
  paintSelected,
  paintStates,
} from '../../../renderer/screens/runs/flow/paint';
import {
  centred,
  fitted,
  fittedWidth,
  inSight,
  MAX_SCALE,
  MIN_SCALE,
  zoomAround,
} from '../../../renderer/screens/runs/flow/useViewport';

function drawing(): SVGSVGElement {
  const box = document.createElement('div');
  box.innerHTML = `<svg><g class="node" id="flow1-flowchart-n_intake-0"></g>
    <g class="node" id="flow1-flowchart-n_send_main-12"></g><g class="cluster" id="flow1-n_lane"></g>
    <path data-id="L_n_intake_n_send_main_0"></path><path data-id="L_n_intake_n_send_main_2"></path>
    <g class="label" data-id="L_n_intake_n_send_main_2"></g></svg>`;
  return box.querySelector('svg') as SVGSVGElement;
}
const WORDS = { overdue: '超时' };

describe('finding the nodes of a drawing', () => {
  it('reads the node id out of the name that Mermaid gives', () => {
    expect(nodeIdOf('flow1-flowchart-n_intake-0', 'flow1')).toBe('n_intake');
    expect(nodeIdOf('flow1-flowchart-n_send_main-12', 'flow1')).toBe('n_send_main');
    expect(nodeIdOf('flow1-n_lane', 'flow1')).toBeNull();
    expect([...findNodes(drawing(), 'flow1').keys()]).toEqual(['n_intake', 'n_send_main']);
  });
});

describe('painting the states', () => {
  it('marks every state by an attribute and a text, and the overdue ones by the word', () => {
    const nodes = findNodes(drawing(), 'flow1');
    paintStates(
      nodes,
      {
        n_intake: { state: 'done', overdue: false, mark: '✓' },
        n_send_main: { state: 'active', overdue: true, mark: '▸' },
      },
      WORDS,
    );
    expect(nodes.get('n_intake')?.dataset.state).toBe('done');
    expect(nodes.get('n_intake')?.textContent).toBe('✓');
    expect(nodes.get('n_send_main')?.dataset.overdue).toBe('true');
    expect(nodes.get('n_send_main')?.textContent).toBe('超时 ▸');
  });

  it('moves the states on the same drawing, without leaving old marks behind', () => {
    const nodes = findNodes(drawing(), 'flow1');
    const before = nodes.get('n_intake');
    paintStates(nodes, { n_intake: { state: 'active', overdue: true, mark: '▸' } }, WORDS);
    paintStates(nodes, { n_intake: { state: 'pending', overdue: false, mark: '' } }, WORDS);
    expect(nodes.get('n_intake')).toBe(before);
    expect(before?.querySelectorAll('text')).toHaveLength(1);
    expect(before?.textContent).toBe('');
  });

  it('shows one chosen node at a time', () => {
    const nodes = findNodes(drawing(), 'flow1');
    paintSelected(nodes, 'n_intake');
    paintSelected(nodes, 'n_send_main');
    expect([...nodes].filter(([, node]) => node.classList.contains('wd-selected')).map(([id]) => id)).toEqual(
      ['n_send_main'],
    );
  });
});

describe('painting more than the states', () => {
  it('names several edges between the same two nodes as Mermaid does', () => {
    const edge = { from: 'n_a', to: 'n_b', block: 'a', kind: 'option' } as const;
    expect(edgeNames([edge, edge, { ...edge, to: 'n_c' }, edge])).toEqual([
      'L_n_a_n_b_0',
      'L_n_a_n_b_2',
      'L_n_a_n_c_0',
      'L_n_a_n_b_3',
    ]);
  });

  it('marks the path and the label of an edge that was walked', () => {
    const svg = drawing();
    paintEdges(findEdges(svg), ['L_n_intake_n_send_main_0', 'L_n_intake_n_send_main_2'], ['off', 'walked']);
    const marked = [...svg.querySelectorAll('[data-way]')].map(
      (element) => `${element.tagName} ${element.getAttribute('data-way')}`,
    );
    expect(marked).toEqual(['path off', 'path walked', 'g walked']);
  });

  it('writes a second line and takes it away again', () => {
    const nodes = findNodes(drawing(), 'flow1');
    paintNotes(nodes, { n_send_main: '2/3 已回报' });
    expect(nodes.get('n_send_main')?.querySelector('[data-note]')?.textContent).toBe('2/3 已回报');
    paintNotes(nodes, {});
    expect(nodes.get('n_send_main')?.textContent).toBe('');
    expect(nodes.get('n_intake')?.children).toHaveLength(0);
  });

  it('lays marks from outside over the nodes and takes them away again', () => {
    const nodes = findNodes(drawing(), 'flow1');
    paintOverlay(nodes, { n_intake: { kind: 'changed', text: '改' } });
    expect(nodes.get('n_intake')?.dataset['overlay']).toBe('changed');
    expect(nodes.get('n_intake')?.textContent).toBe('改');
    paintOverlay(nodes, {});
    expect(nodes.get('n_intake')?.dataset['overlay']).toBeUndefined();
    expect(nodes.get('n_intake')?.textContent).toBe('');
  });
});

describe('what the window shows', () => {
  const window = { width: 400, height: 300 };
  const box = (x: number, y: number) => ({ x, y, width: 100, height: 40 });

  it('is all of the drawing, or all of its width, but never larger than it is', () => {
    expect(fitted(window, { width: 100, height: 100 }).scale).toBe(1);
    expect(fitted(window, { width: 800, height: 4_000 }).scale).toBeCloseTo(284 / 4_000);
    expect(fittedWidth(window, { width: 800, height: 4_000 }).scale).toBeCloseTo(384 / 800);
  });

  it('is the current steps of all lanes when they can be read together, else the first', () => {
    const view = { x: 0, y: 0, scale: 0.1 };
    const near = centred(view, window, [box(0, 0), box(150, 0)]);
    expect(near.scale).toBe(0.85);
    expect(near.x + 125 * near.scale).toBeCloseTo(200);
    const far = centred(view, window, [box(0, 0), box(2_000, 0)]);
    expect(far.x + 50 * far.scale).toBeCloseTo(200);
  });

  it('moves by as little as brings a node into sight', () => {
    const view = { x: 0, y: 0, scale: 1 };
    expect(inSight(view, window, box(50, 50))).toEqual(view);
    expect(inSight(view, window, box(0, 50))).toEqual({ x: 28, y: 0, scale: 1 });
    expect(inSight(view, window, box(50, 500))).toEqual({ x: 0, y: 272 - 540, scale: 1 });
  });
});

describe('zooming', () => {
  it('keeps what lies under the pointer where it is, within bounds', () => {
    const view = { x: 10, y: 20, scale: 1 };
    const zoomed = zoomAround(view, 2, 110, 70);
    expect(zoomed.scale).toBe(2);
    expect((110 - zoomed.x) / zoomed.scale).toBeCloseTo((110 - view.x) / view.scale);
    expect((70 - zoomed.y) / zoomed.scale).toBeCloseTo((70 - view.y) / view.scale);
    expect(zoomAround(view, 1_000, 0, 0).scale).toBe(MAX_SCALE);
    expect(zoomAround(view, 0.000_1, 0, 0).scale).toBe(MIN_SCALE);
  });
});
