import type { ReactNode } from 'react';

export default function RunScreen(_props: { readonly id: string }): ReactNode {
  return null;
}
