import { useEffect, useRef, useState } from 'preact/hooks'

/** Draws into a width of so many pixels. */
export type Draw<Data> = (data: Data, width: number) => Element

/**
 * A chart as a picture with a description; what it shows is told in full by the table beside it. The
 * drawing library comes with the first chart, so that the first view need not wait for it.
 */
export function Chart<Data>({ data, load, label, height }: { data: Data; load: () => Promise<Draw<Data>>; label: string; height: number }) {
  const frame = useRef<HTMLDivElement>(null)
  const [draw, setDraw] = useState<{ it: Draw<Data> } | null>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    let current = true
    void load().then((it) => current && setDraw({ it }))
    return () => {
      current = false
    }
  }, [])
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    if (frame.current !== null) observer.observe(frame.current)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (draw === null || width === 0) return
    const drawing = draw.it(data, width)
    // The picture has one name: what its parts are called is no name that their elements may carry.
    for (const part of drawing.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
    frame.current?.replaceChildren(drawing)
  }, [draw, width, data])
  return <div class="chart" role="img" aria-label={label} ref={frame} style={{ minHeight: `${height}px` }} />
}
