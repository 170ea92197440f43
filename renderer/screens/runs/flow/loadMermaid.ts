import type { Mermaid } from 'mermaid';
import { type DrawnText, freshId, keepDrawing, keptDrawing } from './drawnTexts';

let loading: Promise<Mermaid> | undefined;

/**
 * Mermaid, loaded when a screen with a flowchart is opened. Strict: labels are text, never HTML (`htmlLabels` off at the
 * root, where alone it is heeded), no click callbacks, nothing fetched. Colours come from the page's own style sheet.
 */
export function loadMermaid(): Promise<Mermaid> {
  loading ??= import('mermaid').then(({ default: mermaid }) => {
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      htmlLabels: false,
      theme: 'base',
      // The other look pads some shapes to three times their words.
      look: 'classic',
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
        wrappingWidth: 130,
        useMaxWidth: false,
      },
    });
    return mermaid;
  });
  return loading;
}

/**
 * Mermaid writes an entity of a label as its letters, `&amp;#60;`; it becomes the reference to the character, which is
 * text wherever it stands and never markup.
 */
function withCharacters(svg: string): string {
  return svg.replaceAll(/&amp;#(\d{1,7});/g, '&#$1;');
}

/** Draws Mermaid text and keeps what was drawn. Throws when Mermaid refuses the text. */
export async function drawMermaid(text: string): Promise<DrawnText> {
  const known = keptDrawing(text);
  if (known !== null) return known;
  const mermaid = await loadMermaid();
  const id = freshId();
  const { svg } = await mermaid.render(id, text);
  return keepDrawing(text, { svg: withCharacters(svg), id });
}

// Whoever loads this file is about to draw: Mermaid is fetched together with the plan and not after it.
void loadMermaid().catch(() => undefined);
