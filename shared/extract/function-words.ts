/** Words that name nothing, capital or not: they open sentences and break up names. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those he she it they we i you his her its their our my your him them us me who whom whose which what when where why how ' +
    'and or but nor so yet if then than as at by for from in into of off on onto out over to up with within without about above across after against along ' +
    'amid among around before behind below between beyond despite down during except following inside like near since through throughout till toward towards ' +
    'under until upon via per both either neither each every all any some no not only also too very more most much many few several other another such same own ' +
    'is are was were be been being am has have had having do does did doing will would shall should can could may might must ' +
    'meanwhile however moreover furthermore nevertheless nonetheless instead earlier later now today yesterday tomorrow here there once again still just already ' +
    'according including although though because while whereas unless whether speaking asked citing responding separately additionally finally first second third last next ' +
    'one two three four five six seven eight nine ten say said says saying while' +
    ' yes well let thank thanks good dear ladies gentlemen question answer during despite given under even never perhaps maybe'
  ).split(' '),
)

const CALENDAR = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun ' +
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec ' +
    'spring summer autumn fall winter christmas easter ramadan eid'
  ).split(' '),
)

/** Names of days, months, seasons and feasts, which are capitalised and yet nobody's name. */
export function isCalendarWord(lower: string): boolean {
  return CALENDAR.has(lower)
}
