/** Whether two lists have a member in common. */
export function haveInCommon<Member>(some: readonly Member[], others: readonly Member[]): boolean {
  return some.some((member) => others.includes(member))
}

/** Whether all of a list are among others. */
export function isWithin<Member>(some: readonly Member[], others: readonly Member[]): boolean {
  return some.every((member) => others.includes(member))
}

/** Adds to a list what it does not hold yet. */
export function addNew<Member>(list: Member[], more: readonly Member[]): void {
  for (const member of more) if (!list.includes(member)) list.push(member)
}
