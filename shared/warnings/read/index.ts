export { formOf, readAny } from './any';
export { readCap } from './cap';
export { readFeed } from './feed';
export { readPasted } from './pasted';
export { MAX_BYTES, READ_REFUSALS, type ReadRefusal } from './refusal';
