/**
 * Zod told not to compile, before any part that builds schemas is loaded, in whatever order the parts come. It asks with `new Function`
 * whether it may, which the page's security policy refuses and reports. Written to zod's own place for its settings, so that the first
 * picture does not wait for zod itself.
 */
const place = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
place.__zod_globalConfig = Object.assign(place.__zod_globalConfig ?? {}, { jitless: true });
