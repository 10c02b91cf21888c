type Scalar = string | number | boolean

/** A row says nothing of what is null: the attribute is absent. */
export function withoutNulls(values: Record<string, Scalar | null>): Record<string, Scalar> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Scalar] => entry[1] !== null))
}

/** Part of an UpdateCommand's input. */
export type Update = {
  UpdateExpression: string
  ExpressionAttributeNames: Record<string, string>
  ExpressionAttributeValues: Record<string, Scalar | undefined>
}

/** The update that makes `attributes` of an item those of `row`: absent there, removed here. */
export function setAttributes(row: Record<string, Scalar | undefined>, attributes: readonly string[]): Update {
  const present = attributes.filter((name) => row[name] !== undefined)
  const absent = attributes.filter((name) => row[name] === undefined)
  const set = present.length === 0 ? '' : `SET ${present.map((name) => `#${name} = :${name}`).join(', ')}`
  const remove = absent.length === 0 ? '' : `REMOVE ${absent.map((name) => `#${name}`).join(', ')}`
  return {
    UpdateExpression: `${set} ${remove}`.trim(),
    ExpressionAttributeNames: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(present.map((name) => [`:${name}`, row[name]])),
  }
}
