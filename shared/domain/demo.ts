/** The documented password of every account of a demonstration room. */
export const DEMO_PASSWORD = 'Watchdesk-demo-1';
/** The account of the officer who tries the room out. */
export const DEMO_OFFICER = 'officer1';
