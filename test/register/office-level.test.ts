import { expect, test } from 'vitest'
import { officeLevel } from '../../shared/register/office-level.ts'

test.each([
  ['President', 1],
  ['U.S. President', 1],
  ['Prime Minister of Japan', 1],
  ['North Korean leader', 1],
  ['Chancellor of the Federal Republic of Germany', 1],
  ['European Council President', 1],
  ['Vice President', 2],
  ['Deputy Prime Minister and Minister of Finance', 2],
  ['Chinese Vice Premier', 2],
  ['Crown Prince', 2],
  ['UN Secretary-General', 2],
  ['Speaker of the National Assembly', 2],
  ['President of the Senate', 2],
  ['Foreign Minister', 3],
  ['foreign ministers of Armenia and Azerbaijan', 3],
  ['US Secretary of State', 3],
  ['Secretary of State for Foreign Affairs', 3],
  ['Israeli Defense Minister', 3],
  ['EU foreign policy chief', 3],
  ["South Korea's first vice foreign minister", 4],
  ['US Deputy Secretary of State', 4],
  ['Under Secretary of State for Political Affairs', 4],
  ['Special Envoy of the President', 4],
  ['Senior Minister of State for Law', 4],
  ['Turkish Ambassador to Athens', 5],
  ['Assistant Secretary of State', 5],
  ['Director-General of the Foreign Ministry', 5],
  ['writer', null],
  [null, null],
])('%s is of level %s', (title, level) => {
  expect(officeLevel(title)).toBe(level)
})
