/** An error with a message for readers. Any other error is a bug. */
export class Told extends Error {}

/** An error that says only what went wrong: what to do now depends on the control, and is added to it. */
export class Failed extends Told {}
