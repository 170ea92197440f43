import DOMPurify from 'dompurify';
import { type FlowGraph, readFlowchart } from '../../shared/plan/import';

/** Mermaid takes labels apart with a cleaner that works on a page; without a page it has no functions. The import reads labels as text alone. */
type Cleaner = { sanitize?: (text: string) => string; addHook?: () => void };

function cleanerWithoutPage(): void {
  const cleaner = DOMPurify as unknown as Cleaner;
  cleaner.sanitize ??= (text) => text;
  cleaner.addHook ??= () => undefined;
}

export type ReadFlow =
  | { readonly ok: true; readonly graph: FlowGraph }
  /** in the words of Mermaid, with the line that it stopped at */
  | { readonly ok: false; readonly detail: string };

/** Reads Mermaid text by Mermaid's own parser, without a page. Nothing is drawn, run or fetched. Never throws. */
export async function readMermaid(text: string): Promise<ReadFlow> {
  const kind = /^(?:---[\s\S]*?---)?(?:\s|%%[^\n]*\n)*([\w-]+)/.exec(text)?.[1] ?? '';
  if (!/^(?:flowchart|graph)/.test(kind)) return { ok: false, detail: kind === '' ? 'no diagram' : kind };
  cleanerWithoutPage();
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    htmlLabels: false,
    suppressErrorRendering: true,
  });
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const graph = readFlowchart(diagram.db, text);
    return graph === null ? { ok: false, detail: diagram.type } : { ok: true, graph };
  } catch (error) {
    return { ok: false, detail: (error as Error).message };
  }
}
