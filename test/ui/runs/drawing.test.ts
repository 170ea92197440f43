import { describe, expect, it } from 'vitest';
import { findNodes, nodeIdOf, paintSelected, paintStates } from '../../../renderer/screens/runs/flow/paint';
import { MAX_SCALE, MIN_SCALE, zoomAround } from '../../../renderer/screens/runs/flow/useViewport';

function drawing(): SVGSVGElement {
  const box = document.createElement('div');
  box.innerHTML = `<svg><g class="node" id="flow1-flowchart-n_intake-0"></g>
    <g class="node" id="flow1-flowchart-n_send_main-12"></g><g class="cluster" id="flow1-n_lane"></g></svg>`;
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
