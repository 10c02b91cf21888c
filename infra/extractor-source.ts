import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { transform, type Plugin } from 'esbuild'
import { withNumberedLists } from './pack-lexicons.ts'

/**
 * Properties that only the objects of extractor and engine have; a bundle calls each by a letter or two, which saves 6 KB.
 * `extractor-source.test.ts` holds that nothing else names them with which those share objects: no domain type, no
 * function or adapter, no lexicon, no built-in object, no library and no string. The most frequent come first, for they
 * get the single letters.
 */
export const EXTRACTOR_PROPERTIES = [
  'tokens', 'sentence', 'people', 'lower', 'upper', 'rank', 'passive', 'frame', 'head', 'cue', 'bare', 'plural', 'subjects', 'objects', 'sentences', 'namedAt', 'former', 'reference', 'distance', 'support', 'amount', 'joint', 'definite', 'dateline', 'candidates', 'dates', 'verb', 'noun', 'nameFrom', 'nameTo', 'home', 'worth', 'complement', 'paragraph', 'discourse',
  'nameWords', 'visited', 'nameMentions', 'isOfficial', 'publishedOn', 'verbGroup', 'mainSentence', 'anchorDate', 'articleSource', 'partyCode', 'actors', 'actorsBefore', 'attributive', 'byFirstWord', 'clauseFrom', 'clauseTo', 'covered', 'fellThrough', 'gerundOf', 'headFrom', 'holder', 'honorific', 'inDate', 'isArrival',
  'isRange', 'isTour', 'lemma', 'longestAt', 'lookUp', 'mayBeIn', 'notOf', 'officeFrom', 'officialsIn', 'oneOf', 'orPublished', 'personOf', 'phrasesFrom', 'placeName',
  'plurals', 'possessive', 'possessors', 'purpose', 'sentenceOf', 'stateCounts', 'strength', 'tellings', 'tense', 'unitAt', 'visitor', 'wasPlanned',
  'acronym', 'candidate', 'clean', 'dashed', 'form', 'frames', 'heading', 'hosts', 'isEdge', 'lent', 'marks', 'named', 'opening', 'phrases', 'previously', 'quotes', 'recent', 'relation', 'reversed', 'stays', 'styleFrom', 'timeline', 'titles',
] as const

const PROPERTIES = new RegExp(`^(?:${EXTRACTOR_PROPERTIES.join('|')})$`)
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** What each is called in a bundle: a letter, then a letter and a digit, which no property is called otherwise. */
export const SHORT_NAMES: Readonly<Record<string, string>> = Object.fromEntries(EXTRACTOR_PROPERTIES.map((name, at) => [name, LETTERS[at] ?? `${LETTERS[(at - LETTERS.length) % LETTERS.length]}${Math.floor(at / LETTERS.length)}`]))

/** Makes the sources of extractor and engine smaller before they are bundled: their own properties by short names, lists of words by numbers. */
export function shortenExtractor(): Plugin {
  return {
    name: 'shorten-extractor',
    setup(build) {
      build.onLoad({ filter: /[\\/]shared[\\/](?:extract|engine)[\\/][^\\/]+\.ts$/ }, async ({ path }) => {
        const source = withNumberedLists(readFileSync(path, 'utf8'), join(dirname(path), 'lexicon'))
        const { code } = await transform(source, { loader: 'ts', target: 'esnext', mangleProps: PROPERTIES, mangleCache: { ...SHORT_NAMES }, charset: 'utf8', sourcemap: 'inline', sourcesContent: false, sourcefile: basename(path) })
        return { contents: code, loader: 'js' }
      })
    },
  }
}
