import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { foundationModel, isInferenceProfile } from '../../shared/engine/model-family.ts'

/**
 * What it takes to ask one model by Converse, which is authorised as InvokeModel. An inference profile needs the
 * model behind it in every region that it may send to; the condition keeps that to requests through the profile.
 * `wildcard` is the resource that names no region, or null.
 */
export function modelGrants(scope: Construct, model: string, region: string): { statements: PolicyStatement[]; wildcard: string | null } {
  const actions = ['bedrock:InvokeModel']
  const { partition, account } = Stack.of(scope)
  if (!isInferenceProfile(model)) {
    return { statements: [new PolicyStatement({ actions, resources: [`arn:${partition}:bedrock:${region}::foundation-model/${model}`] })], wildcard: null }
  }
  const profile = `arn:${partition}:bedrock:${region}:${account}:inference-profile/${model}`
  const behind = `bedrock:*::foundation-model/${foundationModel(model)}`
  return {
    statements: [
      new PolicyStatement({ actions, resources: [profile] }),
      new PolicyStatement({ actions, resources: [`arn:${partition}:${behind}`], conditions: { StringEquals: { 'bedrock:InferenceProfileArn': profile } } }),
    ],
    // As cdk-nag writes it.
    wildcard: `arn:<AWS::Partition>:${behind}`,
  }
}
