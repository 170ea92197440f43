import { useCallback, useState } from 'react';

/** Which of the room's telephones stands at this seat; kept by the seat, not by the room. */
const KEY = 'watchdesk.telephone';

function stored(): number {
  const known = Number(localStorage.getItem(KEY));
  return Number.isInteger(known) && known >= 1 ? known : 1;
}

/** The telephone of this seat, at most `phones`; chosen once and remembered. */
export function useTelephone(phones: number): readonly [number, (phone: number) => void] {
  const [phone, setPhone] = useState(stored);
  const choose = useCallback((next: number): void => {
    localStorage.setItem(KEY, String(next));
    setPhone(next);
  }, []);
  return [Math.min(phone, Math.max(1, phones)), choose];
}
