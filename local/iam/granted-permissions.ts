import { z } from 'zod'
import { permission } from './needed-permissions.ts'
import type { Permission } from './needed-permissions.ts'

const listOf = <Item extends z.ZodType>(item: Item) => z.union([z.array(item), item.transform((one) => [one])])

/** A policy of the template, its references resolved. */
export const policyProperties = z.object({
  PolicyDocument: z.object({
    Statement: z.array(z.object({ Effect: z.literal('Allow'), Action: listOf(z.string()), Resource: listOf(z.string()) })),
  }),
  Roles: z.array(z.string()),
})

/** What the policies of a role allow. */
export function grantedTo(role: string, policies: z.infer<typeof policyProperties>[]): Permission[] {
  return policies
    .filter(({ Roles }) => Roles.includes(role))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .flatMap(({ Action, Resource }) => Action.flatMap((action) => Resource.map((resource) => permission(action, withoutPrefix(resource)))))
}

/** `arn:aws:sqs:REGION:ACCOUNT:Parley-Feeds` → `Parley-Feeds`; `*` stays. */
function withoutPrefix(arn: string): string {
  return arn.startsWith('arn:') ? arn.split(':').slice(5).join(':') : arn
}
