import { useEffect, useState } from 'preact/hooks'
import { addressOf, routeOf } from './routes.ts'
import type { Route } from './routes.ts'

const MOVED = 'parley:moved'

/** The route of the address bar; follows links, the back button and `go`. */
export function useRoute(): Route {
  const [route, setRoute] = useState(currentRoute)
  useEffect(() => {
    const follow = () => setRoute(currentRoute())
    addEventListener('popstate', follow)
    addEventListener(MOVED, follow)
    document.addEventListener('click', followLink)
    return () => {
      removeEventListener('popstate', follow)
      removeEventListener(MOVED, follow)
      document.removeEventListener('click', followLink)
    }
  }, [])
  return route
}

/** Shows another view, as a link to it would. */
export function go(route: Route): void {
  goTo(addressOf(route))
}

function goTo(address: string): void {
  history.pushState(null, '', address)
  scrollTo(0, 0)
  dispatchEvent(new Event(MOVED))
}

function currentRoute(): Route {
  return routeOf(location.pathname, new URLSearchParams(location.search))
}

/** Links inside the page change the view; whoever holds a key down, or asks for a download, means something else. */
function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || link.target !== '' || link.hasAttribute('download')) return
  const address = new URL(link.getAttribute('href') ?? '', location.href)
  if (address.origin !== location.origin || address.pathname.startsWith('/v1/') || address.pathname.startsWith('/assets/') || address.hash !== '') return
  event.preventDefault()
  goTo(address.pathname + address.search)
}
