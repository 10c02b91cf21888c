/**
 * What a worker may throw to say what is to become of its message. Anything else that it throws counts as
 * a fault of the moment or of the code: the message comes back, and after the last delivery goes to the
 * dead-letter queue.
 */

/** The work may succeed later: the message is to come back after `afterSeconds`. */
export class RetryLater extends Error {
  override name = 'RetryLater'
  readonly afterSeconds: number

  constructor(message: string, afterSeconds: number) {
    super(message)
    this.afterSeconds = afterSeconds
  }
}

/** No repetition will help: the message is to go to the dead-letter queue, for a person to look at. */
export class PoisonMessage extends Error {
  override name = 'PoisonMessage'
}

/** An object of the archive that cannot be read as what its key says. */
export class CorruptObject extends PoisonMessage {
  override name = 'CorruptObject'
}
