import type { Block, NewsroomArticle } from './article-file.ts'
import { escapeMarkup, scriptJson } from './markup.ts'
import { articlePath } from './sample.ts'
import type { Outlet } from './sample.ts'

/** What stands around an article on its site. */
export type Surroundings = { outlet: Outlet; others: NewsroomArticle[]; baseUrl: string }

/** The article's page in its outlet's template, with the site's furniture around the text. */
export function renderPage(article: NewsroomArticle, around: Surroundings): string {
  return TEMPLATES[around.outlet.template](article, around)
}

/** The page a bot wall shows instead of the article. */
export function renderBotWall(host: string): string {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"></head>
<body><main><h1>${escapeMarkup(host)}</h1><h2>Checking if the site connection is secure</h2>
<p>Enable JavaScript and cookies to continue.</p><noscript>This site requires JavaScript to verify that you are human.</noscript></main></body></html>
`
}

/** The page for an address that is not, or no longer, there. */
export function renderNotFound(): string {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Page not found</title></head>
<body><nav><a href="/">Home</a></nav><main><h1>Page not found</h1><p>The page may have been moved or removed.</p></main></body></html>
`
}

/** The article's body as plain HTML, as a feed with full content carries it. */
export function renderBlocks(blocks: Block[]): string {
  return blocks.map(renderBlock).join('\n')
}

function renderBlock(block: Block): string {
  const text = escapeMarkup(block.text)
  if (block.kind === 'heading') return `<h2>${text}</h2>`
  if (block.kind === 'paragraph') return `<p>${text}</p>`
  return `<figure><img src="/media/photo.jpg" alt="" width="960" height="640"><figcaption>${text}</figcaption></figure>`
}

/** Renders the body with `insert` standing after the block with that index. */
function renderBlocksAround(blocks: Block[], index: number, insert: string): string {
  return blocks.map((block, i) => (i === index ? `${renderBlock(block)}\n${insert}` : renderBlock(block))).join('\n')
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** "12 March 2026". */
function longDate(instant: string): string {
  const [year, month, day] = instant.slice(0, 10).split('-').map(Number)
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`
}

function canonicalLink(article: NewsroomArticle, around: Surroundings): string {
  return `<link rel="canonical" href="${escapeMarkup(around.baseUrl + articlePath(around.outlet, article))}">`
}

function relatedLinks(around: Surroundings, count: number): string {
  return around.others
    .slice(0, count)
    .map((other) => `<li><a href="${escapeMarkup(articlePath(around.outlet, other))}">${escapeMarkup(other.title)}</a></li>`)
    .join('')
}

const COOKIE_BANNER = `<div id="cookie-consent" class="cookie-banner" role="dialog" aria-label="Cookies"><p>We and our partners use cookies to personalise content and measure audiences.</p><button>Accept all</button><button>Manage choices</button></div>`

const SHARE_BUTTONS = `<ul class="share share-buttons"><li><a href="#" class="share-mail">Email</a></li><li><a href="#" class="share-link">Copy link</a></li><li><a href="#" class="share-print">Print</a></li></ul>`

/** A modern wire site: dates in JSON-LD only, a "read more" box inside the text. */
function wirePage(article: NewsroomArticle, around: Surroundings): string {
  const { outlet } = around
  const linked = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    datePublished: article.published,
    dateModified: article.updated ?? article.published,
    author: article.byline ? [{ '@type': 'Person', name: article.byline }] : [{ '@type': 'Organization', name: outlet.name }],
    publisher: { '@type': 'NewsMediaOrganization', name: outlet.name },
  }
  const readMore = `<aside class="read-more related-box"><h3>Read more</h3><ul>${relatedLinks(around, 2)}</ul></aside>`
  return `<!DOCTYPE html>
<html lang="${article.language}">
<head>
<meta charset="utf-8">
<title>${escapeMarkup(article.title)} | ${escapeMarkup(outlet.name)}</title>
${canonicalLink(article, around)}
<meta property="og:title" content="${escapeMarkup(article.title)}">
<meta property="og:type" content="article">
<script type="application/ld+json">${scriptJson(linked)}</script>
<script>window.dataLayer = window.dataLayer || [];</script>
<style>.cookie-banner{position:fixed;bottom:0}</style>
</head>
<body>
${COOKIE_BANNER}
<header class="site-header"><a class="logo" href="/${outlet.slug}/">${escapeMarkup(outlet.name)}</a>
<nav class="main-nav"><ul><li><a href="#">World</a></li><li><a href="#">Business</a></li><li><a href="#">Markets</a></li><li><a href="#">Science</a></li><li><a href="#">Sport</a></li></ul></nav></header>
<main>
<article class="story">
<header><h1>${escapeMarkup(article.title)}</h1>
<p class="byline">${article.byline ? `By ${escapeMarkup(article.byline)}` : escapeMarkup(outlet.name)}</p>
${SHARE_BUTTONS}</header>
<div class="story-body" data-component="text">
${renderBlocksAround(article.blocks, 1, readMore)}
</div>
<footer class="story-footer"><p>Our standards: how we report and correct.</p><p>Licensing and reprints</p></footer>
</article>
<section class="newsletter"><h3>Morning Dispatch</h3><p>The day's essential stories in your inbox, every weekday.</p><form><input type="email" placeholder="Your e-mail"><button>Sign up</button></form></section>
<section class="most-read"><h3>Most read</h3><ol>${relatedLinks(around, 5)}</ol></section>
</main>
<footer class="site-footer"><ul><li><a href="#">About</a></li><li><a href="#">Careers</a></li><li><a href="#">Privacy</a></li><li><a href="#">Terms of use</a></li></ul><p>&copy; 2026 ${escapeMarkup(outlet.name)}. All rights reserved.</p></footer>
</body>
</html>
`
}

/** A national paper: OpenGraph dates, an advertisement and a newsletter box between the paragraphs. */
function paperPage(article: NewsroomArticle, around: Surroundings): string {
  const { outlet } = around
  const advertisement = `<div class="ad ad-slot" aria-hidden="true"><span>ADVERTISEMENT</span></div>
<div class="inline-newsletter promo"><strong>Never miss a story.</strong> <a href="#">Subscribe from 4.90 a month</a></div>`
  return `<!DOCTYPE html>
<html lang="${article.language}" prefix="og: https://ogp.me/ns#">
<head>
<meta charset="utf-8">
<title>${escapeMarkup(article.title)} - ${escapeMarkup(outlet.name)}</title>
${canonicalLink(article, around)}
<meta name="description" content="${escapeMarkup(article.title)}">
<meta property="og:site_name" content="${escapeMarkup(outlet.name)}">
<meta property="og:title" content="${escapeMarkup(article.title)}">
<meta property="article:published_time" content="${new Date(article.published).toISOString()}">
<meta property="article:section" content="${escapeMarkup(article.section)}">
</head>
<body class="single">
<div class="topbar"><a href="#">Log in</a> <a href="#">Subscribe</a> <form role="search"><input type="search" placeholder="Search"></form></div>
<header><h2 class="masthead"><a href="/${outlet.slug}/">${escapeMarkup(outlet.name)}</a></h2>
<nav><a href="#">Home</a> <a href="#">Politics</a> <a href="#">World</a> <a href="#">Economy</a> <a href="#">Sport</a> <a href="#">Opinion</a> <a href="#">E-paper</a></nav></header>
<div class="breadcrumb"><a href="#">Home</a> &rsaquo; <a href="#">${escapeMarkup(article.section)}</a></div>
<div class="content">
<h1 class="headline">${escapeMarkup(article.title)}</h1>
<div class="meta"><span class="author">${escapeMarkup(article.byline ?? 'Staff reporter')}</span> <span class="date">Published: ${longDate(article.published)}</span> <span class="comments">12 comments</span></div>
${SHARE_BUTTONS}
<div class="article-content" id="article-body">
${renderBlocksAround(article.blocks, 2, advertisement)}
</div>
<div class="tags">Tags: <a href="#" rel="tag">diplomacy</a> <a href="#" rel="tag">news</a></div>
</div>
<aside class="sidebar"><h3>Also in the news</h3><ul class="sidebar-list">${relatedLinks(around, 6)}</ul><div class="poll"><h3>Poll</h3><p>Do you read the paper on your phone?</p><label><input type="radio"> Yes</label><label><input type="radio"> No</label></div></aside>
<footer id="colophon"><p>${escapeMarkup(outlet.name)} &middot; Contact &middot; Advertise &middot; Corrections</p></footer>
${COOKIE_BANNER}
</body>
</html>
`
}

/** A ministry on an old publishing system: a table for layout, the date in a Dublin Core tag. */
function ministryPage(article: NewsroomArticle, around: Surroundings): string {
  const { outlet } = around
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="${article.language}">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>${escapeMarkup(article.title)} | Press Releases | ${escapeMarkup(outlet.name)}</title>
${canonicalLink(article, around)}
<meta name="DC.date.issued" content="${article.published.slice(0, 10)}" />
<meta name="DC.publisher" content="${escapeMarkup(outlet.name)}" />
</head>
<body>
<div id="skip"><a href="#contents">Skip to main content</a></div>
<div id="header"><h1 class="agency-name"><a href="/${outlet.slug}/">${escapeMarkup(outlet.name)}</a></h1>
<ul id="gnb"><li><a href="#">About the Ministry</a></li><li><a href="#">Foreign Policy</a></li><li><a href="#">Countries &amp; Regions</a></li><li><a href="#">Consular Services</a></li><li><a href="#">Press</a></li></ul></div>
<table width="100%"><tr>
<td class="leftmenu" width="180"><ul><li><a href="#">Press Releases</a></li><li><a href="#">Briefings</a></li><li><a href="#">Speeches</a></li><li><a href="#">Photo News</a></li></ul></td>
<td id="contents">
<h2 class="view-title">${escapeMarkup(article.title)}</h2>
<p class="view-info">Date: ${longDate(article.published)} &nbsp;|&nbsp; Hits: 1,204 &nbsp;|&nbsp; <a href="#">Print</a></p>
<div class="view-content">
${renderBlocks(article.blocks)}
</div>
<dl class="prevnext"><dt>Previous</dt><dd><a href="${escapeMarkup(around.others[0] ? articlePath(outlet, around.others[0]) : '#')}">${escapeMarkup(around.others[0]?.title ?? '')}</a></dd></dl>
</td></tr></table>
<div id="footer"><address>For further information please contact the spokesperson's office.</address><p>Privacy policy | Copyright | Sitemap</p></div>
</body>
</html>
`
}

/** An agency with plain pages: the date stands in a time element alone, paragraphs are parted by line breaks. */
function agencyPage(article: NewsroomArticle, around: Surroundings): string {
  const { outlet } = around
  const body = article.blocks
    .map((block) => (block.kind === 'paragraph' ? `${escapeMarkup(block.text)}<br><br>` : renderBlock(block)))
    .join('\n')
  return `<!DOCTYPE html>
<html lang="${article.language}">
<head>
<meta charset="utf-8">
<title>${escapeMarkup(article.title)}</title>
${canonicalLink(article, around)}
</head>
<body>
<div class="head"><a href="/${outlet.slug}/"><b>${escapeMarkup(outlet.name)}</b></a> <a href="#">Top news</a> | <a href="#">Politics</a> | <a href="#">Economy</a> | <a href="#">Society</a> | <a href="#">Photo</a> | <a href="#">Video</a></div>
<div class="columns">
<div class="column-main">
<div class="news-date"><time datetime="${article.published}">${longDate(article.published)}, ${article.published.slice(11, 16)}</time></div>
<h1 class="news-title">${escapeMarkup(article.title)}</h1>
<div class="news-text">
${body}
</div>
<div class="news-tools"><a href="#">Subscribe to our channel</a> <a href="#">Report an error</a></div>
</div>
<div class="column-side"><h4>News line</h4>${around.others
    .slice(0, 8)
    .map((other) => `<div class="line"><i>${other.published.slice(11, 16)}</i> <a href="${escapeMarkup(articlePath(outlet, other))}">${escapeMarkup(other.title)}</a></div>`)
    .join('\n')}</div>
</div>
<div class="foot">Reprinting only with an active link to ${escapeMarkup(outlet.name)}. 16+</div>
</body>
</html>
`
}

/** A broadcaster-like site: dates in a JSON-LD graph, a live ticker, related stories and an app promotion. */
function broadcastPage(article: NewsroomArticle, around: Surroundings): string {
  const { outlet } = around
  const linked = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: outlet.name },
      { '@type': 'WebPage', name: article.title, datePublished: new Date(article.published).toISOString() },
      { '@type': 'Article', headline: article.title, datePublished: new Date(article.published).toISOString(), inLanguage: article.language },
    ],
  }
  return `<!DOCTYPE html>
<html lang="${article.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeMarkup(article.title)} &mdash; ${escapeMarkup(outlet.name)}</title>
${canonicalLink(article, around)}
<script type="application/ld+json">${scriptJson(linked)}</script>
</head>
<body>
<a class="visually-hidden" href="#main">Skip to content</a>
<div class="ticker" aria-live="off"><b>LIVE</b> ${around.others
    .slice(0, 3)
    .map((other) => `<span>${escapeMarkup(other.title)}</span>`)
    .join(' &bull; ')}</div>
<header role="banner"><a href="/${outlet.slug}/">${escapeMarkup(outlet.name)}</a><button aria-label="Menu">Menu</button>
<nav role="navigation"><a href="#">News</a><a href="#">Region</a><a href="#">Business</a><a href="#">Sport</a><a href="#">Video</a></nav></header>
<main id="main">
<article>
<h1>${escapeMarkup(article.title)}</h1>
<div class="article__info"><span>${escapeMarkup(article.byline ?? `${outlet.name} staff`)}</span><span>${longDate(article.published)}</span></div>
<div class="article__share">Share: <a href="#">Post</a> <a href="#">Send</a></div>
<div class="article__body">
${renderBlocks(article.blocks)}
</div>
<div class="app-promo"><p>Get breaking news alerts on our app.</p></div>
</article>
<section class="related" aria-label="Related stories"><h2>Related stories</h2><ul>${relatedLinks(around, 4)}</ul></section>
</main>
<footer role="contentinfo"><p>&copy; ${escapeMarkup(outlet.name)} 2026</p><a href="#">Code of ethics</a> <a href="#">Contact us</a></footer>
</body>
</html>
`
}

const TEMPLATES: Record<Outlet['template'], (article: NewsroomArticle, around: Surroundings) => string> = {
  wire: wirePage,
  paper: paperPage,
  ministry: ministryPage,
  agency: agencyPage,
  broadcast: broadcastPage,
}
