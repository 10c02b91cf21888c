/** How often a queue delivers a message before it goes to the dead-letter queue. The stack and the workers agree on it here. */
export const MOST_DELIVERIES = 5
