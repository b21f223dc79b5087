import { CurrentWindowBackendContext, triggerEvent } from 'glass-easel'
import { applyAttribute, wireEvents } from './elements.js'
import { report } from './report.js'

/** The host of a page or component, which makes no box of its own (base.css). */
export const HOST = 'wx-x'
const TOUCHES = ['touchstart', 'touchmove', 'touchend', 'touchcancel']
const LONG_PRESS = 350 // milliseconds

/** The drawing of glass-easel: built-in elements become DOM elements, and the DOM's events become WeChat's. */
export class WeappBackend extends CurrentWindowBackendContext {
  #elements
  #components

  /** @param manifest of pack.ts */
  constructor({ elements, configs, app }) {
    super()
    this.#elements = elements
    const named = [app, ...Object.values(configs)].flatMap(({ usingComponents }) => Object.keys(usingComponents ?? {}))
    this.#components = new Set([HOST, ...named])
    this.document = {
      createElement: (tag) => this.#create(tag),
      createTextNode: (text) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    }
    wireTouches()
    wireTaps()
  }

  /** Everything is wired above, when an element is made or once for the document: nothing is delegated on demand. */
  onEvent() {}

  /** Chromium moves a touch to the nearest thing that listens to clicks; without this it would pick a button nearby. */
  setListenerStats(element, type) {
    if (type === 'tap') element.addEventListener('click', () => {})
  }

  #create(tag) {
    if (this.#components.has(tag)) return document.createElement(HOST)
    const name = this.#elements[tag]
    if (!name) report('problem', `the harness has no <${tag}>: add it to pack.ts and elements.js`)
    const element = document.createElement(name ?? `wx-${tag}`)

    const dom = { set: element.setAttribute.bind(element), remove: element.removeAttribute.bind(element) }
    element.setAttribute = (name, value) => applyAttribute(tag, element, name, templateValue(element, name, value), dom)
    element.removeAttribute = (name) => applyAttribute(tag, element, name, templateValue(element, name), dom)
    element.setAttribute('aria-role')
    wireEvents(tag, element, fire)
    return element
  }
}

/** glass-easel writes text, or removes what is false; its own element still has the value of the template. */
function templateValue(element, name, written) {
  return name === 'class' || name === 'style' ? written : element.__wxElement?.getAttribute(name)
}

function nodeOf(target) {
  let element = target
  while (element && !element.__wxElement) element = element.parentNode
  return element?.__wxElement
}

function fire(target, type, detail, { bubbles = false, originalEvent, ...extraFields } = {}) {
  const node = nodeOf(target)
  if (!node) return
  triggerEvent(node, type, detail, {
    bubbles,
    composed: bubbles,
    capturePhase: bubbles,
    originalEvent,
    extraFields: { touches: [], changedTouches: [], ...extraFields },
  })
}

/** On a canvas a touch is told by its place on it. */
const onCanvas = ({ identifier = 0, clientX, clientY }, canvas) => {
  const { left, top } = canvas.getBoundingClientRect()
  return { identifier, x: clientX - left, y: clientY - top }
}
const point = ({ identifier = 0, pageX, pageY, clientX, clientY }) => ({ identifier, pageX, pageY, clientX, clientY })

function wireTouches() {
  for (const type of TOUCHES) {
    const pass = (event) => {
      const { target } = event
      const told = target.tagName === 'CANVAS' ? (touch) => onCanvas(touch, target) : point
      const touches = { touches: [...event.touches].map(told), changedTouches: [...event.changedTouches].map(told) }
      fire(target, type, {}, { bubbles: true, originalEvent: event, ...touches })
    }
    document.addEventListener(type, pass, { capture: true, passive: true })
  }
}

function wireTaps() {
  let timer
  const press = (event) => {
    timer = setTimeout(() => fire(event.target, 'longpress', at(event), { bubbles: true }), LONG_PRESS)
  }
  document.addEventListener('pointerdown', press, true)
  for (const type of ['pointerup', 'pointercancel', 'pointermove'])
    document.addEventListener(type, () => clearTimeout(timer), true)

  document.addEventListener(
    'click',
    (event) => {
      if (event.target.closest?.('[disabled]')) return
      const touch = point(event)
      fire(event.target, 'tap', at(event), {
        bubbles: true,
        originalEvent: event,
        touches: [touch],
        changedTouches: [touch],
      })
    },
    true,
  )
}

const at = ({ pageX, pageY }) => ({ x: pageX, y: pageY })
