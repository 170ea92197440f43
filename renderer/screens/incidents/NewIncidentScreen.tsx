import type { ReactNode } from 'react';

export default function NewIncidentScreen(_props: object): ReactNode {
  return null;
}
