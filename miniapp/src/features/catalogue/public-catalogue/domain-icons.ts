/**
 * The signs of the 试点领域: line drawings of our own on a field of 24×24, stroke 1.8, as SVG path data. A domain is known
 * by words of its name, so that another district's list finds its signs too; the first that fits counts. The office may choose one by its key.
 */
const DRAWINGS: [key: string, words: RegExp, path: string][] = [
  // a building within the corners of a survey
  [
    'survey',
    /房屋征收|国有土地/,
    'M2.5 6.5v-4h4M17.5 2.5h4v4M21.5 17.5v4h-4M6.5 21.5h-4v-4M6.5 18.5V9.5L12 5.5l5.5 4v9zM12 18.5v-4.5',
  ],
  // a coin above a field
  [
    'field',
    /征地|土地征收/,
    'M12 1.5a6 6 0 1 1 0 12a6 6 0 1 1 0-12M9.5 4.6L12 7.4l2.5-2.8M12 7.4v3.2M9.7 8.4h4.6M6.5 16.7h11l3.5 5H3zM12 16.7v5',
  ],
  // a cottage under the hammer
  ['cottage', /危房/, 'M2.5 11L11 4l8.5 7M5 9.5V20h5M12.2 20.3l5.6-5.6M15.8 11.6l5 5 1.2-1.2-3.4-4.6z'],
  // a house and its keyhole
  ['house', /住房/, 'M3 11.5L12 4l9 7.5M5.5 9.8V20h13V9.8M12 11.2a1.9 1.9 0 1 1 0 3.8a1.9 1.9 0 1 1 0-3.8M12 15v2.5'],
  // a folded map
  ['map', /规划|国土/, 'M3 6.5l6-2.5 6 2.5 6-2.5v13.5L15 20l-6-2.5L3 20zM9 4v13.5M15 6.5V20'],
  // a tower crane
  ['crane', /建设项目|工程/, 'M4 21h7M7.5 21V3.5M7.5 7H21M7.5 3.5L3 7h4.5M7.5 3.5L19 7M17 7v5M14.5 12h5v4h-5z'],
  // give and take
  ['exchange', /交易|采购|招标/, 'M3 8h16M15 4l4 4-4 4M21 16H5M9 12l-4 4 4 4'],
  // a calculator
  [
    'calculator',
    /财政|预算|决算/,
    'M6.5 3h11A1.5 1.5 0 0 1 19 4.5v15a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19.5v-15A1.5 1.5 0 0 1 6.5 3M8.5 6.5h7v3h-7zM8.5 13.5h.1M12 13.5h.1M15.5 13.5h.1M8.5 17.3h.1M12 17.3h.1M15.5 17.3h.1',
  ],
  // a hard hat
  ['helmet', /安全生产|应急/, 'M2.5 16.5h19V20h-19zM5 16.5V14a7 7 0 0 1 14 0v2.5M9.7 12.5V4.8h4.6v7.7'],
  // a lifebuoy
  [
    'lifebuoy',
    /灾/,
    'M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M12 8.3a3.7 3.7 0 1 1 0 7.4a3.7 3.7 0 1 1 0-7.4M5.6 5.6l3.8 3.8M18.4 5.6l-3.8 3.8M5.6 18.4l3.8-3.8M18.4 18.4l-3.8-3.8',
  ],
  // a leaf
  ['leaf', /环境|生态|环保/, 'M3.5 21c2-5.5 5-9 10-11.5M6 16.5C4 9.5 9.5 4 20.5 3.5c.5 11-5 17-12 14.8'],
  // an open book
  [
    'book',
    /文化|旅游|体育/,
    'M12 6.5C10 4.8 7 4 3 4v14.5c4 0 7 .8 9 2.5 2-1.7 5-2.5 9-2.5V4c-4 0-7 .8-9 2.5zM12 6.5V21',
  ],
  // scales
  [
    'scales',
    /法律|司法|法治/,
    'M12 3v18M7.5 21h9M4 6.5h16M5.5 6.5L2.3 14M5.5 6.5L8.7 14M18.5 6.5L15.3 14M18.5 6.5L21.7 14M2 14h7a3.5 2.8 0 0 1-7 0zM15 14h7a3.5 2.8 0 0 1-7 0z',
  ],
  // a sprout on an open hand
  [
    'sprout',
    /扶贫|乡村振兴/,
    'M12 13V7.5M12 8.5c0-3 2-5.2 5.5-5.5.2 3.5-2 5.5-5.5 5.5M12 11c0-2.5-1.8-4.3-5-4.5 0 3 1.8 4.5 5 4.5M2.5 16l3-1.2c2-.7 3.5-.3 5 .7h3.2a1.5 1.5 0 0 1 0 3H10M15 17.8l4.3-2.3a1.5 1.5 0 0 1 1.6 2.5L14.5 21.5l-6-1-6 .5',
  ],
  // a fork and a capsule
  [
    'food',
    /食品|药品|市场监管/,
    'M3.5 3v4.5a3 3 0 0 0 6 0V3M6.5 3v18M14 7.3a3.3 3.3 0 0 1 6.6 0v9.4a3.3 3.3 0 0 1-6.6 0zM14 12h6.6',
  ],
  // a shield that checks
  ['shield', /执法|城管/, 'M12 2.8l8 2.9V11.5c0 5.2-3.4 8.2-8 9.7-4.6-1.5-8-4.5-8-9.7V5.7zM8.3 11.8l2.7 2.7 4.8-5'],
  // a briefcase
  [
    'briefcase',
    /就业|创业|人才/,
    'M4.5 7.5h15A1.5 1.5 0 0 1 21 9v9.5a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18.5V9a1.5 1.5 0 0 1 1.5-1.5M8.5 7.5v-2A1.5 1.5 0 0 1 10 4h4a1.5 1.5 0 0 1 1.5 1.5v2M3 13h18M12 11.5v3',
  ],
  // an umbrella
  ['umbrella', /保险|社保|医保/, 'M12 2.5V4M2.8 13.5a9.2 9.5 0 0 1 18.4 0zM12 13.5v5.7a2.3 2.3 0 0 0 4.6 0'],
  // a heart
  ['heart', /救助|慈善|低保/, 'M12 20.5S3 15.5 3 9.2A4.8 4.8 0 0 1 12 7a4.8 4.8 0 0 1 9 2.2C21 15.5 12 20.5 12 20.5z'],
  // an old person with a stick
  [
    'elder',
    /养老|老年/,
    'M10.5 2.5a2.3 2.3 0 1 1 0 4.6a2.3 2.3 0 1 1 0-4.6M9.5 9.8c-2.5 1.2-4 3.5-4 6.7h3l-.5 5M12 21.5l-.5-6.5-1.5-5.2 2.5 3 3.5.7M18.5 21.5v-7.3a1.7 1.7 0 0 0-3.4 0',
  ],
  // an ear of wheat
  [
    'wheat',
    /涉农|农业|补贴|农资/,
    'M12 21.5V8.5M12 8.5C9.8 6.7 9.8 4 12 2c2.2 2 2.2 4.7 0 6.5M12 14.3c-3.9 0-6.8-2-7-5.8 3.9 0 6.8 2 7 5.8zM12 14.3c3.9 0 6.8-2 7-5.8-3.9 0-6.8 2-7 5.8zM12 20.3c-3.9 0-6.8-1.5-7-4.8 3.9-.3 6.8 1.5 7 4.8zM12 20.3c3.9 0 6.8-1.5 7-4.8-3.9-.3-6.8 1.5-7 4.8z',
  ],
  // a graduate's cap
  ['cap', /教育|学校/, 'M1.8 9.5L12 4.5l10.2 5L12 14.5zM6 11.8V17c1.5 1.6 3.5 2.4 6 2.4s4.5-.8 6-2.4v-5.2M22 9.5v6'],
  // a cross
  ['cross', /医疗|卫生|健康/, 'M9 3h6v6h6v6h-6v6H9v-6H3V9h6z'],
  // a road
  ['road', /市政|公用事业/, 'M8.5 3L3 21M15.5 3L21 21M12 3.5v3M12 10.5v3M12 17.5v3'],
]

/** The drawings to choose from, in the order of the notice's domains. */
export const DOMAIN_DRAWINGS: readonly { key: string; path: string }[] = DRAWINGS.map(([key, , path]) => ({
  key,
  path,
}))

/** The path that stands for a domain: the one chosen for it, else the one its name finds; null where there is none. */
export function domainDrawing(name: string, sign = ''): string | null {
  const chosen = DRAWINGS.find(([key]) => key === sign)
  return (chosen ?? DRAWINGS.find(([, words]) => words.test(name)))?.[2] ?? null
}
