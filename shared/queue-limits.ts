/** How often a queue delivers a message before it goes to the dead-letter queue. The stack and the workers agree on it here. */
export const MOST_DELIVERIES = 5

/**
 * Articles that one invocation takes from their queue. One, since a message handed back untried counts as
 * delivered, and those of a slow host would use up their deliveries waiting for each other.
 */
export const ARTICLES_PER_BATCH = 1
