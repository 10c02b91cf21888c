import { Template } from 'aws-cdk-lib/assertions'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { parseSettings } from '../../infra/config.ts'
import { pipelineStack, resourcesOf } from './synthesize.ts'

const MODEL = 'amazon.nova-lite-v1:0'

function stackWith(model: string, settings: object) {
  const stack = pipelineStack({ engine: 'hybrid', bedrock: { model, ...settings } })
  const template = Template.fromStack(stack)
  const { ExtractMeetingsFunction: reader, ReplayTextsFunction: replay } = template.findResources('AWS::Lambda::Function')
  return { stack, grants: JSON.stringify([...resourcesOf(template, 'AWS::IAM::Policy').values()]), reader: JSON.stringify(reader), replay: JSON.stringify(replay) }
}

const withModel = stackWith(MODEL, { region: 'eu-central-1', tokensPerDay: 1000, articlesPerDay: 7 })
const withProfile = stackWith(`eu.${MODEL}`, {})

it('the rules alone need nothing of Bedrock: no grant, no variable, no longer timeout', () => {
  const template = Template.fromStack(pipelineStack())
  const text = JSON.stringify([...resourcesOf(template, 'AWS::IAM::Policy').values(), ...resourcesOf(template, 'AWS::Lambda::Function').values()])
  expect(text).not.toMatch(/bedrock:|BEDROCK_MODEL|\/answers\//)
  expect(JSON.stringify(template.findResources('AWS::Lambda::Function')['ExtractMeetingsFunction'])).toContain('"Timeout":60')
})

describe('with a model', () => {
  it('the reader may ask that one and no other, and nobody else may', () => {
    const text = withModel.grants
    expect(text.match(/"Action":"bedrock:\w+"/g)).toEqual(['"Action":"bedrock:InvokeModel"'])
    expect(text).toContain(`:bedrock:eu-central-1::foundation-model/${MODEL}"`)
  })

  it('an inference profile may be asked, and the model behind it through the profile alone', () => {
    const text = withProfile.grants
    expect(text.match(/"Action":"bedrock:\w+"/g)).toHaveLength(2)
    expect(text).toContain(`:inference-profile/eu.${MODEL}`)
    expect(text).toContain(`:bedrock:*::foundation-model/${MODEL}`)
    expect(text).toContain('"bedrock:InferenceProfileArn"')
  })

  it('the reader is told the model, the day’s limits and where they are kept, and has time for two turns', () => {
    for (const part of ['"ENGINE":"hybrid"', `"BEDROCK_MODEL":"${MODEL}"`, '"BEDROCK_REGION":"eu-central-1"', '"TOKENS_PER_DAY":"1000"', '"ASKED_ARTICLES_PER_DAY":"7"', '"MODEL_USAGE_TABLE":{"Ref":"ModelUsageTable"}', '"Timeout":300']) {
      expect(withModel.reader).toContain(part)
    }
  })

  it('the replay is told by whom texts are to be read, so that it leaves out what was read so', () => {
    for (const part of ['"ENGINE":"hybrid"', `"BEDROCK_MODEL":"${MODEL}"`]) expect(withModel.replay).toContain(part)
  })

  it.each([{ ...withModel, name: MODEL }, { ...withProfile, name: `eu.${MODEL}` }])('the AwsSolutions rules object to nothing with $name', ({ stack }) => {
    const { violations } = new AwsSolutionsChecks(stack).validateScope(stack)
    expect(violations.flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ resourceLogicalId }) => `${ruleName}: ${resourceLogicalId}`))).toEqual([])
  })
})

it.each([
  [{ engine: 'hybrid' }, 'bedrock.model: given null, but engine "hybrid" needs the id of a model'],
  [{ engine: 'oracle' }, 'engine: given "oracle", allowed is one of rules, hybrid, bedrock'],
  [{ engine: 'hybrid', bedrock: { model: 'arn:aws:bedrock:*' } }, 'bedrock.model: given "arn:aws:bedrock:*"'],
  [{ bedrock: { tokensPerDay: 0 } }, 'bedrock.tokensPerDay: given 0, allowed is a whole number from 1'],
  [{ bedrock: { region: 'Frankfurt' } }, 'bedrock.region: given "Frankfurt", allowed is a region such as eu-central-1'],
])('%j is refused with the setting and what is allowed', (settings, message) => {
  expect(() => parseSettings(settings, 'test')).toThrow(message)
})
