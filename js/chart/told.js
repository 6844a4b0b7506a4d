/** A failure in words for readers. Any other is a fault. */
export class Told extends Error {}
