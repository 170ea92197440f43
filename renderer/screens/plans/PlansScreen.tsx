import type { ReactNode } from 'react';

export default function PlansScreen(_props: { readonly planId?: string | undefined }): ReactNode {
  return null;
}
