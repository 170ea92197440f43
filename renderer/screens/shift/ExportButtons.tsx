import type { ReactNode } from 'react';
import { PaperButtons } from '../parts/PaperButtons';
import { SealButton } from '../parts/SealButton';

/** The log of one shift on paper, in files, and sealed. */
export function ExportButtons(props: { readonly shiftId: string }): ReactNode {
  const { shiftId } = props;
  return (
    <>
      <PaperButtons paper={{ kind: 'shift_log', shiftId }} canMask testId="shift-export" />
      <SealButton scope={{ shiftId }} testId="shift-seal" />
    </>
  );
}
