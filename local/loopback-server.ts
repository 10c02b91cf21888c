import type { Server } from 'node:http'

/** A server that only this machine can reach. */
export type LoopbackServer = { url: string; port: number; close(): Promise<void> }

/** Listens on 127.0.0.1, on any free port unless one is given. Rejects if the port is taken. */
export function listenOnLoopback(server: Server, port = 0): Promise<LoopbackServer> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address()
      const actual = address !== null && typeof address === 'object' ? address.port : port
      resolve({ url: `http://127.0.0.1:${actual}`, port: actual, close: () => closeServer(server) })
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeAllConnections()
  })
}
