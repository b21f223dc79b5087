// One list, read at build time (wxml template) and at run time (attribute aliases). Only what src/ui uses: each costs bytes.
const attributes = [
  'aria-role',
  'aria-label',
  'aria-hidden',
  'aria-checked',
  'aria-disabled',
  'aria-invalid',
  'aria-live',
]
const names = ['View', 'Text', 'Button', 'Input', 'Textarea', 'Image']
const aria = Object.fromEntries(attributes.map((name) => [name, '']))
module.exports = { components: Object.fromEntries(names.map((name) => [name, { ...aria }])) }
