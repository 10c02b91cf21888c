import { describe, expect, it } from 'vitest'
import { comparePermissions } from '../../../local/iam/compare-permissions.ts'
import { grantedTo, policyProperties } from '../../../local/iam/granted-permissions.ts'
import { neededByDynamoDb, neededByS3, neededBySqs } from '../../../local/iam/needed-permissions.ts'

describe('what IAM asks of a caller', () => {
  it.each<[string, string[], string[]]>([
    ['a query of an index', neededByDynamoDb('Query', { TableName: 'Feeds', IndexName: 'by_slot' }), ['dynamodb:Query on table/Feeds/index/by_slot']],
    ['a get of many items', neededByDynamoDb('BatchGetItem', { RequestItems: { Feeds: {}, Articles: {} } }), ['dynamodb:BatchGetItem on table/Feeds', 'dynamodb:BatchGetItem on table/Articles']],
    [
      'a transaction: the action of each part',
      neededByDynamoDb('TransactWriteItems', { TransactItems: [{ Put: { TableName: 'Meetings' } }, { Put: { TableName: 'Meetings' } }, { ConditionCheck: { TableName: 'Blocks' } }] }),
      ['dynamodb:PutItem on table/Meetings', 'dynamodb:ConditionCheckItem on table/Blocks'],
    ],
    ['a batch of messages: the action of one', neededBySqs('SendMessageBatch', 'Parley-Feeds'), ['sqs:SendMessage on Parley-Feeds']],
    ['a look at an object', neededByS3('HeadObject', 'archive', 'texts/a.json.gz'), ['s3:GetObject on archive/texts/*']],
    ['a list of objects', neededByS3('ListObjectsV2', 'archive', ''), ['s3:ListBucket on archive']],
  ])('for %s', (_request, needed, expected) => {
    expect(needed).toEqual(expected)
  })
})

const policy = policyProperties.parse({
  PolicyDocument: {
    Statement: [
      { Effect: 'Allow', Action: ['dynamodb:Query', 'dynamodb:PutItem'], Resource: 'arn:aws:dynamodb:local:000:table/Feeds' },
      { Effect: 'Allow', Action: 's3:PutObject', Resource: ['arn:aws:s3:::archive/texts/*'] },
      { Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: 'arn:aws:logs:local:000:log-group:x' },
    ],
  },
  Roles: ['PollerRole'],
})

describe('a policy compared with what was done', () => {
  const granted = grantedTo('PollerRole', [policy])

  it('is exact where every grant was used and every call was granted', () => {
    const needed = ['dynamodb:Query on table/Feeds', 'dynamodb:PutItem on table/Feeds', 's3:PutObject on archive/texts/*']
    expect(comparePermissions(needed, granted)).toEqual({ refused: [], idle: [] })
  })

  it('names a grant that was never used', () => {
    expect(comparePermissions(['dynamodb:Query on table/Feeds', 's3:PutObject on archive/texts/*'], granted).idle).toEqual(['dynamodb:PutItem on table/Feeds'])
  })

  it('names a call that AWS would refuse', () => {
    expect(comparePermissions(['s3:PutObject on archive/pages/*'], granted).refused).toEqual(['s3:PutObject on archive/pages/*'])
  })

  it('grants nothing of another role', () => {
    expect(grantedTo('FetcherRole', [policy])).toEqual([])
  })
})
