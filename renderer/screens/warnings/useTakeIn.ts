import { useCallback, useState } from 'react';
import type { FoundReading, ImportResult } from '../../../shared/contract/areas/warnings';
import { CallError, call } from '../../bridge/client';
import type { ImportItem } from './readingValues';

/** A message may not be larger than what the desk takes in one piece; a warning has some kilobytes. */
const MOST_CHARACTERS = 600_000;
const SLICE = 40;

export type Refused = { readonly code: string; readonly detail: string; readonly where: string | null };
/** What became of one file. */
export type FileResult = {
  readonly name: string;
  readonly results: readonly ImportResult[];
  readonly refused: readonly Refused[];
  /** readings of it that somebody has to look at */
  readonly asked: number;
  readonly error: unknown;
};
/** A reading that waits for an officer, with the text that it was found in. */
export type Asked = {
  readonly key: string;
  readonly name: string | null;
  readonly original: string;
  readonly found: FoundReading;
};

const isOk = (
  found: FoundReading,
): found is FoundReading & { readonly reading: Extract<FoundReading['reading'], { ok: true }> } =>
  found.reading.ok;

/** A reading that leaves nothing open may be taken in as it is; what somebody pasted is always looked at. */
const isSure = (found: FoundReading): boolean =>
  isOk(found) && found.reading.doubts.length === 0 && found.reading.warning.source !== 'paste';

async function takeSure(found: readonly FoundReading[], original: string): Promise<ImportResult[]> {
  const only = found.length === 1;
  const items = found.filter(isOk).map(
    ({ reading }): ImportItem => ({
      ...reading.warning,
      original: only ? original.slice(0, 60_000) : '',
    }),
  );
  const results: ImportResult[] = [];
  for (let at = 0; at < items.length; at += SLICE)
    results.push(...(await call('warning.import', { readings: items.slice(at, at + SLICE) })));
  return results;
}

type Read = { readonly result: FileResult; readonly asked: readonly Asked[] };

async function readOne(name: string, text: string, original: string): Promise<Read> {
  const nothing: FileResult = { name, results: [], refused: [], asked: 0, error: null };
  if (text.length > MOST_CHARACTERS)
    return {
      result: { ...nothing, refused: [{ code: 'too_large', detail: '', where: null }] },
      asked: [],
    };
  if (text.trim() === '')
    return { result: { ...nothing, refused: [{ code: 'empty', detail: '', where: null }] }, asked: [] };
  try {
    const found = await call('warning.read', { text });
    const unsure = found.filter((one) => isOk(one) && !isSure(one));
    const refused = found.flatMap(({ reading }) => (reading.ok ? [] : [reading]));
    const results = await takeSure(found.filter(isSure), original);
    const asked = unsure.map((one) => ({
      key: crypto.randomUUID(),
      name,
      original: text.slice(0, 60_000),
      found: one,
    }));
    return { result: { ...nothing, results, refused, asked: asked.length }, asked };
  } catch (error) {
    return { result: { ...nothing, error: error instanceof CallError ? error : String(error) }, asked: [] };
  }
}

/** Reads what was pasted or dropped: what is clear is taken in at once, the rest is asked about, one after the other. */
export function useTakeIn() {
  const [results, setResults] = useState<readonly FileResult[]>([]);
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const [isBusy, setBusy] = useState(false);
  const add = useCallback(async (sources: readonly { readonly name: string; readonly text: string }[]) => {
    setBusy(true);
    const all: Read[] = [];
    for (const { name, text } of sources) all.push(await readOne(name, text, text));
    setResults(all.map(({ result }) => result));
    setAsked((before) => [...before, ...all.flatMap((one) => one.asked)]);
    setBusy(false);
    return all.reduce((sum, one) => sum + one.asked.length, 0);
  }, []);
  const files = useCallback(
    async (list: Iterable<File>) => {
      const sources: { name: string; text: string }[] = [];
      for (const file of list) {
        // What is far too large is not even read.
        const text = file.size > MOST_CHARACTERS * 4 ? ' '.repeat(MOST_CHARACTERS + 1) : await file.text();
        sources.push({ name: file.name, text });
      }
      await add(sources);
    },
    [add],
  );
  const answered = useCallback((key: string, result: ImportResult | null) => {
    setAsked((before) => before.filter((one) => one.key !== key));
    if (result !== null)
      setResults((before) => [
        ...before.filter((one) => one.asked === 0 || one.results.length + one.refused.length > 0),
        { name: '', results: [result], refused: [], asked: 0, error: null },
      ]);
  }, []);
  const clear = useCallback(() => setResults([]), []);
  return { results, asked, isBusy, add, files, answered, clear };
}
