import type { ReactNode } from 'react';

export default function IncidentsScreen(_props: object): ReactNode {
  return null;
}
