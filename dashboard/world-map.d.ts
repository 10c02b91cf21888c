/** Made by the build: see infra/world-map.ts. */
declare module 'parley:world-map' {
  import type { WorldMap } from '../infra/world-map.ts'

  const map: WorldMap
  export default map
}
