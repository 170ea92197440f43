import type { SealedProblem } from './problems';
import type { RowField } from './rows';

type Locale = 'zh' | 'en';
type Pair = Readonly<Record<Locale, string>>;

const CODES: Readonly<Record<SealedProblem['code'], Pair>> = {
  container_too_short: { zh: '文件太短，不是封装包', en: 'the file is too short to be a sealed package' },
  container_cut_off: {
    zh: '不是封装包，或者文件不完整：结尾不见了',
    en: 'no sealed package, or the file is cut off: its end is not there',
  },
  container_appended: {
    zh: '包的结尾后面被加了内容',
    en: 'something was appended behind the end of the package',
  },
  container_end: { zh: '包的结尾记录被改过', en: 'the record at the end of the package was changed' },
  container_directory: { zh: '包的目录被改过', en: 'the directory of the package was changed' },
  container_header: {
    zh: '这一部分前面的文件头被改过，或者目录里的同一项被改过',
    en: 'the header before this part was changed, or its record in the directory',
  },
  container_name: { zh: '目录里的名字不对', en: 'a name in the directory is not right' },
  row_unreadable: { zh: '这一行读不成记录', en: 'this line cannot be read as a record' },
  row_field_type: { zh: '这一栏的写法不对', en: 'this field is not written as it must be' },
  row_not_canonical: { zh: '这一行的写法被改过', en: 'the way this line is written was changed' },
  row_other_room: { zh: '记录属于另一个值班室', en: 'the record belongs to another room' },
  row_other_origin: { zh: '记录属于另一个来源', en: 'the record belongs to another origin' },
  row_gap: {
    zh: '序号不连续：这里少了或者多了记录',
    en: 'the numbers are not dense: a record is missing or too many',
  },
  row_previous: { zh: '和前一条接不上', en: 'it does not go on from the record before' },
  row_body: { zh: '正文被改过', en: 'its body was changed' },
  row_digest: { zh: '正文的摘要被改过', en: 'the digest of its body was changed' },
  row_head_fields: {
    zh: '正文以外的某一栏（时刻、操作人、类别、对象）被改过',
    en: 'a field beside the body (time, actor, kind or subject) was changed',
  },
  row_hash: { zh: '散列被改过', en: 'its hash was changed' },
  row_several: { zh: '内容和散列、签名都对不上', en: 'neither its hash nor its signature fits its content' },
  row_signature: { zh: '签名不对', en: 'its signature is not right' },
  row_algorithm: { zh: '不认识它的算法', en: 'its algorithm is not known' },
  row_no_key: { zh: '包里没有核验它的公钥', en: 'the package has no key to check its signature with' },
  not_a_package: {
    zh: '不是值守台的封装包：没有清单',
    en: 'not a sealed package of Watchdesk: it has no manifest',
  },
  manifest_unreadable: { zh: '清单读不出来，被改过', en: 'the manifest cannot be read: it was changed' },
  manifest_signature: {
    zh: '清单和它的签名对不上：清单、签名或公钥被改过',
    en: 'the manifest does not fit its signature: the manifest, the signature or the key was changed',
  },
  signature_unreadable: {
    zh: '清单的签名读不出来，被改过',
    en: 'the signature of the manifest cannot be read: it was changed',
  },
  part_missing: { zh: '清单里有，包里没有', en: 'the manifest lists it and it is not there' },
  part_unlisted: { zh: '清单里没有，是后来加进去的', en: 'the manifest does not list it: it was added' },
  part_order: { zh: '次序和清单不一致', en: 'it does not stand in the order of the manifest' },
  part_size: { zh: '长度和清单不一致', en: 'its length is not that of the manifest' },
  part_changed: {
    zh: '内容和清单里的散列对不上，被改过',
    en: 'its content does not fit the hash in the manifest: it was changed',
  },
  part_crc: { zh: '校验和被改过', en: 'its checksum was changed' },
  part_unreadable: { zh: '读不出来', en: 'it cannot be read' },
  rows_missing: { zh: '从这一条起的记录不见了', en: 'the records from this one on are missing' },
  rows_beyond: { zh: '清单的范围以外多了记录', en: 'there are records beyond the span of the manifest' },
  end_hash: { zh: '最后一条和清单里的不一致', en: 'the last record is not the one of the manifest' },
  seat_key: {
    zh: '清单的公钥不是这份记录的公钥',
    en: 'the key of the manifest is not the key of these records',
  },
  founding: { zh: '来源的第一条和公钥对不上', en: 'the first record of the origin does not fit its key' },
  head: { zh: '末条签名不对', en: 'a signed head is not right' },
  handover: { zh: '交接班的双方签名对不上', en: 'the signatures of the handover do not fit' },
  attachment_name: {
    zh: '附件的名字和内容对不上',
    en: 'the name of the attachment does not fit its content',
  },
  other_key: { zh: '公钥指纹不是要求的那一个', en: 'the fingerprint of the key is not the one asked for' },
  code_unknown: {
    zh: '给出的校验码不属于包里的任何一条记录',
    en: 'the code given belongs to no record of the package',
  },
};

const FIELDS: Readonly<Record<RowField, Pair>> = {
  origin: { zh: '来源', en: 'origin' },
  seq: { zh: '序号', en: 'number' },
  room: { zh: '值班室', en: 'room' },
  hlc: { zh: '逻辑时钟', en: 'logical clock' },
  at: { zh: '时刻', en: 'time' },
  actor: { zh: '操作人', en: 'actor' },
  kind: { zh: '类别', en: 'kind' },
  subject: { zh: '对象', en: 'subject' },
  alg: { zh: '算法', en: 'algorithm' },
  salt: { zh: '盐值', en: 'salt' },
  body: { zh: '正文', en: 'body' },
  digest: { zh: '正文摘要', en: 'digest of the body' },
  prev: { zh: '前一条的散列', en: 'hash of the record before' },
  hash: { zh: '散列', en: 'hash' },
  sig: { zh: '签名', en: 'signature' },
};

/** Where: part, line, record and field, or the bytes. */
export function placeOf(problem: SealedProblem, locale: Locale): string {
  const { entry, line, seq, field, offset, until, also } = problem;
  const isZh = locale === 'zh';
  const words: string[] = [];
  if (entry !== null) words.push(entry);
  if (line !== null) words.push(isZh ? `第 ${line} 行` : `line ${line}`);
  if (seq !== null) words.push(isZh ? `日志链第 ${seq} 条` : `record ${seq} of the journal`);
  if (field !== null) words.push(isZh ? `“${FIELDS[field].zh}”栏` : `field “${FIELDS[field].en}”`);
  if (offset !== null && seq === null) {
    const stretch = until === null || until === offset ? `${offset}` : `${offset}–${until}`;
    const or = also === null ? '' : isZh ? `（或者第 ${also} 字节）` : ` (or byte ${also})`;
    words.push(isZh ? `包的第 ${stretch} 字节${or}` : `byte ${stretch} of the package${or}`);
  }
  return words.join(isZh ? '，' : ', ');
}

/** One problem as a sentence: where, then what. */
export function problemWords(problem: SealedProblem, locale: Locale): string {
  const place = placeOf(problem, locale);
  const what = CODES[problem.code][locale];
  if (place === '') return what;
  return locale === 'zh' ? `${place}：${what}` : `${place}: ${what}`;
}
