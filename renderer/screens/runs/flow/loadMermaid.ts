import type { Mermaid } from 'mermaid';

let loading: Promise<Mermaid> | undefined;

/**
 * Mermaid, loaded when the first flowchart is drawn. Strict: labels are text, never HTML (`htmlLabels` off at the
 * root, where alone it is heeded), no click callbacks, nothing fetched. Colours come from the page's own style sheet.
 */
export function loadMermaid(): Promise<Mermaid> {
  loading ??= import('mermaid').then(({ default: mermaid }) => {
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      htmlLabels: false,
      theme: 'base',
      deterministicIds: true,
      suppressErrorRendering: true,
      maxTextSize: 400_000,
      maxEdges: 4_000,
      fontFamily: getComputedStyle(document.body).fontFamily,
      themeVariables: { fontSize: '14px', primaryColor: '#20252d', lineColor: '#939ca9' },
      flowchart: {
        nodeSpacing: 22,
        rankSpacing: 30,
        padding: 10,
        curve: 'linear',
        wrappingWidth: 170,
        useMaxWidth: false,
      },
    });
    return mermaid;
  });
  return loading;
}

let renders = 0;

/** Draws Mermaid text; gives the SVG and the id it was drawn under. Throws when Mermaid refuses the text. */
export async function drawMermaid(text: string): Promise<{ readonly svg: string; readonly id: string }> {
  const mermaid = await loadMermaid();
  renders += 1;
  const id = `flow${renders}`;
  const { svg } = await mermaid.render(id, text);
  return { svg, id };
}
