import {
  WARNING_MESSAGES,
  WARNING_STATUSES,
  type WarningReading,
  type WarningReference,
} from '../../domain/warnings';
import {
  CAP_NAMESPACE,
  CAP_WORDS,
  checkShapes,
  childrenOf,
  leafText,
  momentOf,
  oneOf,
  optional,
  optionalMoment,
  plainId,
  required,
  word,
} from './capSchema';
import { toReading } from './capWarning';
import { refuse, refusedReading, soundText } from './refusal';
import { readXml, type XmlNode } from './xml';

export type CapPair = { readonly name: string; readonly value: string };
export type CapArea = { readonly description: string; readonly geocodes: readonly CapPair[] };

export type CapInfo = {
  readonly language: string;
  readonly event: string;
  readonly responseTypes: readonly string[];
  readonly urgency: string;
  readonly severity: string;
  readonly certainty: string;
  readonly eventCodes: readonly CapPair[];
  readonly parameters: readonly CapPair[];
  readonly effectiveAt: number | null;
  readonly onsetAt: number | null;
  readonly expiresAt: number | null;
  readonly senderName: string | null;
  readonly headline: string | null;
  readonly description: string | null;
  readonly instruction: string | null;
  readonly areas: readonly CapArea[];
};

export type CapMessage = {
  readonly identifier: string;
  readonly sender: string;
  readonly sentAt: number;
  readonly status: (typeof WARNING_STATUSES)[number];
  readonly message: (typeof WARNING_MESSAGES)[number];
  readonly references: readonly WarningReference[];
  readonly infos: readonly CapInfo[];
};

const MAX_INFOS = 50;
const MAX_AREAS = 2_000;

/**
 * Reads a CAP 1.2 message (domain.md 8.1). Refused are: what is not well-formed, has a document type or undeclared entities, another namespace or root,
 * misses or doubles a field, or has a word, time, area or reference that CAP does not allow; `where` is `line:column` or the path of the element.
 * Elements of other namespaces (signatures) are passed over. Colour and level are read from words, never made from `severity` or from each other.
 */
export function readCap(xml: string): WarningReading {
  try {
    return toReading(messageOf(readXml(soundText(xml).trimStart())));
  } catch (error) {
    return refusedReading(error);
  }
}

function messageOf(root: XmlNode): CapMessage {
  if (root.name !== 'alert') refuse('not_cap', root.name, root.path);
  if (root.uri !== CAP_NAMESPACE) refuse('wrong_namespace', root.uri, root.path);
  const identifier = plainId(required(root, 'identifier'), '/alert/identifier');
  const sender = plainId(required(root, 'sender'), '/alert/sender');
  const sentAt = momentOf(required(root, 'sent'), '/alert/sent');
  const status = WARNING_STATUSES[CAP_WORDS.status.indexOf(word(root, 'status'))] ?? 'draft';
  const message = WARNING_MESSAGES[CAP_WORDS.msgType.indexOf(word(root, 'msgType'))] ?? 'error';
  const scope = word(root, 'scope');
  if (scope === 'Restricted') required(root, 'restriction');
  if (scope === 'Private') required(root, 'addresses');
  for (const name of ['source', 'restriction', 'addresses', 'note', 'incidents']) optional(root, name);
  const infos = childrenOf(root, 'info');
  if (infos.length > MAX_INFOS) refuse('too_many', 'info', root.path);
  const isWarning = message === 'alert' || message === 'update';
  if (infos.length === 0 && isWarning) refuse('missing_field', 'info', '/alert/info');
  const references = referencesOf(optional(root, 'references'));
  return { identifier, sender, sentAt, status, message, references, infos: infos.map(infoOf) };
}

/** `sender,identifier,sent` separated by white space. */
function referencesOf(text: string | null): readonly WarningReference[] {
  if (text === null) return [];
  return text.split(/\s+/).map((one) => {
    const where = '/alert/references';
    const [sender, identifier, sent, ...rest] = one.split(',');
    if (!sender || !identifier || !sent || rest.length > 0) return refuse('bad_reference', one, where);
    return { sender, identifier: plainId(identifier, where), sentAt: momentOf(sent, where) };
  });
}

function pairsOf(node: XmlNode, name: string): readonly CapPair[] {
  return childrenOf(node, name).map((pair) => ({
    name: required(pair, 'valueName'),
    value: optional(pair, 'value') ?? '',
  }));
}

function infoOf(node: XmlNode): CapInfo {
  const categories = childrenOf(node, 'category');
  if (categories.length === 0) refuse('missing_field', 'category', `${node.path}/category`);
  for (const one of categories) oneOf(CAP_WORDS.category, leafText(one), one.path);
  const responses = childrenOf(node, 'responseType');
  const areas = childrenOf(node, 'area');
  if (areas.length > MAX_AREAS) refuse('too_many', 'area', node.path);
  for (const name of ['audience', 'web', 'contact']) optional(node, name);
  checkResources(node);
  return {
    language: optional(node, 'language') ?? 'en-US',
    event: required(node, 'event'),
    responseTypes: responses.map((one) => oneOf(CAP_WORDS.responseType, leafText(one), one.path)),
    urgency: word(node, 'urgency'),
    severity: word(node, 'severity'),
    certainty: word(node, 'certainty'),
    eventCodes: pairsOf(node, 'eventCode'),
    parameters: pairsOf(node, 'parameter'),
    effectiveAt: optionalMoment(node, 'effective'),
    onsetAt: optionalMoment(node, 'onset'),
    expiresAt: optionalMoment(node, 'expires'),
    senderName: optional(node, 'senderName'),
    headline: optional(node, 'headline'),
    description: optional(node, 'description'),
    instruction: optional(node, 'instruction'),
    areas: areas.map(areaOf),
  };
}

/** What a resource is about is not read; it must be a resource all the same. */
function checkResources(node: XmlNode): void {
  for (const resource of childrenOf(node, 'resource')) {
    required(resource, 'resourceDesc');
    required(resource, 'mimeType');
  }
}

function areaOf(node: XmlNode): CapArea {
  checkShapes(node);
  optional(node, 'altitude');
  optional(node, 'ceiling');
  return { description: required(node, 'areaDesc'), geocodes: pairsOf(node, 'geocode') };
}
