/**
 * True when words bear the mark of a classified document (绝密、机密、秘密 with a star or in brackets, or at the head of the text). Such a document is
 * registered as 机要件 by number and place only; its words never come into this program. Source: domain.md 2.4 [D], 保密法 2024.
 */
export function bearsSecretMark(words: string): boolean {
  const text = words.normalize('NFKC').replaceAll(/\s+/gu, '');
  return /(?:绝密|机密|秘密)[★☆*]/u.test(text) || /^[【[(〔]?(?:绝密|机密|秘密)(?:[】\])〕:]|$)/u.test(text);
}
