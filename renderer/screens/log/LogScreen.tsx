import type { ReactNode } from 'react';

export default function LogScreen(_props: { readonly at?: number | undefined; readonly entryId?: string | undefined }): ReactNode {
  return null;
}
