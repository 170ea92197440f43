import type { ReactNode } from 'react';
import { PaperButtons } from '../parts/PaperButtons';

/** The log of one shift on paper and in files. */
export function ExportButtons(props: { readonly shiftId: string }): ReactNode {
  return <PaperButtons paper={{ kind: 'shift_log', shiftId: props.shiftId }} canMask testId="shift-export" />;
}
