import { config } from 'zod';

/**
 * Loaded before any schema of the contract: zod asks with `new Function` whether it may compile, which the page's
 * security policy refuses and reports.
 */
config({ jitless: true });
