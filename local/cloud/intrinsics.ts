/** Looks up what a template refers to. Throws for what is not there. */
export type Resolver = {
  /** A resource's or pseudo parameter's `Ref`. */
  ref(id: string): string
  /** A resource's `Fn::GetAtt`. */
  attribute(id: string, attribute: string): string
}

/** Replaces CloudFormation's intrinsic functions in `value` by what they stand for. `where` is named in errors. */
export function resolveIntrinsics(value: unknown, resolver: Resolver, where: string): unknown {
  if (Array.isArray(value)) return value.map((item, i) => resolveIntrinsics(item, resolver, `${where}.${i}`))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [first] = entries
  if (first && entries.length === 1 && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
    return resolveFunction(first[0], first[1], resolver, where)
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, resolveIntrinsics(item, resolver, `${where}.${key}`)]))
}

function resolveFunction(name: string, argument: unknown, resolver: Resolver, where: string): unknown {
  const value = name === 'Fn::Sub' ? argument : resolveIntrinsics(argument, resolver, where)
  switch (name) {
    case 'Ref':
      return resolver.ref(text(value, where))
    case 'Fn::GetAtt': {
      const [id, attribute] = typeof value === 'string' ? value.split('.', 2) : list(value, where)
      return resolver.attribute(text(id, where), text(attribute, where))
    }
    case 'Fn::Join': {
      const [separator, parts] = list(value, where)
      return list(parts, where).map((part) => text(part, where)).join(text(separator, where))
    }
    case 'Fn::Select': {
      const [index, items] = list(value, where)
      return list(items, where)[Number(index)]
    }
    case 'Fn::Split': {
      const [separator, whole] = list(value, where)
      return text(whole, where).split(text(separator, where))
    }
    case 'Fn::Sub':
      return substitute(value, resolver, where)
    default:
      throw new Error(`${where}: the local cloud does not know ${name}`)
  }
}

function substitute(value: unknown, resolver: Resolver, where: string): string {
  const [pattern, given] = Array.isArray(value) ? value : [value, {}]
  const variables = Object.entries(Object(resolveIntrinsics(given, resolver, where)))
  const local = new Map(variables.map(([name, item]) => [name, text(item, where)]))
  return text(pattern, where).replaceAll(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`
    const [id = '', attribute] = name.split('.', 2)
    return local.get(name) ?? (attribute === undefined ? resolver.ref(id) : resolver.attribute(id, attribute))
  })
}

function text(value: unknown, where: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw new Error(`${where}: expected a text, found ${JSON.stringify(value)}`)
}

function list(value: unknown, where: string): unknown[] {
  if (Array.isArray(value)) return value
  throw new Error(`${where}: expected a list, found ${JSON.stringify(value)}`)
}
