import { useEffect, useMemo, useState } from 'react';
import {
  type ImportDraft,
  type ImportSource,
  importDocument,
  importFlowchart,
} from '../../../../shared/plan/import';
import { parseTables } from '../../../../shared/plan/load';
import type { Profile } from '../../../../shared/plan/types';
import { type ReadFlow, readMermaid } from './readMermaid';

export type Imported = {
  readonly draft: ImportDraft | null;
  /** what Mermaid says about a text that it does not understand */
  readonly problem: string | null;
};

type Given = {
  readonly source: ImportSource | null;
  readonly tablesText: string | undefined;
  readonly profile: Profile | undefined;
  readonly title: string;
  readonly planId: string;
};

/** The draft that a source becomes, made anew whenever name or id change. */
export function useImported({ source, tablesText, profile, title, planId }: Given): Imported {
  const [flow, setFlow] = useState<{ readonly of: ImportSource; readonly read: ReadFlow } | null>(null);
  useEffect(() => {
    if (source?.format !== 'mermaid') return;
    let isCurrent = true;
    void readMermaid(source.text ?? '').then((read) => {
      if (isCurrent) setFlow({ of: source, read });
    });
    return () => {
      isCurrent = false;
    };
  }, [source]);
  return useMemo(() => {
    const nothing = { draft: null, problem: null };
    if (source === null || tablesText === undefined || profile === undefined) return nothing;
    const tables = parseTables(tablesText, 'tables.yaml');
    if (!tables.ok) return nothing;
    const name = { title: title.trim() === '' ? null : title.trim(), planId: planId === '' ? null : planId };
    const choice = { tables: tables.tables, profile, ...name };
    if (source.format !== 'mermaid') return { draft: importDocument(source, choice), problem: null };
    if (flow?.of !== source) return nothing;
    if (!flow.read.ok) return { draft: null, problem: flow.read.detail };
    const { graph } = flow.read;
    return { draft: importFlowchart(graph, { ...choice, fileName: source.fileName }), problem: null };
  }, [source, tablesText, profile, title, planId, flow]);
}
