import type { ReactNode } from 'react';

export default function IncidentScreen(_props: { readonly id: string }): ReactNode {
  return null;
}
