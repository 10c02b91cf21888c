import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { requestOf } from '../../functions/read-api/request.ts'

function event(given: { authorizer?: object; headers?: Record<string, string> }): APIGatewayProxyEventV2 {
  const { authorizer, headers = {} } = given
  const http = { method: 'GET', path: '/v1/meetings', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: '' }
  const requestContext = { domainName: 'api.example', http, ...(authorizer === undefined ? {} : { authorizer }) }
  return { rawPath: '/v1/meetings', rawQueryString: '', headers, requestContext } as unknown as APIGatewayProxyEventV2
}

describe('the name under which the API was asked', () => {
  it('is its own', () => {
    expect(requestOf(event({}))).toMatchObject({ origin: 'https://api.example', signed: false })
  })

  it('is what the distribution before it says, which signs', () => {
    const request = requestOf(event({ authorizer: { iam: {} }, headers: { 'x-forwarded-host': 'register.example' } }))
    expect(request).toMatchObject({ origin: 'https://register.example', signed: true })
  })

  it('is not what a stranger says', () => {
    expect(requestOf(event({ headers: { 'x-forwarded-host': 'elsewhere.example' } })).origin).toBe('https://api.example')
  })
})
