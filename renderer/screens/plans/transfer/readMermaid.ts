import { type FlowGraph, readFlowchart } from '../../../../shared/plan/import';
import { loadMermaid } from '../../runs/flow/loadMermaid';

export type ReadFlow =
  | { readonly ok: true; readonly graph: FlowGraph }
  /** in the words of Mermaid, with the line that it stopped at; or the kind of diagram that it is */
  | { readonly ok: false; readonly detail: string };

/** Reads Mermaid text by Mermaid's own parser. Nothing is drawn. Never throws. */
export async function readMermaid(text: string): Promise<ReadFlow> {
  const mermaid = await loadMermaid();
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const graph = readFlowchart(diagram.db, text);
    return graph === null ? { ok: false, detail: diagram.type } : { ok: true, graph };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
