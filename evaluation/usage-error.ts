/** What is wrong with the arguments, for the person who typed them. */
export class UsageError extends Error {}
