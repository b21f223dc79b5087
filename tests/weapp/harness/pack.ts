import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { wxssToCss } from './wxss'

/**
 * The built-in elements the harness offers, and the DOM element that stands for each. An element that is not listed is a
 * problem when the app renders it: add it here, and in runtime/elements.js what its attributes and events mean.
 */
const ELEMENTS: Record<string, string> = {
  view: 'wx-view',
  text: 'wx-text',
  image: 'img',
  button: 'wx-button',
  input: 'input',
  textarea: 'textarea',
  picker: 'wx-picker',
  canvas: 'canvas',
}

export interface AppConfig {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  window?: { navigationBarTitleText?: string }
  tabBar?: { list: { pagePath: string; text: string }[] }
  usingComponents?: Record<string, string>
}

/** The list that the browser loads before the app starts; plain JSON. Paths have no leading slash. */
export interface Manifest {
  app: AppConfig
  /** every page, those of sub-packages included */ pages: string[]
  subPackageRoots: string[]
  elements: Record<string, string>
  /** the JSON file of each page and component */ configs: Record<string, Record<string, unknown>>
  /** source text of each script */ scripts: Record<string, string>
  styles: { path: string; css: string }[]
}

export interface PackedApp {
  manifest: Manifest
  /** An ES module; its default export takes `reportMissing(name)` and answers the compiled templates by path. */
  templates: string
  /** The faults that the template compiler found. */
  problems: string[]
}

/** Reads a finished WeChat build, changing nothing in it. */
export function packApp(dist: string): PackedApp {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).sort()
  const read = (path: string) => readFileSync(join(dist, path), 'utf8')
  const app = JSON.parse(read('app.json')) as AppConfig
  const subPackages = app.subPackages ?? []
  const pages = [...app.pages, ...subPackages.flatMap(({ root, pages }) => pages.map((page) => posix.join(root, page)))]

  const ending = (extension: string) =>
    files.filter((path) => path.endsWith(extension)).map((path) => ({ path, name: path.slice(0, -extension.length) }))
  const components = ending('.json').filter(({ name }) => name !== 'app' && name !== 'project.config')
  const configs = Object.fromEntries(components.map(({ path, name }) => [name, JSON.parse(read(path))]))
  // Any other style sheet is there to be imported.
  const styles = ending('.wxss')
    .filter(({ name }) => name === 'app' || name in configs)
    .map(({ path, name }) => {
      const page = pages.includes(name) ? name : undefined
      return { path, css: wxssToCss({ text: read(path), path, elements: ELEMENTS, page, read }) }
    })
  return {
    manifest: {
      app,
      pages,
      subPackageRoots: subPackages.map(({ root }) => root.replace(/\/$/, '')),
      elements: ELEMENTS,
      configs,
      scripts: Object.fromEntries(ending('.js').map(({ path }) => [path, read(path)])),
      // app.wxss first: a page's own rules win over it.
      styles: styles.sort((a, b) => Number(b.path === 'app.wxss') - Number(a.path === 'app.wxss')),
    },
    ...compileTemplates(ending('.wxml'), ending('.wxs'), read),
  }
}

type Source = { path: string; name: string }

/** One group for all, so that `<import>` and `<wxs src>` find each other. */
function compileTemplates(wxml: Source[], wxs: Source[], read: (path: string) => string) {
  const group = new TmplGroup()
  const problems: string[] = []
  for (const { path, name } of wxml) {
    const faults = group.addTmpl(name, read(path)) as { level: string; message: string; startLine: number }[]
    for (const { level, message, startLine } of faults) problems.push(`${path}:${startLine + 1} ${level}: ${message}`)
  }
  for (const { path, name } of wxs) group.addScript(name, read(path))
  const groups = group.getTmplGenObjectGroups()
  group.free()
  return { problems, templates: `export default (reportMissing) => ${reportingMissing(groups)}` }
}

/**
 * `<template is>` of an unknown name renders nothing, on a phone too, and says nothing. Here the compiled lookup by name
 * reports it. Should another version of the compiler write the lookup differently, this throws rather than go blind.
 */
function reportingMissing(groups: string): string {
  const lookup = 'return S[P]}'
  if (!groups.includes(lookup)) throw new Error('the template compiler writes its lookup differently: adapt pack.ts')
  return groups.replaceAll(lookup, 'return S[P]||(P&&reportMissing(P),undefined)}')
}
