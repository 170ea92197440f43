import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type ReactNode, useEffect, useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { Fetched } from '../../../renderer/components';

const COMES_MS = 50;
const TICK_MS = 100;
/** Thirty of them take six times as long as the pause between two ticks. */
const DRAW_MS = 20;

function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

type Fetching = { isHere: boolean; promise: Promise<void> | null };

function Line(): ReactNode {
  work(DRAW_MS);
  return <i>x</i>;
}

function Part({ fetching }: { readonly fetching: Fetching }): ReactNode {
  if (!fetching.isHere) {
    fetching.promise ??= new Promise((settle) => {
      setTimeout(() => {
        fetching.isHere = true;
        settle();
      }, COMES_MS);
    });
    throw fetching.promise;
  }
  return (
    <div data-testid="part">
      {Array.from({ length: 30 }, (_, at) => String(at)).map((at) => (
        <Line key={at} />
      ))}
    </div>
  );
}

function Clock(): ReactNode {
  const [ticks, setTicks] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTicks((count) => count + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <b data-testid="clock">{ticks}</b>;
}

function Room({ fetching }: { readonly fetching: Fetching }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Clock />
      <button type="button" data-testid="open" onClick={() => setOpen(true)}>
        open
      </button>
      <Fetched fallback={<p data-testid="coming">…</p>}>
        {isOpen ? <Part fetching={fetching} /> : null}
      </Fetched>
    </>
  );
}

afterEach(cleanup);

it('shows a part that came, though the page changes faster than the part is drawn', async () => {
  render(<Room fetching={{ isHere: false, promise: null }} />);
  fireEvent.click(screen.getByTestId('open'));
  expect(screen.getByTestId('coming')).toBeTruthy();
  await screen.findByTestId('part', {}, { timeout: 20_000 });
  expect(screen.queryByTestId('coming')).toBeNull();
  // The clock beside it still goes.
  const ticks = Number(screen.getByTestId('clock').textContent);
  await waitFor(() => expect(Number(screen.getByTestId('clock').textContent)).toBeGreaterThan(ticks));
});
