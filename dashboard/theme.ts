/** How light the page is: as the system has it, unless the reader chose. */
export type Theme = 'auto' | 'light' | 'dark'

const KEY = 'parley-theme'

export function chosenTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY)
    return stored === 'light' || stored === 'dark' ? stored : 'auto'
  } catch {
    // A browser that keeps nothing for this site still shows the page.
    return 'auto'
  }
}

/** Sets the page's theme. */
export function showTheme(theme: Theme): void {
  if (theme === 'auto') document.documentElement.removeAttribute('data-theme')
  else document.documentElement.setAttribute('data-theme', theme)
}

/** Sets the theme and remembers it in this browser. */
export function chooseTheme(theme: Theme): void {
  showTheme(theme)
  try {
    if (theme === 'auto') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // Not remembered, then.
  }
}
