import { INVALID_MESSAGE_BODY_CHAR } from '../../node_modules/fauxqs/dist/sqs/sqsTypes.js'

/** Whether SQS refuses the text: it takes #x9, #xA, #xD, #x20-#xD7FF, #xE000-#xFFFD and #x10000-#x10FFFF. */
export function hasRefusedCharacter(text: string): boolean {
  if (!text.isWellFormed()) return true
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit < 0x20 ? unit !== 0x9 && unit !== 0xa && unit !== 0xd : unit === 0xfffe || unit === 0xffff) return true
  }
  return false
}

/** fauxqs takes every character beyond the Basic Multilingual Plane (an emoji in a headline) for refused. */
export function allowEveryCharacter(): void {
  Object.defineProperty(INVALID_MESSAGE_BODY_CHAR, 'test', { value: hasRefusedCharacter, configurable: true })
}
