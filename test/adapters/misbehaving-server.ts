import http from 'node:http'

export type MisbehavingServer = {
  origin: string
  /** Every request in the order of arrival. */
  requests: http.IncomingMessage[]
  close(): Promise<void>
}

export type Misbehaviour = (request: http.IncomingMessage, response: http.ServerResponse, origin: string) => void

/** A web server on the loopback whose paths misbehave as the test says; what is not listed is 404. */
export async function startMisbehavingServer(paths: Record<string, Misbehaviour>): Promise<MisbehavingServer> {
  const requests: http.IncomingMessage[] = []
  let origin = ''
  const server = http.createServer((request, response) => {
    requests.push(request)
    response.on('error', () => {}) // The client hanging up is what most of these tests are about.
    const behave = paths[new URL(request.url ?? '/', 'http://any').pathname]
    if (behave) behave(request, response, origin)
    else response.writeHead(404).end('nothing here')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  origin = `http://127.0.0.1:${address.port}`
  return {
    origin,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export function redirectTo(location: string, status = 302): Misbehaviour {
  return (_request, response) => void response.writeHead(status, { location }).end()
}
