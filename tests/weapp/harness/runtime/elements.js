import { tapAgree, withConsent } from './privacy.js'
import { report } from './report.js'

// The meaning of the attributes and events of WeChat's built-in elements on the DOM elements that stand for them (pack.ts).

const RPX = /(-?[\d.]+)rpx\b/g
const isOn = (value) => Boolean(value) && value !== 'false'
const text = (value) => (value === undefined || value === null ? '' : String(value))

const field = {
  // A late setData must not move the cursor of a field that already says the same.
  value: (element, value) => {
    if (element.value !== text(value)) element.value = text(value)
  },
  placeholder: (element, value) => {
    element.placeholder = text(value)
  },
  disabled: (element, value) => {
    element.disabled = isOn(value)
  },
  // WeChat's own limit is 140; a negative number takes it away.
  maxlength: (_element, value, dom) => {
    const limit = value === undefined || value === '' ? 140 : Number(value)
    if (limit >= 0) dom.set('maxlength', limit)
    else dom.remove('maxlength')
  },
  focus: (element, value) => {
    if (isOn(value)) setTimeout(() => element.focus())
  },
}

/** An element's role for a screen reader, unless the app names another. */
const ROLES = { button: 'button' }

const ATTRIBUTES = {
  // No <button>: WeChat's is laid out like any block.
  button: {
    disabled: (_element, value, dom) => {
      for (const name of ['disabled', 'aria-disabled']) isOn(value) ? dom.set(name, 'true') : dom.remove(name)
    },
    // main.js acts on a tap.
    'open-type': (_element, value, dom) => (value ? dom.set('open-type', value) : dom.remove('open-type')),
  },
  input: {
    ...field,
    password: (element, value) => {
      element.type = isOn(value) ? 'password' : 'text'
    },
  },
  textarea: field,
  image: {
    src: (element, value) => {
      element.src = text(value)
    },
  },
}

/**
 * Sets an attribute of a template; those that are neither here nor ARIA only matter to a phone.
 *
 * @param dom {set, remove}: the attributes of the DOM element itself, whose own methods glass-easel calls (backend.js)
 */
export function applyAttribute(kind, element, name, value, dom) {
  const apply = ATTRIBUTES[kind]?.[name]
  if (apply) apply(element, value, dom)
  else if (name === 'class') dom.set('class', text(value))
  else if (name === 'style') dom.set('style', text(value).replace(RPX, 'calc($1 * var(--rpx))'))
  else if (name === 'hidden') element.hidden = isOn(value)
  else if (name.startsWith('aria-')) {
    // Taro's templates name every attribute of a component; one that the app did not set arrives as undefined.
    const [domName, given] = name === 'aria-role' ? ['role', text(value) || ROLES[kind]] : [name, text(value)]
    if (given) dom.set(domName, given)
    else dom.remove(domName)
  }
}

/** WeChat's own dialog about the number, which the user answers outside of the app (driver.ts). */
function askPhone(element, fire) {
  const refused = (fault) => fire(element, 'getphonenumber', { errMsg: `getPhoneNumber:fail ${fault}` })
  const ask = async () => {
    const code = await window.__wechat('phone')
    if (code) fire(element, 'getphonenumber', { code, errMsg: 'getPhoneNumber:ok' })
    else refused('user deny')
  }
  withConsent('getPhoneNumber', ask, refused)
}

/** Wires what a built-in element tells by itself; touches and taps are wired once for all in backend.js. */
export function wireEvents(kind, element, fire) {
  if (kind === 'input' || kind === 'textarea') {
    const detail = () => ({ value: element.value, cursor: element.selectionStart })
    element.addEventListener('input', () => fire(element, 'input', detail()))
    element.addEventListener('focus', () => fire(element, 'focus', detail()))
    element.addEventListener('blur', () => fire(element, 'blur', detail()))
  }
  if (kind === 'input') {
    element.addEventListener('keydown', ({ key, isComposing }) => {
      if (key === 'Enter' && !isComposing) fire(element, 'confirm', { value: element.value })
    })
  }
  if (kind === 'button') {
    element.addEventListener('click', () => {
      const opens = element.getAttribute('open-type')
      if (opens === 'agreePrivacyAuthorization') {
        report('called', opens)
        tapAgree()
        fire(element, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
      }
      if (opens === 'getPhoneNumber' && element.getAttribute('disabled') === null) {
        report('called', opens)
        askPhone(element, fire)
      }
    })
  }
  if (kind === 'picker') {
    // WeChat draws the wheels itself: the driver tells what a finger turns them to (driver.ts).
    element.addEventListener('harness-pick', ({ detail }) => fire(element, 'change', { value: detail }))
  }
  if (kind === 'image') {
    element.addEventListener('load', () =>
      fire(element, 'load', { width: element.naturalWidth, height: element.naturalHeight }),
    )
    element.addEventListener('error', () => fire(element, 'error', { errMsg: `no image at ${element.src}` }))
  }
}
