/** Orders texts by their UTF-16 units, as DynamoDB does keys of plain ASCII: the same in every locale. */
export function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
