import type { ComponentType } from 'react';
import ExportMenu from './transfer/ExportMenu';
import ImportPlan from './transfer/ImportPlan';

/** Parts of a plan's page that stand in folders of their own; null: this page goes without. */
export const MOUNTS: {
  readonly importer: ComponentType | null;
  readonly exporter: ComponentType<{ readonly planId: string; readonly revision: number }> | null;
} = { importer: ImportPlan, exporter: ExportMenu };
