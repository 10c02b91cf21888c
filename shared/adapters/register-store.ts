import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Clock, Register, RegisterDesk, RegisterSweep } from '../ports.ts'
import { createRegister } from '../register/put-article-reports.ts'
import { createRegisterTables } from './register-tables.ts'
import type { RegisterTableNames } from './register-tables.ts'

/**
 * The register in DynamoDB. A failed call leaves it as it was or as it is to be; the same call again
 * finishes it. Throws `RegisterContention` if other workers were in the way for some fifteen seconds, and
 * `ChangeTooLarge` where a report ties more meetings together than a transaction can hold.
 */
export function createRegisterStore(dynamo: DynamoDBDocumentClient, names: RegisterTableNames, clock: Clock): Register & RegisterDesk & RegisterSweep {
  return createRegister({
    tables: createRegisterTables(dynamo, names),
    clock,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: Math.random,
  })
}
