import { expect, it } from 'vitest'
import { openApiDocument } from '../../shared/api/openapi.ts'

it('the OpenAPI document refers to nothing that it does not hold', () => {
  const document: unknown = JSON.parse(JSON.stringify(openApiDocument()))
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#([^"]*)"/g)].map(([, pointer = '']) => pointer)
  const at = (pointer: string) => pointer.slice(1).split('/').reduce<unknown>((value, key) => Object(value)[key], document)
  expect(references.length).toBeGreaterThan(10)
  expect(references.filter((pointer) => at(pointer) === undefined)).toEqual([])
})
