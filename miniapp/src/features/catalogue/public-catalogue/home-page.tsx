import '@/styles/home.scss'
import type { PublicHome } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { Text, View } from '@tarojs/components'
import { changesInWords } from '@/features/catalogue/publication/change-card'
import { open, openTab } from '@/platform/navigate'
import { useShareCard } from '@/platform/share'
import { chooseElder, useTextSize } from '@/platform/text-size'
import { useQuery } from '@/platform/use-query'
import { TABS } from '@/routes'
import { Button } from '@/ui/button'
import { Heading, Press, Region } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Empty, Loaded } from '@/ui/views'
import { home } from './api'
import { DomainSign } from './domain-sign'
import { NewsItem } from './news-item'
import { SearchBox } from './search-box'
import { SiteFooter } from './site-footer'
import { type Wanted, want } from './wanted'

/** “我是…” offers the most frequent; the catalogue's filter has them all. */
const GROUPS = 8

const thousands = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

function openCatalogue(query: Wanted) {
  want(query)
  openTab('catalogue')
}

function Hero({ region }: { region?: PublicHome['region'] }) {
  const { elder } = useTextSize()
  return (
    <View className="hero">
      <View className="hero-in">
        <View className="hero-head">
          <Heading level={1}>{`${region?.shortName ?? ''}政务公开`}</Heading>
          <Press className="hero-switch" onPress={() => chooseElder(!elder)}>
            {elder ? '标准版' : '长辈版'}
          </Press>
        </View>
        <Text className="hero-note">
          {region?.name === ''
            ? '尚未开通'
            : region
              ? region.edition
                ? `${region.edition} · ${region.domainCount} 个领域 · ${thousands(region.entryCount)} 个公开事项`
                : '目录正在编制，尚未发布'
              : '政务公开事项目录'}
        </Text>
        <SearchBox placeholder={elder ? '如“低保”' : '搜事项、单位，如“低保”'} onSearch={(q) => openCatalogue({ q })} />
      </View>
    </View>
  )
}

function Groups({ groups }: Pick<PublicHome, 'groups'>) {
  if (groups.length === 0) return null
  return (
    <Region role="group" label="我是" className="who">
      <Text className="who-name">我是</Text>
      {groups.slice(0, GROUPS).map(({ code, label }) => (
        <Press key={code} className="chip round" onPress={() => openCatalogue({ group: code })}>
          {label}
        </Press>
      ))}
    </Region>
  )
}

function Domains({ domains }: Pick<PublicHome, 'domains'>) {
  return (
    <View className="domains">
      {domains.map(({ code, name, sign, entryCount }) => (
        <Press key={code} className="domain" onPress={() => openCatalogue({ domain: code })}>
          <DomainSign name={name} sign={sign} />
          <Text className="domain-label">{name}</Text>
          <Text className="muted">{`${thousands(entryCount)} 项`}</Text>
        </Press>
      ))}
    </View>
  )
}

function News({ news: { edition, counts, items } }: { news: NonNullable<PublicHome['news']> }) {
  return (
    <View className="column">
      <Heading className="home-part">最近更新</Heading>
      <Text className="muted">{[edition.name, changesInWords(counts)].filter(Boolean).join('：')}</Text>
      <Button kind="link" onPress={() => open('changes', { id: edition.id })}>
        查看全部变化
      </Button>
      {items.map((item) => (
        <NewsItem key={`${item.id} ${item.text}`} item={item} onPress={() => open('publicEntry', { id: item.id })} />
      ))}
    </View>
  )
}

/** The other ways in. */
function More() {
  const ways = [
    ['目录版本', () => open('editions')],
    ['我的关注', () => open('followed')],
    ['数据下载', () => open('downloads')],
    ['我要反馈', () => open('giveFeedback')],
    ['查反馈答复', () => open('feedbackStanding')],
  ] as const
  return (
    <Region role="group" label="更多" className="chips">
      {ways.map(([name, go]) => (
        <Press key={name} className="chip" onPress={go}>
          {name}
        </Press>
      ))}
    </Region>
  )
}

/** The room where the page will stand, so that nothing jumps when it comes. */
const waiting = (
  <>
    <View className="who waiting" />
    <View className="columns">
      <View className="column">
        <Heading className="home-part">按领域查看</Heading>
        <Region role="status" label="正在读取" className="domains">
          {Array.from({ length: 24 }, (_, index) => (
            <View key={index} className="domain">
              <View className="sign-tile" />
            </View>
          ))}
        </Region>
      </View>
    </View>
  </>
)

export function HomePage() {
  const query = useQuery('home', home)
  useShareCard(() => ({
    title: `${query.data?.region.shortName ?? ''}政务公开事项目录`,
    path: `/${TABS.home.path}`,
  }))
  return (
    <PageShell hero={<Hero region={query.data?.region} />}>
      <Loaded query={query} waiting={waiting}>
        {({ region, groups, domains, news }) =>
          region.name === '' ? (
            <Empty title="尚未开通">
              <Text className="muted">本区县的政务公开事项目录正在准备，开通后可在这里查询。</Text>
            </Empty>
          ) : domains.length === 0 ? (
            <Empty title="还没有发布公开事项">
              <Text className="muted">目录发布后，可在这里按领域查看。</Text>
            </Empty>
          ) : (
            <>
              <Groups groups={groups} />
              <View className="columns">
                <View className="column">
                  <Heading className="home-part">按领域查看</Heading>
                  <Domains domains={domains} />
                  <More />
                </View>
                {news ? <News news={news} /> : null}
              </View>
            </>
          )
        }
      </Loaded>
      <SiteFooter />
    </PageShell>
  )
}
