/** Somebody as written in one cell of an office's table. */
export type WrittenPerson = {
  readonly name: string;
  readonly title: string;
  readonly mobile: string;
  readonly officePhone: string;
  readonly satPhone: string;
};

export type WrittenCell = {
  readonly people: readonly WrittenPerson[];
  /** what could not be read as a name, a 职务 or a number */
  readonly unread: readonly string[];
};

const EMPTY = { title: '', mobile: '', officePhone: '', satPhone: '' };

/** Numbers as they are written: 11 digits in groups, with an area code, an extension, or short ones of an office. */
const PHONE =
  /(?:\+?86[- ]?)?1\d{2}[- ]?\d{4}[- ]?\d{4}|\(?0\d{2,3}\)?[- ]?\d{7,8}(?:-\d{1,5})?|\d{5,8}(?:-\d{1,5})?/g;
const HAN = /^\p{Script=Han}$/u;
const NAME = /^[\p{Script=Han}·]{2,12}$|^[\p{L}][\p{L} .'-]{1,38}$/u;

/** Which of the three numbers of a person it is: satellite (1349…, 1740…, 1749…), mobile, else office. */
export function phoneKind(number: string): 'mobile' | 'officePhone' | 'satPhone' {
  const digits = number.replaceAll(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
  if (/^(1349|174[09])\d{7}$/.test(digits)) return 'satPhone';
  return /^1[3-9]\d{9}$/.test(digits) ? 'mobile' : 'officePhone';
}

const plainNumber = (number: string): string => {
  const digits = number.replaceAll(/\D/g, '');
  return /^(86)?1\d{10}$/.test(digits) ? digits.slice(-11) : number.replaceAll(/[()\s]/g, '');
};

/** Numbers in a cell of its own, each by its kind; the first of a kind holds. */
export function readPhones(text: string): Pick<WrittenPerson, 'mobile' | 'officePhone' | 'satPhone'>[] {
  const numbers = text.normalize('NFKC').match(PHONE) ?? [];
  return numbers.map((number) => ({
    mobile: '',
    officePhone: '',
    satPhone: '',
    [phoneKind(number)]: plainNumber(number),
  }));
}

/** `王 芳` is one person whose name was spread; `王芳 李强` are two. */
function wordsOf(part: string): string[] {
  const words: string[] = [];
  for (const word of part.split(/\s+/).filter((one) => one !== '')) {
    const last = words.at(-1);
    if (last !== undefined && HAN.test(last) && HAN.test(word)) words[words.length - 1] = last + word;
    else if (last !== undefined && /^[A-Za-z.'-]+$/.test(word) && /^[A-Za-z .'-]+$/.test(last))
      words[words.length - 1] = `${last} ${word}`;
    else words.push(word);
  }
  return words;
}

/** Marks where numbers stood, so that what is around them is cut rightly. */
const MARK = '\uE000';

/**
 * Reads the people of one cell: several names separated by 、, comma, semicolon, slash, space or a new line; a number behind a name, in brackets or
 * not, is that person's; other words in brackets are the 职务. What is none of these is given back as unread.
 */
export function readNames(text: string): WrittenCell {
  const numbers: string[] = [];
  const marked = text
    .normalize('NFKC')
    .replaceAll(MARK, '')
    .replaceAll(PHONE, (number) => ` ${MARK}${numbers.push(number) - 1}${MARK} `)
    .replaceAll(/\(\s*(\uE000\d+\uE000)\s*\)/g, ' $1 ');
  const people: WrittenPerson[] = [];
  const unread: string[] = [];
  const change = (given: Partial<WrittenPerson>, text: string): void => {
    const last = people.at(-1);
    if (last === undefined) unread.push(text);
    else people[people.length - 1] = { ...last, ...given };
  };
  for (const token of marked.match(/\uE000\d+\uE000|\([^()]*\)|[^、,;/\n()\uE000]+/g) ?? []) {
    const place = /^\uE000(\d+)\uE000$/.exec(token);
    if (place) {
      const number = numbers[Number(place[1])] ?? '';
      change({ [phoneKind(number)]: plainNumber(number) }, number);
    } else if (token.startsWith('(')) {
      const title = token.slice(1, -1).trim();
      if (title !== '') change({ title }, title);
    } else {
      for (const word of wordsOf(token.replaceAll(/[:]/g, ' '))) {
        if (NAME.test(word)) people.push({ name: word, ...EMPTY });
        else if (!/^[-—–.·*]+$/.test(word)) unread.push(word);
      }
    }
  }
  return { people, unread };
}
