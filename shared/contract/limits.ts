/** The largest message that any door of the desk takes, in bytes of UTF-8. */
export const MAX_MESSAGE_BYTES = 1_048_576;
