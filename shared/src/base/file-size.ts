/** The largest file that is taken, bytes; a paste counts likewise. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024
