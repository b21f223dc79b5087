/**
 * The stand-in for `@tarojs/components` on H5 (config/index.ts). Taro's own are custom elements that draw themselves once more after React
 * did, which a slow phone feels on the first page. Nothing but a class, an id and a style is given to ours: plain elements do.
 */
export const View = 'div'
export const Text = 'span'
