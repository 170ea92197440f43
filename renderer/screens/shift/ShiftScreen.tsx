import type { ReactNode } from 'react';

export default function ShiftScreen(_props: object): ReactNode {
  return null;
}
