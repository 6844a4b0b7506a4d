/** An error with a message for readers. Any other error is a bug. */
export class Told extends Error {}
