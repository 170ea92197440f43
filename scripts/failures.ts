import { stripVTControlCharacters } from 'node:util';

/** One test that failed: the file and the titles that lead to it, and what it said. */
export type Failure = { readonly title: string; readonly message: string };

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const listAt = (value: unknown, key: string): readonly Fields[] => {
  const found = fieldsOf(value)[key];
  return Array.isArray(found) ? found.map(fieldsOf) : [];
};
const textAt = (value: unknown, key: string): string => {
  const found = fieldsOf(value)[key];
  return typeof found === 'string' ? found : '';
};

function ofVitest(report: Fields): readonly Failure[] {
  return listAt(report, 'testResults').flatMap((file) => {
    const failed = listAt(file, 'assertionResults').filter((test) => test.status === 'failed');
    const title = textAt(file, 'name');
    // A file that does not load has no test that failed, only words of its own.
    if (failed.length === 0)
      return file.status === 'failed' ? [{ title, message: textAt(file, 'message') }] : [];
    return failed.map((test) => ({
      title: `${title} > ${textAt(test, 'fullName')}`,
      message: Array.isArray(test.failureMessages) ? test.failureMessages.join('\n') : '',
    }));
  });
}

function ofPlaywright(suite: Fields, above: string): readonly Failure[] {
  const path = [above, textAt(suite, 'title')].filter((part) => part !== '').join(' > ');
  const own = listAt(suite, 'specs')
    .filter((spec) => spec.ok !== true)
    .map((spec) => ({
      title: `${path} > ${textAt(spec, 'title')}`,
      message: listAt(spec, 'tests')
        .flatMap((test) => listAt(test, 'results'))
        .map((result) => textAt(result.error, 'message'))
        .filter((message) => message !== '')
        .join('\n'),
    }));
  return [...own, ...listAt(suite, 'suites').flatMap((inner) => ofPlaywright(inner, path))];
}

/** The tests that failed in the JSON report of Vitest or of Playwright, in the order of the report; none when it is neither. */
export function failuresOf(report: unknown): readonly Failure[] {
  const fields = fieldsOf(report);
  return 'testResults' in fields
    ? ofVitest(fields)
    : listAt(fields, 'suites').flatMap((suite) => ofPlaywright(suite, ''));
}

const LINES = 12;

/** What failed, to stand above the table at the end, where a long log does not hide it. `root` is cut from the paths. */
export function failuresText(failures: readonly Failure[], root: string): string {
  return failures
    .map(({ title, message }) => {
      const lines = stripVTControlCharacters(message).split('\n').slice(0, LINES);
      return [`✗ ${title}`, ...lines.map((line) => `    ${line}`)].join('\n').replaceAll(`${root}/`, '');
    })
    .join('\n');
}
