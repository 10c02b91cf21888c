import { CfnResource, RemovalPolicy } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** What happens to data when its resource is removed. */
export type DataProtection = { removalPolicy: RemovalPolicy; deletionProtection: boolean }

export function dataProtection(on: boolean): DataProtection {
  return { removalPolicy: on ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY, deletionProtection: on }
}

/** Keeps a resource's identity when constructs move: a changed logical id would replace it, and its data be left behind. */
export function pinLogicalId(construct: IConstruct, logicalId: string): void {
  const resource = construct.node.defaultChild
  if (!CfnResource.isCfnResource(resource)) throw new Error(`${construct.node.path} is no single resource to be named ${logicalId}`)
  resource.overrideLogicalId(logicalId)
}
